import type { CivilDate } from '../language.ts';
import type { ClockRule, Profile } from '../profile.ts';
import type { StageEvent } from '../stage-event.ts';
import { civilDate, dayNumber } from './civil-date.ts';
import type { Clock, ClockGiven, ClockOptions, ClockState, Led } from './clock.ts';
import { changesOf } from './clock-changes.ts';
import { endingOf, type Ending } from './clock-end.ts';
import { readingsOf, type ClockReading, type ClockSurroundings } from './count.ts';
import { happenedAfter } from './happened-after.ts';
import { pastOn, type Range } from './past-on.ts';
import { followersOf, runOut } from './run-out.ts';

/**
 * Every clock that the events start, in the profile's order, then by start. `events` are those that count, in the order of the case's way
 * (`historyOf`). A clock looks only at the events its rule names and at what ends it, so an unrelated event changes none.
 */
export function computeClocks(
  profile: Profile,
  events: readonly StageEvent[],
  surroundings: ClockSurroundings,
  { originOf = id => id, isAhead = false }: ClockOptions = {},
): readonly Clock[] {
  const clocks: Clock[] = [];
  for (const rule of profile.clocks) {
    const given = { profile, events, surroundings, earlier: clocks, originOf, isAhead };
    clocks.push(...events.filter(({ type }) => rule.start.events.includes(type)).map(event => computeClock(rule, event, given)));
    clocks.push(...followersOf(rule, given, (start, readings) => computeClock(rule, start, given, readings)));
  }
  return clocks;
}

type Base = Pick<Clock, 'clock' | 'start' | 'stop' | 'counsel' | 'after' | 'leads' | 'changes' | 'noTerm'> & {
  readonly ending: Ending | null;
};

function computeClock(rule: ClockRule, start: StageEvent, given: ClockGiven, led?: Led): Clock {
  const { events, surroundings } = given;
  const ending = endingOf(given.profile, rule, start, { events, startId: given.originOf(start.id) });
  const stop = stopOf(rule, start, events, ending);
  const changes = changesOf(rule, start, events, stop);
  const base: Base = {
    clock: rule.id,
    start: { event: start.id, type: start.type, on: start.on },
    stop: stop === undefined ? null : { event: stop.id, type: stop.type, on: stop.on },
    ending: stop === undefined ? (ending ?? null) : null,
    counsel: stop === undefined && ending === undefined ? counselOf(rule, start, events) : null,
    after: led?.by ?? null,
    leads:
      stop === undefined && given.profile.clocks.some(({ start: { after } }) => after?.some(({ clock }) => clock === rule.id)),
    changes,
    noTerm: null,
  };
  if (rule.length.kind === 'same-as') {
    const other = detentionClock(rule.length.clock, start, given);
    if (other === undefined) return withoutDates({ ...base, noTerm: rule.length.otherwise }, 'no-term', []);
    const readings = other.readings.map(reading => ({ ...reading, kind: 'same-as' as const }));
    return withDates(
      { ...base, counsel: base.counsel ?? other.counsel },
      rule,
      { readings, missing: [], isSuspended: other.state === 'suspended' },
      given,
    );
  }
  const missing = missingFacts(rule, start);
  if (missing.blocking.length > 0) return withoutDates(base, 'needs-fact', missing.blocking);
  const counted = led?.readings ?? readingsOf(rule, start, changes, surroundings);
  return withDates(base, rule, { readings: counted ?? [], missing: missing.open, isSuspended: counted === null }, given);
}

function withoutDates({ ending, ...base }: Base, state: 'no-term' | 'needs-fact', missing: readonly string[]): Clock {
  return {
    ...base,
    readings: [],
    mustStopBy: null,
    latest: null,
    warnOn: null,
    ended: ending === null ? null : { ...ending, past: 'no' },
    missing: ending === null && base.stop === null ? missing : [],
    state: base.stop !== null ? 'stopped' : ending !== null ? 'ended' : state,
  };
}

type Dates = { readonly readings: readonly ClockReading[]; readonly missing: readonly string[]; readonly isSuspended: boolean };

function withDates(
  { ending, ...base }: Base,
  rule: ClockRule,
  { readings, missing, isSuspended }: Dates,
  given: ClockGiven,
): Clock {
  const days = readings.map(reading => reading.lastDay).sort();
  const mustStopBy = days[0] ?? null;
  const latest = days.at(-1) ?? null;
  const longestWarning = Math.max(0, ...rule.warnDays);
  const { today } = given.surroundings;
  const over =
    ending ??
    (base.leads && !given.isAhead && !isSuspended
      ? runOut(given.profile, { clock: rule.id, event: base.start.event }, { latest, today })
      : null);
  const ended = over === null ? null : { ...over, past: pastOn(over.on, { mustStopBy, latest }) };
  return {
    ...base,
    state: stateOf({ ...base, ended }, { mustStopBy, latest, isSuspended }, today),
    readings,
    mustStopBy,
    latest,
    warnOn: mustStopBy === null ? null : civilDate(dayNumber(mustStopBy) - longestWarning),
    ended,
    missing,
  };
}

function stateOf(
  { stop, ended, counsel }: Pick<Clock, 'stop' | 'ended' | 'counsel'>,
  { isSuspended, ...range }: Range & { readonly isSuspended: boolean },
  today: CivilDate,
): ClockState {
  if (stop !== null)
    return ({ no: 'stopped', 'in-doubt': 'stopped-in-doubt', yes: 'stopped-late' } as const)[pastOn(stop.on, range)];
  if (ended !== null) return 'ended';
  if (isSuspended) return 'suspended';
  if (counsel !== null) return 'for-counsel';
  return ({ no: 'running', 'in-doubt': 'lapsed-in-doubt', yes: 'lapsed' } as const)[pastOn(today, range)];
}

/** The first event that met the clock, unless it had ended before. */
function stopOf(
  rule: ClockRule,
  start: StageEvent,
  events: readonly StageEvent[],
  ending: Ending | undefined,
): StageEvent | undefined {
  if (!('events' in rule.stop)) return undefined;
  const { events: types } = rule.stop;
  const stop = events.find(event => types.includes(event.type) && happenedAfter(event, start, events));
  const end = ending === undefined ? undefined : events.find(({ id }) => id === ending.event);
  return stop !== undefined && end !== undefined && stop.id !== end.id && isBefore(end, stop, events) ? undefined : stop;
}

function isBefore(one: StageEvent, other: StageEvent, events: readonly StageEvent[]): boolean {
  return one.on < other.on || (one.on === other.on && !happenedAfter(one, other, events));
}

function counselOf(rule: ClockRule, start: StageEvent, events: readonly StageEvent[]): Ending | null {
  for (const event of events) {
    const asked = rule.counsel?.find(({ event: type }) => type === event.type);
    if (asked === undefined || !happenedAfter(event, start, events)) continue;
    const { id, on, type, stage = null } = event;
    return { on, by: 'rule', event: id, type, stage, source: asked.source, why: asked.why ?? null, reason: '', from: '' };
  }
  return null;
}

/** The clock that another ends with: the last one started by then, unless what it measures was over. */
function detentionClock(id: string, start: StageEvent, { profile, events, earlier, originOf }: ClockGiven): Clock | undefined {
  const other = earlier.filter(clock => clock.clock === id && clock.start.on <= start.on).at(-1);
  const rule = profile.clocks.find(candidate => candidate.id === id);
  const began = events.find(event => event.id === other?.start.event);
  if (other === undefined || rule === undefined || began === undefined) return other;
  const ending = endingOf(profile, rule, began, { events, startId: originOf(began.id) });
  const end = events.find(event => event.id === ending?.event);
  return end !== undefined && isBefore(end, start, events) ? undefined : other;
}

/** `blocking` facts without which no date can be said; `open` ones without which it is only a lower bound. */
function missingFacts(
  rule: ClockRule,
  start: StageEvent,
): { readonly blocking: readonly string[]; readonly open: readonly string[] } {
  const { length, plusDaysFact } = rule;
  const needed = [rule.start.dateFact, length.kind === 'date' ? length.fact : undefined];
  return {
    blocking: needed.filter(fact => fact !== undefined && typeof start.facts[fact] !== 'string') as readonly string[], // undefined filtered out
    open: plusDaysFact !== undefined && typeof start.facts[plusDaysFact] !== 'number' ? [plusDaysFact] : [],
  };
}
