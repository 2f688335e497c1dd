/** A count below this could point to a person. */
export const FEWEST_SHOWN = 5;

/** A count as a report may show it: itself, under five, or hidden because totals would tell one that is under five. */
export type ShownCount =
  { readonly kind: 'shown'; readonly count: number } | { readonly kind: 'few' } | { readonly kind: 'hidden' };

/** A table of counts with its totals, as it may leave the office. */
export type ShownTable = {
  readonly rows: readonly (readonly ShownCount[])[];
  readonly totals: readonly ShownCount[]; // one per column
};

/**
 * Suppress the counts from 1 to 4, and where a column would have one alone, hide the smallest other count too, so that the
 * column's total does not tell it. A column without another count to hide hides its total. Zeros stay: they name nobody.
 * Rows carry no totals; if a report adds them, it must suppress across rows as well.
 */
export function suppressSmall(rows: readonly (readonly number[])[]): ShownTable {
  const width = Math.max(0, ...rows.map(row => row.length));
  const columns = Array.from({ length: width }, (_, at) => suppressColumn(rows.map(row => row[at] ?? 0)));
  return {
    rows: rows.map((_, at) => columns.map(({ cells }) => cells[at] ?? { kind: 'hidden' })),
    totals: columns.map(({ total }) => total),
  };
}

function suppressColumn(counts: readonly number[]): { readonly cells: readonly ShownCount[]; readonly total: ShownCount } {
  const cells = counts.map(shownCount);
  const sum = counts.reduce((total, count) => total + count, 0);
  const few = cells.filter(({ kind }) => kind === 'few').length;
  if (few !== 1) return { cells, total: shownCount(sum) };
  const others = counts.flatMap((count, at) => (count >= FEWEST_SHOWN ? [{ count, at }] : []));
  const [first, ...rest] = others;
  if (first === undefined) return { cells, total: { kind: 'hidden' } };
  const smallest = rest.reduce((least, other) => (other.count < least.count ? other : least), first);
  return { cells: cells.map((cell, at) => (at === smallest.at ? { kind: 'hidden' } : cell)), total: shownCount(sum) };
}

/** One count by itself. */
export function shownCount(count: number): ShownCount {
  return count > 0 && count < FEWEST_SHOWN ? { kind: 'few' } : { kind: 'shown', count };
}

/** A sum of cells that stand elsewhere: it must not give back one of them that is not shown. */
export function shownSum(count: number, cells: readonly ShownCount[]): ShownCount {
  const alone = shownCount(count);
  return alone.kind === 'few' || cells.every(({ kind }) => kind === 'shown') ? alone : { kind: 'hidden' };
}
