import { earlyRecallOf, precisionOf, radarScore, recallOf } from '../../tests/support/radar-score.ts';
import { natures } from '../../tests/support/stall-office.ts';
import type { BenchRow } from './measure.ts';

const STAGES_OF_GROWTH = [50, 300] as const;
const FIRST_SEED = 8001; // of offices by which no number of the radar was chosen

/** The radar in simulated offices with planted stalls: how many of those it shows are stalled, and how many stalled ones it shows. */
export function radarBench(offices: number): readonly BenchRow[] {
  const seeds = Array.from({ length: offices }, (_, place) => place + FIRST_SEED);
  return Object.entries(natures).flatMap(([name, nature]) =>
    STAGES_OF_GROWTH.map((cases): BenchRow => {
      const score = radarScore({ nature, seeds, cases });
      const { found, forNothing, missed, missedEarly } = score;
      const counts = `${found} found, ${missed} missed, ${forNothing} for nothing`;
      const early = `of those over four times the usual ${earlyRecallOf(score).toFixed(3)}, ${missedEarly} missed`;
      return {
        what: `stalled cases, ${offices} offices, ${name}, from the 20th to the ${cases}th case`,
        measured: `recall ${recallOf(score).toFixed(3)}, precision ${precisionOf(score).toFixed(3)} (${counts}; ${early})`,
        promise: 'recall 0.95 at precision 0.8',
      };
    }),
  );
}
