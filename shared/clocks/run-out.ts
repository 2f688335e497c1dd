import type { CivilDate, RecordId } from '../language.ts';
import type { ClockRule, Profile } from '../profile.ts';
import type { StageEvent } from '../stage-event.ts';
import type { Clock, ClockGiven, Led } from './clock.ts';
import { RAN_OUT, type Ending } from './clock-end.ts';
import { readingsOf, type ClockReading } from './count.ts';

// A window that runs out without an act is over by itself, and what the law puts after it begins: three days for exceptions, then the opinion.

/** The clocks of a rule that another's running out starts. Each reading goes on from the same reading of the other. */
export function followersOf(
  rule: ClockRule,
  given: Pick<ClockGiven, 'events' | 'surroundings' | 'earlier' | 'isAhead'>,
  make: (start: StageEvent, led: Led) => Clock,
): readonly Clock[] {
  const { events, surroundings, earlier, isAhead } = given;
  return (rule.start.after ?? []).flatMap(({ clock: id }) =>
    earlier.flatMap(other => {
      const began = events.find(event => event.id === other.start.event);
      const ranOut = other.mustStopBy;
      if (other.clock !== id || began === undefined || ranOut === null || !hasRunOut(other)) return [];
      if (!isAhead && surroundings.today <= ranOut) return [];
      const { stage: _, at: __, ...plain } = began; // it began by running out, not by a move
      const start = { ...plain, on: ranOut };
      return [make(start, { by: id, readings: goingOn(rule, start, other.readings, surroundings) })];
    }),
  );
}

/** The end of a clock that leads to another, once its last day is over; null before. */
export function runOut(
  profile: Profile,
  { clock, event }: { readonly clock: string; readonly event: RecordId },
  { latest, today }: { readonly latest: CivilDate | null; readonly today: CivilDate },
): Ending | null {
  if (latest === null || today <= latest) return null;
  const follower = profile.clocks.find(rule => rule.start.after?.some(after => after.clock === clock));
  const source = follower?.start.after?.find(after => after.clock === clock)?.source ?? null;
  return { on: latest, by: 'rule', event, type: RAN_OUT, stage: null, source, why: null, reason: '', from: '' };
}

function hasRunOut({ stop, ended, mustStopBy, readings }: Clock): boolean {
  if (readings.length === 0 || mustStopBy === null) return false;
  return stop === null && (ended === null || ended.type === RAN_OUT || ended.on > mustStopBy);
}

function goingOn(
  rule: ClockRule,
  start: StageEvent,
  from: readonly ClockReading[],
  surroundings: ClockGiven['surroundings'],
): readonly ClockReading[] {
  return from.flatMap(
    reading =>
      readingsOf(rule, { ...start, on: reading.lastDay }, [], surroundings)?.filter(
        ({ kind }) => from.length === 1 || kind === reading.kind,
      ) ?? [],
  );
}
