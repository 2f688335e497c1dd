import type { CivilDate, RecordId } from '../language.ts';
import type { ClockRule, Profile } from '../profile.ts';
import type { StageEvent } from '../stage-event.ts';
import type { StageState } from '../stages.ts';
import type { Clock } from './clock.ts';
import { personEndingOf, TAKEN_OVER } from './clock-end.ts';
import { pastOn } from './past-on.ts';

// A case that was taken over as it stood has no events from before. Its clocks wait for the date that would have started them.

/** Where a case began here, if not at its profile's beginning: then something happened before that is not recorded. */
export type Opening = { readonly id: RecordId; readonly stage: string; readonly on: CivilDate | null };

/** The opening of a case that was taken over; null for one that was followed from the beginning. `id` is the case's own record. */
export function openingOf({ initial }: Profile, { path }: Pick<StageState, 'path'>, id: RecordId): Opening | null {
  const [first] = path;
  if (first === undefined || initial === null || first.stage === initial) return null;
  return { id, stage: first.stage, on: (first.on as string) === '' ? null : first.on };
}

/** What stands for the event that started a clock of which no event is recorded. */
export function takenOverEvent({ id, on }: Opening, day: CivilDate): StageEvent {
  return { id, type: TAKEN_OVER, on: on ?? day, facts: {} };
}

/**
 * The clocks of a case that was taken over: those that its stage names and no recorded event started, each waiting for the event that must
 * have, and those that began before in stages it had already left, which no longer apply.
 */
export function withTakenOver(
  profile: Profile,
  clocks: readonly Clock[],
  {
    state,
    opening,
    events,
    today,
  }: { state: StageState; opening: Opening | null; events: readonly StageEvent[]; today: CivilDate },
): readonly Clock[] {
  if (opening === null) return clocks;
  const named = new Set(profile.stages.find(({ id }) => id === opening.stage)?.clocks);
  const until = opening.on ?? state.path[1]?.on ?? ('9999-12-31' as CivilDate); // all of a case that has not moved since
  const moves = new Set(state.path.map(({ event }) => event)); // what moved it here happened here
  const left = clocks.map(clock => {
    const isOpen = clock.stop === null && clock.ended === null && !named.has(clock.clock);
    const isFromBefore = clock.start.on <= until && !moves.has(clock.start.event);
    return isOpen && isFromBefore ? leftBehind(profile, clock, opening) : clock;
  });
  if (state.isOver) return left;
  const here = profile.stages.find(({ id }) => id === state.stage)?.clocks ?? [];
  const waiting = profile.clocks.filter(rule => here.includes(rule.id) && !clocks.some(({ clock }) => clock === rule.id));
  return [...left, ...waiting.flatMap(rule => waitingClock(profile, rule, { opening, events, today }))];
}

/** The events one of which must have started a clock before the case stood in a stage, in the order of the rule. */
export function startsBefore(profile: Profile, rule: ClockRule, stage: string): readonly string[] {
  const place = (id: string): number => profile.stages.findIndex(one => one.id === id);
  const at = place(stage);
  const isNamedBefore = profile.stages.some(({ id, clocks }) => clocks.includes(rule.id) && place(id) < at);
  return rule.start.events.filter(type => {
    const moves = profile.stages.flatMap(({ id, exits }) =>
      exits.filter(({ event }) => event === type).map(({ to }) => ({ id, to })),
    );
    return moves.length === 0 ? isNamedBefore : moves.some(({ id, to }) => place(id) < at && place(to) >= 0 && place(to) <= at);
  });
}

function waitingClock(
  profile: Profile,
  rule: ClockRule,
  { opening, events, today }: { opening: Opening; events: readonly StageEvent[]; today: CivilDate },
): readonly Clock[] {
  const missing = startsBefore(profile, rule, opening.stage);
  if (missing.length === 0) return [];
  const { id, type, on } = takenOverEvent(opening, today);
  const ending = personEndingOf(rule, events, opening.id);
  return [
    {
      clock: rule.id,
      start: { event: id, type, on },
      state: ending === undefined ? 'needs-fact' : 'ended',
      readings: [],
      mustStopBy: null,
      latest: null,
      warnOn: null,
      stop: null,
      ended: ending === undefined ? null : { ...ending, past: 'no' },
      counsel: null,
      after: null,
      leads: false,
      missing: ending === undefined ? missing : [],
      changes: [],
      noTerm: null,
    },
  ];
}

function leftBehind(profile: Profile, clock: Clock, { id, stage, on }: Opening): Clock {
  const source = profile.stages.find(one => one.id === stage)?.source ?? null;
  const day = on ?? clock.start.on;
  const past = pastOn(day, clock);
  return {
    ...clock,
    state: 'ended',
    counsel: null,
    ended: { on: day, by: 'rule', event: id, type: TAKEN_OVER, stage, source, why: null, reason: '', from: '', past },
  };
}
