import { generatedOffice } from '../../electron/host/demo/generator.ts';
import type { InterchangeRecord } from '../../shared/contract/interchange.ts';
import { textIn } from '../../shared/records.ts';
import { median, ms, processorMs, type BenchRow } from './measure.ts';
import { benchVault, type BenchVault } from './vault.ts';

const TODAY = '2026-11-23';
const TIMES = 4;
const RUNS = 15;
const question: { readonly [what: string]: (vault: BenchVault) => Promise<unknown> } = {
  'deadlines due': vault => vault.ask('deadline:list', { limit: 200 }),
  'pipeline board': vault => vault.ask('board:read', { kind: 'extradition' }),
  'pipeline report': vault => vault.ask('pipeline:report', {}),
};

/**
 * How the answers that a person waits for grow with the office: at `cases` cases, and at four times as many. Time of the processor, which other
 * work lengthens far less than the clock's; asked again, and when first asked after a case has changed.
 */
export async function growthBench(cases: number): Promise<readonly BenchRow[]> {
  const vault = await benchVault();
  try {
    await vault.importAll(generatedOffice({ cases, eventsEach: 20, exchangesEach: 4 }, 7, TODAY));
    const before = await measured(vault);
    const more = generatedOffice({ cases: (TIMES - 1) * cases, eventsEach: 20, exchangesEach: 4 }, 8, TODAY);
    await vault.importAll(renamed(more));
    const after = await measured(vault);
    return Object.keys(question).map(what => {
      const grown = (of: keyof Waits): string => {
        const [small, large] = [before.get(what)?.[of] ?? Number.NaN, after.get(what)?.[of] ?? Number.NaN];
        return `median ${ms(small)} to ${ms(large)} of the processor, ${(large / small).toFixed(1)} times`;
      };
      return {
        what: `${what}: from ${cases.toLocaleString('en')} to ${(TIMES * cases).toLocaleString('en')} cases`,
        measured: `${grown('again')}; after a change ${grown('changed')}`,
        promise: `no faster than the rows, ${TIMES} times`,
      };
    });
  } finally {
    vault.end();
  }
}

/** A reference stands once in an office, and a generator begins with the same ones. */
function* renamed(cases: Iterable<InterchangeRecord>): Generator<InterchangeRecord> {
  for (const record of cases) yield { ...record, reference: `${textIn(record, 'reference')}-B` };
}

type Waits = { readonly again: number; readonly changed: number };

async function measured(vault: BenchVault): Promise<ReadonlyMap<string, Waits>> {
  const { cases } = await vault.ask('case:list', { limit: RUNS });
  const found = new Map<string, Waits>();
  for (const [what, ask] of Object.entries(question)) {
    await ask(vault); // the first question after opening reads every case
    const [again, changed]: [number[], number[]] = [[], []];
    for (const { id } of cases) {
      again.push(await processorOf(() => ask(vault)));
      await vault.ask('case:add-record', { caseId: id, entity: 'deadline', fields: { label: 'Invented', dueOn: TODAY } });
      changed.push(await processorOf(() => ask(vault)));
      await ask(vault);
    }
    found.set(what, { again: median(again.sort(ascending)), changed: median(changed.sort(ascending)) });
  }
  return found;
}

async function processorOf(call: () => Promise<unknown>): Promise<number> {
  const before = processorMs();
  await call();
  return processorMs() - before;
}

const ascending = (one: number, other: number): number => one - other;
