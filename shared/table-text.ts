import type { TableCell } from './tables.ts';

/** Rows for a terminal: each column as wide as its widest cell, two spaces between. */
export function aligned(rows: readonly (readonly TableCell[])[]): string {
  const width = Math.max(0, ...rows.map(row => row.length));
  const widths = Array.from({ length: width }, (_, at) => Math.max(0, ...rows.map(row => [...String(row[at] ?? '')].length)));
  return rows
    .map(row =>
      row
        .map((cell, at) => `${cell}${' '.repeat((widths[at] ?? 0) - [...String(cell)].length)}`)
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
