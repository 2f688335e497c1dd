/** Stays of cases in a stage, in whole days: how long each took, or has lasted so far. `times`: how many of them are alike, one where it does not say. */
export type StayLength = { readonly days: number; readonly hasEnded: boolean; readonly times?: number };

/** Days of stays in their order, those that ended first among equal ones: what quantiles are read off. */
export type SortedStays = readonly StayLength[];

export function sortedStays(stays: readonly StayLength[]): SortedStays {
  return stays.toSorted((a, b) => a.days - b.days || Number(b.hasEnded) - Number(a.hasEnded));
}

/** How many stays they are. */
export function countStays(stays: readonly StayLength[]): number {
  return stays.reduce((sum, { times = 1 }) => sum + times, 0);
}

export function countEnded(stays: readonly StayLength[]): number {
  return stays.reduce((sum, { hasEnded, times = 1 }) => (hasEnded ? sum + times : sum), 0);
}

/**
 * By the Kaplan-Meier estimate how long it takes until that share of the stays has ended: one that goes on counts as not ended yet. The longest
 * that ended where the share is never reached, halfway where it is reached exactly; 0 of none.
 */
export function stayQuantile(sorted: SortedStays, share: number): number {
  let [left, last, going] = [1, 0, countStays(sorted)];
  for (const [place, { days, hasEnded, times = 1 }] of sorted.entries()) {
    if (hasEnded) {
      const before = left * (1 - (times - 1) / going); // all of them but the last
      if (before <= 1 - share + EXACT && times > 1) return days;
      left *= 1 - times / going;
      last = days;
      if (left <= 1 - share + EXACT) {
        const next = left > 1 - share - EXACT ? nextEnded(sorted, place) : undefined;
        return next === undefined ? days : (days + next) / 2;
      }
    }
    going -= times;
  }
  return last;
}

const EXACT = 1e-9; // the steps are products of fractions

function nextEnded(sorted: SortedStays, place: number): number | undefined {
  for (let next = place + 1; next < sorted.length; next++) if (sorted[next]!.hasEnded) return sorted[next]!.days;
  return undefined;
}
