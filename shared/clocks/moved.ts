import type { CivilDate, RecordId } from '../language.ts';
import type { Clock, ClockState } from './clock.ts';

/** What a clock showed: its range of last days and how it stood. */
export type Shown = { readonly mustStopBy: CivilDate | null; readonly latest: CivilDate | null; readonly state: ClockState };

/** A clock that a change of calendar or of events moved, made or ended. `null` on one side: it was not there. */
export type Moved = {
  readonly clock: string;
  readonly startEvent: RecordId;
  readonly before: Shown | null;
  readonly after: Shown | null;
};

/**
 * Exactly the clocks that differ between two computations of one case, in the order of the later one. `originOf` says which event a
 * corrected one was before, so that a corrected start moves its clock rather than ending it and starting another.
 */
export function clocksMoved(
  before: readonly Clock[],
  after: readonly Clock[],
  originOf: (event: RecordId) => RecordId = event => event,
): readonly Moved[] {
  const keyOf = (clock: Clock): string => `${clock.clock} ${originOf(clock.start.event)}`;
  const earlier = new Map(before.map(clock => [keyOf(clock), clock]));
  const moved: Moved[] = [];
  for (const clock of after) {
    const was = earlier.get(keyOf(clock));
    earlier.delete(keyOf(clock));
    if (was === undefined || !isSame(was, clock))
      moved.push({
        clock: clock.clock,
        startEvent: clock.start.event,
        before: was === undefined ? null : shown(was),
        after: shown(clock),
      });
  }
  for (const clock of earlier.values())
    moved.push({ clock: clock.clock, startEvent: clock.start.event, before: shown(clock), after: null });
  return moved;
}

function isSame(a: Clock, b: Clock): boolean {
  return (
    a.state === b.state &&
    a.mustStopBy === b.mustStopBy &&
    a.latest === b.latest &&
    a.readings.length === b.readings.length &&
    a.readings.every((reading, index) => reading.lastDay === b.readings[index]?.lastDay)
  );
}

function shown({ mustStopBy, latest, state }: Clock): Shown {
  return { mustStopBy, latest, state };
}
