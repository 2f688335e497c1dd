import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input, Output } from '../../shared/contract.ts';
import type { FlowCount } from '../../shared/flow.ts';
import { commands } from '../../electron/terminal/commands.ts';
import type { Options, Terminal } from '../../electron/terminal/command.ts';
import { english } from '../../shared/reader.ts';
import { countedOffice } from '../support/offices/counted-office.ts';
import { differences } from '../support/offices/differences.ts';
import type { FigureSet } from '../support/offices/plain-figures.ts';
import { plainFlow, type PlainFilter } from '../support/offices/plain-flow.ts';
import { plainCases } from '../support/offices/plain-history.ts';
import { PASSPHRASE, tempVault, type TempVault } from '../support/temp-vault.ts';

type Flow = Output<'flow:read'>;

/** `enlace pipeline flow`, with these options. */
async function atTerminal(vault: TempVault, options: Options) {
  const terminal: Terminal = {
    request: (channel, input) => vault.ask(channel, input),
    source: () => Promise.reject(new Error('nothing is read')),
    folder: () => Promise.reject(new Error('no folder is used')),
    sink: name => Promise.resolve(vault.services.handles.register({ kind: 'sink', name, path: join(vault.root, name) })),
    passphrase: () => Promise.reject(new Error('none is asked')),
    reader: english,
    isCopied: false,
    tell: () => undefined,
  };
  const found = commands.find(({ words }) => words === 'pipeline flow')!;
  const value = await found.run(terminal, [], options);
  return { value, said: found.say(value, english) };
}

/** Every figure of an answer by its key, and the days of each side. */
function shownFigures(flow: Flow): FigureSet {
  const figures: FigureSet = new Map(countsOf(flow).map(({ key, count }) => [key, count]));
  for (const { whose, days } of flow.movers) figures.set(`days ${whose}`, days);
  return figures;
}

function countsOf(flow: Flow): readonly FlowCount[] {
  const found: FlowCount[] = [];
  const walk = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    if ('key' in value && 'count' in value) found.push(value as FlowCount);
    else for (const each of Object.values(value)) walk(each);
  };
  walk(flow);
  return found;
}

const asks: readonly PlainFilter[] = [
  { kind: 'extradition', from: '2025-11-24', asOf: '2026-11-23' },
  { kind: 'extradition', direction: 'US-MX', from: '2025-02-10', asOf: '2026-04-17' },
  { kind: 'extradition', direction: 'MX-US', officer: 'Invented Ortega', from: '2024-06-01', asOf: '2026-11-23' },
  { kind: 'extradition', officer: null, from: '2026-01-01', asOf: '2026-06-30' },
  { kind: 'joint-investigation', from: '2025-01-01', asOf: '2026-11-23' },
  { kind: 'information-exchange', from: '2025-01-01', asOf: '2026-03-01' },
];
const askOf = (filter: PlainFilter) => filter as Input<'flow:read'>;

describe.each([1, 2, 3, 4])('the flow of a random office (%i)', seed => {
  let vault: TempVault;
  beforeAll(async () => void (vault = await countedOffice(seed, 60)));
  afterAll(() => vault.cleanup());

  it('is what a count by hand gives, whatever is chosen', async () => {
    const cases = plainCases(vault.session.office);
    const ends = cases.flatMap(({ kind, outcome }) =>
      kind === 'extradition' && outcome?.on != null && outcome.on > '2025' ? [outcome.on] : [],
    );
    const onAnEnd = { kind: 'extradition', from: '2025-01-01', asOf: ends[0]! }; // who leaves on the last day is not in the backlog
    for (const filter of [...asks, onAnEnd]) {
      const counted = plainFlow(vault.session.office, cases, filter);
      const shown = shownFigures(await vault.ask('flow:read', askOf(filter)));
      const compared = new Map(
        [...shown].filter(
          ([key]) =>
            /^(all|undated|in |out |backlog |open|stays |mover |days |term )/.test(key) &&
            (counted.has(key) || shown.get(key) !== 0),
        ),
      );
      expect(differences(counted, compared)).toEqual([]);
      expect(counted.size).toBeGreaterThan(12);
    }
  });

  it('opens as many cases as each figure says, and each addition holds', async () => {
    const filter = askOf(asks[0]!);
    const flow = await vault.ask('flow:read', filter);
    for (const { key, count } of countsOf(flow)) {
      const { lines, total, found } = await vault.ask('flow:cases', { ...filter, key, limit: 500 });
      expect([key, total, found, lines.length]).toEqual([key, count, count, count]);
    }
    for (const { whose, days, cases } of flow.movers) {
      const { lines } = await vault.ask('flow:cases', { ...filter, key: cases.key, limit: 500 });
      expect([whose, lines.reduce((sum, line) => sum + (line.days ?? 0), 0)]).toEqual([whose, days]);
    }
    flow.periods.reduce((before, { in: came, out, backlog }, at) => {
      if (at > 0) expect(backlog.count).toBe(before + came.count - out.count);
      return backlog.count;
    }, 0);
    flow.funnel.forEach((step, at) => {
      const next = flow.funnel[at + 1];
      if (next?.still === undefined || step.still === null) return;
      expect(step.reached.count).toBe(next.reached.count + step.still.count + (step.ended?.count ?? 0));
    });
    const byTerm = flow.terms.reduce(
      (sum, { fates }) => sum + Object.values(fates).reduce((all, { count }) => all + count, 0),
      0,
    );
    const byOwner = flow.owners.reduce(
      (sum, { fates }) => sum + Object.values(fates).reduce((all, { count }) => all + count, 0),
      0,
    );
    expect(byOwner).toBe(byTerm);
  });
});

describe('the flow', () => {
  let vault: TempVault;
  beforeAll(async () => {
    vault = await tempVault();
    for (const title of ['Example of Ruiz', 'Example of Paz'])
      await vault.ask('case:create', {
        fields: {
          kind: 'extradition',
          reference: `EX-${title.slice(11)}`,
          title,
          requestingCountry: 'US',
          requestedCountry: 'MX',
        },
      });
  });
  afterAll(() => vault.cleanup());

  it('finds words among the cases behind a figure and says how many of how many', async () => {
    expect(await vault.ask('flow:cases', { key: 'all', text: 'páz' })).toMatchObject({
      total: 2,
      found: 1,
      lines: [{ reference: 'EX-Paz' }],
    });
  });

  it('refuses a day to come, a time that ends before it begins, and a figure that is not there', async () => {
    expect(await vault.request('flow:read', { asOf: '2026-03-03' })).toMatchObject({ failure: { code: 'flow/day-to-come' } });
    expect(await vault.request('flow:read', { from: '2026-02-01', asOf: '2026-01-01' })).toMatchObject({
      failure: { code: 'review/period' },
    });
    expect(await vault.request('flow:cases', { key: 'backlog 1999-01' })).toMatchObject({ failure: { code: 'flow/no-figure' } });
  });

  it('counts and lists nothing of what whoever asks may not see', async () => {
    const { session, services } = vault;
    services.state.session = { ...session, visible: () => [] };
    const flow = await vault.ask('flow:read', {});
    const { total } = await vault.ask('flow:cases', { key: 'all' });
    services.state.session = session;

    expect([countsOf(flow).filter(({ count }) => count > 0), flow.directions, flow.officers, total]).toEqual([[], [], [], 0]);
  });

  it('says at the terminal and in a workbook what the window shows', async () => {
    const flow = await vault.ask('flow:read', {});
    const answer = await atTerminal(vault, { xlsx: 'flow.xlsx' });
    expect(answer.value).toMatchObject({ flow });
    const { period, in: came, out, backlog } = flow.periods.at(-1)!;
    expect(answer.said).toMatch(new RegExp(`${period} +${came.count} +${out.count} +${backlog.count}$`, 'm'));
    const book = read(readFileSync(join(vault.root, 'flow.xlsx')));
    const rows = Object.values(book.Sheets).flatMap(sheet => utils.sheet_to_json<unknown[]>(sheet, { header: 1 }));
    expect(rows).toContainEqual([period, came.count, out.count, backlog.count]);
    expect(rows).toContainEqual(['Internal', expect.stringContaining('not suppressed')]);
    expect((await vault.ask('audit:list', {})).events[0]).toMatchObject({ action: 'flow:export' });
    const { said } = await atTerminal(vault, { open: 'all', text: 'ruiz' });
    expect(said).toContain('EX-Ruiz');
    expect(said).not.toContain('EX-Paz');
  });

  it('is a supervisor’s alone', async () => {
    await vault.ask('user:add', { label: 'desk', role: 'officer', passphrase: `${PASSPHRASE} desk` });
    await vault.unlock(`${PASSPHRASE} desk`, 'desk');
    for (const channel of ['flow:read', 'flow:cases'] as const)
      expect(await vault.request(channel, { key: 'all' })).toMatchObject({ failure: { code: 'input/forbidden' } });
  });
});
