import type PDFDocument from 'pdfkit';
import { fontSource } from './faces.ts';

type Pdf = InstanceType<typeof PDFDocument>;

/** Where a glyph goes, in thousandths of the size; `advanceWidth` is what a viewer moves on by itself. */
type GlyphPosition = {
  readonly xAdvance: number;
  readonly advanceWidth: number;
  readonly xOffset: number;
  readonly yOffset: number;
};

/**
 * A font of one document, as pdfkit holds it; its types do not tell of it. `encode` takes the text's glyphs into the document's part of
 * the font and gives their codes, four hexadecimal digits each.
 */
export type DocumentFont = {
  readonly font: Buffer;
  readonly id: string;
  readonly ascender: number; // thousandths of the size
  layoutCache: object;
  readonly ref: () => PDFKit.PDFKitReference;
  readonly widthOfString: (text: string, sizePt: number) => number;
  readonly encode: (text: string) => readonly [codes: readonly string[], positions: readonly GlyphPosition[]];
};

const fontsIn = new WeakMap<Pdf, Map<string, DocumentFont>>();

/** A font of the document, opened there at its first use. */
export function ready(pdf: Pdf, font: string): DocumentFont {
  let fonts = fontsIn.get(pdf);
  if (fonts === undefined) fontsIn.set(pdf, (fonts = new Map<string, DocumentFont>()));
  let opened = fonts.get(font);
  if (opened === undefined) fonts.set(font, (opened = register(pdf, font)));
  return opened;
}

// Reading a font's tables and shaping a word take longer than anything else of a page. Neither depends on the document, so the next one
// finds both; they end with the thread, at the latest when the vault locks.
const openFonts = new Map<string, DocumentFont>();
const mostShaped = 20_000;

function register(pdf: Pdf, font: string): DocumentFont {
  const known = openFonts.get(font);
  pdf.registerFont(font, known?.font ?? Buffer.from(fontSource(font)));
  const opened = (pdf.font(font) as unknown as { readonly _font: DocumentFont })._font; // the font in use; held by the test of equal bytes
  if (known === undefined) openFonts.set(font, opened);
  else if (Object.keys(known.layoutCache).length < mostShaped) opened.layoutCache = known.layoutCache;
  else known.layoutCache = opened.layoutCache;
  return opened;
}
