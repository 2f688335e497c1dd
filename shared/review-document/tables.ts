import type { Bilingual } from '../language.ts';
import type { Reader } from '../reader.ts';
import { cellText } from '../review-text.ts';
import { aligned } from '../table-text.ts';
import type { TableCell, TablePart } from '../tables.ts';
import { reportsText } from '../text/reports.ts';
import { reviewPaper, type Paper } from './paper.ts';
import { isCount, type PartCell, type PartTable, type ReviewDocument } from './parts.ts';

/** The document as sheets of a workbook: words in two columns, English beside Spanish; counts as numbers where they are said exactly. */
export function paperTables(paper: Paper, reader: Reader): readonly TablePart[] {
  const say = (text: Bilingual): string => reader.say(text);
  const both = ({ en, es }: Bilingual): readonly TableCell[] => [en, es];
  const head: TablePart = {
    title: say(paper.title),
    lines: [
      both(paper.title),
      ...paper.head.map(([name, value]) => [...both(name), ...(typeof value === 'string' ? [value] : both(value))]),
      both(paper.note),
    ],
  };
  const parts = paper.parts.map(({ title, basis, method, tables }): TablePart => ({
    title: say(title),
    lines: [
      [...both(title), reportsText.asOf.en, reportsText.asOf.es, paper.asOf],
      both(basis),
      both(method),
      ...tables.flatMap(table => [[], ...bilingualLines(table)]),
    ],
  }));
  return [head, ...parts];
}

/** The head of a column of counts says both languages in one cell; words stand in two. */
function bilingualLines({ heads, lines }: PartTable): readonly (readonly TableCell[])[] {
  const wide = heads.map((_, place) => place === 0 || lines.some(row => isWords(row[place] ?? null)));
  const cells = (row: readonly PartCell[]): readonly TableCell[] =>
    row.flatMap((cell, place): readonly TableCell[] => {
      if (wide[place] !== true) return [isWords(cell) ? `${cell.en} / ${cell.es}` : plain(cell)];
      return isWords(cell) ? [cell.en, cell.es] : [plain(cell), plain(cell)];
    });
  return [cells(heads), ...lines.map(cells)];
}

/** The ministers' review for a terminal, in the reader's language. */
export function documentText(document: ReviewDocument, reader: Reader): string {
  return paperText(reviewPaper(document), reader);
}

/** A document for a terminal, in the reader's language. */
export function paperText(paper: Paper, reader: Reader): string {
  const say = (cell: PartCell): TableCell => (isWords(cell) ? reader.say(cell) : plain(cell));
  const head = paper.head.map(([name, value]) => [reader.say(name), typeof value === 'string' ? value : reader.say(value)]);
  const parts = paper.parts.map(({ title, basis, method, tables }) =>
    [
      `\n${reader.say(title)} · ${reader.say(reportsText.asOf)} ${paper.asOf}`,
      reader.say(basis),
      reader.say(method),
      ...tables.map(({ heads, lines }) => aligned([heads, ...lines].map(row => row.map(say)))),
    ].join('\n'),
  );
  return [reader.say(paper.title), aligned(head), reader.say(paper.note), ...parts].join('\n');
}

export function isWords(cell: PartCell): cell is Bilingual {
  return cell !== null && typeof cell === 'object' && 'en' in cell;
}

function plain(cell: PartCell): TableCell {
  if (cell === null || isWords(cell)) return '';
  return isCount(cell) ? (cell.kind === 'shown' ? cell.count : cellText(cell)) : cell;
}
