import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Writer } from '../../db/open.ts';
import { noteSame } from '../../db/travelling-rows.ts';
import { openParts } from '../../electron/host/office/part-bundle.ts';
import { recordAcross } from '../../electron/host/audit/audit.ts';
import type { CaseId } from '../../shared/language.ts';
import { caseFile, importFile, onlyCase, sampleCase } from '../support/case-file.ts';
import { joinedTo, officeOf, type Station } from '../support/office-stations.ts';
import { vaultPaths } from '../../electron/host/vault/vault-paths.ts';
import { insideOf } from '../support/compartment-state.ts';
import { rawPages, wordsIn } from '../support/raw-pages.ts';
import { stopping } from '../support/stopping-station.ts';
import type { TempVault } from '../support/temp-vault.ts';

// Two machines whose people share a compartment, each a supervisor: what one erases there, the other may not have heard of.

let a: Station;
let b: Station;
let place: string;
let caseId: CaseId;
const DAY = 86_400_000;

const exchange = (station: Station) =>
  station.ask('office:exchange', { folder: station.services.handles.register({ kind: 'folder', path: place }) });
async function meet() {
  for (let round = 0; round < 2; round++) for (const station of [a, b]) await exchange(station);
}
const inside = ({ session }: Station) => session.compartments()[0]!;
const setAside = ({ session }: Station) =>
  session.visible().flatMap(db => db.prepare('SELECT fault FROM station_entries WHERE fault IS NOT NULL').pluck().all());
const rename = (station: Station, title: string) =>
  station.ask('case:update-fields', { caseId, record: caseId, fields: { title } });

/** How often a text is kept at each station, in any of its databases. */
const keptOf = (text: string) =>
  [a, b].map(({ session }) =>
    session
      .visible()
      .flatMap(db =>
        [
          'row_writes WHERE cells',
          "changes WHERE coalesce(old, '') || coalesce(new, '')",
          'deleted_cases WHERE content',
          'records WHERE fields',
          'late_writes WHERE CAST(sealed AS TEXT)',
          'held_entries WHERE content',
        ].map(where => db.prepare<[string], number>(`SELECT count(*) FROM ${where} LIKE ?`).pluck().get(`%${text}%`) ?? 0),
      )
      .reduce((sum, count) => sum + count, 0),
  );

beforeEach(async () => {
  [a, b] = (await officeOf(['supervisor'])) as [Station, Station];
  place = join(a.session.folder, '..', 'exchange');
  mkdirSync(place);
  const documents = [{ id: 'd1', title: 'Nota', file: 'note.txt' }];
  await importFile(a as unknown as TempVault, caseFile(sampleCase({ title: 'Zqbefore', documents })), { 'note.txt': 'Zqpaper' });
  caseId = await onlyCase(a as never);
  await a.ask('case:follow-up', { caseIds: [caseId], what: 'Zqfollow', on: '2026-04-01' });
  const { id } = await a.ask('hold:place', { caseId, reason: 'Zqheld' });
  await a.ask('hold:lift', { caseId, id, reason: 'Lifted' });
  await a.ask('compartment:create', { name: 'Boxquernal', people: [a.session.user.id, b.session.user.id] });
  await meet();
  await a.ask('case:enclose', { caseId, compartment: inside(a).id });
  await meet();
  expect((await b.ask('case:show', { caseId })).file.records.length).toBeGreaterThan(1);
}, 120_000);
afterEach(() => [b, a].forEach(({ cleanup }) => cleanup()));

/** What lies at the place that is not of the office's machines: what people of the compartment read in it, and how many documents are of it. */
async function closedAt(place: string) {
  const blobs = readdirSync(place, { recursive: true, withFileTypes: true })
    .filter(each => each.isFile() && /^[bd]-/.test(each.name))
    .map(({ name, parentPath }) => ({ name, bytes: readFileSync(join(parentPath, name)) }));
  const texts: string[] = [];
  for (const { bytes } of blobs)
    for (const { session } of [a, b]) {
      const opened = await openParts(session, bytes);
      if (opened.kind === 'parts') texts.push(JSON.stringify(opened.bundle));
    }
  return { text: texts.join(), count: texts.length, documents: blobs.filter(({ name }) => name.startsWith('d-')).length };
}

it('takes what was erased in a compartment off the place, with its documents, and leaves the rest for who comes later', async () => {
  await importFile(
    a as unknown as TempVault,
    caseFile(sampleCase({ id: 'case-2', reference: 'EX-2026-0002', title: 'Zqstays' })),
    {},
  );
  const { cases } = await a.ask('case:list', {});
  const stays = cases.find(({ title }) => title === 'Zqstays')!.id;
  await a.ask('case:enclose', { caseId: stays, compartment: inside(a).id });
  await meet();
  await rename(b, 'Zqafter');
  await a.ask('case:update-fields', { caseId, record: caseId, fields: { retentionUntil: '2026-01-02' } });
  await meet();
  const before = await closedAt(place);
  for (const text of ['Zqbefore', 'Zqafter', 'Zqstays']) expect(before.text).toContain(text);
  const late = await joinedTo(a, { at: 3, role: 'officer' });

  await a.ask('case:erase', { caseId, ground: 'Retention' });
  await meet();

  const after = await closedAt(place);
  for (const text of ['Zqbefore', 'Zqafter', 'Zqfollow', 'Zqheld']) expect(after.text).not.toContain(text);
  expect(after.text).toContain('Zqstays');
  expect(after.documents).toBe(before.documents - 1);
  await meet();
  expect(await closedAt(place)).toEqual(after); // once is enough
  await a.ask('compartment:people', { compartment: inside(a).id, people: [a, b, late].map(({ session }) => session.user.id) });
  for (const station of [a, b, late, a, b, late]) await exchange(station);
  expect(JSON.stringify((await late.ask('case:show', { caseId: stays })).file)).toContain('Zqstays');
  for (const station of [b, late]) {
    expect(insideOf(station)).toEqual(insideOf(a));
    expect(setAside(station)).toEqual([]);
    expect((await station.ask('audit:verify', {})).ok).toBe(true);
  }
  late.cleanup();
});

it.each([
  ['before', true],
  ['after', false],
])(
  'keeps nothing of a case erased in a compartment in a change that had not heard of it, which comes %s',
  async (_, isBefore) => {
    await a.ask('case:update-fields', { caseId, record: caseId, fields: { retentionUntil: '2026-01-02' } });
    await meet();
    await rename(b, 'Zqafter');
    await b.ask('case:add-record', { caseId, entity: 'subject', fields: { given: 'Zqadded', roles: ['victim'] } });
    await a.ask('case:erase', { caseId, ground: 'Retention' });

    for (const station of isBefore ? [a, b] : [b, a]) await exchange(station);
    await meet();

    expect(insideOf(b)).toEqual(insideOf(a));
    for (const text of ['Zqbefore', 'Zqfollow', 'Zqheld', 'Zqafter', 'Zqadded'])
      expect([text, keptOf(text)]).toEqual([text, [0, 0]]);
    for (const station of [a, b]) {
      expect(setAside(station)).toEqual([]);
      expect((await station.ask('audit:verify', {})).ok).toBe(true);
    }
  },
);

it.each([
  ['restored', true],
  ['deleted', false],
])('lets a case of a compartment go that was past its time at one station and is %s at another', async (_, isRestored) => {
  await a.ask('case:delete', { caseId, reason: 'Made by mistake' });
  await meet();
  if (isRestored) {
    await b.ask('case:restore', { caseId });
    await rename(b, 'Zqrestored');
  }
  a.setNowMs(a.services.nowMs() + 100 * DAY);
  await a.reopen();
  expect(await a.ask('case:list-deleted', {})).toEqual([]);

  await meet();

  for (const station of [a, b]) {
    expect((await station.ask('case:list', {})).cases).toEqual([]);
    expect(setAside(station)).toEqual([]);
  }
  expect(insideOf(b)).toEqual(insideOf(a));
  for (const text of ['Zqbefore', 'Zqfollow', 'Zqheld', 'Zqrestored']) expect([text, keptOf(text)]).toEqual([text, [0, 0]]);
});

it('brings a case of a compartment back with what others set and marked meanwhile', async () => {
  const { id: person } = (await a.ask('case:show', { caseId })).file.records.find(({ entity }) => entity === 'subject')!;
  await a.ask('case:delete', { caseId, reason: 'Made by mistake' });
  await rename(b, 'Meanwhile');
  await b.ask('case:set-mark', {
    caseId,
    record: person,
    field: 'dob',
    mark: { level: 'L4', caveats: [{ kind: 'NO_ONWARD' }] } as never,
  });
  for (const station of [b, a]) await exchange(station);

  await a.ask('case:restore', { caseId });
  expect((await a.ask('case:show', { caseId })).file.records.find(({ id }) => id === (caseId as string))?.fields['title']).toBe(
    'Meanwhile',
  );
  await meet();

  expect(insideOf(b)).toEqual(insideOf(a));
  const { records } = (await b.ask('case:show', { caseId })).file;
  expect(records.find(({ id }) => id === (caseId as string))?.fields['title']).toBe('Meanwhile');
  expect(records.find(({ id }) => id === person)?.marks['dob']).toMatchObject({ level: 'L4' });
  for (const station of [a, b]) expect(setAside(station)).toEqual([]);
});

it.each(['case:take-out', 'case:update-fields'] as const)(
  'is the same for its people where a machine stopped in the midst of %s, and nothing is set aside',
  async call => {
    for (const after of [0, 1, 2]) {
      await stopping<unknown>(a, after, () =>
        call === 'case:take-out'
          ? a.request(call, { caseId, reason: 'No longer closed' })
          : a.request(call, { caseId, record: caseId, fields: { title: `Stopped ${after}` } }),
      );
      await meet();
      if (a.session.dbOf(caseId) === a.session.office) break;
    }
    await meet();

    for (const station of [a, b]) expect(setAside(station)).toEqual([]);
    expect(insideOf(b)).toEqual(insideOf(a));
  },
);

it('lets a case go to the office at all of its people where the machine stopped while it went from the compartment', async () => {
  await stopping(a, 2, () => a.request('case:take-out', { caseId, reason: 'No longer closed' }));
  await meet();

  for (const station of [a, b]) {
    expect(setAside(station)).toEqual([]);
    expect(insideOf(station)['cases']).toEqual([]);
    expect((await station.ask('case:show', { caseId })).file.records.length).toBeGreaterThan(1);
  }
});

it('sets nothing aside where a machine stopped while it closed a case', async () => {
  await b.ask('case:take-out', { caseId, reason: 'No longer closed' });
  await meet();
  const { id } = await a.ask('case:create', {
    fields: {
      kind: 'extradition',
      reference: 'Zqstopped',
      title: 'Zqstopped',
      requestingAgency: 'US-DOJ-OIA',
      requestedAgency: 'MX-FGR',
      openedOn: '2026-02-01',
    },
  });
  await meet();

  await stopping(a, 0, () => a.request('case:enclose', { caseId: id, compartment: inside(a).id }));
  await meet();

  for (const station of [a, b]) expect(setAside(station)).toEqual([]);
  expect(insideOf(b)).toEqual(insideOf(a));
  expect((await b.ask('case:show', { caseId: id })).file.records).not.toEqual([]);
});

it('goes on in a compartment after a case with a document left it, before anything is exchanged', async () => {
  const { id: other } = await a.ask('case:create', {
    fields: {
      kind: 'extradition',
      reference: 'Zqother',
      title: 'Zqother',
      requestingAgency: 'US-DOJ-OIA',
      requestedAgency: 'MX-FGR',
      openedOn: '2026-02-01',
    },
  });
  await a.ask('case:take-out', { caseId, reason: 'No longer closed' });

  await a.ask('case:enclose', { caseId: other, compartment: inside(a).id });
  await a.ask('case:enclose', { caseId, compartment: inside(a).id });
  await meet();

  expect(insideOf(b)).toEqual(insideOf(a));
  for (const station of [a, b]) expect(setAside(station)).toEqual([]);
});

it('keeps the document of a case that was opened and closed again before another machine heard of either', async () => {
  await a.ask('case:take-out', { caseId, reason: 'No longer closed' });
  await meet();
  await a.ask('case:enclose', { caseId, compartment: inside(a).id });
  await a.ask('case:take-out', { caseId, reason: 'No longer closed' });
  await meet();
  expect((await b.ask('case:show', { caseId })).missingFiles).toEqual([]);

  await a.ask('case:enclose', { caseId, compartment: inside(a).id });
  await meet();

  expect(insideOf(b)).toEqual(insideOf(a));
  expect((await b.ask('case:show', { caseId })).missingFiles).toEqual([]);
  const loose = a.session.office.prepare("SELECT count(*) FROM audit_entries WHERE body ->> 'action' = 'office:loose'").pluck();
  expect(loose.get()).toBe(0);
  for (const station of [a, b]) expect(setAside(station)).toEqual([]);
});

it('takes in what a machine wrote first in a compartment after it had written unheard of the closing', async () => {
  await b.ask('case:take-out', { caseId, reason: 'No longer closed' });
  await meet();
  const late = await joinedTo(a, { at: 3, role: 'officer' });
  for (const station of [a, b, late, a, b, late]) await exchange(station);
  await a.ask('compartment:people', { compartment: inside(a).id, people: [a, b, late].map(({ session }) => session.user.id) });
  for (const station of [a, b, late, a, b, late]) await exchange(station);
  await rename(late, 'Unheard');
  await a.ask('case:enclose', { caseId, compartment: inside(a).id });
  for (const station of [a, late]) await exchange(station);
  await rename(late, 'Heard');

  for (const station of [late, a, b, late, a, b]) await exchange(station);

  for (const station of [a, b, late]) {
    expect(setAside(station)).toEqual([]);
    expect(insideOf(station)).toEqual(insideOf(a));
    expect(insideOf(station)['records']!.join()).toContain('Heard');
  }
  late.cleanup();
});

it('takes a case in again that had been taken out, with what two persons had agreed on', async () => {
  await b.ask('case:take-out', { caseId, reason: 'No longer closed' });
  await meet();
  const { record: letter } = await a.ask('case:add-record', { caseId, entity: 'document', fields: { title: 'Letter' } });
  const asked = { originator: 'US-DEA', recipient: 'MX-FGR', purposes: ['same-case'], until: '2026-12-01', caseId } as const;
  await a.ask('agency:consent', { ...asked, purposes: [...asked.purposes], document: letter.id });
  await meet();
  const [waiting] = b.session.office.prepare<[], string>('SELECT id FROM counterpart_acts WHERE outcome IS NULL').pluck().all();
  await b.ask('agency:decide', { id: waiting!, approve: true });
  await a.ask('hold:place', { caseId, reason: 'A court asks for it' });
  await meet();
  await a.ask('case:enclose', { caseId, compartment: inside(a).id });
  await meet();
  await b.ask('case:take-out', { caseId, reason: 'No longer closed' });
  await meet();

  await a.ask('case:enclose', { caseId, compartment: inside(a).id });
  await meet();

  expect(insideOf(b)).toEqual(insideOf(a));
  expect(insideOf(b)['consents']).toHaveLength(1);
  for (const station of [a, b]) expect(setAside(station)).toEqual([]);
});

it('is gone everywhere where one opened it to the office while another erased it, and nothing is set aside', async () => {
  await rename(a, 'Zqvulmorant');
  await a.ask('case:update-fields', { caseId, record: caseId, fields: { retentionUntil: '2026-01-02' } });
  await meet();
  await b.ask('case:take-out', { caseId, reason: 'No longer closed' });
  await a.ask('case:erase', { caseId, ground: 'Retention' });

  await meet();

  for (const station of [a, b]) {
    expect(setAside(station)).toEqual([]);
    expect((await station.ask('case:list', {})).cases).toEqual([]);
    expect((await station.ask('audit:verify', {})).ok).toBe(true);
    const { dbFile, folder, keys } = station.session;
    expect(wordsIn(rawPages(dbFile, `${vaultPaths(folder).db}-wal`, keys.vaultKey), ['zqvulmorant'])).toEqual([]);
  }
  expect(insideOf(b)).toEqual(insideOf(a));
  for (const text of ['Zqbefore', 'Zqfollow', 'Zqheld']) expect([text, keptOf(text)]).toEqual([text, [0, 0]]);
});

describe('what a machine signed for a compartment that its act may not write', () => {
  const forge = (action: string, write: (db: Writer) => void) => {
    const { db } = inside(b);
    recordAcross(b.session, b.services, action, db, { inside: () => write(db) });
  };
  const inTitle = (db: Writer) => db.prepare('UPDATE records SET fields = ? WHERE id = ?').run('{"title":"Rogue"}', caseId);
  const unheardOf = (db: Writer) => noteSame(db, caseId, 'nothingOfThis', 'Rogue');

  it.each([
    ['rows of another act', 'office:loose', inTitle, 'office/no-authority'],
    ['a field that there is not', 'case:update-fields', unheardOf, 'office/altered'],
  ])('is set aside: %s', async (_, action, write, fault) => {
    forge(action, write);

    await meet();

    expect(setAside(a)).toEqual([fault]);
    expect(insideOf(a)['records']!.join()).not.toContain('Rogue');
  });

  it('is set aside: a closing that says a value was of an entry that never wrote the record', async () => {
    const { id } = await b.ask('case:create', {
      fields: {
        kind: 'extradition',
        reference: 'Zqrogue',
        title: 'Zqrogue',
        requestingAgency: 'US-DOJ-OIA',
        requestedAgency: 'MX-FGR',
        openedOn: '2026-02-01',
      },
    });
    await meet();
    b.session.office
      .prepare("UPDATE row_writes SET station = 1, number = 5 WHERE tbl = 'records' AND row = ? AND station = 2")
      .run(JSON.stringify([id]));
    await b.ask('case:enclose', { caseId: id, compartment: inside(b).id });

    await meet();

    expect(setAside(a)).toEqual(['office/altered']);
    expect(setAside(b)).toEqual([]);
  });

  it('is not recorded by an honest machine', async () => {
    const grounds = (db: Writer) => db.prepare("UPDATE compartment_self SET name = 'Rogue'").run();

    expect(() => forge('case:update-fields', grounds)).toThrow('case:update-fields may not write compartment_self (set)');
  });
});
