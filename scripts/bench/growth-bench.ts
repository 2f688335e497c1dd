import { generatedOffice } from '../../electron/host/demo/generator.ts';
import type { InterchangeRecord } from '../../shared/contract/interchange.ts';
import { textIn } from '../../shared/records.ts';
import { median, ms, timesOf, type BenchRow } from './measure.ts';
import { benchVault, type BenchVault } from './vault.ts';

const TODAY = '2026-11-23';
const TIMES = 4;
const question: { readonly [what: string]: (vault: BenchVault) => Promise<unknown> } = {
  'deadlines due': vault => vault.ask('deadline:list', { limit: 200 }),
  'pipeline board': vault => vault.ask('board:read', { kind: 'extradition' }),
  'pipeline report': vault => vault.ask('pipeline:report', {}),
};

/** How the answers that a person waits for grow with the office: at `cases` cases, and at four times as many. */
export async function growthBench(cases: number): Promise<readonly BenchRow[]> {
  const vault = await benchVault();
  try {
    await vault.importAll(generatedOffice({ cases, eventsEach: 20, exchangesEach: 4 }, 7, TODAY));
    const before = await medians(vault);
    const more = generatedOffice({ cases: (TIMES - 1) * cases, eventsEach: 20, exchangesEach: 4 }, 8, TODAY);
    await vault.importAll(renamed(more));
    const after = await medians(vault);
    return Object.keys(question).map(what => {
      const [small, large] = [before.get(what) ?? Number.NaN, after.get(what) ?? Number.NaN];
      return {
        what: `${what}: from ${cases.toLocaleString('en')} to ${(TIMES * cases).toLocaleString('en')} cases`,
        measured: `median ${ms(small)} to ${ms(large)}, ${(large / small).toFixed(1)} times`,
        promise: 'no faster than the rows shown',
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

async function medians(vault: BenchVault): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (const [what, ask] of Object.entries(question)) found.set(what, median(await timesOf(15, () => ask(vault))));
  return found;
}
