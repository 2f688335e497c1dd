import { countEnded, countStays, sortedStays, stayQuantile, type SortedStays, type StayLength } from './stay-quantile.ts';

/** A stage of one direction: its stays, and the days that the profile expects of it. */
export type StageStays = { readonly stays: readonly StayLength[]; readonly expected: number | null };
/** The same with its stays in their order. */
export type SortedStage = { readonly stays: SortedStays; readonly expected: number | null };
/** How long stays take in a stage: what is usual, and beyond what one is too long; null where nothing says. In days, not rounded. */
export type StageLength = { readonly usual: number; readonly limit: number };

// Measured in simulated offices (`npm run bench -- --only radar`), chosen on others than those.
const PROFILE_COUNTS = 3; // stays, of what the profile expects at the office's pace
const SPREAD_AT_FIRST = 0.5; // of the logarithms, before the office has shown its own
const SPREAD_AT_FIRST_COUNTS = 10; // stays
const SPREAD_OF_ALL_COUNTS = 40; // stays of a stage, against its own
const OWN_SPREAD_FROM = 4; // stays that ended
const TOO_LONG_TIMES = 1.7; // what nineteen in twenty stay
const NINETEEN_IN_TWENTY = 1.645; // of a normal distribution
const LEAST_TIMES = 2; // what is usual
const LEAST_LIMIT_DAYS = 7; // where stays usually end on their first day, the second is no alarm
const QUARTILES_APART = 1.349; // of a normal distribution
const MOST_POOLED = 100; // of one stage, evenly over their lengths

/**
 * How long stays take in each stage of one direction. What is usual is the stage's own median, and beside it, as three stays, what the profile
 * expects at the pace of this office. How uneven stays are is told by all stages together and, the more have ended there, by the stage itself.
 * Too long is 1.7 times what nineteen in twenty stay by that; more room where less is known.
 */
export function stageLengths(stages: readonly SortedStage[]): readonly (StageLength | null)[] {
  const pool = stages.map(({ stays, expected }) => ({ sorted: stays, expected, pooled: thinned(stays) }));
  const pace = paceOf(pool);
  const known = pool.map(stage => ({ ...stage, usual: usualIn(stage, pace) }));
  const spread = spreadOfAll(known);
  return known.map(({ sorted: own, usual }): StageLength | null => {
    if (usual === null) return null;
    const wide = spreadIn(own, spread) * Math.sqrt(1 + 1 / (countEnded(own) + PROFILE_COUNTS));
    const times = Math.max(LEAST_TIMES, TOO_LONG_TIMES * Math.exp(NINETEEN_IN_TWENTY * wide));
    return { usual, limit: Math.max(LEAST_LIMIT_DAYS, times * usual) };
  });
}

type Pooled = { readonly sorted: SortedStays; readonly pooled: SortedStays; readonly expected: number | null };

/** How many times as long as the profile expects this office usually takes. */
function paceOf(pool: readonly Pooled[]): number {
  const against = pool.flatMap(({ pooled, expected }) => (expected === null ? [] : timesOf(pooled, expected)));
  const ended = countEnded(against);
  if (ended === 0) return 1;
  return stayQuantile(sortedStays(against), 0.5) ** (ended / (ended + PROFILE_COUNTS));
}

function usualIn({ sorted, expected }: Pooled, pace: number): number | null {
  const ended = countEnded(sorted);
  const own = atLeastHalf(stayQuantile(sorted, 0.5));
  if (expected === null) return ended < FEWEST_ENDED ? null : own;
  const counts = PROFILE_COUNTS / (ended + PROFILE_COUNTS);
  return ended === 0 ? expected * pace : own ** (1 - counts) * (expected * pace) ** counts;
}
/** How many stays must have ended where the profile expects nothing, and in a direction before they count at all. */
export const FEWEST_ENDED = 8;

type Known = Pooled & { readonly usual: number | null };
function spreadOfAll(known: readonly Known[]): number {
  const all = known.flatMap(({ pooled, usual }) => (usual === null ? [] : timesOf(pooled, usual)));
  return between(spreadOf(sortedStays(all)), countEnded(all), { of: SPREAD_AT_FIRST, counts: SPREAD_AT_FIRST_COUNTS });
}

function spreadIn(sorted: SortedStays, ofAll: number): number {
  const ended = countEnded(sorted);
  return ended < OWN_SPREAD_FROM ? ofAll : between(spreadOf(sorted), ended, { of: ofAll, counts: SPREAD_OF_ALL_COUNTS });
}

/** The standard deviation of the logarithms, by the quartiles. */
function spreadOf(sorted: SortedStays): number {
  const [low, high] = [stayQuantile(sorted, 0.25), stayQuantile(sorted, 0.75)];
  return low <= 0 ? 0 : Math.log(high / low) / QUARTILES_APART;
}

function between(spread: number, stays: number, other: { readonly of: number; readonly counts: number }): number {
  return Math.sqrt((stays * spread ** 2 + other.counts * other.of ** 2) / (stays + other.counts));
}

const timesOf = (stays: SortedStays, usual: number): readonly StayLength[] =>
  stays.map(stay => ({ ...stay, days: atLeastHalf(stay.days) / usual }));
const atLeastHalf = (days: number): number => Math.max(days, 0.5); // a stay of no day has no logarithm

/** At most so many, each for as many of those beside it. */
function thinned(sorted: SortedStays): SortedStays {
  const step = countStays(sorted) / MOST_POOLED;
  if (step <= 1) return sorted;
  let [at, until] = [0, sorted[0]?.times ?? 1];
  return Array.from({ length: MOST_POOLED }, (_, place) => {
    const wanted = Math.floor((place + 0.5) * step);
    while (until <= wanted) until += sorted[++at]?.times ?? 1;
    const { days, hasEnded } = sorted[at]!; // one of them all
    return { days, hasEnded };
  });
}
