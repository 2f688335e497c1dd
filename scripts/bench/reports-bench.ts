import { findProfile } from '../../shared/profiles.ts';
import { reviewed } from '../../shared/review.ts';
import { boardOf } from '../../shared/stays.ts';
import { changingOffice } from '../../tests/support/changing-office.ts';
import { givenOverTime, lossOf, plans, type Plan } from '../../tests/support/pages-over-time.ts';
import { ms, type BenchRow } from './measure.ts';

const SIZES = [60, 500, 800] as const;
const SEEDS = 5;

/** Reports given out one after another: how many figures that each would show by itself are held back or rounded; and one report of a large office. */
export function reportsBench(large: number): readonly BenchRow[] {
  return [...Object.keys(plans).flatMap(plan => SIZES.map(size => lossRow(plan as Plan, size))), largeRow(large)];
}

function lossRow(plan: Plan, size: number): BenchRow {
  const total = { figures: 0, rounded: 0, held: 0 };
  const took = processorMs(() => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const { figures, rounded, held } = lossOf(givenOverTime(plan, seed, size));
      total.figures += figures;
      total.rounded += rounded;
      total.held += held;
    }
  });
  const share = (count: number): string => `${((100 * count) / total.figures).toFixed(1)} %`;
  return {
    what: `reports given out: ${plan}, ${SEEDS} offices of ${size} cases`,
    measured: `${share(total.held)} held back, ${share(total.rounded)} rounded of ${total.figures.toLocaleString('en')}; of the processor ${ms(took / SEEDS)} for all`,
    promise: '',
  };
}

function largeRow(cases: number): BenchRow {
  const columns = boardOf(findProfile('us-mx-us-req@2026-11')!); // a shipped one
  const milestones = columns.flatMap(({ id, milestone }) => (milestone === undefined ? [] : [id]));
  const { asOf, from, to } = plans['each quarter'].at(-1)!; // of the year
  const view = changingOffice(1, cases, milestones)(asOf);
  const took = processorMs(() => reviewed({ ...view, from, to, asOf, columns, direction: 'US-MX' }));
  return { what: `one report of ${cases.toLocaleString('en')} cases, of the processor`, measured: ms(took), promise: '' };
}

function processorMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
