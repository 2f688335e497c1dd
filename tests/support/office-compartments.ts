import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { listHeads } from '../../db/stations.ts';
import type { CaseId, RecordId, UserId } from '../../shared/language.ts';
import { caseFile, importFile, sampleCase } from './case-file.ts';
import { closedFaults } from './compartment-faults.ts';
import type { ClosedAct } from './compartment-model.ts';
import { chanceOf, type Chance } from './office-chance.ts';
import { ownEntries } from './office-histories.ts';
import type { Deed } from './office-model.ts';
import { ask, anyOf, type ActCall, type Answer, type Called } from './office-place.ts';
import { deedsBetween, seenAt, type Seen } from './office-seen.ts';
import { officeOf, type Station } from './office-stations.ts';
import { stopping } from './stopping-station.ts';
import type { TempVault } from './temp-vault.ts';

// Histories of an office of four machines with a compartment: the people of two are in it at first, of the third they come and leave, of the fourth
// nobody ever is. Cases go into it, are worked on there and by people who have not heard of it, come out, are erased.

export type Closing = {
  readonly stations: readonly Station[];
  /** The stations whose people are in it, by number, and those who were. */
  readonly members: Set<number>;
  /** Whether each of its people closes and opens cases; else the first alone does, so that no two do it unheard of each other. */
  readonly movers: 'all' | 'first';
  readonly former: Set<number>;
  readonly place: string;
  readonly compartment: string;
  readonly acts: ClosedAct[];
  readonly calls: Map<ActCall, Called>;
  readonly counted: Counted;
};

type Counted = {
  operations: number;
  refused: number;
  crashes: number;
  exchanges: number;
  /** Cases closed, opened to the office again, erased in the compartment. */
  closed: number;
  opened: number;
  erased: number;
  /** Acts by people who had not heard that the case was closed. */
  late: number;
  came: number;
  left: number;
};

export type ClosedStep = {
  readonly kind: 'act' | 'exchange' | 'clock' | 'people' | 'meet';
  readonly chance: number;
  readonly stops?: true;
};

export function closedHistory(seed: number, steps: number): readonly ClosedStep[] {
  const chance = chanceOf(seed);
  const history = Array.from({ length: steps }, (): ClosedStep => {
    const of = chance.next();
    const kind = of < 0.62 ? 'act' : of < 0.91 ? 'exchange' : of < 0.94 ? 'clock' : 'people';
    const stops = kind !== 'clock' && kind !== 'people' && chance.next() < 0.1;
    return { kind, chance: chance.below(2 ** 31), ...(stops ? { stops } : {}) };
  });
  return [...history, { kind: 'meet', chance: 0 }];
}

export async function officeWithCompartment(movers: Closing['movers']): Promise<Closing> {
  const stations = await officeOf(['supervisor', 'officer', 'officer'], 'closed');
  const [a, b] = stations as [Station, Station];
  const place = join(a.root, 'exchange');
  mkdirSync(place);
  const { id: compartment } = await a.ask('compartment:create', { name: 'Closed', people: [a, b].map(userOf) });
  const counted = {
    operations: 0,
    refused: 0,
    crashes: 0,
    exchanges: 0,
    closed: 0,
    opened: 0,
    erased: 0,
    late: 0,
    came: 0,
    left: 0,
  };
  const office: Closing = {
    ...{ stations, place, compartment, movers, acts: [], calls: new Map(), counted },
    ...{ members: new Set([a, b].map(({ number }) => number)), former: new Set<number>() },
  };
  await recorded(office, a, 'new', async () => {
    const documents = [{ id: 'd1', title: 'zqdurmblaxiton', file: 'note.txt' }];
    const answer = await importFile(a as unknown as TempVault, caseFile(sampleCase({ title: 'zqvolkhexantor', documents })), {
      'note.txt': 'A paper',
    });
    return answer;
  });
  await meet(office);
  return office;
}

const userOf = ({ session }: Station): UserId => session.user.id;
const exchange = (station: Station, path: string) =>
  station.request('office:exchange', { folder: station.services.handles.register({ kind: 'folder', path }) });

async function meet({ stations, place }: Closing): Promise<void> {
  for (let round = 0; round < 3; round++)
    for (const station of stations) {
      const { ok } = await exchange(station, place);
      if (!ok) throw new Error(`station ${station.number} could not exchange`);
    }
}

/** Play steps, then let everybody hear of everything. @returns what is not as it must be. */
export async function playClosed(office: Closing, steps: readonly ClosedStep[]): Promise<readonly string[]> {
  for (const step of steps) {
    const found = await playStep(office, step);
    if (found !== null) return [found];
  }
  await meet(office);
  return closedFaults(office);
}

/** An office of its own for each try. */
export async function playedAlone(steps: readonly ClosedStep[], movers: Closing['movers']): Promise<readonly string[]> {
  const office = await officeWithCompartment(movers);
  try {
    return await playClosed(office, steps);
  } finally {
    closeOffice(office);
  }
}

export function closeOffice({ stations }: Closing): void {
  for (const { cleanup } of stations.toReversed()) cleanup();
}

async function playStep(office: Closing, { kind, chance: seed, stops }: ClosedStep): Promise<string | null> {
  const chance = chanceOf(seed + 1);
  const { stations, counted } = office;
  if (kind === 'meet') await meet(office);
  if (kind === 'people') return people(office);
  const station = chance.pick(stations);
  if (kind === 'clock') station.setNowMs(station.services.nowMs() + (chance.below(200) - 60) * 60_000);
  if (kind !== 'act' && kind !== 'exchange') return null;
  const after = stops ? chance.below(6) : null;
  if (stops) counted.crashes++;
  if (kind === 'exchange') counted.exchanges++;
  const answer =
    kind === 'exchange'
      ? await stopping(station, after, () => exchange(station, office.place))
      : await doing(office, station, chance, after);
  if (answer?.ok !== false || answer.failure.code !== 'internal') return null;
  return `something failed at station ${station.number}: ${JSON.stringify(answer.failure)}`;
}

/** Who comes and leaves by turns is the third machine's; the first one's makes it so. */
async function people(office: Closing): Promise<null> {
  const { stations, members, former, counted } = office;
  const [a, b, c] = stations as [Station, Station, Station];
  const comes = !members.has(c.number);
  const chosen = comes ? [a, b, c] : [a, b];
  const { ok } = await a.request('compartment:people', { compartment: office.compartment, people: chosen.map(userOf) });
  if (!ok) return null;
  if (comes) counted.came++;
  else counted.left++;
  if (comes) members.add(c.number);
  else members.delete(c.number);
  if (!comes) former.add(c.number);
  return null;
}

const caseIds = (db: Station['session']['office']): readonly CaseId[] =>
  db.prepare<[], CaseId>('SELECT id FROM cases ORDER BY id').pluck().all();
const inside = ({ session }: Station) => session.compartments()[0]?.db ?? null;

async function doing(office: Closing, station: Station, chance: Chance, after: number | null): Promise<Answer> {
  const place = { station, chance, calls: office.calls };
  const db = office.members.has(station.number) ? inside(station) : null;
  const [open, closed] = [caseIds(station.session.office), db === null ? [] : caseIds(db)];
  const text = (): string => `zq${chance.below(2 ** 31).toString(36)}${chance.below(2 ** 31).toString(36)}`;
  if (open.length + closed.length === 0 || chance.next() < 0.12)
    return recorded(office, station, 'new', () => stopping(station, after, () => create(place, text())));
  const caseId = chance.pick(closed.length > 0 && chance.next() < 0.7 ? closed : open.length > 0 ? open : closed);
  return recorded(office, station, caseId, () => stopping(station, after, () => act(office, place, { caseId, db, text })));
}

type Acting = { readonly caseId: CaseId; readonly db: Station['session']['office'] | null; readonly text: () => string };

async function act(office: Closing, place: Parameters<typeof anyOf>[0], { caseId, db, text }: Acting): Promise<Answer> {
  const { station, chance } = place;
  const isClosed = db !== null && caseIds(db).includes(caseId);
  if (
    db !== null &&
    (office.movers === 'all' || station === office.stations[0]) &&
    chance.next() < (office.movers === 'all' ? 0.35 : 0.6)
  )
    return anyOf(
      place,
      isClosed
        ? [
            ['case:take-out', { caseId, reason: 'No longer' }],
            ['case:erase', { caseId, ground: 'Retention' }],
            ['case:update-fields', { caseId, record: caseId, fields: { retentionUntil: '2026-01-02' } }],
          ]
        : [['case:enclose', { caseId, compartment: office.compartment }]],
    );
  const person = (isClosed ? db : station.session.office)
    .prepare<[string], RecordId>("SELECT id FROM records WHERE case_id = ? AND entity = 'subject' ORDER BY id LIMIT 1")
    .pluck()
    .get(caseId);
  if (person === undefined || chance.next() < 0.2)
    return ask(place, 'case:add-record', { caseId, entity: 'subject', fields: { given: text(), roles: ['accused'] } });
  if (chance.next() < 0.2) return ask(place, 'case:set-mark', { caseId, record: person, field: 'given', mark: { level: 'L4' } });
  const [record, field] = chance.pick([
    [caseId, 'title'],
    [person, 'given'],
  ] as const);
  return ask(place, 'case:update-fields', { caseId, record, fields: { [field]: text() } });
}

function create(place: Parameters<typeof ask>[0], title: string): Promise<Answer> {
  const parties = { requestingAgency: 'US-DOJ-OIA', requestedAgency: 'MX-FGR', openedOn: '2026-02-01' };
  return ask(place, 'case:create', { fields: { kind: 'information-exchange', reference: title, title, ...parties } });
}

/** Do something, and keep who did what, read off what stood before and after in all that is readable there. */
async function recorded(office: Closing, station: Station, about: CaseId | 'new', work: () => Promise<Answer>): Promise<Answer> {
  const { acts, counted } = office;
  counted.operations++;
  const before = unionAt(station);
  const wasOpen = about === 'new' || openAt(station, about);
  const number = listHeads(station.session.office).find(head => head.station === station.number)?.number ?? 0;
  const had = new Set(acts.filter(act => hasCome(station, act)));
  const answer = await work();
  const own = ownEntries(station, number).filter(({ action }) => !['audit:repair', 'office:loose'].includes(action));
  const did = deedsBetween(before, unionAt(station), [], true).filter(({ kind }) => kind !== 'row' && kind !== 'remove');
  const entry = own[0] ?? (did.length === 0 ? undefined : ownEntries(station, number).at(-1));
  if (entry === undefined) {
    counted.refused++;
    return answer;
  }
  const caseId = about === 'new' ? (caseOf(did) ?? '') : about;
  const kind = kindOf(own, wasOpen, openAt(station, caseId));
  if (kind !== 'write') counted[({ close: 'closed', open: 'opened', erase: 'erased' } as const)[kind]]++;
  const moved = acts.filter(act => act.caseId === caseId && (act.kind === 'close' || act.kind === 'open')).at(-1);
  if (kind === 'write' && moved?.kind === 'close' && !had.has(moved)) counted.late++;
  const last = ownEntries(station, number).at(-1)!.number;
  acts.push({ ...{ station: entry.station, number: entry.number, last, clock: entry.clock, kind, caseId, had, did } });
  return answer;
}

/** Where its machine stopped in the midst of it, a case is where it was. */
function kindOf(own: ReturnType<typeof ownEntries>, was: boolean, is: boolean): ClosedAct['kind'] {
  if (own.some(({ action }) => action === 'case:erase')) return 'erase';
  return was === is ? 'write' : is ? 'open' : 'close';
}
const openAt = ({ session: { office } }: Station, caseId: string): boolean =>
  office.prepare<[string], number>('SELECT 1 FROM cases WHERE id = ?').get(caseId) !== undefined;
const caseOf = (did: readonly Deed[]): string | undefined =>
  did.flatMap(deed => (deed.kind === 'add' && deed.under === undefined ? [deed.record] : []))[0];

/** What stands of every case that is read at a machine, wherever it lies. */
export function unionAt(station: Station): Seen {
  const all = station.session.visible().map(office => seenAt({ session: { office } } as Station));
  return {
    records: new Map(all.flatMap(({ records }) => [...records])),
    marks: new Map(all.flatMap(({ marks }) => [...marks])),
    rows: new Map(),
  };
}

/** Whether what an act says lies at a machine, in whatever log. */
function hasCome(station: Station, { station: of, number, last, caseId }: ClosedAct): boolean {
  if (of === station.number) return true;
  const { office } = station.session;
  const entries = office
    .prepare<[number, number, number], number>(
      'SELECT entry FROM station_entries WHERE station = ? AND number BETWEEN ? AND ? AND fault IS NULL',
    )
    .pluck()
    .all(of, number, last);
  const found = 'SELECT 1 FROM changes WHERE case_id = ? AND entry IN (SELECT value FROM json_each(?))';
  return station.session
    .visible()
    .some(db => db.prepare<[string, string], number>(found).get(caseId, JSON.stringify(entries)) !== undefined);
}
