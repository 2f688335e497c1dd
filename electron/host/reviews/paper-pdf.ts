import type { Bilingual } from '../../../shared/language.ts';
import type { Paper, PaperPart } from '../../../shared/review-document/paper.ts';
import { isCount, type PartCell, type PartTable } from '../../../shared/review-document/parts.ts';
import { isWords } from '../../../shared/review-document/tables.ts';
import { cellText } from '../../../shared/review-text.ts';
import { english, spanish } from '../../../shared/reader.ts';
import { reportsText } from '../../../shared/text/reports.ts';
import { fill } from '../../../shared/text/fill.ts';
import { reviewText } from '../../../shared/text/review.ts';
import { breakLines, drawLine, type Line } from '../papers/type/lines.ts';
import { lineOperators } from '../papers/type/operators.ts';
import { drawChart, onPaper } from '../packets/pdf/chart.ts';
import { synthetic } from '../packets/pdf/frame.ts';
import { drawHeading } from '../packets/pdf/heading.ts';
import { drawSentence } from '../packets/pdf/parts.ts';
import { taggedPdf } from '../packets/pdf/pdf.ts';
import {
  columnPt,
  drawTagged,
  hairline,
  ink,
  need,
  newPage,
  page,
  roomPt,
  tag,
  type Element,
  type Sheet,
} from '../packets/pdf/sheet.ts';

/** Where each part's pages begin, so that every page says what it counts. */
type Begun = { readonly part: PaperPart | null; readonly page: number };

/** A document on paper: both languages side by side, each part on pages of its own, with what it counts, as of when and how on every one. */
export async function layOutPaper(paper: Paper, nowMs: number): Promise<Uint8Array> {
  const title = `${paper.title.en} / ${paper.title.es}`;
  return taggedPdf({ title, author: paper.agency, onMs: nowMs }, (sheet, root) => {
    const begun: Begun[] = [{ part: null, page: 0 }];
    drawHeading(sheet, root, { level: 1, look: 0, words: paper.title, id: paper.agency });
    sheet.yPt += 6;
    drawTable(sheet, root, { heads: [], lines: paper.head.map(([name, value]): readonly PartCell[] => [name, value]) });
    sheet.yPt += 10;
    drawSentence(sheet, root, { en: onPaper(paper.note.en), es: onPaper(paper.note.es) });
    for (const part of paper.parts) {
      if (paper.isContinuous) {
        sheet.yPt += 18;
        need(sheet, LEAST_PART_PT);
      } else {
        newPage(sheet);
        begun.push({ part, page: pagesOf(sheet) - 1 });
      }
      drawPart(sheet, root, part, paper.isContinuous);
    }
    drawFrames(sheet, paper, begun);
  });
}

const pagesOf = (sheet: Sheet): number => sheet.pdf.bufferedPageRange().count;

/** Room for a heading, what it counts and two lines. */
const LEAST_PART_PT = 110;

function drawPart(sheet: Sheet, root: Element, { title, basis, charts, tables }: PaperPart, saysBasis: boolean): void {
  drawHeading(sheet, root, { level: 2, words: title });
  if (saysBasis) drawSentence(sheet, root, { en: onPaper(basis.en), es: onPaper(basis.es) });
  sheet.yPt += 8;
  for (const [place, table] of tables.entries()) {
    const chart = charts[place];
    if (chart !== undefined && chart.marks.length > 0) drawChart(sheet, chart);
    sheet.yPt += 4;
    drawTable(sheet, root, table);
    sheet.yPt += 14;
  }
}

type Column = { readonly x: number; readonly width: number; readonly isWords: boolean };

/** Words stand in two columns, English beside Spanish; counts and texts at the right of theirs, their heads in both languages. */
function drawTable(sheet: Sheet, root: Element, { heads, lines }: PartTable): void {
  const count = Math.max(heads.length, ...lines.map(row => row.length));
  const wordy = Array.from({ length: count }, (_, place) => place === 0 || lines.some(row => isWords(row[place] ?? null)));
  const columns = columnsOf(wordy);
  const table = tag(sheet, root, 'Table');
  const put = (row: readonly PartCell[], isHead: boolean): void => {
    const cells = columns.map((column, place) => ({ column, lines: cellLines(sheet, row[place] ?? null, column, isHead) }));
    const most = Math.max(1, ...cells.map(({ lines: both }) => Math.max(...both.map(own => own.length))));
    need(sheet, most * LEADING + 6);
    const element = tag(sheet, table, 'TR');
    const top = sheet.yPt + 3;
    for (const [place, { column, lines: both }] of cells.entries()) {
      const type = isHead || place === 0 ? 'TH' : 'TD';
      const cell = tag(
        sheet,
        element,
        type,
        type === 'TH' ? ({ scope: isHead ? 'Column' : 'Row' } as PDFKit.Mixins.StructureElementOptions) : {},
      ); // pdfkit writes it, its types lack it
      for (const [side, own] of both.entries())
        for (const [at, line] of own.entries()) drawTagged(sheet, cell, line, startOf(column, side, line), top + at * LEADING);
    }
    sheet.yPt = top + most * LEADING + 3;
    hairline(sheet, isHead ? ink.lineStrong : ink.line);
  };
  if (heads.length > 0) put(heads, true);
  for (const row of lines) {
    if (heads.length > 0 && roomPt(sheet) < LEADING * 3 + 6) {
      newPage(sheet);
      put(heads, true); // again at the top of the page
    }
    put(row, false);
  }
}

const LEADING = 10.5;
const GAP = 8;
const NUMBER_PT = 56;
const MOST_NUMBERS_PT = 300;

function columnsOf(wordy: readonly boolean[]): readonly Column[] {
  const numbers = wordy.filter(isWide => !isWide).length;
  const number = numbers === 0 ? 0 : Math.min(NUMBER_PT + 16, MOST_NUMBERS_PT / numbers);
  const words = (columnPt - numbers * number) / Math.max(1, wordy.length - numbers);
  let x = page.left;
  return wordy.map(isWide => {
    const width = isWide ? words : number;
    const column = { x, width, isWords: isWide };
    x += width;
    return column;
  });
}

function startOf({ x, width, isWords: isWide }: Column, side: number, line: Line): number {
  return isWide ? x + side * (width / 2) : x + width - line.widthPt;
}

/** What stands in a cell: at its left and at its right half, or, of a narrow one, both under each other. */
function cellLines(
  sheet: Sheet,
  cell: PartCell,
  { width, isWords: isWide }: Column,
  isHead: boolean,
): readonly (readonly Line[])[] {
  const face = isHead ? ('semibold' as const) : ('regular' as const);
  const inPoints = (text: string, room: number, isSpanish: boolean): readonly Line[] =>
    breakLines(
      sheet.pdf,
      [
        {
          text: onPaper(text),
          face,
          sizePt: isHead ? 7.5 : 8.5,
          colour: isSpanish ? ink.third : ink.text,
          ...(isSpanish ? { language: 'es' as const } : {}),
        },
      ],
      room - GAP,
    );
  if (isWords(cell)) {
    const [en, es] = [english.say(cell), spanish.say(cell)];
    if (isWide && en === es) return [inPoints(en, width, false), []]; // a name or typed words: once, as wide as both
    if (isWide) return [inPoints(en, width / 2, false), inPoints(es, width / 2, true)];
    return [en === es ? inPoints(en, width, false) : [...inPoints(en, width, false), ...inPoints(es, width, true)], []];
  }
  const text = cell === null ? '' : isCount(cell) ? cellText(cell) : String(cell);
  return text === '' ? [[], []] : [inPoints(text, width, false), []];
}

/** What stands on every page: what its part counts and how, as of when, whose figures they are, and which page it is. */
function drawFrames(sheet: Sheet, paper: Paper, begun: readonly Begun[]): void {
  const { count } = sheet.pdf.bufferedPageRange();
  for (let at = 0; at < count; at++) {
    sheet.pdf.switchToPage(at);
    const part = begun.findLast(one => one.page <= at)?.part ?? null;
    const basis = part?.basis ?? paper.basis;
    pagination(sheet, 'Top', () => {
      if (paper.isSynthetic) small(sheet, synthetic, 14, ink.second);
      twice(sheet, paper.running, 28, true);
      twice(sheet, named(reportsText.basis, basis), 39, false);
    });
    pagination(sheet, 'Bottom', () => {
      sheet.pdf.addContent(lineOperators(ink.lineStrong, 0.5, [page.left, page.width - page.right], page.height - 66));
      if (part !== null) twice(sheet, named(METHOD, part.method), page.height - 62, false);
      const pages = { page: String(at + 1), count: String(count) };
      small(
        sheet,
        `${paper.agency} · ${english.say(reviewText.pageOf, pages)} / ${spanish.say(reviewText.pageOf, pages)}`,
        page.height - 22,
        ink.third,
      );
    });
  }
}

const METHOD: Bilingual = { en: 'Method', es: 'Método' };
const named = (name: Bilingual, words: Bilingual): Bilingual => fill(reviewText.told, { name, words });

/** A sentence in both halves of the page, English beside Spanish. */
function twice(sheet: Sheet, words: Bilingual, yPt: number, isStrong: boolean): void {
  const half = columnPt / 2;
  for (const [side, text] of [words.en, words.es].entries()) {
    const lines = breakLines(
      sheet.pdf,
      [
        {
          text: onPaper(text),
          face: isStrong ? 'semibold' : 'regular',
          sizePt: isStrong ? 7.5 : 6.4,
          colour: side === 0 ? ink.text : ink.third,
        },
      ],
      half - GAP,
    );
    for (const [at, line] of lines.entries()) drawLine(sheet.pdf, line, page.left + side * half, yPt + at * 7.8);
  }
}

function small(sheet: Sheet, text: string, yPt: number, colour: string): void {
  for (const line of breakLines(sheet.pdf, [{ text, face: 'regular', sizePt: 7, colour }], columnPt))
    drawLine(sheet.pdf, line, page.left, yPt);
}

function pagination(sheet: Sheet, edge: 'Top' | 'Bottom', draw: () => void): void {
  sheet.pdf.markContent('Artifact', { type: 'Pagination', attached: [edge] });
  draw();
  sheet.pdf.endMarkedContent();
}
