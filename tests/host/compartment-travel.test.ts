import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBundle } from '../../electron/host/office/bundle.ts';
import { findUser } from '../../db/users.ts';
import { openParts } from '../../electron/host/office/part-bundle.ts';
import { schemaOf, sealSigned, writtenBy } from '../../electron/host/office/signed-blob.ts';
import { vaultPaths } from '../../electron/host/vault/vault-paths.ts';
import { PARTS_FORMAT } from '../../shared/contract/office-format.ts';
import type { CaseId, UserId } from '../../shared/language.ts';
import { caseFile, importFile, sampleCase } from '../support/case-file.ts';
import { insideOf } from '../support/compartment-state.ts';
import { officeOf, type Station } from '../support/office-stations.ts';
import { rawPages, wordsIn } from '../support/raw-pages.ts';
import type { TempVault } from '../support/temp-vault.ts';

// Three machines: of two of them the people are in a compartment, of the third nobody is.

const PLANTED = [
  'zquintaxo',
  'wobrulante',
  'hvexantro',
  'gruntxalbor',
  'fenxoraldi',
  'qzx-2026-88417',
  'boxquernal',
  'vulmexanto',
  'dunvaquelo',
];

let a: Station;
let b: Station;
let c: Station;
let place: string;
let closed: CaseId;
let compartment: string;

const userOf = ({ session }: Station): UserId => session.user.id;
const exchange = (station: Station) =>
  station.ask('office:exchange', { folder: station.services.handles.register({ kind: 'folder', path: place }) });
/** Until nothing more comes anywhere. */
async function allExchange(stations: readonly Station[] = [a, b, c]) {
  for (let round = 0; round < 3; round++) for (const station of stations) await exchange(station);
}

/** All that the vault's key, the station's and the office's identity of documents open at a station, and what lies in its folder. */
function readable({ session }: Station): Buffer {
  const paths = vaultPaths(session.folder);
  return rawPages(session.dbFile, `${paths.db}-wal`, session.keys.vaultKey);
}

const shown = async (station: Station, caseId = closed) => (await station.ask('case:show', { caseId })).file;
const titleAt = async (station: Station) =>
  (await shown(station)).records.find(({ id }) => id === (closed as string))!.fields['title'];
const rename = (station: Station, title: string) =>
  station.ask('case:update-fields', { caseId: closed, record: closed, fields: { title } });

const blobsIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap(each =>
    each.isFile() && /^[bd]-/.test(each.name) ? [join(each.parentPath, each.name)] : [],
  );

/** Which planted words a machine of nobody in the compartment reads in what lies there. */
async function openAtPlace(among: (path: string) => boolean = () => true): Promise<readonly string[]> {
  const found: string[] = [];
  for (const path of blobsIn(place).filter(each => basename(each).startsWith('b-') && among(each))) {
    const opened = await openBundle(c.session.office, readFileSync(path));
    found.push(...wordsIn(Buffer.from(JSON.stringify(opened)), PLANTED));
  }
  return [...new Set(found)];
}

beforeEach(async () => {
  [a, b, c] = (await officeOf(['officer', 'officer'])) as [Station, Station, Station];
  place = join(a.session.folder, '..', 'exchange');
  mkdirSync(place);
  await importFile(
    a as unknown as TempVault,
    caseFile(
      sampleCase({
        reference: 'QZX-2026-88417',
        title: 'Caso Zquintaxo',
        documents: [{ id: 'd1', title: 'Nota', file: 'note.txt' }],
        portions: [{ of: 'facts', text: 'Seen near Hvexantro.', language: 'en' }],
        subjects: [{ id: 's1', roles: ['accused'], given: 'José', paternal: 'Wobrulante', maternal: 'Q', dob: '1984-02-29' }],
        charges: [{ statute: '21 USC 963', offence: 'Fenxoraldi', subject: 's1' }],
      }),
      sampleCase({ id: 'case-2', reference: 'EX-2026-0002', title: 'Otro caso' }),
    ),
    { 'note.txt': 'A paper that says gruntxalbor.' },
  );
  const { cases } = await a.ask('case:list', {});
  closed = cases.find(({ reference }) => reference === 'QZX-2026-88417')!.id;
  const added = await a.ask('case:add-record', {
    caseId: closed,
    entity: 'portion',
    fields: { of: 'facts', text: 'dunvaquelo', language: 'en' },
  });
  await a.ask('case:remove-record', { caseId: closed, record: added.record.id });
  await allExchange();
  expect(await titleAt(c)).toBe('Caso Zquintaxo'); // it was there
  expect(wordsIn(readable(c), PLANTED).length).toBeGreaterThan(5);
  ({ id: compartment } = await a.ask('compartment:create', { name: 'Boxquernal', people: [userOf(a), userOf(b)] }));
}, 120_000);
afterEach(() => {
  for (const each of [c, b]) each.cleanup();
  a.cleanup();
});

const enclose = () => a.ask('case:enclose', { caseId: closed, compartment });

describe('a case that goes into a compartment at one station', { timeout: 120_000 }, () => {
  it('is with its people at theirs, with history and documents, and leaves nothing readable at the third', async () => {
    const before = await shown(a);
    const filesBefore = readdirSync(vaultPaths(c.session.folder).files).length;
    await enclose();

    await allExchange();

    expect(await shown(b)).toEqual(before);
    expect(insideOf(b)).toEqual(insideOf(a));
    expect((await b.ask('case:show', { caseId: closed })).missingFiles).toEqual([]);
    expect((await b.ask('case:history', { caseId: closed })).lines.length).toBe(
      (await a.ask('case:history', { caseId: closed })).lines.length,
    );
    expect((await b.ask('case:search', { text: 'Wobrulante' })).hits).not.toEqual([]);
    expect(await c.request('case:show', { caseId: closed })).toMatchObject({ failure: { code: 'case/not-found' } });
    expect((await c.ask('case:search', { text: 'Wobrulante' })).hits).toEqual([]);
    for (const station of [a, b, c]) {
      expect(wordsIn(readable(station), PLANTED)).toEqual([]);
      expect((await station.ask('audit:verify', {})).ok).toBe(true);
    }
    expect(readdirSync(vaultPaths(c.session.folder).files)).toHaveLength(filesBefore - 1);
    expect(
      existsSync(vaultPaths(c.session.folder).compartments) ? readdirSync(vaultPaths(c.session.folder).compartments) : [],
    ).toEqual([]);
    expect(c.session.compartments()).toEqual([]);
  });

  it('leaves neither salt nor bundle of what was written to it, whichever machine closes it', async () => {
    await rename(c, 'Vulmexanto from C');
    await allExchange();
    await b.ask('case:enclose', { caseId: closed, compartment });

    await allExchange();

    for (const { session } of [a, b, c])
      expect(
        session.office
          .prepare(
            `SELECT DISTINCT station, number FROM station_entries JOIN row_writes USING (station, number)
             WHERE salt IS NOT NULL AND cells IS NULL AND kind IN ('put', 'set')`,
          )
          .all(),
      ).toEqual([]);
    expect(await openAtPlace()).toEqual([]);
  });

  it('leaves nothing readable of what was written unheard of that, and its people have it', async () => {
    await rename(c, 'Vulmexanto from C');
    await enclose();
    await exchange(a);
    const put = new Set(blobsIn(place));

    await exchange(c); // hears of it before its own entry was ever put

    expect(wordsIn(readable(c), PLANTED)).toEqual([]);
    expect(await openAtPlace(path => !put.has(path))).toEqual([]);
    await allExchange();
    expect(await openAtPlace()).toEqual([]);
    expect(await titleAt(a)).toBe('Vulmexanto from C');
    expect(insideOf(b)).toEqual(insideOf(a));
    for (const station of [a, b, c]) {
      expect((await station.ask('station:list', {})).setAside).toEqual([]);
      expect((await station.ask('audit:verify', {})).ok).toBe(true);
    }
  });

  it('leaves nothing at the place when it is closed a second time, whoever put what and stopped before noting it', async () => {
    await enclose();
    await allExchange();
    await a.ask('case:take-out', { caseId: closed, reason: 'No longer' });
    await exchange(a);
    a.session.office.prepare('DELETE FROM bundles WHERE station = 1').run(); // as if it had stopped after each was put
    await enclose();

    await allExchange();

    expect(await openAtPlace()).toEqual([]);
    expect(insideOf(b)).toEqual(insideOf(a));
  });

  it('keeps the tighter mark of one that was set before it was closed and one by somebody who had heard of neither', async () => {
    const person = (await shown(a)).records.find(({ entity }) => entity === 'subject')!.id;
    const mark = (station: Station, level: string) =>
      station.ask('case:set-mark', { caseId: closed, record: person, field: 'given', mark: { level } as never });
    await mark(c, 'L3');
    await mark(a, 'L4');
    await enclose();

    await allExchange();

    for (const station of [a, b])
      expect((await shown(station)).records.find(({ id }) => id === person)!.marks['given']).toMatchObject({ level: 'L4' });
    expect(insideOf(b)).toEqual(insideOf(a));
  });

  it('takes a removal along that had not heard of it, without what was removed', async () => {
    const { records } = await shown(c);
    await c.ask('case:remove-record', { caseId: closed, record: records.find(({ entity }) => entity === 'charge')!.id });
    await exchange(c);
    await enclose();
    await exchange(a);
    for (const station of [b, a]) await exchange(station);

    await allExchange();

    for (const station of [b, c]) expect(wordsIn(readable(station), PLANTED)).toEqual([]);
    expect((await shown(a)).records.filter(({ entity }) => entity === 'charge')).toEqual([]);
    expect(insideOf(b)).toEqual(insideOf(a));
  });

  it('is worked on at both, and both come to the same, two values included', async () => {
    await enclose();
    await allExchange();
    await rename(a, 'Boxquernal from A');
    await rename(b, 'Boxquernal from B');

    await allExchange();

    expect(await titleAt(a)).toBe(await titleAt(b));
    expect(insideOf(b)).toEqual(insideOf(a));
    await rename(b, 'Boxquernal after both');
    await allExchange();
    expect(await titleAt(a)).toBe('Boxquernal after both');
    expect(wordsIn(readable(c), PLANTED)).toEqual([]);
    expect((await c.ask('station:list', {})).setAside).toEqual([]);
    expect((await a.ask('station:list', {})).setAside).toEqual([]);
  });

  it('takes along what was written to it elsewhere without knowing, and that is readable at nobody else’s', async () => {
    await rename(c, 'Vulmexanto from C');
    await c.ask('case:add-record', {
      caseId: closed,
      entity: 'portion',
      fields: { of: 'facts', text: 'Also vulmexanto', language: 'en' },
    });
    await enclose();

    await allExchange();

    for (const station of [a, b]) {
      expect(await titleAt(station)).toBe('Vulmexanto from C');
      expect(JSON.stringify(await shown(station))).toContain('Also vulmexanto');
    }
    expect(insideOf(b)).toEqual(insideOf(a));
    for (const station of [a, b, c]) expect(wordsIn(readable(station), PLANTED)).toEqual([]);
    expect(await c.request('case:show', { caseId: closed })).toMatchObject({ failure: { code: 'case/not-found' } });
    const unheard = async (at: Station) => (await at.ask('station:list', {})).unheard;
    expect([await unheard(a), await unheard(b)]).toEqual([[], []]);
    const told = { how: 'closed', caseId: null, reference: null, gone: { station: 1 }, wrote: { station: 3 } };
    expect(await unheard(c)).toMatchObject([told]);
    expect(await unheard(c)).toHaveLength(1);
  });

  it('keeps a case that was closed and opened again, whatever somebody wrote who had heard of neither', async () => {
    await allExchange();
    await enclose();
    await a.ask('case:take-out', { caseId: closed, reason: 'By mistake' });
    await c.ask('case:update-fields', { caseId: closed, record: closed, fields: { title: 'Unheard' } });

    for (const station of [c, a, b, c, a, b]) await exchange(station);

    for (const station of [a, b, c]) expect(await titleAt(station)).toBe('Caso Zquintaxo');
    expect(insideOf(b)).toEqual(insideOf(a));
  });

  it('that two of its people close without hearing of each other is the same at both, with what each had written', async () => {
    await allExchange();
    await rename(a, 'By one');
    await a.ask('case:update-fields', { caseId: closed, record: closed, fields: { officer: 'Officer One' } });
    await rename(b, 'By the other');
    for (const station of [b, a]) await station.ask('case:enclose', { caseId: closed, compartment });

    await allExchange();

    for (const station of [a, b]) {
      const values = (await station.ask('office:conflicts', {})).map(({ field, values: all }) => [
        field,
        ...all.map(({ value }) => value).sort(),
      ]);
      expect(values).toEqual([['title', 'By one', 'By the other']]);
      const record = (await shown(station)).records.find(({ id }) => id === (closed as string))!;
      expect(record.fields['officer']).toBe('Officer One'); // which one alone had changed, who knew what the other still had
      expect((await station.ask('audit:verify', {})).ok).toBe(true);
    }
    expect(insideOf(b)).toEqual(insideOf(a));
  });

  it('that one closes and opens again while another closes it is closed, and lost to nobody of its people', async () => {
    await allExchange();
    await enclose();
    await rename(a, 'Written inside');
    await a.ask('case:add-record', { caseId: closed, entity: 'subject', fields: { given: 'Vulmexanto', roles: ['victim'] } });
    await a.ask('case:take-out', { caseId: closed, reason: 'By mistake' });
    await b.ask('case:enclose', { caseId: closed, compartment });

    await allExchange();

    for (const station of [a, b]) {
      expect(['Written inside', 'Caso Zquintaxo']).toContain(await titleAt(station));
      expect(JSON.stringify(await shown(station))).toContain('Vulmexanto'); // which whoever closed it last had never seen
      expect((await station.ask('compartment:list', {}))[0]!.cases.length).toBe(1);
    }
    expect(insideOf(b)).toEqual(insideOf(a));
    expect(await c.request('case:show', { caseId: closed })).toMatchObject({ failure: { code: 'case/not-found' } });
    for (const station of [a, b, c]) {
      const faults = station.session
        .visible()
        .flatMap(db => db.prepare('SELECT fault FROM station_entries WHERE fault IS NOT NULL').all());
      expect(faults).toEqual([]);
    }
  });

  it('has the last value that was written, and not an earlier one of somebody who had not heard of the closing', async () => {
    await allExchange();
    await rename(c, 'Early');
    for (const title of ['Before', 'Last']) await rename(b, title);
    await b.ask('case:enclose', { caseId: closed, compartment });

    await allExchange();

    for (const station of [a, b]) expect(await titleAt(station)).toBe('Last');
    expect(insideOf(b)).toEqual(insideOf(a));
    const [found, ...more] = await a.ask('office:conflicts', {});
    expect(more).toEqual([]);
    expect(found?.values.map(({ value, station, how }) => [value, station, how])).toEqual([
      ['Last', 2, 'wrote'],
      ['Early', 3, 'wrote'],
    ]);
  });

  it('tells an old value, that stood when somebody closed the case, from what others wrote', async () => {
    await allExchange();
    for (const { session } of [a, b, c])
      // as of a case from before the office had several machines
      session.office.prepare("DELETE FROM row_writes WHERE tbl = 'records' AND row = ?").run(JSON.stringify([closed]));
    await rename(c, 'From c');
    await rename(a, 'From a');
    await b.ask('case:enclose', { caseId: closed, compartment });

    await allExchange();

    const [found] = await a.ask('office:conflicts', {});
    expect(found?.values.map(({ station, how }) => [station, how]).sort()).toEqual([
      [1, 'wrote'],
      [2, 'stood'],
      [3, 'wrote'],
    ]);
  });

  it('is not opened while a field has two values, or nobody would be asked again', async () => {
    await allExchange();
    await b.ask('case:enclose', { caseId: closed, compartment });
    await rename(b, 'From b');
    await rename(c, 'From c');
    await allExchange();
    const open = () => a.request('case:take-out', { caseId: closed, reason: 'By mistake' });
    const [{ record, field, values } = { record: '', field: '', values: [] }] = await a.ask('office:conflicts', {});
    const choice = values.findIndex(({ value }) => value === 'From b');

    expect(await open()).toMatchObject({ failure: { code: 'compartment/two-values' } });
    await a.ask('office:settle', { record, field, choice });
    expect(await open()).toMatchObject({ ok: true });
    await allExchange();

    for (const station of [a, b, c]) expect(await titleAt(station)).toBe('From b');
  });

  it('has nothing set aside, nor lost, where one closes and opens it and another closes it, and a third writes to it', async () => {
    await allExchange();
    await b.ask('case:enclose', { caseId: closed, compartment });
    await enclose();
    await a.ask('case:take-out', { caseId: closed, reason: 'By mistake' });
    await rename(c, 'Unheard');

    await allExchange();

    for (const station of [a, b]) {
      const faults = station.session
        .visible()
        .flatMap(db => db.prepare('SELECT fault FROM station_entries WHERE fault IS NOT NULL').all());
      expect(faults).toEqual([]);
      expect(await titleAt(station)).toBe('Unheard');
    }
    expect(insideOf(b)).toEqual(insideOf(a));
  });

  it('goes on at a machine that has what came with a case, and has not heard yet that it was closed', async () => {
    const fields = { kind: 'extradition', title: 'Later', requestingAgency: 'US-DOJ-OIA', requestedAgency: 'MX-FGR' } as const;
    const { id } = await a.ask('case:create', { fields: { ...fields, reference: 'Later', openedOn: '2026-02-01' } });
    await allExchange();
    await a.ask('case:enclose', { caseId: id, compartment });
    await exchange(a);
    const entries: string[] = [];
    for (const path of blobsIn(place).filter(each => basename(each).startsWith('b-1-')))
      if ((await openBundle(c.session.office, readFileSync(path))).kind === 'entries') entries.push(path);
    for (const path of entries) renameSync(path, join(place, '..', basename(path)));
    await exchange(b);
    await b.ask('case:enclose', { caseId: closed, compartment });
    for (const path of entries) renameSync(join(place, '..', basename(path)), path);

    await allExchange();

    expect((await a.ask('compartment:list', {}))[0]!.cases.length).toBe(2);
    expect(insideOf(b)).toEqual(insideOf(a));
  });

  it('stays erased where another closes it without having heard of its closing and erasing', async () => {
    await allExchange();
    await a.ask('case:update-fields', { caseId: closed, record: closed, fields: { retentionUntil: '2026-01-02' } });
    await allExchange();
    await enclose();
    await a.ask('case:erase', { caseId: closed, ground: 'Retention' });
    await rename(b, 'Vulmexanto');
    await b.ask('case:enclose', { caseId: closed, compartment });

    await allExchange();

    for (const station of [a, b, c]) {
      expect(await station.request('case:show', { caseId: closed })).toMatchObject({ failure: { code: 'case/not-found' } });
      for (const db of station.session.visible())
        expect(
          db
            .prepare<[], number>("SELECT count(*) FROM row_writes WHERE cells LIKE '%obrulante%' OR cells LIKE '%ulmexanto%'")
            .pluck()
            .get(),
        ).toBe(0);
    }
    expect(insideOf(b)).toEqual(insideOf(a));
  });

  it('comes back to all when it is taken out, and is in no compartment then', async () => {
    await enclose();
    await allExchange();
    await rename(b, 'Written inside');
    await allExchange();

    await a.ask('case:take-out', { caseId: closed, reason: 'No longer closed' });
    await allExchange();

    for (const station of [a, b, c]) {
      expect(await titleAt(station)).toBe('Written inside');
      expect((await station.ask('case:list', {})).total).toBe(2);
      expect((await station.ask('case:show', { caseId: closed })).missingFiles).toEqual([]);
      expect((await station.ask('audit:verify', {})).ok).toBe(true);
    }
    expect((await b.ask('compartment:list', {}))[0]?.cases).toEqual([]);
  });

  it('has its history at the machines of all its people, opened and closed again, whether they heard of it at once or between', async () => {
    const linesAt = async (station: Station) =>
      (await station.ask('case:history', { caseId: closed })).lines.map(line => JSON.stringify(line)).join('\n');
    await enclose();
    await allExchange();
    await rename(b, 'Written inside');
    await allExchange();
    await a.ask('case:take-out', { caseId: closed, reason: 'No longer closed' });
    await allExchange();
    const opened = await linesAt(b);

    expect(opened).toContain('Written inside');
    expect(opened).toBe(await linesAt(a));

    await enclose();
    await allExchange();
    expect(await linesAt(b)).toBe(await linesAt(a));

    await a.ask('case:take-out', { caseId: closed, reason: 'No longer closed' });
    await enclose();
    await allExchange();
    expect(await linesAt(b)).toBe(await linesAt(a));
    expect(await linesAt(b)).toContain('Written inside');
    for (const station of [a, b, c]) {
      expect(wordsIn(readable(station), [...PLANTED, 'Written inside'])).toEqual([]);
      expect((await station.ask('audit:verify', {})).ok).toBe(true);
    }
  });
});

describe('the people of a compartment on several machines', { timeout: 120_000 }, () => {
  it('get all of it when they come, and nothing of what comes after they left', async () => {
    await enclose();
    await allExchange();
    await rename(a, 'Before they left');
    await allExchange();

    await a.ask('compartment:people', { compartment, people: [userOf(a), userOf(c)] });
    await rename(a, 'After they left');
    await allExchange();

    expect(await titleAt(c)).toBe('After they left');
    expect((await c.ask('case:show', { caseId: closed })).missingFiles).toEqual([]);
    expect(insideOf(c)).toEqual(insideOf(a));
    expect(JSON.stringify(await b.request('case:show', { caseId: closed }))).not.toContain('After they left');
    const { db } = b.session.compartments()[0] ?? { db: null };
    if (db !== null) expect(wordsIn(Buffer.from(JSON.stringify(insideOf(b))), ['after they left'])).toEqual([]);
    await rename(c, 'From the new one');
    await allExchange();
    expect(await titleAt(a)).toBe('From the new one');
  });

  it('have what somebody wrote who had left and had not heard that the case was closed', async () => {
    await a.ask('compartment:people', { compartment, people: [userOf(a), userOf(b), userOf(c)] });
    await allExchange();
    await a.ask('compartment:people', { compartment, people: [userOf(a), userOf(b)] });
    await rename(c, 'Unheard dunvaquelo');
    await enclose();

    for (const station of [a, c, a, b, c, a, b]) await exchange(station);

    for (const station of [a, b]) expect(await titleAt(station)).toBe('Unheard dunvaquelo');
    expect(wordsIn(readable(c), ['dunvaquelo'])).toEqual([]);
    expect(await openAtPlace()).toEqual([]);
  });

  it('have it too where whoever closed the case had not heard that they came, nor that they left', async () => {
    await a.ask('compartment:people', { compartment, people: [userOf(a), userOf(b), userOf(c)] });
    for (const station of [a, c]) await exchange(station);
    await exchange(b);
    await a.ask('compartment:people', { compartment, people: [userOf(a), userOf(b)] });
    await rename(c, 'Unheard dunvaquelo');
    await b.ask('case:enclose', { caseId: closed, compartment });
    await exchange(a);

    await allExchange([b, c, a]);

    for (const station of [a, b]) expect(await titleAt(station)).toBe('Unheard dunvaquelo');
    expect(insideOf(b)).toEqual(insideOf(a));
    expect(await openAtPlace()).toEqual([]);
  });

  it('have what somebody who left writes to a case that was opened since, though their machine has it in the compartment still', async () => {
    await a.ask('compartment:people', { compartment, people: [userOf(a), userOf(b), userOf(c)] });
    await enclose();
    await allExchange();
    await a.ask('compartment:people', { compartment, people: [userOf(a), userOf(b)] });
    await a.ask('case:take-out', { caseId: closed, reason: 'No longer closed' });
    await allExchange();

    await rename(c, 'By who had left');
    await allExchange();

    for (const station of [a, b, c]) {
      expect(await titleAt(station)).toBe('By who had left');
      expect((await station.ask('case:list', {})).cases.length).toBe(2); // the other one stands beside it
    }
  });

  it('put nothing at the place of exchange that a key of others opens, their machines’ or their own', async () => {
    const before = new Set(blobsIn(place));
    await enclose();
    await rename(a, 'Boxquernal inside');
    await allExchange();
    const after = blobsIn(place).filter(path => !before.has(path));

    const kinds: string[] = [];
    for (const path of after) {
      const bytes = readFileSync(path);
      const opened = await openBundle(c.session.office, bytes);
      const parts = await openParts(c.session, bytes);
      kinds.push(opened.kind === 'fault' ? opened.code : opened.kind);
      expect(JSON.stringify([opened, parts])).not.toMatch(new RegExp(PLANTED.join('|'), 'i'));
      expect(parts).toEqual({ kind: 'fault', code: 'office/not-for-us' });
    }
    expect(new Set(kinds)).toEqual(new Set(['entries', 'office/not-for-us'])); // the office's own, and what is not for them
  });

  it('keep what a later program put there until they are brought up to it, and say which it needs', async () => {
    await enclose();
    await allExchange();
    const { ageRecipient } = findUser(b.session.office, b.session.user.id)!;
    const { office } = a.session;
    const later = {
      format: PARTS_FORMAT,
      ...writtenBy(office, a.number),
      schema: schemaOf(office) + 1,
      program: '9.1.0',
      unheardOf: true,
    };
    const sealed = await sealSigned(office, later, [ageRecipient]);
    const [beside] = blobsIn(place).filter(path => basename(path).startsWith(`b-${a.number}-`));
    writeFileSync(join(dirname(beside!), `b-${a.number}-${createHash('sha256').update(sealed).digest('hex')}.bin`), sealed);

    for (let again = 0; again < 2; again++) expect(await exchange(b)).toMatchObject({ newer: 1, needs: '9.1.0', damaged: 0 });
    expect(await exchange(c)).toMatchObject({ newer: 0, needs: null });
    expect(await titleAt(b)).toBe('Caso Zquintaxo');
  });
});
