import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entriesToSend, openBundle, sealBundle } from '../../electron/host/office/bundle.ts';
import { removeStation } from '../../electron/host/office/roster.ts';
import type { SentEntry } from '../../shared/contract/office-format.ts';
import type { CaseId } from '../../shared/language.ts';
import { officeOf, stateOf, type Station } from '../support/office-stations.ts';

// A station's entries reach others by one that has heard of them, where that station comes no more or goes to another place.

let office: readonly Station[];
let [lost, desk, far] = [] as unknown as [Station, Station, Station];
const stick = (name: string) => join(lost.root, name);
beforeAll(async () => {
  office = await officeOf(['supervisor', 'officer'], 'passed-on');
  [lost, desk, far] = office as [Station, Station, Station];
  for (const name of ['one', 'two', 'three']) mkdirSync(stick(name));
  for (const station of [desk, far]) await opened(station, `Of ${station.number}`);
  for (const station of [...office, ...office]) await exchange(station, 'one');
}, 120_000);
afterAll(() => office.toReversed().forEach(({ cleanup }) => cleanup()));

const exchange = (station: Station, name: string) =>
  station.ask('office:exchange', { folder: station.services.handles.register({ kind: 'folder', path: stick(name) }) });
const opened = async (station: Station, title: string): Promise<CaseId> =>
  (await station.ask('case:create', { fields: { kind: 'information-exchange', reference: title, title } })).id;
const titled = ({ session }: Station, title: string) =>
  session.office.prepare<[string], number>('SELECT count(*) FROM cases WHERE title = ?').pluck().get(title);
/** Whose entries lie in the bundles that a station put there. */
async function chainsPutBy(station: Station, name: string): Promise<readonly number[]> {
  const folder = join(stick(name), `s${station.number}`);
  const bundles = readdirSync(folder).filter(file => file.startsWith('b-'));
  const chains = new Set<number>();
  for (const file of bundles) {
    const found = await openBundle(far.session.office, readFileSync(join(folder, file)));
    if (found.kind === 'entries') chains.add(found.station);
  }
  return [...chains].sort();
}

it('passes nothing on where each station puts its own', async () => {
  expect(await chainsPutBy(desk, 'one')).toEqual([2]);
  expect(await chainsPutBy(far, 'one')).toEqual([3]);
});

it('brings what a station wrote that then was lost with its stick, by another stick', async () => {
  await opened(lost, 'Lost first');
  await opened(lost, 'Lost');
  await exchange(lost, 'one');
  await exchange(desk, 'one');
  rmSync(stick('one'), { recursive: true });
  await opened(desk, 'Behind it'); // which has seen what was lost

  await exchange(desk, 'two');
  const came = await exchange(far, 'two');

  expect(came).toMatchObject({ setAside: 0, damaged: 0 });
  expect([titled(far, 'Lost'), titled(far, 'Behind it')]).toEqual([1, 1]);
  expect(stateOf(far)).toEqual(stateOf(desk));
  expect((await far.ask('audit:verify', { depth: 'hashes' })).ok).toBe(true);
  expect((await chainsPutBy(desk, 'two')).includes(1)).toBe(true);
});

it('puts it once, whoever comes by', async () => {
  const count = () => readdirSync(stick('two'), { recursive: true }).length;
  const before = count();
  await exchange(far, 'two');
  await exchange(desk, 'two');
  const after = count(); // what each of them recorded itself
  for (const station of [far, desk, far, desk]) await exchange(station, 'two');

  expect(count()).toBe(after);
  expect(after - before).toBeLessThan(3);
});

describe('what a member altered of another’s entries', () => {
  let whole: readonly SentEntry[];
  beforeAll(() => {
    const ends = desk.session.office
      .prepare<[], number>('SELECT max(number) FROM station_entries WHERE station = 1 AND run_signature IS NOT NULL')
      .pluck();
    const last = ends.get()!;
    whole = entriesToSend(desk.session.office, 1, last - 1, 2);
    expect(whole.map(({ run }) => run === undefined)).toEqual([true, false]);
  });
  const given = async (entries: readonly SentEntry[], of = 1) =>
    openBundle(far.session.office, await sealBundle(desk.session.office, 2, entries, of));
  const withLast = (change: (last: SentEntry) => SentEntry) => [...whole.slice(0, -1), change(whole.at(-1)!)];
  const zero = (hex: string) => '0'.repeat(hex.length);

  it('is whole as it came', async () => {
    expect(await given(whole)).toMatchObject({ kind: 'entries', station: 1 });
  });

  it.each<[string, () => readonly SentEntry[]]>([
    ['a row', () => withLast(last => ({ ...last, rows: last.rows.slice(1) }))],
    [
      'cells of a row',
      () => withLast(last => ({ ...last, rows: last.rows.map(row => ({ ...row, cells: { title: 'Other' } })) })),
    ],
    ['the salt, as if it was erased', () => withLast(last => ({ ...last, salt: null }))],
    ['the salts of changes', () => withLast(last => ({ ...last, changes: last.changes.map(each => ({ ...each, salt: null })) }))],
    [
      'changes, as if they were in a compartment',
      () =>
        withLast(last => ({
          ...last,
          changes: [],
          closed: last.changes.map(({ position, commitment }) => ({ position, commitment })),
        })),
    ],
    ['the author’s signature', () => withLast(last => ({ ...last, signature: zero(last.signature) }))],
    ['the station’s signature', () => withLast(last => ({ ...last, run: zero(last.run!) }))],
    ['the entry between', () => [entriesToSend(desk.session.office, 1, 1, 1)[0]!, ...whole.slice(-1)]],
    ['the end', () => whole.slice(0, -1)],
  ])('is refused: %s', async (_, altered) => {
    expect(await given(altered())).toEqual({ kind: 'fault', code: 'office/damaged' });
  });

  it('is refused as another station’s', async () => {
    expect(await given(whole, 3)).toEqual({ kind: 'fault', code: 'office/damaged' });
    expect(await given(whole, 9)).toEqual({ kind: 'fault', code: 'office/not-of-station' });
  });
});

it('is taken away once something of it is erased', async () => {
  const caseId = await opened(far, 'Zqerased');
  await far.ask('case:update-fields', { caseId, record: caseId, fields: { retentionUntil: '2026-01-02' } });
  await exchange(far, 'two');
  await exchange(desk, 'two');
  await exchange(desk, 'three'); // where the other never was
  expect(await chainsPutBy(desk, 'three')).toContain(3);
  const held = async () => {
    const folder = join(stick('three'), 's2');
    const found = await Promise.all(
      readdirSync(folder)
        .filter(file => file.startsWith('b-'))
        .map(file => openBundle(far.session.office, readFileSync(join(folder, file)))),
    );
    return JSON.stringify(found).includes('Zqerased');
  };
  expect(await held()).toBe(true);

  await desk.ask('case:erase', { caseId, ground: 'Retention' });
  await exchange(desk, 'three');

  expect(await held()).toBe(false);
});

it('brings also what is set aside, so that nothing behind it waits for ever', async () => {
  for (const name of ['four', 'five']) mkdirSync(stick(name));
  for (const station of [lost, desk, far, lost, desk, far]) await exchange(station, 'five');
  removeStation(desk.session, desk.services, far.number);
  await opened(far, 'Too late');
  await exchange(far, 'four'); // it has not heard that it is out
  expect(await exchange(desk, 'four')).toMatchObject({ setAside: 1 });
  rmSync(stick('four'), { recursive: true });
  await opened(desk, 'Behind what is set aside');

  await exchange(desk, 'five');
  await exchange(lost, 'five');

  expect([titled(lost, 'Too late'), titled(lost, 'Behind what is set aside')]).toEqual([0, 1]);
  expect(stateOf(lost)).toEqual(stateOf(desk));
});
