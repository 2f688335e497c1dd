import type PDFDocument from 'pdfkit';
import { ready, type DocumentFont } from './document-fonts.ts';

type Pdf = InstanceType<typeof PDFDocument>;
type Run = { readonly text: string; readonly font: string; readonly sizePt: number; readonly colour: string };

// pdfkit writes a dozen operators around each text and sets each colour anew in two. Here a text is one short piece: less to write, and
// much less to read again. Pages are turned upside down (y goes down), so texts are turned back by their own matrix.

/**
 * The operators (PDF 32000-1 §9) that draw a run with the top of its text at `yPt`.
 *
 * @returns null for a text whose glyphs stand beside their places, such as a mark over a letter it has no joint form with.
 */
export function textOperators(pdf: Pdf, { text, font, sizePt, colour }: Run, xPt: number, yPt: number): string | null {
  const used = ready(pdf, font);
  const glyphs = glyphsOf(used, text);
  if (glyphs === null) return null;
  const { fonts } = pdf.page as unknown as { readonly fonts: { [id: string]: PDFKit.PDFKitReference } }; // pdfkit's types lack it
  fonts[used.id] ??= used.ref();
  const baseline = yPt + (used.ascender / 1000) * sizePt;
  return `BT\n/${used.id} ${written(sizePt)} Tf\n${rgb(colour)} rg\n1 0 0 -1 ${written(xPt)} ${written(baseline)} Tm\n${glyphs} TJ\nET`;
}

const glyphsIn = new WeakMap<DocumentFont, Map<string, string | null>>();

/** The operand of `TJ`: codes of glyphs, and how far the next is moved where letters are kerned. */
function glyphsOf(font: DocumentFont, text: string): string | null {
  let known = glyphsIn.get(font);
  if (known === undefined) glyphsIn.set(font, (known = new Map<string, string | null>()));
  let glyphs = known.get(text);
  if (glyphs === undefined) known.set(text, (glyphs = encoded(font, text)));
  return glyphs;
}

function encoded(font: DocumentFont, text: string): string | null {
  const [codes, positions] = font.encode(text);
  let out = '[<';
  for (const [at, code] of codes.entries()) {
    const position = positions[at];
    if (position === undefined || position.xOffset !== 0 || position.yOffset !== 0) return null;
    const kern = position.advanceWidth - position.xAdvance;
    out += kern === 0 ? code : `${code}> ${written(kern)} <`;
  }
  return `${out}>]`;
}

/** A straight line. */
export function lineOperators(colour: string, widthPt: number, [fromX, toX]: readonly [number, number], yPt: number): string {
  return `${written(widthPt)} w\n${rgb(colour)} RG\n${written(fromX)} ${written(yPt)} m\n${written(toX)} ${written(yPt)} l\nS`;
}

/** A filled box. */
export function boxOperators(
  colour: string,
  xPt: number,
  yPt: number,
  { width, height }: { readonly width: number; readonly height: number },
): string {
  return `${rgb(colour)} rg\n${written(xPt)} ${written(yPt)} ${written(width)} ${written(height)} re\nf`;
}

const knownColours = new Map<string, string>();

/** `#15191f` as three parts of one. */
function rgb(colour: string): string {
  let parts = knownColours.get(colour);
  if (parts === undefined) {
    parts = [1, 3, 5].map(at => written(Number.parseInt(colour.slice(at, at + 2), 16) / 255)).join(' ');
    knownColours.set(colour, parts);
  }
  return parts;
}

/** A number as PDF writes it: to a thousandth, which no printer resolves. */
function written(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
