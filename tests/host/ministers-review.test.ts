import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withPdf } from '../../electron/host/papers/draw/pdf-open.ts';
import { commands } from '../../electron/terminal/commands.ts';
import type { Options, Terminal } from '../../electron/terminal/command.ts';
import type { Input } from '../../shared/contract.ts';
import { movers } from '../../shared/board.ts';
import { shippedIndicators } from '../../shared/framework/shipped-indicators.ts';
import { statusNames } from '../../shared/framework/items.ts';
import { english } from '../../shared/reader.ts';
import { cellText } from '../../shared/review-text.ts';
import { isCount, type PartCell, type ReviewDocument } from '../../shared/review-document/parts.ts';
import { isWords } from '../../shared/review-document/tables.ts';
import type { ReviewForm } from '../../shared/review-forms.ts';
import { COUNTED_ON, countedOffice } from '../support/offices/counted-office.ts';
import { plainCases } from '../support/offices/plain-history.ts';
import { caseFile, importFile } from '../support/case-file.ts';
import { twoOffices } from '../support/exchange.ts';
import type { TempVault } from '../support/temp-vault.ts';

const parts = ['results', 'pipeline', 'times', 'reciprocity', 'stalled', 'plan', 'next', 'indicators'] as const;
const asked = { direction: 'US-MX', from: '2017-01-01', to: COUNTED_ON, parts: [...parts] } as Input<'review:document'>;

let vault: TempVault;
let document: ReviewDocument;
let stalledAction: string;
beforeAll(async () => {
  vault = await countedOffice(8, 200);
  await agree();
  document = await vault.ask('review:document', asked);
}, 60_000);
afterAll(() => vault.cleanup());

const YEAR = Number(COUNTED_ON.slice(0, 4));
const names = (en: string) => ({ en, es: `${en} en español` });
const codes = { given: 'EXTORTION-TEST', counted: 'EXT-FILED' };

/** A framework whose year before is closed, one whose year is open, and values of two indicators: one that the review counts itself. */
async function agree(): Promise<void> {
  const add = async (kind: 'framework' | 'goal' | 'action' | 'milestone', parent: string | undefined, fields: object) =>
    (await vault.ask('framework:add', { kind, ...(parent && { parent }), fields: { names: names(kind), ...fields } })).id;
  const plan = (action: string, year: number) => vault.ask('framework:plan-year', { action, year, isPlanned: true });
  for (const number of ['OPEN', 'SHUT']) {
    const top = await add('framework', undefined, { fromYear: YEAR, number });
    const goal = await add('goal', top, {});
    const [late, stalled, done] = [
      await add('action', goal, { names: names(`Late of ${number}`), dueOn: `${YEAR}-01-02`, agency: 'MX-FGR' }),
      await add('action', goal, {
        names: names(`Stalled of ${number}`),
        status: 'stalled',
        reason: `Waits for money, ${number}`,
      }),
      await add('action', goal, { names: names(`Done of ${number}`), status: 'done', doneOn: `${YEAR}-01-03` }),
    ];
    await add('milestone', late, { dueOn: `${YEAR}-01-02`, doneOn: `${YEAR}-01-02` });
    for (const action of [late, stalled, done]) await plan(action, YEAR);
    if (number === 'OPEN') {
      stalledAction = stalled;
      await plan(late, YEAR + 1);
    } else {
      const decisions = [late, stalled].map((action, at) => ({ action, carry: at === 0, reason: 'It goes on' }));
      await vault.ask('framework:close-year', { framework: top, year: YEAR, decisions });
      await vault.ask('framework:report', { id: late, status: 'done', doneOn: COUNTED_ON });
    }
  }
  const fields = { code: codes.given, names: names('Invented total'), unit: 'KGM', counting: names('Counted so'), source: 'x' };
  const { id } = await vault.ask('indicator:define', { fields: { ...fields, lagDays: 1, reach: 'context', adds: true } });
  const counted = shippedIndicators.find(({ fields: own }) => own.code === codes.counted)!.id;
  const value = { from: `${YEAR - 1}-01-01`, to: `${YEAR}-01-31`, asOf: COUNTED_ON, source: 'An invented bulletin' };
  await vault.ask('indicator:enter', { ...value, indicator: id, amount: '100', unit: 'LBR' });
  await vault.ask('indicator:enter', {
    ...value,
    indicator: counted,
    amount: '3.141',
    unit: 'requests',
  });
}

async function exported(form: ReviewForm): Promise<Buffer> {
  const path = join(vault.root, `review.${form}`);
  const sink = vault.services.handles.register({ kind: 'sink', name: `review.${form}`, path });
  await vault.ask('review:export', { ...asked, form, sink, language: 'en' });
  return readFileSync(path);
}

/** Every word of a paper, as another reader finds them. */
function readPdf(bytes: Uint8Array): Promise<string> {
  return withPdf(new Uint8Array(bytes), async pdf => {
    const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, at) => pdf.getPage(at + 1)));
    const texts = await Promise.all(pages.map(page => page.getTextContent()));
    return texts.flatMap(({ items }) => items.map(item => ('str' in item ? item.str : ''))).join(' ');
  });
}

/** What a cell says, wherever it stands. */
function said(cell: PartCell): string {
  if (cell === null) return '';
  if (isWords(cell)) return cell.en;
  return isCount(cell) ? cellText(cell) : String(cell);
}

const rowsOf = ({ parts: all }: ReviewDocument): readonly (readonly PartCell[])[] =>
  all.flatMap(({ tables }) => tables.flatMap(({ lines }) => lines));

describe('the ministers’ review', () => {
  it('counts what plain rows of the vault give', () => {
    const filed = plainCases(vault.session.office).filter(
      ({ kind, direction, path }) =>
        kind === 'extradition' && direction === 'US-MX' && (path.find(({ stage }) => stage === 'X07')?.on ?? '') >= '2017-01-01',
    );
    const isOpen = ({ counts, standing }: (typeof filed)[number]): boolean => counts !== 'extradition' && standing === 'open';
    const [results, stalled] = (['results', 'stalled'] as const).map(name => document.parts.find(({ id }) => id === name));
    const cellOf = (table: number, part: typeof results, label: string, column: number): PartCell =>
      part?.tables[table]?.lines.find(([name]) => said(name ?? null) === label)?.[column] ?? null;
    const counted = {
      'requests filed': filed.length,
      'persons surrendered': filed.filter(({ counts }) => counts === 'extradition').length,
      'still open': filed.filter(isOpen).length,
    };
    for (const [label, count] of Object.entries(counted)) {
      const cell = cellOf(0, results, label, 1);
      if (isCount(cell) && cell.kind === 'shown') expect([label, cell.count]).toEqual([label, count]);
    }
    expect(cellOf(0, results, 'requests filed', 1)).toEqual({ kind: 'shown', count: filed.length });
    // By SQL alone: how many at each step are still open.
    const open = vault.session.office
      .prepare<[], number>(
        `SELECT count(*) FROM case_pipeline JOIN cases ON id = case_id WHERE kind = 'extradition' AND direction = 'US-MX' AND filed_on >= '2017-01-01'
           AND is_over = 0 AND coalesce(counts, '') <> 'extradition' AND case_pipeline.stage <> 'X19'`,
      )
      .pluck()
      .get();
    expect(counted['still open']).toBe(open);
    expect(cellOf(0, stalled, 'all stalled', 2)).not.toBeNull();
  });

  it('counts as stalled, and by whom they wait for, the very requests that the board calls so, by plain rows', async () => {
    const { cases } = await vault.ask('board:cases', { kind: 'extradition', stalled: true, limit: 500 });
    const rows = vault.session.office
      .prepare<[string], { whose: string; n: number }>(
        `SELECT whose, count(*) AS n FROM case_pipeline JOIN cases ON id = case_id WHERE kind = 'extradition' AND direction = 'US-MX'
           AND filed_on BETWEEN '2017-01-01' AND '${COUNTED_ON}' AND coalesce(counts, '') <> 'extradition'
           AND id IN (SELECT value FROM json_each(?)) GROUP BY whose`,
      )
      .all(JSON.stringify(cases.map(one => one.id)));
    const byMover = movers.map(whose => rows.find(row => row.whose === whose)?.n ?? 0);
    const [steps, waiting] = document.parts.find(({ id }) => id === 'stalled')!.tables;
    const total = byMover.reduce((sum, count) => sum + count, 0);
    expect(total).toBeGreaterThan(0);
    const cells = [
      [steps!.lines.at(-1)?.[2] ?? null, total] as const,
      ...waiting!.lines.map((line, at) => [line[1] ?? null, byMover[at]] as const),
    ];
    for (const [cell, count = -1] of cells) {
      if (!isCount(cell)) throw new Error('no count');
      if (cell.kind === 'shown') expect(cell.count).toBe(count);
      if (cell.kind === 'few') expect([1, 2, 3, 4]).toContain(count);
    }
    expect(cells.filter(([cell]) => isCount(cell) && (cell.kind === 'shown' || cell.kind === 'few')).length).toBeGreaterThan(1);
  });

  it('says how the year’s plans stand as plain rows do, a closed one as it was closed, what is stalled and why, and the next', () => {
    const partOf = (name: string) => document.parts.find(({ id }) => id === name)!;
    const tables = partOf('plan').tables.map(({ heads, lines }) => [said(heads[0]!), lines.map(line => line.map(said))] as const);
    const rows = (number: string) => new Map(tables.find(([name]) => name.startsWith(number))![1].map(([a, b]) => [a, b]));
    const planned = vault.session.office
      .prepare<[string, number], { status: string; n: number }>(
        `WITH RECURSIVE under (id) AS (SELECT id FROM framework_items WHERE kind = 'framework' AND fields ->> 'number' = ?
           UNION SELECT framework_items.id FROM framework_items JOIN under ON parent = under.id)
         SELECT coalesce(action.fields ->> 'status', 'planned') AS status, count(*) AS n FROM framework_items AS entry
         JOIN framework_items AS action ON action.id = entry.parent
         WHERE entry.kind = 'year' AND entry.fields ->> 'year' = ? AND entry.id IN under GROUP BY 1`,
      )
      .all('OPEN', YEAR);
    const open = rows('OPEN');
    expect(open.get('Actions')).toBe(String(planned.reduce((sum, { n }) => sum + n, 0)));
    for (const { status, n } of planned)
      expect([status, open.get(statusNames[status as 'done'].en)]).toEqual([status, String(n)]);
    expect([open.get('Past their day'), open.get('Milestones'), open.get('of these reached')]).toEqual(['1', '1', '1']);
    // Done since, but not when the year was closed.
    expect([rows('SHUT').get('Done'), rows('SHUT').get('Past their day')]).toEqual(['1', '1']);
    expect(tables.map(([name]) => name)).toContain(`SHUT framework, ${YEAR} (closed, as of ${COUNTED_ON})`);
    expect(tables.at(-1)![1]).toEqual([
      ['Late of OPEN', 'late', '', `${YEAR}-01-02`],
      ['Stalled of OPEN', 'Stalled', 'Waits for money, OPEN', ''],
      ['Stalled of SHUT', 'Stalled', 'Waits for money, SHUT', ''],
    ]);
    expect(partOf('next').tables.map(({ lines }) => lines.map(line => line.map(said)))).toEqual([
      [['Late of OPEN', 'MX-FGR', `${YEAR}-01-02`, '']],
      [['Late of SHUT', 'MX-FGR', `${YEAR}-01-02`, String(YEAR)]],
    ]);
  });

  it('gives the values of indicators with what was given, never of what it counts itself beside suppressed counts', () => {
    const { tables } = document.parts.find(({ id }) => id === 'indicators')!;
    const [values, sources, cautions] = tables.map(({ lines }) => lines.map(line => line.map(said)));
    const span = `${YEAR - 1}-01-01–${YEAR}-01-31`;
    const row = ['Invented total, kg', span, '45.359237', '100 LBR', COUNTED_ON];
    expect(values).toEqual([row]);
    expect(sources).toEqual([['Invented total, kg', 'An invented bulletin', span]]);
    expect(cautions).toEqual([['Invented total', 'Counted so', expect.stringContaining('not be put down to any action')]]);
    expect(JSON.stringify(document)).not.toContain('3.141');
  });

  it('says the same on paper, in a workbook, in separated values and at the terminal as on the screen', async () => {
    const [pdf, xlsx, csv] = [await exported('pdf'), await exported('xlsx'), (await exported('csv')).toString('utf8')];
    const words = (await readPdf(pdf)).replaceAll(/\s+/g, ' ');
    const book = Object.values(read(xlsx).Sheets).flatMap(sheet =>
      utils.sheet_to_json<unknown[]>(sheet, { header: 1, defval: '' }),
    );
    const terminal = await atTerminal({ from: '2017-01-01', to: COUNTED_ON, direction: 'US-MX', parts: parts.join(',') });
    expect(terminal.value).toEqual({ ...document, entry: expect.any(Number) as number });
    let compared = 0;
    for (const row of rowsOf(document)) {
      const cells = row.map(said).filter(cell => cell !== '');
      const inBook = book.some(line => cells.every(cell => line.map(String).includes(cell)));
      expect([cells, inBook]).toEqual([cells, true]);
      expect(words.replaceAll(' ', '')).toContain(cells[0]!.replaceAll(' ', ''));
      expect(csv).toContain(cells[0]);
      expect(terminal.said).toContain(cells.at(-1));
      compared += cells.length;
    }
    expect(compared).toBeGreaterThan(80);
    for (const { basis, method } of document.parts)
      for (const text of [basis.en, basis.es, method.en, method.es])
        expect(words.replaceAll(' ', '')).toContain(text.replaceAll(' ', ''));
  });

  it('keeps what its stalled part tells with what was given out', async () => {
    const before = vault.session.office.prepare('SELECT count(*) FROM given_reports').pluck().get() as number;
    await exported('csv');
    const sides = vault.session.office
      .prepare<[], string>('SELECT sides FROM given_reports ORDER BY given_at_ms DESC, id DESC')
      .pluck()
      .get()!;
    expect(vault.session.office.prepare('SELECT count(*) FROM given_reports').pluck().get()).toBe(before + 1);
    expect(sides).toContain('"stalled us"');
  });

  it('calls no two tables of a part alike, so that a reader by ear can tell them', () => {
    for (const { id, tables } of document.parts) {
      const called = tables.map(({ heads }) => said(heads[0]!));
      expect([id, new Set(called).size]).toEqual([id, called.length]);
    }
  });

  it('refuses a paper without parts', async () => {
    const sink = vault.services.handles.register({ kind: 'sink', name: 'x', path: join(vault.root, 'x.pdf') });
    const { parts: _, ...period } = asked;
    expect(await vault.request('review:export', { ...period, form: 'pdf', sink, language: 'en' })).toMatchObject({
      failure: { code: 'input/invalid' },
    });
  });
});

/** `enlace review show`, read on a screen. */
async function atTerminal(options: Options) {
  const terminal: Terminal = {
    request: (channel, input) => vault.ask(channel, input),
    source: () => Promise.reject(new Error('nothing is read')),
    folder: () => Promise.reject(new Error('no folder is used')),
    sink: () => Promise.reject(new Error('nothing is written')),
    passphrase: () => Promise.reject(new Error('none is asked')),
    reader: english,
    isCopied: false,
    tell: () => undefined,
  };
  const found = commands.find(({ words }) => words === 'review show')!;
  const value = await found.run(terminal, [], options);
  return { value, said: found.say(value, english) };
}

describe('figures that two offices hold of the same requests', () => {
  let offices: Awaited<ReturnType<typeof twoOffices>>;
  beforeAll(async () => {
    offices = await twoOffices();
    for (const [office, count] of [
      [offices.us, 12],
      [offices.mx, 9],
    ] as const)
      await file(office, count);
  }, 60_000);
  afterAll(() => offices.cleanup());
  const period = { direction: 'US-MX', from: '2026-01-01', to: '2026-03-01' } as Input<'review:read'>;

  it('stand side by side once they came signed, with their difference; theirs stays unsaid where ours is', async () => {
    const { us, mx: them } = offices;
    const given = await figuresOf(them);
    const received = await takeIn(us, given);
    const { parts: all } = await us.ask('review:document', { ...period, parts: ['theirs'], theirs: received.id } as never);
    const rows = all[0]!.tables[0]!.lines;
    const filed = rows.find(
      ([label]) => said(label ?? null).endsWith('All · filed') && said(label ?? null).startsWith('Mexico'),
    )!;

    expect(filed.map(said).slice(1)).toEqual(['12', '9', '+3']);
    for (const [, ours, theirs] of rows.slice(1))
      if (isCount(ours!) && ours.kind !== 'shown' && ours.kind !== 'about' && theirs !== null)
        expect(theirs).toEqual({ kind: 'hidden' });
    expect(await us.request('review:take-figures', { source: sourceOf(us, given) })).toMatchObject({
      failure: { code: 'review/figures-held' },
    });
  });

  it('are refused where they were changed, or signed by a key that is not held for the office', async () => {
    const { us, mx: them } = offices;
    const given = JSON.parse(await figuresOf(them)) as { payload: string; signature: string };
    const payload = JSON.parse(Buffer.from(given.payload, 'base64url').toString()) as Record<string, unknown>;
    const changed = { ...given, payload: Buffer.from(JSON.stringify({ ...payload, asOf: '2026-02-01' })).toString('base64url') };
    const ours = await figuresOf(us);
    for (const [text, code] of [
      [JSON.stringify(changed), 'review/figures-unknown-key'],
      [ours, 'review/figures-unknown-key'],
      ['{"format":"enlace-figures/1"}', 'review/figures-malformed'],
      ['no figures', 'review/figures-malformed'],
    ] as const)
      expect(await us.request('review:take-figures', { source: sourceOf(us, text) })).toMatchObject({ failure: { code } });
    expect(
      await us.request('review:document', {
        ...period,
        parts: ['theirs'],
        theirs: '019caf10-3180-77bc-a802-c231565d77b7',
      } as never),
    ).toMatchObject({ failure: { code: 'review/no-figures' } });
  });

  async function figuresOf(office: TempVault): Promise<string> {
    const path = join(office.root, 'figures.json');
    await office.ask('review:give-figures', {
      ...period,
      sink: office.services.handles.register({ kind: 'sink', name: 'figures.json', path }),
    });
    return readFileSync(path, 'utf8');
  }
  const takeIn = (office: TempVault, text: string) => office.ask('review:take-figures', { source: sourceOf(office, text) });
  const sourceOf = (office: TempVault, text: string): string =>
    office.services.handles.register({ kind: 'source', name: 'figures.json', stream: new Blob([text]).stream() });
});

/** Requests of the United States, filed on one day. */
async function file(office: TempVault, count: number): Promise<void> {
  for (let place = 0; place < count; place++) {
    const fields = {
      kind: 'extradition',
      reference: `EX-F-${place}`,
      title: 'Example',
      requestingCountry: 'US',
      requestedCountry: 'MX',
      stage: 'X05',
    };
    const { id } = await office.ask('case:create', { fields });
    await office.ask('case:move-stage', { caseId: id, to: 'X07', on: '2026-02-02', facts: { noteNumber: 'N-1' } });
  }
}

describe('words that somebody typed and that leave in it', () => {
  it('are kept back where they name a case, a person of one or a protected value, and are given as typed otherwise', async () => {
    const person = { roles: ['accused'], given: 'Casimiro', paternal: 'Urdaneta', maternal: 'Belmonte' };
    const imported = await importFile(
      vault,
      caseFile({
        kind: 'extradition',
        id: 'n',
        reference: 'NAMED-77',
        title: 'Ejemplo',
        openedOn: '2026-01-05',
        subjects: [person],
      }),
    );
    expect(imported.ok).toBe(true);
    const said_ = async (reason: string) => {
      await vault.ask('framework:report', { id: stalledAction, status: 'stalled', reason });
      const shown = await vault.ask('review:document', asked);
      return rowsOf(shown)
        .find(([title]) => said(title ?? null) === 'Stalled of OPEN')
        ?.map(said)[2];
    };
    expect(await said_('Waits for money, OPEN')).toBe('Waits for money, OPEN');
    for (const naming of [
      'Since named-77 was refused',
      'Casimiro Urdaneta Belmonte is at large',
      'URDANETA: Casimiro Urdaneta Belmonte',
    ])
      expect(await said_(naming)).toMatch(/^kept back/);
  });

  it('say that a closed year is damaged, and tell nothing of it', async () => {
    const closed = (shown: ReviewDocument) => JSON.stringify(shown.parts.find(({ id }) => id === 'plan')?.tables.slice(0, -1));
    expect(closed(await vault.ask('review:document', asked))).not.toContain('digest differs');
    const { office } = vault.session;
    office.prepare(`UPDATE year_closings SET frozen = json_set(frozen, '$.asOf', '2001-01-01')`).run();
    const shown = await vault.ask('review:document', asked);
    expect(closed(shown)).toContain('its digest differs');
    expect(closed(shown)).not.toContain('2001-01-01');
    expect(shown.parts.find(({ id }) => id === 'plan')?.charts).toHaveLength(1); // of the year that is open
  });
});
