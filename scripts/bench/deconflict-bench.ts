import { generatedOffice } from '../../electron/host/demo/generator.ts';
import { contactScores, type ContactScore } from '../../tests/support/deconflict/planted-values.ts';
import { median, ms, percentile, timesOf, type BenchRow } from './measure.ts';
import { benchVault } from './vault.ts';

const seeds = Array.from({ length: 25 }, (_, at) => 4_101 + at);
const percent = (part: number, whole: number): string => (whole === 0 ? '–' : ((100 * part) / whole).toFixed(1));

/** What stands in two cases: how much of what was planted is told, how much of what is told is so, and what asking costs in a whole office. */
export async function deconflictBench(cases: number): Promise<readonly BenchRow[]> {
  const scores = seeds.flatMap(seed => contactScores(seed, 2_000));
  const kinds = [...Map.groupBy(scores, ({ kind }) => kind)];
  const sum = (rows: readonly ContactScore[], of: (score: ContactScore) => number) =>
    rows.reduce((total, row) => total + of(row), 0);
  const rows = kinds.map(([kind, own]): BenchRow => {
    const [planted, found, told, right] = [
      sum(own, s => s.planted),
      sum(own, s => s.found),
      sum(own, s => s.told),
      sum(own, s => s.right),
    ];
    return {
      what: `${planted} of kind ${kind} planted in two cases each, as different hands write them, ${seeds.length} seeds`,
      measured: `recall ${percent(found, planted)} %, precision ${percent(right, told)} %; told of a switchboard's in 200 cases: ${sum(own, s => s.switchboard)}`,
      promise: 'recall ≥ 95 %, precision ≥ 90 %; 0',
    };
  });
  return [...rows, ...(await officeRows(cases))];
}

async function officeRows(cases: number): Promise<readonly BenchRow[]> {
  const vault = await benchVault();
  try {
    await vault.importAll(generatedOffice({ cases, eventsEach: 6, exchangesEach: 2 }, 7, '2026-11-23'));
    const { cases: some } = await vault.ask('case:list', { limit: 100 });
    const whole = await timesOf(5, () => vault.ask('deconflict:list', { view: 'office' }));
    const one = await timesOf(40, run => vault.ask('deconflict:list', { caseId: some[run % some.length]?.id ?? '' }));
    const { total, common } = await vault.ask('deconflict:list', { view: 'office' });
    return [
      {
        what: `what stands in two of ${cases.toLocaleString('en')} cases, of the whole office (${total} contacts, ${common} common values)`,
        measured: `median ${ms(median(whole))}`,
        promise: 'printed',
      },
      {
        what: 'the same of one case',
        measured: `p95 ${ms(percentile(one, 95))}, median ${ms(median(one))}`,
        promise: 'p95 under 50 ms',
      },
    ];
  } finally {
    vault.close();
  }
}
