import type { Bilingual, CivilDate, RecordId } from '../language.ts';
import type { ClockRule, Profile } from '../profile.ts';
import type { StageEvent } from '../stage-event.ts';
import { civilDate, dayNumber } from './civil-date.ts';
import { readingsOf, type ClockChange, type ClockReading, type ClockSurroundings } from './count.ts';

/**
 * How a clock stands. `in-doubt`: the two readings of the law disagree about whether it was kept. `ended`: the case ended first.
 * `needs-fact`: a date that the law asks for is not entered. `no-term`: the law sets none here. `suspended`: it stands still.
 */
export const clockStates = [
  'running',
  'lapsed',
  'lapsed-in-doubt',
  'stopped',
  'stopped-late',
  'stopped-in-doubt',
  'suspended',
  'ended',
  'needs-fact',
  'no-term',
] as const;
export type ClockState = (typeof clockStates)[number];

/** One clock started by one event: the dates, and how it stands on a given day. */
export type Clock = {
  readonly clock: string; // the rule's id
  readonly start: { readonly event: RecordId; readonly type: string; readonly on: CivilDate };
  readonly state: ClockState;
  readonly readings: readonly ClockReading[]; // none while it waits for a fact, has no term, or stands still
  readonly mustStopBy: CivilDate | null; // the earliest reading
  readonly latest: CivilDate | null;
  readonly warnOn: CivilDate | null; // from when it asks for attention
  readonly stop: { readonly event: RecordId; readonly type: string; readonly on: CivilDate } | null;
  /** When it ended without a stop event: the case came to an outcome, or left the stages in which such a clock runs. */
  readonly endedOn: CivilDate | null;
  readonly missing: readonly string[]; // facts to ask for
  readonly changes: readonly ClockChange[];
  readonly noTerm: Bilingual | null;
};

/**
 * Every clock that the events start, in the profile's order, then by start. `events` are those that count, in order
 * (`effectiveEvents`). A clock looks only at the events its rule names and at the case's end, so an unrelated event changes none.
 * One that no event stops (its rule says why) ends when the case leaves the stages that name it.
 */
export function computeClocks(
  profile: Profile,
  events: readonly StageEvent[],
  surroundings: ClockSurroundings,
): readonly Clock[] {
  const clocks: Clock[] = [];
  const ends = (rule: ClockRule): ((event: StageEvent) => boolean) => {
    const runsIn = 'none' in rule.stop ? stagesNaming(profile, rule.id) : null;
    return ({ stage }) => stage !== undefined && (endsCase(profile, stage) || (runsIn !== null && !runsIn.has(stage)));
  };
  for (const rule of profile.clocks) {
    for (const [index, event] of events.entries()) {
      if (!rule.start.events.includes(event.type)) continue;
      const end = events.slice(index + 1).find(ends(rule));
      clocks.push(computeClock(rule, event, { events, surroundings, end, earlier: clocks }));
    }
  }
  return clocks;
}

type Given = {
  readonly events: readonly StageEvent[];
  readonly surroundings: ClockSurroundings;
  readonly end: StageEvent | undefined;
  readonly earlier: readonly Clock[]; // for clocks that end with another; their rules stand before them
};

function computeClock(rule: ClockRule, start: StageEvent, given: Given): Clock {
  const stop = stopOf(rule, start, given.events);
  const changes = changesOf(rule, start, given.events, stop);
  const base = {
    clock: rule.id,
    start: { event: start.id, type: start.type, on: start.on },
    stop: stop === undefined ? null : { event: stop.id, type: stop.type, on: stop.on },
    endedOn: stop === undefined ? (given.end?.on ?? null) : null,
    changes,
    noTerm: null,
  };
  const none = { ...base, readings: [], mustStopBy: null, latest: null, warnOn: null, missing: [] };

  if (rule.length.kind === 'same-as') {
    const other = lastStarted(given.earlier, rule.length.clock, start.on);
    if (other === undefined)
      return {
        ...none,
        state: stop === undefined ? (given.end === undefined ? 'no-term' : 'ended') : 'stopped',
        noTerm: rule.length.otherwise,
      };
    const readings = other.readings.map(reading => ({ ...reading, kind: 'same-as' as const }));
    return withDates(base, rule, readings, [], given, other.state === 'suspended');
  }
  const missing = missingFacts(rule, start);
  if (missing.blocking.length > 0)
    return {
      ...none,
      state: stop === undefined ? (given.end === undefined ? 'needs-fact' : 'ended') : 'stopped',
      missing: missing.blocking,
    };
  const counted = readingsOf(rule, start, changes, given.surroundings);
  return withDates(base, rule, counted ?? [], missing.open, given, counted === null);
}

function withDates(
  base: Pick<Clock, 'clock' | 'start' | 'stop' | 'endedOn' | 'changes' | 'noTerm'>,
  rule: ClockRule,
  readings: readonly ClockReading[],
  missing: readonly string[],
  given: Given,
  isSuspended: boolean,
): Clock {
  const days = readings.map(reading => reading.lastDay).sort();
  const mustStopBy = days[0] ?? null;
  const latest = days.at(-1) ?? null;
  const longestWarning = Math.max(0, ...rule.warnDays);
  return {
    ...base,
    state: stateOf(base, { mustStopBy, latest, isSuspended }, given.surroundings.today),
    readings,
    mustStopBy,
    latest,
    warnOn: mustStopBy === null ? null : civilDate(dayNumber(mustStopBy) - longestWarning),
    missing,
  };
}

function stateOf(
  { stop, endedOn }: Pick<Clock, 'stop' | 'endedOn'>,
  { mustStopBy, latest, isSuspended }: { mustStopBy: CivilDate | null; latest: CivilDate | null; isSuspended: boolean },
  today: CivilDate,
): ClockState {
  const wasKept = (on: CivilDate, kept: ClockState, doubt: ClockState, late: ClockState): ClockState =>
    mustStopBy === null || latest === null || on <= mustStopBy ? kept : on <= latest ? doubt : late;
  if (stop !== null) return wasKept(stop.on, 'stopped', 'stopped-in-doubt', 'stopped-late');
  if (endedOn !== null) return wasKept(endedOn, 'ended', 'ended', 'lapsed');
  if (isSuspended) return 'suspended';
  return wasKept(today, 'running', 'lapsed-in-doubt', 'lapsed');
}

/** A continuing outcome (a surrender, followed by its after-care) ends no clock: its own stop events do. */
function endsCase(profile: Profile, stage: string): boolean {
  const outcome = profile.outcomes.find(({ id }) => id === stage);
  return outcome !== undefined && outcome.continues === null;
}

function stagesNaming(profile: Profile, clock: string): ReadonlySet<string> {
  return new Set(profile.stages.filter(({ clocks }) => clocks.includes(clock)).map(({ id }) => id));
}

function stopOf(rule: ClockRule, start: StageEvent, events: readonly StageEvent[]): StageEvent | undefined {
  if (!('events' in rule.stop)) return undefined;
  const { events: types } = rule.stop;
  return events.find(event => types.includes(event.type) && event.on >= start.on && event.id !== start.id);
}

/** Extensions that the rule allows and that name this clock, and the spans in which it stands still. */
function changesOf(
  rule: ClockRule,
  start: StageEvent,
  events: readonly StageEvent[],
  stop: StageEvent | undefined,
): readonly ClockChange[] {
  const changes: ClockChange[] = [];
  for (const event of events) {
    if (event.on < start.on || (stop !== undefined && event.on > stop.on)) continue;
    if (event.type === 'clock-extended' && rule.extension !== null && event.facts['clock'] === rule.id) {
      changes.push(extensionOf(event));
    }
    for (const toll of rule.tolls) {
      if (event.type !== toll.from) continue;
      const until = events.find(other => other.type === toll.to && other.on >= event.on && other.id !== event.id);
      changes.push({ kind: 'suspended', event: event.id, on: event.on, until: until?.on ?? null, days: null, ...why(event) });
    }
  }
  return changes;
}

function extensionOf(event: StageEvent): ClockChange {
  const { days, until } = event.facts;
  return {
    kind: 'extended',
    event: event.id,
    on: event.on,
    until: typeof until === 'string' ? (until as CivilDate) : null, // the profile's fact is of type date
    days: typeof days === 'number' ? days : null,
    ...why(event),
  };
}

function why({ facts }: StageEvent): { readonly reason: string; readonly document: string } {
  const { reason, document } = facts;
  return { reason: typeof reason === 'string' ? reason : '', document: typeof document === 'string' ? document : '' };
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

function lastStarted(clocks: readonly Clock[], id: string, by: CivilDate): Clock | undefined {
  return clocks.filter(clock => clock.clock === id && clock.start.on <= by).at(-1);
}
