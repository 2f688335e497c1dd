import { seeded } from '../../../electron/host/demo/generator.ts';
import type { InterchangeRecord } from '../../../shared/contract/interchange.ts';
import type { Exit, Profile } from '../../../shared/profile.ts';
import { fieldAt } from '../../../shared/catalogue.ts';
import { profiles } from '../../../shared/profiles.ts';

export type WalkedOffice = { readonly seed: number; readonly cases: number; readonly today: string };

/** Who keeps the cases; a few are kept by nobody. The first is the label of the vault's own supervisor. */
export const officers = ['first', 'Invented Ortega', 'Invented Whitfield', 'Invented Zamora'] as const;

/** What kinds of case there are, how many in a hundred, under which rules, and between whom. */
const natures = [
  { share: 48, kind: 'extradition', profile: 'us-mx-us-req', asks: ['US', 'US-DOJ-OIA'], asked: ['MX', 'MX-SRE'] },
  { share: 21, kind: 'extradition', profile: 'us-mx-mx-req', asks: ['MX', 'MX-FGR'], asked: ['US', 'US-DOJ-OIA'] },
  { share: 2, kind: 'extradition', profile: 'mx-es-es-req', asks: ['ES', null], asked: ['MX', 'MX-SRE'] },
  { share: 2, kind: 'extradition', profile: 'mx-es-mx-req', asks: ['MX', 'MX-FGR'], asked: ['ES', null] },
  { share: 2, kind: 'extradition', profile: 'extradition-unsettled', asks: [null, null], asked: [null, null] },
  { share: 12, kind: 'joint-investigation', profile: 'joint-investigation', asks: ['US', null], asked: ['MX', 'MX-FGR'] },
  { share: 13, kind: 'information-exchange', profile: 'information-exchange', asks: ['MX', 'MX-FGR'], asked: ['US', null] },
] as const;

const DAY = 86_400_000;
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/**
 * A synthetic office, the same for the same seed: cases of every kind and direction, with histories that walk along the exits of their
 * profiles (refused, withdrawn, lapsed and reopened, surrendered for a time and for good), taken over as they stand, kept by somebody or
 * by nobody, with deadlines that a person entered, promises, requests, assurances and assets. No two events of a case are of one day.
 */
export function* walkedOffice({ seed, cases, today }: WalkedOffice): Generator<InterchangeRecord> {
  const chance = seeded(seed);
  for (let number = 1; number <= cases; number++) yield walkedCase(number, Date.parse(today), chance);
}

type Chance = (bound: number) => number;

function walkedCase(number: number, todayMs: number, chance: Chance): InterchangeRecord {
  const nature = natureOf(chance(100));
  const profile = profiles.find(({ id }) => id === nature.profile);
  if (profile === undefined) throw new Error(`no profile ${nature.profile}`);
  const openedMs = todayMs - (1 + chance(chance(3) === 0 ? 3_650 : 700)) * DAY;
  const isTakenOver = chance(8) === 0;
  const officer = chance(7) === 0 ? null : pick(officers, chance);
  const [asks, asksAs] = nature.asks;
  const [asked, askedAs] = nature.asked;
  return {
    kind: nature.kind,
    reference: `W-${String(number).padStart(6, '0')}`,
    title: `Invented case ${number}`,
    openedOn: dayOf(openedMs),
    ...(asks === null ? {} : { requestingCountry: asks, requestedCountry: asked }),
    ...(asksAs === null ? {} : { requestingAgency: asksAs }),
    ...(askedAs === null ? {} : { requestedAgency: askedAs }),
    ...(officer === null ? {} : { officer }),
    ...(isTakenOver
      ? { stage: pick(profile.stages, chance).id, ...(chance(4) === 0 ? {} : { stageEnteredOn: dayOf(openedMs) }) }
      : { events: walk(profile, { openedMs, todayMs }, chance) }),
    charges: [{ statute: 'CPF 194', offence: pick(['homicidio', 'fraude', 'narcotics trafficking'], chance) }],
    ...besides(todayMs, chance),
  };
}

function natureOf(hundredth: number): (typeof natures)[number] {
  let left = hundredth;
  for (const nature of natures) {
    if (left < nature.share) return nature;
    left -= nature.share;
  }
  return natures[0];
}

/** What lies beside the history: whatever has a date of its own. */
function besides(todayMs: number, chance: Chance): InterchangeRecord {
  const near = (): string => dayOf(todayMs + (chance(120) - 60) * DAY);
  const some = (one: () => InterchangeRecord, inHundred: number): readonly InterchangeRecord[] =>
    chance(100) < inHundred ? [one(), ...(chance(4) === 0 ? [one()] : [])] : [];
  return {
    deadlines: some(
      () => ({
        label: 'Invented deadline',
        dueOn: near(),
        ...(chance(2) === 0 ? {} : { hardStop: false }),
        ...(chance(4) === 0 ? { status: 'done' } : {}),
      }),
      25,
    ),
    assurances: some(() => ({ type: 'life', ...(chance(2) === 0 ? { acceptedOn: near() } : {}) }), 15),
    requests: some(() => request(near, chance), 10),
    assets: some(() => ({ description: 'Invented account', ...maybe('status', () => pick(assetStatuses, chance), chance) }), 8),
    exchanges: some(
      () => ({
        startAt: `${dayOf(todayMs - (1 + chance(90)) * DAY)}T10:00:00-07:00[America/Phoenix]`,
        mode: 'call',
        counterpart: 'MX-FGR',
        topic: 'Invented topic',
        commitments: some(
          () => ({
            what: 'Invented promise',
            by: pick(['MX-FGR', 'US-DOJ-OIA'], chance),
            ...(chance(3) === 0 ? {} : { dueOn: near() }),
          }),
          60,
        ),
      }),
      20,
    ),
  };
}

const statusesOf = (path: string): readonly string[] => Object.keys(fieldAt(path)?.options ?? {});
const [requestStatuses, assetStatuses] = [statusesOf('request.status'), statusesOf('asset.status')];

/** A request in any status, or in none, that names its authorities or leaves it to its direction. */
function request(near: () => string, chance: Chance): InterchangeRecord {
  return {
    type: 'records',
    ...maybe('direction', () => pick(['sent', 'received'], chance), chance),
    ...maybe('status', () => pick(requestStatuses, chance), chance),
    ...maybe('sentOn', near, chance),
    ...maybe('deadlineOn', near, chance),
    ...maybe('to', () => pick(['MX-FGR', 'US-DOJ-OIA'], chance), chance),
  };
}

function maybe(name: string, value: () => string, chance: Chance): InterchangeRecord {
  return chance(4) === 0 ? {} : { [name]: value() };
}

type Span = { readonly openedMs: number; readonly todayMs: number };

/** What may happen in a stage without leaving it. */
const asides: Readonly<Record<string, readonly string[]>> = {
  X04: ['order-reviewed'],
  X05: ['released'],
  X10: ['no-defences', 'defences-filed', 'proof-closed'],
  X12: ['extradition-granted', 'grant-notified'],
  X19: ['free-to-leave'],
};

function walk(profile: Profile, { openedMs, todayMs }: Span, chance: Chance): readonly InterchangeRecord[] {
  const events: InterchangeRecord[] = [{ type: 'case-opened', on: dayOf(openedMs) }];
  let stage = profile.initial ?? '';
  let ms = openedMs;
  const goOn = (): boolean => (ms += (2 + chance(chance(5) === 0 ? 200 : 45)) * DAY) <= todayMs;
  while (chance(100) >= 5 && goOn()) {
    const aside = asides[stage];
    if (aside !== undefined && chance(3) === 0) {
      events.push({ type: pick(aside, chance), on: dayOf(ms), facts: [`effectDate=${dayOf(ms)}`] });
      continue;
    }
    const exit = exitFrom(profile, stage, events.at(-1), chance);
    if (exit === undefined) break;
    events.push(eventOf(profile, exit, ms, chance));
    stage = profile.outcomes.find(({ id }) => id === exit.to)?.continues ?? exit.to;
  }
  return events;
}

type Way = Pick<Exit, 'to' | 'event' | 'requires'>;

function exitFrom(profile: Profile, stage: string, last: InterchangeRecord | undefined, chance: Chance): Way | undefined {
  const outcome = profile.outcomes.find(({ id }) => id === stage);
  if (outcome !== undefined) {
    const again = last?.['type'] === 'released-lapse' ? outcome.reopens[0] : undefined;
    return again === undefined || chance(2) === 0 ? undefined : { to: again.to, event: again.event, requires: ['reason'] };
  }
  const exits = profile.stages.find(({ id }) => id === stage)?.exits ?? [];
  const anywhere = profile.outcomes.filter(({ fromAny, id }) => fromAny && !exits.some(({ to }) => to === id));
  if (chance(100) < 4 || exits.length === 0) {
    const end = anywhere[chance(anywhere.length)];
    return end === undefined ? undefined : { to: end.id, event: end.event, requires: end.requires };
  }
  return chance(3) === 0 ? pick(exits, chance) : exits[0];
}

function eventOf(profile: Profile, { to, event, requires }: Way, ms: number, chance: Chance): InterchangeRecord {
  const facts = requires.filter(fact => fact !== 'reason').map(fact => `${fact}=${valueOf(profile, fact, ms, chance)}`);
  return {
    type: event,
    on: dayOf(ms),
    stageTo: to,
    ...(facts.length === 0 ? {} : { facts }),
    ...(requires.includes('reason') ? { reason: 'Invented reason' } : {}),
  };
}

function valueOf(profile: Profile, fact: string, ms: number, chance: Chance): string {
  const rule = profile.facts[fact];
  if (rule?.type === 'date') return dayOf(ms + (5 + chance(400)) * DAY);
  if (rule?.type === 'boolean') return 'true';
  if (rule?.type === 'integer') return '1';
  if (fact === 'clock') return 'PA_TREATY';
  return rule?.type === 'enum' ? (Object.keys(rule.options ?? {})[0] ?? '') : 'Invented';
}

function pick<T>(list: readonly T[], chance: Chance): T {
  return list[chance(list.length)]!; // the bound is the list's length
}
