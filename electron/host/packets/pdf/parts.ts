import { reasonWords } from '../../../../shared/packet-words.ts';
import type { ReasonCode } from '../../../../shared/decision/types.ts';
import type { Bilingual, Language } from '../../../../shared/language.ts';
import { breakLines, drawLine, type Line, type Span } from '../../papers/type/lines.ts';
import { boxOperators, lineOperators } from '../../papers/type/operators.ts';
import {
  columnPt,
  decoration,
  drawLines,
  drawTagged,
  hairline,
  ink,
  inside,
  linked,
  need,
  page,
  spanishTag,
  tag,
  type Element,
  type Sheet,
} from './sheet.ts';

/** A gap's block: this wide and high whatever it covers, a word or a page. */
export const block = { width: 96, height: 18 } as const;

const labelPt = 132;
/** Where values and gaps begin. */
export const valueLeft = page.left + 144;
const valuePt = columnPt - 144;

/** One row of a table: label at the left, value at the right, how it was altered under it. `value` is text for a pseudonym. */
export type Row = {
  readonly label: readonly Line[];
  readonly value: readonly Line[] | string;
  readonly note: Bilingual | null;
  readonly how: string;
  /** The heading of the record that the value names. */
  readonly to?: string;
  /** The value itself, where the page shows letters of it by their code points. */
  readonly actual?: ActualText;
};

/** A text as it is, for who copies or hears what the page shows otherwise. */
export type ActualText = { readonly text: string; readonly language: Language | null };

/** An element for such a text. */
export function actually(sheet: Sheet, parent: Element, { text, language }: ActualText): Element {
  return tag(sheet, parent, 'Span', { actual: text, ...(language === 'es' ? { lang: spanishTag } : {}) });
}

/** `Name / Nombre`, the second in Spanish and lighter; one text where both languages write the same. */
export function labelLines(
  sheet: Sheet,
  words: Bilingual,
  widthPt = labelPt,
  sizePt = 8.5,
  colour: string = ink.third,
): readonly Line[] {
  const base = { face: 'regular', sizePt } as const;
  if (words.en === words.es) return breakLines(sheet.pdf, [{ ...base, text: words.en, colour: ink.second }], widthPt);
  const first = colour === ink.third ? ink.second : colour;
  return breakLines(
    sheet.pdf,
    [
      { ...base, text: `${words.en} / `, colour: first },
      { ...base, text: words.es, colour, language: 'es' },
    ],
    widthPt,
  );
}

/**
 * A value in the language or languages it is in. `language` is the one that a text of a person's own is written in, where it is known; names,
 * codes and numbers are no language's.
 */
export function valueLines(
  sheet: Sheet,
  { language, ...words }: { readonly en: string; readonly es: string | null; readonly language?: Language | null },
  mono: boolean,
  how: string,
  widthPt = valuePt,
): readonly Line[] {
  const colour = how === 'SUMMARISE' || how === 'GENERALISE' || how === 'MASK' ? ink.generalised : ink.text;
  const base = {
    face: mono ? 'mono' : 'regular',
    sizePt: mono ? 9 : 10,
    colour: colour === ink.generalised ? ink.text : colour,
  } as const;
  if (words.es === null)
    return breakLines(sheet.pdf, [{ ...base, text: words.en, ...(language === 'es' ? { language } : {}) }], widthPt);
  const spanish: Span = { ...base, text: words.es, colour: ink.second, language: 'es' };
  const together = breakLines(sheet.pdf, [{ ...base, text: `${words.en} / ` }, spanish], widthPt);
  if (together.length === 1) return together;
  // Each language on lines of its own, where one line does not hold both.
  return [...breakLines(sheet.pdf, [{ ...base, text: words.en }], widthPt), ...breakLines(sheet.pdf, [spanish], widthPt)];
}

/** Draw a row and the hairline under it. A value longer than a page goes on over as many as it needs. */
export function drawRow(sheet: Sheet, table: Element, row: Row): void {
  const height = typeof row.value === 'string' ? 18 : row.value.length * 14;
  need(sheet, Math.min(Math.max(height, row.label.length * 11) + (row.note === null ? 8 : 19), 160));
  const element = tag(sheet, table, 'TR');
  const head = tag(sheet, element, 'TH', { scope: 'Row' } as PDFKit.Mixins.StructureElementOptions); // pdfkit writes it, its types lack it
  const cell = tag(sheet, element, 'TD');
  const top = sheet.yPt;
  sheet.yPt = top + 6;
  drawLines(sheet, head, row.label, page.left, 11);
  const labelEnd = { page: pagesOf(sheet), yPt: sheet.yPt };
  sheet.yPt = top + 5;
  if (typeof row.value === 'string') drawPseudonym(sheet, cell, valueLeft, row.value);
  else drawValue(sheet, cell, { ...row, value: row.value });
  if (row.note !== null) drawLines(sheet, cell, labelLines(sheet, row.note, valuePt, 7.5, noteColour(row.how)), valueLeft, 10);
  if (pagesOf(sheet) === labelEnd.page) sheet.yPt = Math.max(sheet.yPt, labelEnd.yPt);
  sheet.yPt += 3;
  hairline(sheet);
}

function pagesOf(sheet: Sheet): number {
  return sheet.pdf.bufferedPageRange().count;
}

function noteColour(how: string): string {
  return how === 'PSEUDONYM' ? ink.pseudonym : ink.generalised;
}

function drawValue(
  sheet: Sheet,
  cell: Element,
  { value: lines, how, to, actual }: Row & { readonly value: readonly Line[] },
): void {
  const owner = actual === undefined ? cell : actually(sheet, cell, actual);
  for (const line of lines) {
    need(sheet, 14);
    const draw = (into: Element) => drawTagged(sheet, into, line, valueLeft, sheet.yPt);
    if (to === undefined) draw(owner);
    else {
      const area = { xPt: valueLeft, yPt: sheet.yPt, widthPt: line.widthPt, heightPt: 13 };
      linked(sheet, owner, { target: to, says: line.runs.map(({ text }) => text).join('') }, area, draw);
    }
    if (how !== 'RELEASE') dotted(sheet, valueLeft, sheet.yPt + 12.5, line.widthPt);
    sheet.yPt += how === 'RELEASE' ? 14 : 16;
  }
}

/** The underline of a value that is not given as it stands. */
function dotted(sheet: Sheet, xPt: number, yPt: number, widthPt: number): void {
  const line = lineOperators(ink.generalised, 1, [xPt, xPt + widthPt], yPt);
  decoration(sheet, `[1 1.6] 0 d\n${line}\n[] 0 d`);
}

/** A dashed frame around a pseudonym. */
export function drawPseudonym(sheet: Sheet, element: Element, xPt: number, text: string): void {
  const [line] = breakLines(sheet.pdf, [{ text, face: 'mono', sizePt: 9, colour: ink.pseudonym }], valuePt - 12);
  if (line === undefined) return;
  const top = sheet.yPt - 1;
  decoration(sheet, () => {
    sheet.pdf
      .save()
      .roundedRect(xPt, top, line.widthPt + 10, 16, 2)
      .lineWidth(0.8)
      .dash(2.4, { space: 1.8 });
    sheet.pdf.fillAndStroke(ink.pseudonymSoft, ink.pseudonym).undash().restore();
  });
  drawTagged(sheet, element, line, xPt + 5, top + 3);
  sheet.yPt = top + 20;
}

/** A gap: one block with its reason code, said in words to screen readers: the code in English, the block under it in Spanish. */
export function drawBlock(sheet: Sheet, element: Element, xPt: number, yPt: number, code: ReasonCode): void {
  const words = reasonWords(code);
  const [english, spanish] = [
    tag(sheet, element, 'Span', { alt: `${code}. ${words.en}` }),
    tag(sheet, element, 'Span', { alt: words.es, lang: spanishTag }),
  ];
  const [line] = breakLines(sheet.pdf, [{ text: code, face: 'mono', sizePt: 8, colour: ink.onBlock }], block.width);
  inside(sheet, spanish, 'Span', () => void sheet.pdf.addContent(boxOperators(ink.block, xPt, yPt, block)));
  if (line === undefined) return;
  inside(sheet, english, 'Span', () => drawLine(sheet.pdf, line, xPt + (block.width - line.widthPt) / 2, yPt + 4.2));
}

/** A paragraph in English, then the same in Spanish, lighter. */
export function drawSentence(
  sheet: Sheet,
  parent: Element,
  words: Bilingual,
  xPt: number = page.left,
  widthPt: number = columnPt,
): void {
  const english = breakLines(sheet.pdf, [{ text: words.en, face: 'regular', sizePt: 9.5, colour: ink.text }], widthPt);
  const spanish = breakLines(
    sheet.pdf,
    [{ text: words.es, face: 'regular', sizePt: 9.5, colour: ink.third, language: 'es' }],
    widthPt,
  );
  need(sheet, (english.length + spanish.length) * 13);
  drawLines(sheet, tag(sheet, parent, 'P'), english, xPt, 13);
  drawLines(sheet, tag(sheet, parent, 'P'), spanish, xPt, 13);
}
