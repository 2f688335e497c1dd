import type { Profile } from '../../../shared/profile.ts';
import { profiles } from '../../../shared/profiles.ts';
import type { Reader } from '../../../db/open.ts';

// An independent count: plain SQL over the rows that were entered, JavaScript's own UTC dates, and of the product its data alone
// (the profiles' tables). Nothing here may use the code of stages, clocks, acts or reports.

export type Fields = Readonly<Record<string, unknown>>;
export type PlainEvent = {
  readonly type: string;
  readonly on: string;
  readonly to: string | null;
  readonly facts: Readonly<Record<string, string>>;
};
export type PlainStep = { readonly stage: string; readonly on: string | null };
export type PlainCase = {
  readonly id: string;
  readonly own: Fields;
  readonly kind: string;
  readonly direction: string | null;
  readonly officer: string | null;
  readonly profile: Profile;
  readonly events: readonly PlainEvent[];
  readonly deadlines: readonly Fields[];
  readonly assurances: readonly Fields[];
  readonly charged: string | null; // the first offence
  readonly path: readonly PlainStep[]; // stages and outcomes, in order
  readonly stage: string;
  readonly since: string | null;
  readonly standing: 'open' | 'after-care' | 'ended';
  readonly counts: string | null;
  readonly outcome: PlainStep | null;
};

type Row = { readonly id: string; readonly caseId: string; readonly entity: string; readonly fields: string };

export function plainCases(db: Reader): readonly PlainCase[] {
  const rows = db
    .prepare<[], Row>(
      `SELECT id, case_id AS caseId, entity, fields FROM records WHERE entity IN ('case', 'event', 'deadline', 'assurance', 'charge') ORDER BY seq`,
    )
    .all();
  return [...Map.groupBy(rows, ({ caseId }) => caseId)].map(([id, own]) => plainCase(id, own));
}

function plainCase(id: string, rows: readonly Row[]): PlainCase {
  const fieldsOf = (entity: string): Fields[] =>
    rows.filter(row => row.entity === entity).map(row => JSON.parse(row.fields) as Fields); // as stored
  const own = fieldsOf('case')[0] ?? {};
  const [asks, asked] = [text(own['requestingCountry']), text(own['requestedCountry'])];
  const direction = asks === null || asked === null ? null : `${asks}-${asked}`;
  const kind = text(own['kind']) ?? '';
  const profile = profiles.find(each => each.id === profileName(kind, direction));
  if (profile === undefined) throw new Error(`no profile for ${kind} ${direction}`);
  const events = fieldsOf('event')
    .map(eventOf)
    .sort((a, b) => (a.on < b.on ? -1 : 1));
  return {
    id,
    own,
    kind,
    direction,
    officer: text(own['officer']),
    profile,
    events,
    deadlines: fieldsOf('deadline'),
    assurances: fieldsOf('assurance'),
    charged: text(fieldsOf('charge')[0]?.['offence']),
    ...walked(profile, own, events),
  };
}

function profileName(kind: string, direction: string | null): string {
  if (kind !== 'extradition') return kind;
  const known: Readonly<Record<string, string>> = {
    'US-MX': 'us-mx-us-req',
    'MX-US': 'us-mx-mx-req',
    'ES-MX': 'mx-es-es-req',
    'MX-ES': 'mx-es-mx-req',
  };
  return known[direction ?? ''] ?? 'extradition-unsettled';
}

function eventOf(fields: Fields): PlainEvent {
  const facts = ((fields['facts'] ?? []) as readonly string[]).map(fact => fact.split('=') as [string, string]); // one = each, as generated
  return {
    type: text(fields['type']) ?? '',
    on: text(fields['on']) ?? '',
    to: text(fields['stageTo']),
    facts: Object.fromEntries(facts),
  };
}

type Walked = Pick<PlainCase, 'path' | 'stage' | 'since' | 'standing' | 'counts' | 'outcome'>;

/** Where the events lead, day by day, along the exits that the profile's table names. */
function walked(profile: Profile, own: Fields, events: readonly PlainEvent[]): Walked {
  const path: PlainStep[] = [];
  let stage = events.length === 0 ? (text(own['stage']) ?? profile.initial ?? '') : (profile.initial ?? '');
  if (events.length === 0) path.push({ stage, on: text(own['stageEnteredOn']) });
  const isSurrendered = profile.outcomes.some(({ continues }) => continues === stage); // taken over in its after-care
  let [counts, outcome, isOver] = [isSurrendered ? 'extradition' : null, null as PlainStep | null, false];
  for (const event of events) {
    const to = event.type === 'case-opened' ? stage : (event.to ?? onlyExit(profile, stage, event.type));
    if (to === null) continue;
    path.push({ stage: to, on: event.on });
    const end = profile.outcomes.find(({ id }) => id === to);
    stage = end?.continues ?? to;
    if (end?.continues != null) path.push({ stage, on: event.on });
    isOver = end !== undefined && end.continues === null;
    if (counts !== 'extradition') counts = end?.counts ?? null;
    outcome = end === undefined ? (counts === 'extradition' ? outcome : null) : { stage: to, on: event.on };
  }
  const isAfter = profile.outcomes.some(({ continues }) => continues === stage);
  const standing = isOver ? 'ended' : isAfter ? 'after-care' : 'open';
  return { path, stage, since: path.at(-1)?.on ?? null, standing, counts, outcome };
}

function onlyExit(profile: Profile, stage: string, type: string): string | null {
  const exits = profile.stages.find(({ id }) => id === stage)?.exits.filter(({ event }) => event === type) ?? [];
  return exits.length === 1 ? (exits[0]?.to ?? null) : null;
}

export function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

const DAY = 86_400_000;
export const plusDays = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
export const daysFrom = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/** The same day of a later month, or that month's last. */
export function plusMonths(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]; // a day has three parts
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
