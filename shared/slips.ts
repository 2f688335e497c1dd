/** How many letters must be put in, taken out, changed or swapped with the next to make one word of the other. */
export function slipsBetween(one: string, other: string): number {
  let [before, row]: [number[], number[]] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const changed = row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1); // rows are as long as the other word
      const swapped =
        i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
          ? before[j - 2]! + 1
          : Number.POSITIVE_INFINITY;
      next.push(Math.min(changed, row[j]! + 1, next[j - 1]! + 1, swapped));
    }
    [before, row] = [row, next];
  }
  return row[other.length]!; // as above
}

/** How far a word may be from a name to be taken for a slip of it. */
const MOST_SLIPS = 2;

/** The name that a word is a slip of, both already written alike; null where it is like none, or only as like as any short word. */
export function meantName(word: string, names: readonly string[]): string | null {
  const near = names
    .filter(name => Math.abs(name.length - word.length) <= MOST_SLIPS) // each letter more or less is a slip
    .map(name => ({ name, slips: slipsBetween(word, name) }))
    .toSorted((one, other) => one.slips - other.slips)[0];
  return near !== undefined && near.slips <= MOST_SLIPS && near.slips < word.length / 2 ? near.name : null;
}
