import { performance } from 'node:perf_hooks';
import { plantedPersons } from '../../tests/support/same-person/planted-persons.ts';
import { samenessScore } from '../../tests/support/same-person/sameness-score.ts';
import type { BenchRow } from './measure.ts';

/** Seeds on which the rule was not made. */
const heldOut = Array.from({ length: 25 }, (_, at) => 9101 + at);
const percent = (part: number, whole: number): string => ((100 * part) / whole).toFixed(1);

/** Persons whom two cases know independently, among their relatives and namesakes: how many are noticed, and how many of those noticed are so. */
export function personsBench(persons: number): readonly BenchRow[] {
  const started = performance.now();
  const scores = heldOut.map(seed => samenessScore(plantedPersons(seed, { persons, doubles: persons / 10 })));
  const ms = performance.now() - started;
  const sum = (of: (score: (typeof scores)[number]) => number): number => scores.reduce((total, score) => total + of(score), 0);
  const [planted, found, said, compared] = [sum(s => s.planted), sum(s => s.found), sum(s => s.said), sum(s => s.compared)];
  const worst = (of: (score: (typeof scores)[number]) => number): string => percent(Math.min(...scores.map(of)), 1);
  const recall = worst(score => score.found / score.planted);
  const precision = worst(score => score.found / score.said);
  return [
    {
      what: `${planted} persons planted twice among ${persons * heldOut.length}, relatives and namesakes, ${heldOut.length} held-out seeds`,
      measured: `recall ${percent(found, planted)} %, precision ${percent(found, said)} % (the worst seed ${recall} %, ${precision} %); ${compared} pairs compared, ${((1000 * ms) / compared).toFixed(0)} µs a pair with all else`,
      promise: 'recall ≥ 95 %, precision ≥ 90 %',
    },
  ];
}
