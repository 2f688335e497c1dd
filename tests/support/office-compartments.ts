import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBundle } from '../../electron/host/office/bundle.ts';
import { vaultPaths } from '../../electron/host/vault/vault-paths.ts';
import type { CaseId, RecordId } from '../../shared/language.ts';
import { insideOf } from './compartment-state.ts';
import { chanceOf, type Chance } from './office-chance.ts';
import { ask, anyOf, type ActCall, type Answer, type Called } from './office-place.ts';
import { officeOf, type Station } from './office-stations.ts';
import { rawPages, wordsIn } from './raw-pages.ts';
import { stopping } from './stopping-station.ts';

// Histories of an office of four machines, of two of which the people are in a compartment: cases go into it, are worked on there, come out, are erased.

export type Closing = {
  readonly members: readonly Station[];
  readonly others: readonly Station[];
  readonly place: string;
  readonly compartment: string;
  /** Every text that was ever written of a case, by the case. */
  readonly texts: Map<CaseId, string[]>;
  readonly calls: Map<ActCall, Called>;
};

export async function officeWithCompartment(): Promise<Closing> {
  const [a, b, c, d] = (await officeOf(['supervisor', 'officer', 'officer'], 'closed')) as [Station, Station, Station, Station];
  const place = join(a.root, 'exchange');
  mkdirSync(place);
  const people = [a, b].map(({ session }) => session.user.id);
  const { id: compartment } = await a.ask('compartment:create', { name: 'Closed', people });
  const office = { members: [a, b], others: [c, d], place, compartment, texts: new Map(), calls: new Map() };
  await meet(office);
  return office;
}

const all = ({ members, others }: Closing): readonly Station[] => [...members, ...others];
const exchange = (station: Station, path: string) =>
  station.request('office:exchange', { folder: station.services.handles.register({ kind: 'folder', path }) });

async function meet(office: Closing): Promise<void> {
  for (let round = 0; round < 3; round++)
    for (const station of all(office)) {
      const { ok } = await exchange(station, office.place);
      if (!ok) throw new Error(`station ${station.number} could not exchange`);
    }
}

/** So many steps by a seed, then everybody hears of everything. @returns what is not as it must be. */
export async function playClosed(office: Closing, seed: number, steps: number): Promise<readonly string[]> {
  const chance = chanceOf(seed);
  for (let step = 0; step < steps; step++) {
    const station = chance.pick(all(office));
    const after = chance.next() < 0.1 ? chance.below(6) : null;
    const of = chance.next();
    if (of < 0.25) await stopping(station, after, () => exchange(station, office.place));
    else if (of < 0.3) station.setNowMs(station.services.nowMs() + (chance.below(200) - 60) * 60_000);
    else await stopping(station, after, () => doing(office, station, chance));
  }
  await meet(office);
  return faultsOf(office);
}

const caseIds = (db: Station['session']['office']): readonly CaseId[] =>
  db.prepare<[], CaseId>('SELECT id FROM cases ORDER BY id').pluck().all();
const inside = ({ session }: Station) => session.compartments()[0]?.db ?? null;

async function doing(office: Closing, station: Station, chance: Chance): Promise<Answer> {
  const place = { station, chance, calls: office.calls };
  const isMember = office.members.includes(station);
  const [open, closed] = [caseIds(station.session.office), isMember ? caseIds(inside(station)!) : []];
  const text = (caseId: CaseId | null): string => {
    const made = `zq${chance.below(2 ** 31).toString(36)}${chance.below(2 ** 31).toString(36)}`;
    if (caseId !== null) office.texts.set(caseId, [...(office.texts.get(caseId) ?? []), made]);
    return made;
  };
  if (open.length + closed.length === 0 || chance.next() < 0.12) return create(office, place, text(null));
  const caseId = chance.pick(closed.length > 0 && chance.next() < 0.7 ? closed : open.length > 0 ? open : closed);
  if (isMember && chance.next() < 0.35)
    return anyOf(
      place,
      closed.includes(caseId)
        ? [
            ['case:take-out', { caseId, reason: 'No longer' }],
            ['case:erase', { caseId, ground: 'Retention' }],
            ['case:update-fields', { caseId, record: caseId, fields: { retentionUntil: '2026-01-02' } }],
          ]
        : [['case:enclose', { caseId, compartment: office.compartment }]],
    );
  const person = (closed.includes(caseId) ? inside(station)! : station.session.office)
    .prepare<[string], RecordId>("SELECT id FROM records WHERE case_id = ? AND entity = 'subject' ORDER BY id LIMIT 1")
    .pluck()
    .get(caseId);
  if (person === undefined || chance.next() < 0.2)
    return ask(place, 'case:add-record', { caseId, entity: 'subject', fields: { given: text(caseId), roles: ['accused'] } });
  if (chance.next() < 0.2) return ask(place, 'case:set-mark', { caseId, record: person, field: 'given', mark: { level: 'L4' } });
  const [record, field] = chance.pick([
    [caseId, 'title'],
    [person, 'given'],
  ] as const);
  return ask(place, 'case:update-fields', { caseId, record, fields: { [field]: text(caseId) } });
}

async function create(office: Closing, place: Parameters<typeof ask>[0], title: string): Promise<Answer> {
  const parties = { requestingAgency: 'US-DOJ-OIA', requestedAgency: 'MX-FGR', openedOn: '2026-02-01' };
  const made = await ask(place, 'case:create', { fields: { kind: 'information-exchange', reference: title, title, ...parties } });
  if (made.ok) office.texts.set(made.value.id, [title]);
  return made;
}

async function faultsOf(office: Closing): Promise<readonly string[]> {
  const { members, others, texts } = office;
  const found: string[] = [];
  const [first, second] = members as [Station, Station];
  const [mine, theirs] = [insideOf(first), insideOf(second)];
  for (const [table, rows] of Object.entries(mine))
    if (JSON.stringify(rows) !== JSON.stringify(theirs[table])) found.push(`the people of the compartment differ in ${table}`);
  const open = new Set(caseIds(first.session.office));
  const hidden = [...texts].flatMap(([caseId, said]) => (open.has(caseId) ? [] : said));
  for (const station of all(office)) {
    const { session } = station;
    if (others.includes(station)) {
      const pages = rawPages(session.dbFile, `${vaultPaths(session.folder).db}-wal`, session.keys.vaultKey);
      for (const word of wordsIn(pages, hidden))
        found.push(`${word} is at station ${station.number}, nobody of which may read it`);
      const salts = session.office
        .prepare<[string], number>('SELECT count(*) FROM changes WHERE case_id = ? AND salt IS NOT NULL')
        .pluck();
      for (const caseId of texts.keys())
        if (!open.has(caseId) && salts.get(caseId) !== 0) found.push(`salts of ${caseId} are at station ${station.number}`);
    }
    for (const db of session.visible()) {
      const faults = db.prepare<[], string>('SELECT fault FROM station_entries WHERE fault IS NOT NULL').pluck().all();
      if (faults.length > 0) found.push(`set aside at station ${station.number}: ${faults.join()}`);
    }
    if (!(await station.ask('audit:verify', { depth: 'hashes' })).ok)
      found.push(`the chains at station ${station.number} do not verify`);
  }
  for (const each of readdirSync(office.place, { recursive: true, withFileTypes: true })) {
    if (!each.isFile() || !each.name.startsWith('b-')) continue;
    const opened = await openBundle(others[0]!.session.office, readFileSync(join(each.parentPath, each.name)));
    for (const word of wordsIn(Buffer.from(JSON.stringify(opened)), hidden))
      found.push(`${word} lies at the place for every machine`);
  }
  return found;
}
