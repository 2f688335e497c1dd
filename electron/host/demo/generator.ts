import { Temporal } from 'temporal-polyfill';
import type { InterchangeRecord } from '../../../shared/contract/interchange.ts';
import words from './words.json' with { type: 'json' };

/** How large a generated office is, on average for each case. */
export type OfficeSize = { readonly cases: number; readonly eventsEach: number; readonly exchangesEach: number };

/** Whole numbers below a bound, the same for the same seed (mulberry32). For synthetic data only, never for keys. */
export function seeded(seed: number): (bound: number) => number {
  let state = seed >>> 0;
  return bound => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

/**
 * A synthetic office of any size, case by case, for measuring: invented two-surname names, dates over twenty years ending at `today`,
 * every kind and direction, stages as far as chance takes each case.
 */
export function* generatedOffice(size: OfficeSize, seed: number, today: string): Generator<InterchangeRecord> {
  const chance = seeded(seed);
  const end = Temporal.PlainDate.from(today);
  for (let number = 1; number <= size.cases; number++) {
    const opened = end.subtract({ days: chance(20 * 365) });
    yield generatedCase(number, opened, end, size, chance);
  }
}

type Chance = (bound: number) => number;

function generatedCase(
  number: number,
  opened: Temporal.PlainDate,
  end: Temporal.PlainDate,
  size: OfficeSize,
  chance: Chance,
): InterchangeRecord {
  const kind = chance(10) < 7 ? 'extradition' : chance(3) === 0 ? 'joint-investigation' : 'information-exchange';
  const prefix = { extradition: 'EX', 'joint-investigation': 'JI', 'information-exchange': 'IX' }[kind];
  const direction = chance(4) === 0 ? 'MX_REQ' : 'US_REQ';
  const person = generatedPerson(number, chance);
  return {
    kind,
    reference: `${prefix}-${opened.year}-${String(number).padStart(5, '0')}`,
    title: `${person.paternal} ${person.maternal}, ${pick(words.offences, chance)}`,
    openedOn: opened.toString(),
    ...(kind === 'extradition' ? { direction } : {}),
    requestingAgency: direction === 'US_REQ' ? 'US-DOJ-OIA' : 'MX-FGR',
    requestedAgency: direction === 'US_REQ' ? 'MX-SRE' : 'US-DOJ-OIA',
    subjects: [person],
    charges: [
      { subject: person.id, statute: pick(words.statutes, chance), offence: pick(words.offences, chance), severePenalty: 'none' },
    ],
    events: generatedEvents(kind, direction, opened, end, size.eventsEach, chance),
    exchanges: Array.from({ length: size.exchangesEach }, (_, at) =>
      generatedExchange(opened.add({ days: 20 * (at + 1) }), chance),
    ),
    portions: [{ of: 'facts', text: sentence(chance, 24), language: 'es' }],
  };
}

function generatedPerson(number: number, chance: Chance) {
  const given = `${pick(words.given, chance)} ${pick(words.given, chance)}`;
  const [paternal, maternal] = [pick(words.surnames, chance), pick(words.surnames, chance)];
  const born = new Temporal.PlainDate(1950 + chance(55), 1 + chance(12), 1 + chance(28));
  return {
    id: `p${number}`,
    roles: ['accused'],
    given,
    paternal,
    maternal,
    fullName: `${given} ${paternal} ${maternal}`,
    dob: born.toString(),
    nationalities: ['MX'],
  };
}

/** The usual road of each kind of case, as events with the facts that their exits ask for. */
const roads: Readonly<Record<string, readonly (readonly [type: string, ...facts: string[]])[]>> = {
  'extradition US_REQ': [
    ['referred'],
    ['provisional-request-sent', 'noteNumber=0100'],
    ['provisional-request-admitted'],
    ['arrest-order-issued'],
    ['arrest'],
    ['formal-request-received', 'noteNumber=0101'],
    ['examination-opened'],
    ['first-hearing', 'alreadyDetained=true'],
    ['no-defences'],
    ['opinion-delivered'],
    ['file-received-by-executive'],
    ['extradition-granted'],
    ['grant-notified'],
    ['grant-final'],
    ['at-disposal'],
    ['surrendered'],
  ],
  'extradition MX_REQ': [
    ['referred'],
    ['provisional-request-sent', 'noteNumber=0200'],
    ['complaint-filed'],
    ['arrest-order-issued'],
    ['arrest'],
    ['formal-request-received', 'noteNumber=0201'],
    ['examination-opened'],
    ['extradition-hearing', 'alreadyDetained=true'],
    ['certified-and-committed'],
    ['file-received-by-executive'],
    ['grant-final'],
    ['at-disposal'],
    ['surrendered'],
  ],
  'joint-investigation US_REQ': [
    ['agreement-proposed'],
    ['agreement-signed', 'periodEnd=2031-01-01', 'renewBy=2030-11-01'],
    ['operation-authorised', 'authorisation=A-1'],
    ['op-executed'],
  ],
  'information-exchange US_REQ': [],
};

function generatedEvents(
  kind: string,
  direction: string,
  opened: Temporal.PlainDate,
  end: Temporal.PlainDate,
  count: number,
  chance: Chance,
) {
  const road = roads[`${kind} ${direction}`] ?? roads[`${kind} US_REQ`] ?? [];
  const steps = road.slice(0, chance(road.length + 1));
  let on = opened;
  const events = [{ type: 'case-opened', on: on.toString(), note: sentence(chance, 5) }];
  for (const [type, ...facts] of steps) {
    on = on.add({ days: 4 + chance(50) });
    if (Temporal.PlainDate.compare(on, end) > 0) break;
    events.push({ type, on: on.toString(), note: sentence(chance, 5), ...(facts.length > 0 ? { facts } : {}) });
  }
  while (events.length < count)
    events.push({ type: 'note', on: opened.add({ days: chance(400) }).toString(), note: sentence(chance, 8) });
  return events;
}

function generatedExchange(on: Temporal.PlainDate, chance: Chance) {
  return {
    startAt: `${on.toString()}T10:00:00-07:00[America/Phoenix]`,
    mode: 'call',
    channel: 'police',
    counterpart: 'MX-FGR',
    topic: sentence(chance, 6),
    evidentiaryStatus: 'intelligence',
  };
}

/** Words drawn so that few are very common and most are rare, as in real text. */
function sentence(chance: Chance, length: number): string {
  return Array.from({ length }, () => {
    const common = chance(3) === 0;
    const stem = pick(common ? words.common : words.stems, chance);
    return common ? stem : `${stem}${pick(words.endings, chance)}${chance(4) === 0 ? String(chance(900)) : ''}`;
  }).join(' ');
}

function pick(list: readonly string[], chance: Chance): string {
  return list[chance(list.length)]!; // the bound is the list's length
}
