import type { CaseRecord } from './case.ts';
import { dayOfInstant } from './clocks/civil-day.ts';
import type { CivilDate, Json, RecordId } from './language.ts';
import type { FactRule, Profile } from './profile.ts';

/** The kinds of record that an event may be about; each is the name of a field of an event as well. A person is one of them. */
export const aboutKinds = ['subject', 'warrant', 'charge', 'document', 'plan'] as const;
export type AboutKind = (typeof aboutKinds)[number];

/**
 * Something that happened in a case, as stages and clocks read it. `supersedes` names an earlier record that this one corrects;
 * both stay, the earlier no longer counts. `retracted` says that it did not happen at all.
 */
export type StageEvent = {
  readonly id: RecordId;
  readonly type: string;
  readonly on: CivilDate; // in the authority's zone
  readonly at?: string; // the instant, where it is known: orders events of one day
  readonly stage?: string; // the stage or outcome that it entered
  readonly facts: Readonly<Record<string, Json>>;
  readonly supersedes?: RecordId;
  readonly retracted?: boolean;
};

/**
 * The events that count: corrected and retracted ones left out, ordered by date, within a day those without an instant first, then by instant,
 * then by id. Of one that was corrected twice, neither having heard of the other, the earlier counts, and one that is no retraction: no clock stands
 * still until somebody says which is right.
 */
export function effectiveEvents(events: readonly StageEvent[]): readonly StageEvent[] {
  return lastVersions(events)
    .flatMap(versions => countedOf(versions) ?? [])
    .sort(byTime);
}

/** The versions of each event that nothing corrects: one, or several where machines corrected it unheard of each other. */
export function lastVersions<T extends Pick<StageEvent, 'id' | 'supersedes'>>(events: readonly T[]): readonly (readonly T[])[] {
  const replaced = new Set<string>();
  for (const event of events) if (event.supersedes !== undefined) replaced.add(event.supersedes);
  const last = events.filter(event => !replaced.has(event.id));
  if (replaced.size === 0) return last.map(event => [event]);
  const origin = originOf(events);
  return [...Map.groupBy(last, ({ id }) => origin(id)).values()];
}

function countedOf(versions: readonly StageEvent[]): StageEvent | undefined {
  if (versions.length === 1) return versions[0]?.retracted === true ? undefined : versions[0];
  return versions.filter(({ retracted }) => retracted !== true).sort(byTime)[0];
}

/** Both versions of what was corrected, oldest first, for those who ask what was believed before. */
export function correctionsOf(events: readonly StageEvent[], id: RecordId): readonly StageEvent[] {
  const byId = new Map(events.map(event => [event.id, event]));
  const versions: StageEvent[] = [];
  for (let event = byId.get(id); event !== undefined && !versions.includes(event);) {
    versions.unshift(event);
    event = event.supersedes === undefined ? undefined : byId.get(event.supersedes);
  }
  return versions;
}

/** All versions, oldest first and the one that counts last, of every event that was corrected or retracted. */
export function correctedEvents(events: readonly StageEvent[]): readonly (readonly StageEvent[])[] {
  return lastVersions(events)
    .map(last => {
      const counted = countedOf(last) ?? last.at(-1);
      const chains = last.toSorted(byId).flatMap(({ id }) => correctionsOf(events, id));
      return [...new Set(chains.filter(event => event !== counted)), ...(counted === undefined ? [] : [counted])];
    })
    .filter(versions => versions.length > 1);
}

/** The first version of an event that was corrected, or its own id: what a clock keeps being started by. */
export function originOf(events: readonly Pick<StageEvent, 'id' | 'supersedes'>[]): (id: RecordId) => RecordId {
  const earlier = new Map(events.flatMap(({ id, supersedes }) => (supersedes === undefined ? [] : [[id, supersedes] as const])));
  return id => {
    const seen = new Set<RecordId>();
    let origin = id;
    for (let was = earlier.get(origin); was !== undefined && !seen.has(was); was = earlier.get(origin)) seen.add((origin = was));
    return origin;
  };
}

/** The events of a case, from its records of entity `event`, in no particular order. */
export function stageEventsOf(records: readonly CaseRecord[], profile: Pick<Profile, 'zone' | 'facts'>): readonly StageEvent[] {
  return records.filter(record => record.entity === 'event').map(record => stageEventOf(record, profile));
}

/** The fields of a record of entity `event`: facts are short texts, `name=value`. */
export function fieldsOfEvent(event: Omit<StageEvent, 'id'>, stageFrom?: string): Record<string, Json> {
  const { reason, ...facts } = event.facts;
  const texts = Object.entries(facts)
    .filter(([, value]) => typeof value !== 'object')
    .map(([name, value]) => `${name}=${value as string | number | boolean}`) // objects were left out
    .sort();
  return {
    type: event.type,
    on: event.on,
    ...(event.at === undefined ? {} : { at: event.at }),
    ...(stageFrom === undefined ? {} : { stageFrom }),
    ...(event.stage === undefined ? {} : { stageTo: event.stage }),
    ...(texts.length === 0 ? {} : { facts: texts }),
    ...(typeof reason === 'string' && reason !== '' ? { reason } : {}),
    ...(event.supersedes === undefined ? {} : { supersedes: event.supersedes }),
    ...(event.retracted === true ? { retracted: true } : {}),
  };
}

function stageEventOf({ id, fields }: CaseRecord, profile: Pick<Profile, 'zone' | 'facts'>): StageEvent {
  const at = text(fields['at']);
  const on = text(fields['on']);
  const stage = text(fields['stageTo']);
  const supersedes = text(fields['supersedes']);
  return {
    id,
    type: text(fields['type']) ?? '',
    on: on === undefined ? dayOfInstant(profile.zone, at ?? '1970-01-01') : (on as CivilDate), // the catalogue checked that it is one
    ...(at === undefined ? {} : { at }),
    ...(stage === undefined ? {} : { stage }),
    facts: factsOf(fields, profile.facts),
    ...(supersedes === undefined ? {} : { supersedes: supersedes as RecordId }), // a reference is a record's id
    ...(fields['retracted'] === true ? { retracted: true } : {}),
  };
}

function factsOf(fields: CaseRecord['fields'], rules: Readonly<Record<string, FactRule>>): Readonly<Record<string, Json>> {
  const { type, facts, reason, source, charge } = fields;
  const named: Record<string, Json> = {};
  if (typeof reason === 'string') named['reason'] = reason;
  if (typeof source === 'string') named['document'] = source;
  if (type === 'charge-disposed' && typeof charge === 'string') named['charge'] = charge;
  if (!Array.isArray(facts)) return named;
  for (const fact of facts as readonly Json[]) {
    if (typeof fact !== 'string') continue;
    const equals = fact.indexOf('=');
    if (equals > 0) named[fact.slice(0, equals)] = typed(fact.slice(equals + 1), rules[fact.slice(0, equals)]);
  }
  return named;
}

function typed(value: string, rule: FactRule | undefined): Json {
  if (rule?.type === 'integer' && /^-?\d{1,9}$/.test(value)) return Number(value);
  if (rule?.type === 'boolean') return value === 'true';
  return value;
}

/** One order for any set of events: within a day those without an instant come first, so that no pair is compared by another key than its neighbours. */
function byTime(a: StageEvent, b: StageEvent): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1;
  if (a.at !== b.at) {
    const [one, other] = [instantMs(a.at), instantMs(b.at)];
    if (one !== other) return one < other ? -1 : 1;
  }
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

const byId = (one: StageEvent, other: StageEvent): number => (one.id < other.id ? -1 : 1);

function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Before every instant where it is not known or cannot be read. */
function instantMs(instant: string | undefined): number {
  const ms = instant === undefined ? NaN : Date.parse(instant.replace(/\[[^\]]*\]$/, '')); // RFC 9557's zone in brackets is not part of RFC 3339
  return Number.isNaN(ms) ? -Infinity : ms;
}
