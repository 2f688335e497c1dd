import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { entriesToSend } from '../../electron/host/office/bundle.ts';
import { removeStation } from '../../electron/host/office/roster.ts';
import type { CaseId } from '../../shared/language.ts';
import { aside, differencesIn, meetAll, rivalHistory } from '../support/office-rivals.ts';
import { bring, joinedTo, officeOf, type Station } from '../support/office-stations.ts';

// Which entries count where machines are taken out by people who had not heard of all: the same at every machine, whatever it hears of first.

let office: Station[] = [];
afterEach(() =>
  office
    .splice(0)
    .toReversed()
    .forEach(({ cleanup }) => cleanup()),
);

async function officeOfSupervisors(count: number, seed = 'removals'): Promise<readonly Station[]> {
  office = [
    ...(await officeOf(
      Array.from({ length: count - 1 }, () => 'supervisor' as const),
      seed,
    )),
  ];
  meetAll(office);
  return office;
}
const exchange = (at: Station) =>
  at.request('office:exchange', {
    folder: at.services.handles.register({ kind: 'folder', path: join(office[0]!.root, 'stick') }),
  });
async function officeAtAFolder(count: number): Promise<readonly Station[]> {
  await officeOfSupervisors(count);
  mkdirSync(join(office[0]!.root, 'stick'));
  for (const at of [...office, ...office]) expect(await exchange(at)).toMatchObject({ ok: true });
  return office;
}
const takeOut = (at: Station, of: Station) => removeStation(at.session, at.services, of.number);
const opened = async (at: Station, title: string): Promise<CaseId> =>
  (await at.ask('case:create', { fields: { kind: 'information-exchange', reference: title, title } })).id;
const titles = ({ session }: Station) => session.office.prepare<[], string>('SELECT title FROM cases ORDER BY 1').pluck().all();
const expectSame = (stations: readonly Station[]) => expect(differencesIn(stations)).toEqual([]);

describe('two machines that take each other out, unheard of each other', () => {
  it.each([
    ['the lower first', [1, 2]],
    ['the higher first', [2, 1]],
  ])('keep the one with the lower number, heard of %s', async (_, order) => {
    const [desk, two, three] = (await officeOfSupervisors(3)) as [Station, Station, Station];
    takeOut(two, three);
    await opened(two, 'Of two');
    takeOut(three, two);
    await opened(three, 'Of three');

    for (const at of order) bring(office[at]!, desk);

    expect(titles(desk)).toEqual(['Of two']);
    expect(desk.session.office.prepare('SELECT number FROM stations WHERE removed_at_ms IS NOT NULL').pluck().all()).toEqual([3]);
    meetAll(office);
    expectSame(office);
  });
});

describe('over a folder', () => {
  it('a machine that is out can stop none by taking it out, and the higher of two that took each other out stops', async () => {
    const [desk, two, three] = (await officeAtAFolder(3)) as [Station, Station, Station];
    takeOut(two, three);
    takeOut(three, desk);
    takeOut(three, two);
    for (const at of [three, two, desk, two, desk, two]) await exchange(at);

    expect(await exchange(desk)).toMatchObject({ ok: true, value: { setAside: 0, forked: [] } });
    expect(await exchange(two)).toMatchObject({ ok: true });
    expect(await exchange(three)).toMatchObject({ ok: false, failure: { code: 'office/removed' } });
    expectSame([desk, two]);
    const out = (at: Station) =>
      at.session.office.prepare('SELECT number FROM stations WHERE removed_at_ms IS NOT NULL').pluck().all();
    expect([out(desk), out(two)]).toEqual([[3], [3]]);
  });
});

it('sets aside in a compartment what its writer’s machine wrote beside its removal, and takes it back with that', async () => {
  const [desk, two, three, four] = (await officeAtAFolder(4)) as [Station, Station, Station, Station];
  const caseId = await opened(desk, 'Closed');
  const people = [desk, two].map(({ session }) => session.user.id);
  await desk.ask('compartment:create', { name: 'Box', people });
  for (const at of [desk, two, desk]) await exchange(at);
  await desk.ask('case:enclose', { caseId, compartment: desk.session.compartments()[0]!.id });
  for (const at of [desk, two, three, four, desk]) await exchange(at);
  await two.ask('case:update-fields', { caseId, record: caseId, fields: { title: 'Of two' } });
  await two.ask('case:add-record', { caseId, entity: 'subject', fields: { given: 'Of two as well', roles: ['victim'] } });
  const shown = async () => {
    const { records } = (await desk.ask('case:show', { caseId })).file;
    return records.map(({ fields }) => fields['given'] ?? fields['title']);
  };
  for (const at of [two, desk]) await exchange(at);
  expect(await shown()).toEqual(['Of two', 'Of two as well']);
  takeOut(three, two); // unheard of that
  takeOut(four, three); // unheard of this

  for (const at of [three, desk]) await exchange(at);

  expect(await shown()).toEqual(['Closed']);
  expect(JSON.stringify((await desk.ask('case:history', { caseId })).lines)).not.toContain('Of two');
  for (const at of [four, desk]) await exchange(at);
  expect(await shown()).toEqual(['Of two', 'Of two as well']);
  expect(JSON.stringify((await desk.ask('case:history', { caseId })).lines)).toContain('Of two');
  expect(await desk.ask('audit:verify', { depth: 'full' })).toMatchObject({ ok: true });
});

it('counts of a machine that two took out what one of them had heard of, also where the other was heard of first', async () => {
  const [desk, two, three, four] = (await officeOfSupervisors(4)) as [Station, Station, Station, Station];
  const id = await opened(three, 'Late');
  bring(three, two);
  takeOut(two, three);
  takeOut(desk, three);
  bring(desk, four);
  bring(three, four);
  expect([titles(four), aside(four)]).toEqual([[], ['3/1 office/removed-station']]);
  expect(four.session.office.prepare('SELECT count(*) FROM changes WHERE case_id = ?').pluck().get(id)).toBe(0);

  bring(two, four);

  expect([titles(four), aside(four)]).toEqual([['Late'], []]);
  meetAll(office);
  expectSame(office);
});

it('sets aside as well what came of somebody whom such an entry had let in, and takes it back with that', async () => {
  const [desk, two, three, four] = (await officeOfSupervisors(4)) as [Station, Station, Station, Station];
  const late = await joinedTo(three, { at: 5, role: 'officer' });
  office.push(late);
  await opened(late, 'Of whom three let in');
  for (const from of [three, late]) bring(from, four);
  takeOut(desk, three);

  bring(desk, four);

  expect(titles(four)).toEqual([]);
  expect(aside(four)).toContain('301/1 office/removed-station');
  bring(desk, two);
  for (const from of [three, late]) bring(from, two);
  expect(aside(two)).toEqual(aside(four));
  takeOut(three, desk); // unheard of: the first stays
  meetAll(office);
  expectSame(office);
  expect(titles(desk)).toEqual([]);
});

it('asks anew of two persons where what one of them had proposed counts no more', async () => {
  const [desk, two, three] = (await officeOfSupervisors(3)) as [Station, Station, Station];
  const caseId = await opened(desk, 'Marked');
  const { record: made } = await desk.ask('case:add-record', {
    caseId,
    entity: 'subject',
    fields: { given: 'Alba', paternal: 'Cedro', roles: ['accused'] },
  });
  const record = made.id;
  await desk.ask('case:set-mark', { caseId, record, field: 'given', mark: { level: 'L4' } });
  meetAll(office);
  const place = { caseId, record, field: 'given' };
  const { draft } = await three.ask('mark:weigh', place);
  const { asked } = await three.ask('mark:weigh', { ...place, draft: { ...draft, level: 'L1' } as never });
  if (asked.kind !== 'loosening') throw new Error(asked.kind);
  const { id } = await three.ask('mark:propose-loosening', {
    ...place,
    mark: asked.mark as never,
    loosened: asked.loosened as never,
    ground: 'They asked.',
  });
  bring(three, two);
  await two.ask('mark:decide-loosening', { id, caseId, approve: true });
  takeOut(desk, three);
  meetAll(office);

  expectSame(office);
  expect(aside(desk).map(each => each.split(' ')[1])).toEqual(['office/loosens', 'office/removed-station']);
  expect(desk.session.office.prepare('SELECT mark FROM marks').pluck().all()).toEqual(['{"level":"L4"}']);
});

describe('what is set aside', () => {
  const said = 'Zqaside';
  const everywhere = (at: Station) =>
    ['row_writes', 'changes', 'changes_aside', 'records'].flatMap(table =>
      at.session.office
        .prepare<[], object>(`SELECT * FROM ${table}`)
        .all()
        .filter(row => JSON.stringify(row).includes(said)),
    );
  async function writtenLate(): Promise<readonly [desk: Station, two: Station, three: Station, CaseId]> {
    const [desk, two, three] = (await officeOfSupervisors(3)) as [Station, Station, Station];
    const caseId = await opened(desk, 'Known to all');
    await desk.ask('case:update-fields', { caseId, record: caseId, fields: { retentionUntil: '2026-01-02' } });
    meetAll(office);
    takeOut(desk, three);
    await three.ask('case:update-fields', { caseId, record: caseId, fields: { title: said } });
    await three.ask('case:add-record', { caseId, entity: 'subject', fields: { given: said, roles: ['victim'] } });
    return [desk, two, three, caseId];
  }

  it('is kept as it came, whether it was taken in before or not, and shows in no history', async () => {
    const [desk, two, three, caseId] = await writtenLate();
    const came = entriesToSend(three.session.office, 3, 1, 10);
    bring(three, desk); // which had taken it out
    bring(three, two);
    bring(desk, two); // which hears of that now

    for (const at of [desk, two]) {
      expect(entriesToSend(at.session.office, 3, 1, 10)).toEqual(came);
      expect(aside(at)).toEqual(['3/1 office/removed-station', '3/2 office/removed-station']);
      expect(JSON.stringify(await at.ask('case:history', { caseId }))).not.toContain(said);
      expect(await at.ask('audit:verify', { depth: 'full' })).toMatchObject({ ok: true });
    }
  });

  it.each(['before', 'after'] as const)('goes with its case where that is erased %s it comes', async when => {
    const [desk, two, three, caseId] = await writtenLate();
    if (when === 'before') bring(three, desk);
    await desk.ask('case:erase', { caseId, ground: 'Retention' });
    for (const at of [desk, two]) {
      bring(three, at);
      bring(desk, at);
    }

    expect([...everywhere(desk), ...everywhere(two)]).toEqual([]);
  });
});

it.each(Array.from({ length: 12 }, (_, at) => at + 1))(
  'all come to the same where everybody takes anybody out (seed %i)',
  async seed => {
    const { faults, removals, acts } = await rivalHistory(seed, 50);

    expect(faults).toEqual([]);
    expect([removals > 0, acts > 10]).toEqual([true, true]);
  },
);
