/** The part of a preview's row that finds it. */
type Placed = { readonly record: string; readonly field: string | null };

// A case has thousands of values, and each one's row asks; the rows of one preview are put in order once.
const indexes = new WeakMap<readonly Placed[], ReadonlyMap<string, Placed>>();

/** What happens to a value: its own row, or the row of its whole record where that stays. */
export function decisionIn<Row extends Placed>(rows: readonly Row[] | undefined, record: string, field: string): Row | undefined {
  if (rows === undefined) return undefined;
  const index = indexes.get(rows) ?? new Map(rows.map(row => [keyOf(row.record, row.field), row]));
  indexes.set(rows, index);
  // the index was made of these rows
  return (index.get(keyOf(record, field)) ?? index.get(keyOf(record, null))) as Row | undefined;
}

function keyOf(record: string, field: string | null): string {
  return `${record} ${field ?? '*'}`;
}
