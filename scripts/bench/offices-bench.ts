import { countedOffice, recount } from '../../tests/support/offices/counted-office.ts';
import { median, ms, percentile, timesOf, type BenchRow } from './measure.ts';

const SMALL = [500, 800] as const;
const SEEDS = 20;
const RUNS = 20;
const SHOWN = 40;

/** Random offices against an independent count of what was entered: every figure of Today, the board, the report, the list and the deadlines. */
export async function officesBench(large: number): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const cases of SMALL)
    rows.push(
      await countedRow(
        Array.from({ length: SEEDS }, (_, place) => cases + place),
        cases,
      ),
    );
  rows.push(...(await largeOffice(large)));
  return rows;
}

async function countedRow(seeds: readonly number[], cases: number): Promise<BenchRow> {
  let [compared, wrong] = [0, 0];
  for (const seed of seeds) {
    const vault = await countedOffice(seed, cases);
    const { differing, figures } = await recount(vault);
    vault.cleanup();
    compared += figures;
    wrong += differing.length;
    print(seed, differing);
  }
  return { what: `${seeds.length} random offices of ${cases} cases against a count by hand`, ...told(compared, wrong) };
}

async function largeOffice(cases: number): Promise<readonly BenchRow[]> {
  const vault = await countedOffice(15, cases);
  try {
    const { differing, figures } = await recount(vault);
    print(15, differing);
    const calls = {
      'Today, the whole office': () => vault.ask('today:read', { view: 'office', rows: 8 }),
      'the board': () => vault.ask('board:read', { kind: 'extradition' }),
      'the pipeline report': () => vault.ask('pipeline:report', {}),
      'the deadlines due': () => vault.ask('deadline:list', { limit: 200 }),
    };
    const what = `a random office of ${cases.toLocaleString('en')} cases`;
    const rows: BenchRow[] = [{ what: `${what} against a count by hand`, ...told(figures, differing.length) }];
    for (const [name, call] of Object.entries(calls)) {
      const before = process.cpuUsage();
      const times = await timesOf(RUNS, call, 0);
      const { user, system } = process.cpuUsage(before);
      const measured = `p95 ${ms(percentile(times, 95))}, median ${ms(median(times))}, of the processor ${ms((user + system) / 1000 / RUNS)}`;
      rows.push({ what: `${what}: ${name}`, measured, promise: 'under 150 ms' });
    }
    return rows;
  } finally {
    vault.cleanup();
  }
}

function told(compared: number, wrong: number): Pick<BenchRow, 'measured' | 'promise'> {
  return { measured: `${wrong} of ${compared.toLocaleString('en')} figures differ`, promise: '0 differ' };
}

function print(seed: number, differing: readonly string[]): void {
  for (const line of differing.slice(0, SHOWN)) process.stderr.write(`office ${seed}: ${line}\n`);
}
