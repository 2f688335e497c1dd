import type PDFDocument from 'pdfkit';
import type { Bilingual } from '../../../../shared/language.ts';
import { breakLines, drawLine, type Line } from '../../papers/type/lines.ts';
import { lineOperators } from '../../papers/type/operators.ts';

type Pdf = InstanceType<typeof PDFDocument>;
export type Element = PDFKit.PDFStructureElement;

/** US Letter, which both capitals print on. All measures in points. */
export const page = { width: 612, height: 792, left: 60, right: 60, top: 82, bottom: 74 } as const;
export const columnPt = page.width - page.left - page.right;

/** The colours of the screens (mock/enlace.css, light), so that paper and window look alike. */
export const ink = {
  text: '#15191f',
  second: '#414a57',
  third: '#5c6675',
  line: '#e1e4e9',
  lineStrong: '#c4cad3',
  block: '#252b34',
  onBlock: '#ffffff',
  generalised: '#0b6a80',
  pseudonym: '#84359a',
  pseudonymSoft: '#f5eaf8',
  accent: '#3a4bc4',
} as const;

/**
 * Where the next thing goes, and how it is told to screen readers. `yPt` moves down the page; `owner` is whose record is being drawn, which a
 * page that begins within it says again; `headings` gathers what the contents page and the bookmarks list.
 */
export type Sheet = {
  readonly pdf: Pdf;
  readonly root: Element;
  readonly headings: ListedHeading[];
  yPt: number;
  owner: string | null;
};

/** A heading with its place: `page` from 0, `target` by which links find it. */
export type ListedHeading = {
  readonly words: Bilingual;
  readonly name: Bilingual | undefined;
  readonly id: string;
  readonly isPart: boolean; // of what stands before it
  readonly target: string;
  readonly page: number;
  readonly yPt: number;
};

/** A structure element under another: heading, table, row, cell, paragraph. */
export function tag(sheet: Sheet, parent: Element, type: string, options: PDFKit.Mixins.StructureElementOptions = {}): Element {
  const element = sheet.pdf.struct(type, options); // pdfkit's list lacks some standard types
  parent.add(element);
  return element;
}

/** Draw something as the content of an element. It must stay on this page. */
export function inside(sheet: Sheet, element: Element, type: string, draw: () => void): void {
  const content = sheet.pdf.markStructureContent(type);
  draw();
  sheet.pdf.endMarkedContent();
  element.add(content);
}

/** Draw something that only decorates, by operators or by what draws it: screen readers pass over it. */
export function decoration({ pdf }: Sheet, what: string | (() => void)): void {
  if (typeof what === 'string') {
    pdf.addContent(`/Artifact <</Type /Layout>> BDC\n${what}\nEMC`);
    return;
  }
  pdf.markContent('Artifact', { type: 'Layout' });
  what();
  pdf.endMarkedContent();
}

export function roomPt(sheet: Sheet): number {
  return page.height - page.bottom - sheet.yPt;
}

export function newPage(sheet: Sheet): void {
  sheet.pdf.addPage();
  sheet.yPt = page.top;
  if (sheet.owner !== null) drawContinued(sheet, sheet.owner);
}

export const continued: Bilingual = { en: 'continued', es: 'continúa' };

/** Over a page that begins within a record: whose it is. Screen readers heard it in the heading. */
function drawContinued(sheet: Sheet, owner: string): void {
  const span = { text: `${owner} (${continued.en} / ${continued.es})`, face: 'semibold', sizePt: 8, colour: ink.third } as const;
  const lines = breakLines(sheet.pdf, [span], columnPt);
  sheet.pdf.markContent('Artifact', { type: 'Pagination', attached: ['Top'] });
  for (const line of lines) {
    drawLine(sheet.pdf, line, page.left, sheet.yPt - 10);
    sheet.yPt += 11;
  }
  sheet.pdf.endMarkedContent();
}

/** The page that is drawn on, from 0. */
export function pageNow(sheet: Sheet): number {
  return sheet.pdf.bufferedPageRange().count - 1;
}

/** A link over a box of the page that is drawn on, to a heading. It holds what `draw` puts into it, and is told to screen readers by `says`. */
export function linked(
  sheet: Sheet,
  parent: Element,
  to: { readonly target: string; readonly says: string },
  area: Box,
  draw: (link: Element) => void,
): void {
  const link = tag(sheet, parent, 'Link');
  draw(link);
  const { xPt, yPt, widthPt, heightPt } = area;
  sheet.pdf.annotate(xPt, yPt, widthPt, heightPt, {
    Subtype: 'Link',
    F: 4, // printed with the page
    Dest: to.target,
    Contents: new String(to.says) as string, // as pdfkit tells texts from names
    structParent: link,
  } as PDFKit.Mixins.AnnotationOption);
  link.end(); // now: pdfkit takes the page that is drawn on for the annotation's
}

export type Box = { readonly xPt: number; readonly yPt: number; readonly widthPt: number; readonly heightPt: number };

/** Begin a new page unless so much room is left. */
export function need(sheet: Sheet, heightPt: number): void {
  if (roomPt(sheet) < heightPt && sheet.yPt > page.top) newPage(sheet);
}

export function hairline(
  sheet: Sheet,
  colour: string = ink.line,
  fromPt: number = page.left,
  toPt: number = page.width - page.right,
): void {
  decoration(sheet, lineOperators(colour, 0.5, [fromPt, toPt], sheet.yPt));
}

/** Draw lines into an element, over as many pages as they need. Languages other than the document's are told. */
export function drawLines(sheet: Sheet, element: Element, lines: readonly Line[], xPt: number, leadingPt: number): void {
  for (const line of lines) {
    need(sheet, leadingPt);
    drawTagged(sheet, element, line, xPt, sheet.yPt);
    sheet.yPt += leadingPt;
  }
}

/** As PDF names the language of a text; the document's own is English. */
export const spanishTag = 'es-MX';

/** Draw one line at a given height; runs in Spanish become spans of their own, as the document's language is English. */
export function drawTagged(sheet: Sheet, element: Element, line: Line, xPt: number, yPt: number): void {
  const size = Math.max(...line.runs.map(run => run.sizePt));
  for (const run of line.runs) {
    const one: Line = { runs: [run], widthPt: run.widthPt };
    const owner = run.language === 'es' ? tag(sheet, element, 'Span', { lang: spanishTag }) : element;
    // Baselines, not tops, are aligned where sizes are mixed.
    inside(sheet, owner, 'Span', () => drawLine(sheet.pdf, one, xPt, yPt + (size - run.sizePt) * 0.97));
  }
}
