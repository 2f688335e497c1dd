import type { Bilingual } from './language.ts';

/** A cell of a table that leaves as a file: text as a person reads it, or a number that may be counted with. */
export type TableCell = string | number;
/** `title` heads a part where several follow each other, and names its sheet. */
export type TablePart = { readonly title: string; readonly lines: readonly (readonly TableCell[])[] };

/** The kinds of files that tables leave as: a workbook, whose cells are text and keep their zeros, or separated values. */
export const tableForms = ['xlsx', 'csv'] as const;
export type TableForm = (typeof tableForms)[number];

export const tableFormName: Readonly<Record<TableForm, Bilingual>> = {
  xlsx: { en: 'Excel workbook (.xlsx)', es: 'Libro de Excel (.xlsx)' },
  csv: { en: 'Separated values (.csv)', es: 'Valores separados (.csv)' },
};

/**
 * Tables as comma-separated values (RFC 4180, UTF-8 with a mark that says so), one under another; the first needs no title.
 *
 * A cell that begins as a formula would be run by the program that opens the file (OWASP, CSV injection), and so would the rest of a cell
 * where that program's habit separates by semicolons or tabs: an apostrophe before each such sign makes it text. The full-width and small signs
 * (U+FF1D, U+FE66 and the like) begin formulas as well, and what is not seen before a sign (spaces, marks of direction, soft hyphens) is
 * taken off by programs that read tidily.
 */
export function csvOf(parts: readonly TablePart[]): string {
  const lines = parts.flatMap(({ title, lines }, at) => (at === 0 ? lines : [[], [title], ...lines]));
  return `\u{feff}${lines.map(csvLine).join('')}`;
}

const FORMULA =
  /(?<=(?:^|[;,|\t\r\n])[\s\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}"']*)[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B\u2212]/gu;

function csvLine(cells: readonly TableCell[]): string {
  return `${cells.map(quoted).join(',')}\r\n`;
}

function quoted(cell: TableCell): string {
  if (typeof cell === 'number') return String(cell);
  const plain = cell.replaceAll(FORMULA, "'$&");
  return /[",;|\t\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
