/** An amount exactly: `digits` without a point, of which the last `decimals` stand behind it. */
export type Amount = { readonly digits: bigint; readonly decimals: number };

/**
 * What a number in figures may mean, in the habits of both countries and of others: `1,240,000.50`, `1.240.000,50`, `1 240 000`,
 * `1'240,000.00`. The reading that the writer's habit makes likely comes first; empty where it is no number.
 *
 * A comma before three figures parts thousands in both languages. A point before three figures may be either, and so may the last sign of
 * `1,240.000`: there are two readings, and the writer is asked.
 */
export function amountsOf(text: string): readonly Amount[] {
  if (!/^(?:\d+(?:[.,' ]\d+)*|[.,]\d+)$/.test(text)) return [];
  const parts = text.split(/[.,' ]/);
  const signs = [...text.replaceAll(/\d/g, '')];
  const last = signs.at(-1) ?? '';
  const grouped = isGrouped(parts) && areOneHabit(signs);
  const before = signs.slice(0, -1);
  const isDecimal =
    (last === '.' || last === ',') &&
    !before.includes(last) &&
    areOneHabit(before) &&
    (before.length === 0 || isGrouped(parts.slice(0, -1)));
  const whole = { digits: BigInt(parts.join('') || '0'), decimals: 0 };
  const broken = { digits: whole.digits, decimals: parts.at(-1)!.length };
  if (signs.length === 0) return [whole];
  const isOfThree = parts.at(-1)!.length === 3 && isGrouped(parts);
  if (grouped && (last !== '.' || signs.length > 1)) return [whole];
  if (isDecimal && isOfThree) return [broken, whole];
  if (isDecimal) return [broken];
  return grouped ? [whole] : [];
}

/** Up to three figures that are not zero alone, then threes. */
function isGrouped([first = '', ...rest]: readonly string[]): boolean {
  return /^[1-9]\d{0,2}$/.test(first) && rest.every(part => part.length === 3);
}

/** All the same sign, or the apostrophe that in Mexico parts millions where commas part thousands: `1'240,000`. */
function areOneHabit(signs: readonly string[]): boolean {
  const [first] = signs;
  if (signs.every(sign => sign === first)) return true;
  return first === "'" && signs.slice(1).every(sign => sign === ',');
}
