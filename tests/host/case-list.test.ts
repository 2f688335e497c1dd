import { read } from '@e965/xlsx';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fieldAt } from '../../shared/catalogue.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { caseNamed } from '../../electron/terminal/case-commands.ts';
import type { Terminal } from '../../electron/terminal/command.ts';
import type { CaseId, CivilDate } from '../../shared/language.ts';
import { caseFile, importFile, sampleCase } from '../support/case-file.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

/** Kinds of case in the order of their words. */
const byWord = (language: 'en' | 'es') => (one: string | undefined, other: string | undefined) =>
  new Intl.Collator(language).compare(
    fieldAt('case.kind')?.options?.[one ?? '']?.[language] ?? '',
    fieldAt('case.kind')?.options?.[other ?? '']?.[language] ?? '',
  );

let vault: TempVault;
let ids: CaseId[];

const titles = ['Zúñiga Paz', 'Álvarez Ríos', 'Benítez Luna'];

beforeEach(async () => {
  vault = await tempVault();
  ids = [];
  for (const [at, title] of titles.entries()) {
    const fields = { kind: 'extradition', reference: `EX-${at}`, title, direction: 'US_REQ', officer: 'Officer One' };
    ids.push((await vault.ask('case:create', { fields })).id);
  }
});
afterEach(() => vault.cleanup());

const officers = async () => (await vault.ask('case:list', { sort: 'reference' })).cases.map(({ officer }) => officer);
const entries = async () => (await vault.ask('audit:list', {})).events;

describe('the order of a list', () => {
  it('takes accented letters with their plain ones', async () => {
    const { cases } = await vault.ask('case:list', { sort: 'title' });

    expect(cases.map(({ title }) => title)).toEqual(['Álvarez Ríos', 'Benítez Luna', 'Zúñiga Paz']);
  });

  it('takes ñ behind n in Spanish and with it in English, and numbers by their size', async () => {
    for (const [reference, title] of [
      ['S-10', 'Ñandú'],
      ['S-2', 'Nieto'],
      ['S-100', 'Nzuri'],
      ['S-9', 'Ocampo'],
    ] as const)
      await vault.ask('case:create', { fields: { kind: 'extradition', reference, title, direction: 'US_REQ' } });
    const titled = async (language: string) =>
      (await vault.ask('case:list', { sort: 'title', language })).cases.map(({ title }) => title).slice(2, -1);

    expect(await titled('es')).toEqual(['Nieto', 'Nzuri', 'Ñandú', 'Ocampo']);
    expect(await titled('en')).toEqual(['Ñandú', 'Nieto', 'Nzuri', 'Ocampo']);
    const references = (await vault.ask('case:list', { sort: 'reference' })).cases.map(({ reference }) => reference);
    expect(references).toEqual(['EX-0', 'EX-1', 'EX-2', 'S-2', 'S-9', 'S-10', 'S-100']);
  });

  it.each(['oneill', 'O’Neill', "o'neill", 'O\u00adNeill', 'peña', 'pena'])(
    'is found by %s as its name is written',
    async text => {
      await vault.ask('case:create', {
        fields: { kind: 'extradition', reference: 'EX-9', title: "O'Neill y Peña", direction: 'US_REQ' },
      });

      expect((await vault.ask('case:list', { text })).cases.map(({ reference }) => reference)).toEqual(['EX-9']);
    },
  );

  it('is there for every column, with what is empty last in both directions', async () => {
    await vault.ask('case:assign', { caseIds: [ids[1]!], officer: null });

    for (const descending of [false, true]) {
      const { cases } = await vault.ask('case:list', { sort: 'officer', descending });
      expect(cases.at(-1)?.reference).toBe('EX-1');
    }
    for (const sort of ['persons', 'kind', 'direction', 'counterpart'] as const)
      expect((await vault.ask('case:list', { sort })).cases).toHaveLength(3);
  });

  it('is by the words that its reader sees where a column shows words for codes', async () => {
    for (const [kind, reference] of [
      ['joint-investigation', 'K-1'],
      ['information-exchange', 'K-2'],
    ])
      await vault.ask('case:create', { fields: { kind: kind!, reference: reference!, title: reference! } });
    const kinds = async (language: string, descending: boolean) => [
      ...new Set((await vault.ask('case:list', { sort: 'kind', language, descending })).cases.map(({ kind }) => kind)),
    ];
    const [ours, joint, exchange] = ['extradition', 'joint-investigation', 'information-exchange'];

    expect(await kinds('en', false)).toEqual([ours, exchange, joint]); // Extradition, Information exchange, Joint investigation
    expect(await kinds('es', false)).toEqual([ours, exchange, joint].sort(byWord('es')));
    expect(await kinds('es', true)).toEqual([ours, exchange, joint].sort(byWord('es')).reverse());

    const stagesOf = async (language: 'en' | 'es') =>
      (await vault.ask('case:list', { sort: 'stage', language })).cases.flatMap(({ stage }) => (stage === null ? [] : [stage]));
    for (const language of ['en', 'es'] as const) {
      const words = (await stagesOf(language)).map(code => fieldAt('case.stage')?.options?.[code]?.[language] ?? code);
      expect(words).toEqual(words.toSorted(new Intl.Collator(language).compare));
    }
  });

  it('stands for cases that an earlier version wrote', async () => {
    vault.session.office.prepare("UPDATE cases SET title_key = NULL, persons_key = NULL, folded = ''").run();

    await vault.unlock();

    const { cases } = await vault.ask('case:list', { sort: 'title' });
    expect(cases.map(({ reference }) => reference)).toEqual(['EX-1', 'EX-2', 'EX-0']);
    expect((await vault.ask('case:list', { text: 'zuniga' })).total).toBe(1);
  });
});

describe('a window of days to the next hard stop', () => {
  it('is counted from the day that it is asked', async () => {
    for (const [at, dueOn] of ['2026-03-01', '2026-03-09', '2026-03-10'].entries())
      await vault.ask('case:add-record', {
        caseId: ids[at]!,
        entity: 'deadline',
        fields: { label: 'Due', dueOn, hardStop: true },
      });
    const within = async (stopWithinDays: number) =>
      (await vault.ask('case:list', { stopWithinDays, sort: 'stop' })).cases.map(({ nextStopOn }) => nextStopOn);

    expect(await within(-1)).toEqual(['2026-03-01']);
    expect(await within(7)).toEqual(['2026-03-01', '2026-03-09']);
    vault.setNowMs(Date.parse('2026-03-03T15:00:00Z'));
    expect(await within(7)).toEqual(['2026-03-01', '2026-03-09', '2026-03-10']);
  });
});

describe('what cases have', () => {
  it('is given to filter by', async () => {
    await vault.ask('case:assign', { caseIds: [ids[0]!], officer: 'Officer Two' });

    expect(await vault.ask('case:options', {})).toMatchObject({ officers: ['Officer One', 'Officer Two'] });
  });
});

describe('a saved filter', () => {
  it('takes another name and other conditions', async () => {
    const { id } = await vault.ask('filter:save', { name: 'Mine', filter: { kinds: ['extradition'] } });

    await vault.ask('filter:change', { id, name: 'Ours' });
    await vault.ask('filter:change', { id, filter: { standings: ['open'] } });

    expect(await vault.ask('filter:list', {})).toEqual([{ id, name: 'Ours', filter: { standings: ['open'] } }]);
  });

  it('of somebody else is not there', async () => {
    const { id } = await vault.ask('filter:save', { name: 'Mine', filter: {} });
    await vault.ask('user:add', { label: 'second', role: 'officer', passphrase: 'another synthetic lantern quay' });
    await vault.unlock('another synthetic lantern quay', 'second');

    expect(await vault.request('filter:change', { id, name: 'Theirs' })).toMatchObject({
      ok: false,
      failure: { code: 'filter/not-found' },
    });
  });
});

describe('an act on several cases', () => {
  it('changes all of them in one audit entry, and is taken back in one', async () => {
    const before = (await entries()).length;

    const { entry, cases } = await vault.ask('case:assign', { caseIds: ids, officer: 'Officer Two' });
    expect(cases).toBe(3);
    expect(await officers()).toEqual(['Officer Two', 'Officer Two', 'Officer Two']);
    expect(await entries()).toHaveLength(before + 1);

    await vault.ask('case:undo-many', { entry });
    expect(await officers()).toEqual(['Officer One', 'Officer One', 'Officer One']);
    expect(await entries()).toHaveLength(before + 2);
    expect(await vault.ask('audit:verify', { depth: 'full' })).toMatchObject({ ok: true });
  });

  it('counts the cases that it changed alone', async () => {
    await vault.ask('case:assign', { caseIds: [ids[0]!], officer: 'Officer Two' });

    expect(await vault.ask('case:assign', { caseIds: ids, officer: 'Officer Two' })).toMatchObject({ cases: 2 });
  });

  it('changes none of them if one is not there', async () => {
    const gone = '01890000-0000-7000-8000-000000000000' as CaseId;
    const before = await entries();

    const refused = await vault.request('case:assign', { caseIds: [...ids, gone], officer: 'Officer Two' });

    expect(refused).toMatchObject({ ok: false, failure: { code: 'case/not-found' } });
    expect(await officers()).toEqual(['Officer One', 'Officer One', 'Officer One']);
    expect(await entries()).toEqual(before);
  });

  it('is not taken back over what was changed since, in any of its cases', async () => {
    const { entry } = await vault.ask('case:assign', { caseIds: ids, officer: 'Officer Two' });
    await vault.ask('case:assign', { caseIds: [ids[1]!], officer: 'Officer Three' });

    const refused = await vault.request('case:undo-many', { entry });

    expect(refused).toMatchObject({ ok: false, failure: { code: 'undo/changed-since' } });
    expect(await officers()).toEqual(['Officer Two', 'Officer Three', 'Officer Two']);
  });

  it('is taken back once, by its author alone', async () => {
    const { entry } = await vault.ask('case:assign', { caseIds: ids, officer: 'Officer Two' });
    await vault.ask('user:add', { label: 'second', role: 'officer', passphrase: 'another synthetic lantern quay' });
    await vault.unlock('another synthetic lantern quay', 'second');
    expect(await vault.request('case:undo-many', { entry })).toMatchObject({ failure: { code: 'undo/not-yours' } });
    await vault.unlock();

    await vault.ask('case:undo-many', { entry });

    expect(await vault.request('case:undo-many', { entry })).toMatchObject({ failure: { code: 'undo/already' } });
  });

  it('sets a day to look at them again that is no hard stop, and takes it away again', async () => {
    const on = '2026-04-01' as CivilDate;

    const { entry } = await vault.ask('case:follow-up', { caseIds: ids, what: 'Ask for the file', on });

    const { rows } = await vault.ask('deadline:list', {});
    expect(rows.map(({ mustStopBy, weight, label }) => [mustStopBy, weight, label.en])).toEqual(
      ids.map(() => ['2026-04-01', 'soft', 'Ask for the file']),
    );
    expect((await vault.ask('case:list', {})).cases.every(({ nextStopOn }) => nextStopOn === null)).toBe(true);
    await vault.ask('case:undo-many', { entry });
    expect((await vault.ask('deadline:list', {})).total).toBe(0);
  });

  it('is not an auditor’s', async () => {
    await vault.ask('user:add', { label: 'reader', role: 'auditor', passphrase: 'another synthetic lantern quay' });
    await vault.unlock('another synthetic lantern quay', 'reader');

    expect((await vault.request('case:assign', { caseIds: ids, officer: 'X' })).ok).toBe(false);
  });
});

describe('an exported list', () => {
  const exported = async (more: Partial<Parameters<typeof vault.ask<'case:export-list'>>[1]>) => {
    const path = join(vault.root, 'list.csv');
    const sink = vault.services.handles.register({ kind: 'sink', name: 'list.csv', path });
    const answer = await vault.ask('case:export-list', {
      sink,
      form: 'csv',
      language: 'es',
      columns: ['reference', 'title', 'kind'],
      ...more,
    });
    return { answer, lines: readFileSync(path, 'utf8').split('\r\n') };
  };

  it('begins with its handling, then the columns that were asked for, and leaves an audit entry', async () => {
    const { answer, lines } = await exported({ filter: { sort: 'title' } });

    expect(answer).toEqual({ cases: 3 });
    expect(lines[0]).toMatch(/^\u{feff}"US-DOJ-OIA: lista interna de trabajo/u);
    expect(lines.slice(1)).toEqual([
      'Referencia,Caso,Tipo',
      'EX-1,Álvarez Ríos,Solicitud de extradición',
      'EX-2,Benítez Luna,Solicitud de extradición',
      'EX-0,Zúñiga Paz,Solicitud de extradición',
      '',
    ]);
    expect((await entries())[0]).toMatchObject({ action: 'case:export-list' });
  });

  it('holds the chosen cases alone', async () => {
    const { answer } = await exported({ caseIds: [ids[2]!] });

    expect(answer).toEqual({ cases: 1 });
  });

  it('says in words when a case was changed, in the office’s time', async () => {
    const { lines } = await exported({ caseIds: [ids[0]!], columns: ['changed'] });

    expect(lines[2]).toMatch(/^"?\d{1,2} [a-z]{3} \d{4}, \d{2}:\d{2}"?$/);
  });

  it('gives no spreadsheet a formula to run', async () => {
    const fields = { title: '=HYPERLINK("http://example.invalid","x")' };
    await vault.ask('case:update-fields', { caseId: ids[0]!, record: ids[0]!, fields });

    const { lines } = await exported({ caseIds: [ids[0]!], columns: ['title'] });

    expect(lines[2]).toBe(`"'=HYPERLINK(""http://example.invalid"",""x"")"`);
  });

  it('is a workbook as well, whose numbers of requests keep their zeros, and which says nothing of this computer', async () => {
    const fields = { reference: '0001123', title: '=1+1' };
    await vault.ask('case:update-fields', { caseId: ids[0]!, record: ids[0]!, fields });
    const path = join(vault.root, 'list.xlsx');
    const sink = vault.services.handles.register({ kind: 'sink', name: 'list.xlsx', path });

    await vault.ask('case:export-list', {
      sink,
      form: 'xlsx',
      language: 'es',
      columns: ['reference', 'title'],
      caseIds: [ids[0]!],
    });

    const book = read(readFileSync(path), { cellFormula: true });
    const sheet = book.Sheets['Casos']!;
    expect(sheet['A1']).toMatchObject({ t: 's', v: expect.stringContaining('lista interna de trabajo') as string });
    expect(sheet['A3']).toMatchObject({ t: 's', v: '0001123' });
    expect(sheet['B3']).toMatchObject({ t: 's', v: '=1+1' });
    expect(sheet['B3']).not.toHaveProperty('f');
    expect([book.Props?.Author, book.Props?.LastAuthor, book.Props?.Company]).toEqual([undefined, undefined, undefined]);
  });
});

describe('a case named by its reference', () => {
  it('is found however many others have that reference within theirs, in capitals or not', async () => {
    const all = Array.from({ length: 60 }, (_, at) =>
      sampleCase({ id: `c${at}`, reference: `EX-1${String(at).padStart(2, '0')}` }),
    );
    expect((await importFile(vault, caseFile(...all))).ok).toBe(true);
    const terminal = { request: vault.ask.bind(vault) } as unknown as Terminal; // it uses no more of it

    expect(await caseNamed(terminal, 'EX-1')).toBe(ids[1]);
    expect((await vault.ask('case:list', { reference: 'ex-1' })).cases.map(({ id }) => id)).toEqual([ids[1]]);
    expect((await vault.ask('case:list', { reference: 'EX' })).total).toBe(0);
  });
});
