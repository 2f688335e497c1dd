/** A stay of a case in a stage, in whole days: how long it took, or how long it has lasted so far. */
export type StayLength = { readonly days: number; readonly hasEnded: boolean };

/** Days of stays in their order, those that ended first among equal ones: what quantiles are read off. */
export type SortedStays = readonly StayLength[];

export function sortedStays(stays: readonly StayLength[]): SortedStays {
  const ended = sortedDays(stays.filter(({ hasEnded }) => hasEnded));
  const open = sortedDays(stays.filter(({ hasEnded }) => !hasEnded));
  const sorted: StayLength[] = [];
  let next = 0;
  for (const days of ended) {
    while (next < open.length && open[next]! < days) sorted.push({ days: open[next++]!, hasEnded: false });
    sorted.push({ days, hasEnded: true });
  }
  while (next < open.length) sorted.push({ days: open[next++]!, hasEnded: false });
  return sorted;
}

/** As numbers alone, which sort far faster than what they stand in. */
function sortedDays(stays: readonly StayLength[]): Float64Array {
  return Float64Array.from(stays, ({ days }) => days).sort();
}

/**
 * By the Kaplan-Meier estimate how long it takes until that share of the stays has ended: one that goes on counts as not ended yet. The longest
 * that ended where the share is never reached, halfway where it is reached exactly; 0 of none.
 */
export function stayQuantile(sorted: SortedStays, share: number): number {
  let [left, last] = [1, 0];
  for (const [place, { days, hasEnded }] of sorted.entries()) {
    if (!hasEnded) continue;
    left *= 1 - 1 / (sorted.length - place);
    last = days;
    if (left > 1 - share + EXACT) continue;
    const next = left > 1 - share - EXACT ? nextEnded(sorted, place) : undefined;
    return next === undefined ? days : (days + next) / 2;
  }
  return last;
}

const EXACT = 1e-9; // the steps are products of fractions

function nextEnded(sorted: SortedStays, place: number): number | undefined {
  for (let next = place + 1; next < sorted.length; next++) if (sorted[next]!.hasEnded) return sorted[next]!.days;
  return undefined;
}
