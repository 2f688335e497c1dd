import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../electron/terminal/commands.ts';
import type { Terminal } from '../../electron/terminal/command.ts';
import type { Output } from '../../shared/contract.ts';
import type { Json, RecordId } from '../../shared/language.ts';
import { spanish } from '../../shared/reader.ts';
import { withPdf } from '../../electron/host/papers/draw/pdf-open.ts';
import { caseFile, importFile } from '../support/case-file.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

type Monthly = Output<'monthly:read'>;
const MONTH = '2026-02';
const meeting = (changes: Record<string, Json>) => ({
  startAt: '2026-02-10T10:00:00-06:00[America/Mexico_City]',
  mode: 'meeting',
  counterpart: 'MX-FGR',
  ...changes,
});
/** As an exchange that anybody may be told of. */
const open = { topic: { level: 'L1' }, place: { level: 'L1' } };

const joint = {
  ...{ id: 'case-1', kind: 'joint-investigation', reference: 'JI-1', title: 'Ejercicio', openedOn: '2026-01-05' },
  officer: 'Desk One',
  subjects: [
    { id: 's1', roles: ['source'], given: 'Ramona', paternal: 'Ibarrola', maternal: 'Zenteno' },
    {
      id: 's2',
      roles: ['suspect'],
      given: 'Eusebio',
      paternal: 'Quintanar',
      maternal: 'Oropeza',
      marks: { '*': { level: 'L3' } },
    },
  ],
  exchanges: [
    meeting({
      topic: 'Calendar of the exercise',
      participants: [{ agency: 'US-DOJ-OIA', role: 'Legal attaché', name: 'Desk Two' }],
      marks: open,
    }),
    meeting({ mode: 'call', startAt: '2026-02-28T23:30:00-06:00[America/Mexico_City]', topic: 'Laboratory', marks: open }),
    meeting({ startAt: '2026-03-01T00:10:00-06:00[America/Mexico_City]', topic: 'Next month', marks: open }),
    meeting({ counterpart: 'US-FBI', topic: 'Among ourselves', marks: open }),
    meeting({ topic: 'Hidden meeting', marks: { '*': { caveats: [{ kind: 'NOFORN' }] } } }),
    meeting({ topic: 'What Ramona Ibarrola Zenteno told', marks: open }),
    meeting({
      startAt: '2026-02-11T09:00:00-06:00[America/Mexico_City]',
      topic: 'Only for one',
      marks: { '*': { caveats: [{ kind: 'NOREL', to: ['MX-SSPC'] }] } },
    }),
  ],
  tasks: [
    { what: 'Send the samples', dueOn: '2026-02-20', country: 'MX', marks: { what: { level: 'L1' } } },
    { what: 'Theirs', dueOn: '2026-02-20', party: 'MX-FGR', marks: { what: { level: 'L1' } } },
    { what: 'At home', dueOn: '2026-02-20', country: 'US', marks: { what: { level: 'L1' } } },
  ],
};

const elsewhere = {
  ...{ id: 'case-2', kind: 'information-exchange', reference: 'IE-1', title: 'Otro asunto', openedOn: '2026-01-05' },
  subjects: [{ id: 's1', roles: ['witness'], given: 'Casimiro', paternal: 'Urdaneta', maternal: 'Belmonte' }],
};

let vault: TempVault;
beforeAll(async () => {
  vault = await tempVault({ seed: 'monthly' });
  const imported = await importFile(vault, caseFile(joint, elsewhere));
  if (!imported.ok) throw new Error(JSON.stringify(imported.failure));
});
afterAll(() => vault.cleanup());

const gather = (officer?: string): Promise<Monthly> => vault.ask('monthly:read', { month: MONTH, ...(officer && { officer }) });
const said = ({ lines }: Pick<Monthly, 'lines'>): string[] =>
  lines.filter(({ state }) => state === 'told').map(({ cells }) => cells[2]?.en ?? '');
const profile = (agency: string) =>
  vault.ask('agency:profile', { agency, standing: 'trusted-party', purposes: ['same-case'], formalChannel: true });
const sink = (name: string) => vault.services.handles.register({ kind: 'sink', name, path: join(vault.root, name) });
const leaving = { month: MONTH, leftOut: [] as RecordId[], remarks: '', language: 'en' };

describe('the monthly report of a foreign agent', () => {
  it('tells nothing as long as nobody said what both addressees may receive', async () => {
    await profile('MX-SRE');
    const monthly = await gather();
    expect(monthly.unready).toEqual(['MX-SSPC']);
    expect(monthly.lines.length).toBeGreaterThan(0);
    expect(monthly.lines.every(({ state, cells }) => state === 'kept' && cells.length === 0)).toBe(true);
    const answer = await vault.request('monthly:export', { ...leaving, sink: sink('never.pdf'), form: 'pdf' });
    expect(answer).toMatchObject({ ok: false, failure: { code: 'monthly/addressee' } });
    await profile('MX-SSPC');
  });

  it('gathers the month’s own records with the host country, by the day where each was, and says what it left', async () => {
    const monthly = await gather();
    expect(said(monthly).toSorted()).toEqual(['Calendar of the exercise', 'Laboratory', 'Send the samples']);
    expect(monthly.others).toBe(1);
    const parts = monthly.lines.flatMap(({ state, part }) => (state === 'told' ? [part] : []));
    expect(parts.toSorted()).toEqual(['exchanges', 'meetings', 'tasks']);
  });

  it('keeps what may not go to both addressees, and what names a source in its words', async () => {
    const { lines } = await gather();
    const states = lines.filter(({ part }) => part === 'meetings').map(({ state }) => state);
    expect(states.toSorted()).toEqual(['found', 'kept', 'kept', 'told']);
    expect(JSON.stringify(lines)).not.toMatch(/Hidden meeting|Only for one|Ibarrola/);
  });

  it('is of one agent where one is named: by the people of an exchange, else by the case’s officer', async () => {
    expect(said(await gather('Desk Two'))).toEqual(['Calendar of the exercise']);
    expect(said(await gather('Desk One')).toSorted()).toEqual(['Laboratory', 'Send the samples']);
    expect((await gather('Nobody')).lines).toEqual([]);
  });

  it('leaves as PDF and workbook without the lines taken out, with the remarks, and is in the audit chain first', async () => {
    const { lines } = await gather();
    const out = lines.filter(({ cells }) => cells[2]?.en === 'Laboratory').map(({ record }) => record);
    const given = { ...leaving, leftOut: out, remarks: 'No operation was carried out.' };
    const done = await vault.ask('monthly:export', { ...given, sink: sink('month.pdf'), form: 'pdf' });
    await vault.ask('monthly:export', { ...given, sink: sink('month.xlsx'), form: 'xlsx' });
    expect(done.lines).toBe(2);
    const paper = await withPdf(readFileSync(join(vault.root, 'month.pdf')), async pdf => {
      const texts: string[] = [];
      for (let at = 1; at <= pdf.numPages; at++) {
        const { items } = await (await pdf.getPage(at)).getTextContent();
        texts.push(items.map(item => ('str' in item ? item.str : '')).join(' '));
      }
      return texts.join('\n').replaceAll(/\s+/g, ' ');
    });
    const book = read(readFileSync(join(vault.root, 'month.xlsx')));
    const sheets = book.SheetNames.map(name => JSON.stringify(utils.sheet_to_json(book.Sheets[name]!, { header: 1 }))).join();
    for (const text of [paper, sheets]) {
      expect(text).toContain('Calendar of the exercise');
      expect(text).toContain('No operation was carried out.');
      expect(text).toContain('Informe mensual del agente extranjero');
      expect(text).not.toMatch(/Laboratory|Hidden meeting|Only for one|Ibarrola|JI-1|Among ourselves/);
    }
    const { events } = await vault.ask('audit:list', {});
    expect(events.filter(({ action }) => action === 'monthly:give')).toHaveLength(2);
  });

  it.each(['Ramona Ibarrola Zenteno', 'Casimiro Urdaneta Belmonte'])(
    'refuses remarks that thank %s, and writes nothing',
    async name => {
      const remarks = `We thank ${name}.`;
      const answer = await vault.request('monthly:export', { ...leaving, remarks, sink: sink('told.csv'), form: 'csv' });
      expect(answer).toMatchObject({ ok: false, failure: { code: 'monthly/protected-words' } });
      expect(() => readFileSync(join(vault.root, 'told.csv'))).toThrow();
    },
  );

  it('is the same at the terminal, in Spanish, with the ids by which lines are taken out', async () => {
    const terminal: Terminal = {
      request: (channel, input) => vault.ask(channel, input),
      source: () => Promise.reject(new Error('nothing is read')),
      folder: () => Promise.reject(new Error('no folder is used')),
      sink: name => Promise.resolve(sink(name)),
      passphrase: () => Promise.reject(new Error('none is asked')),
      reader: spanish,
      isCopied: false,
      tell: () => undefined,
    };
    const { lines } = await gather();
    const [first] = lines.filter(({ cells }) => cells[2]?.en === 'Laboratory');
    const found = commands.find(({ words }) => words === 'report monthly')!;
    const text = found.say(await found.run(terminal, [MONTH], { 'leave-out': first!.record }), spanish);
    expect(text).toContain('Reuniones');
    expect(text).toContain('Calendar of the exercise');
    expect(text).not.toContain('Laboratory');
    for (const { record } of lines) expect(text).toContain(record);
  });

  it('is for the office of a foreign agent alone, and for a month that has begun', async () => {
    const later = await vault.request('monthly:read', { month: '2031-01' });
    expect(later).toMatchObject({ ok: false, failure: { code: 'monthly/not-begun' } });
    await vault.ask('duty:set', { standing: 'federal', monthlyDay: 1 });
    expect(await vault.request('monthly:read', { month: MONTH })).toMatchObject({
      ok: false,
      failure: { code: 'duty/no-monthly-report' },
    });
    await vault.ask('duty:set', { standing: 'foreign', monthlyDay: 1 });
  });
});
