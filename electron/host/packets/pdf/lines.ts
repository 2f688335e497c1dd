import type PDFDocument from 'pdfkit';
import type { Language } from '../../../../shared/language.ts';
import { fontSource, runsOf, type Face } from './fonts.ts';

type Pdf = InstanceType<typeof PDFDocument>;

/** A piece of text in one face and colour. `language` is said to screen readers when it is not the document's. */
export type Span = {
  readonly text: string;
  readonly face: Face;
  readonly sizePt: number;
  readonly colour: string;
  readonly language?: Language;
};

/** One drawn run, `xPt` from the line's start. */
export type Placed = Span & { readonly font: string; readonly xPt: number; readonly widthPt: number };
export type Line = { readonly runs: readonly Placed[]; readonly widthPt: number };

/** Make a font ready in the document, once. */
function use(pdf: Pdf, font: string, sizePt: number): void {
  const registered = registeredIn(pdf);
  if (!registered.has(font)) {
    register(pdf, font);
    registered.add(font);
  }
  pdf.font(font).fontSize(sizePt);
}

const registrations = new WeakMap<Pdf, Set<string>>();

function registeredIn(pdf: Pdf): Set<string> {
  let fonts = registrations.get(pdf);
  if (fonts === undefined) registrations.set(pdf, (fonts = new Set()));
  return fonts;
}

/** What pdfkit makes of a font file: the font, and the words that it has shaped. Its types do not tell of it. */
type OpenFont = { readonly font: Buffer; layoutCache: object };

// Reading a font's tables and shaping a word take longer than anything else of a page. Neither depends on the document, so the next one
// finds both; they end with the thread, at the latest when the vault locks.
const openFonts = new Map<string, OpenFont>();
const mostShaped = 20_000;

function register(pdf: Pdf, font: string): void {
  const known = openFonts.get(font);
  pdf.registerFont(font, known?.font ?? Buffer.from(fontSource(font)));
  const opened = (pdf.font(font) as unknown as { readonly _font: OpenFont })._font; // the font in use; held by the test of equal bytes
  if (known === undefined) openFonts.set(font, opened);
  else if (Object.keys(known.layoutCache).length < mostShaped) opened.layoutCache = known.layoutCache;
  else known.layoutCache = opened.layoutCache;
}

/** What is drawn of a text: composed, without controls that would reorder or hide it. */
function drawable(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll('\t', ' ')
    .replaceAll(/[^\P{C}\n]/gu, '');
}

/** Break spans into lines no wider than `widthPt`, at spaces, or inside a word that is wider than a whole line. */
export function breakLines(pdf: Pdf, spans: readonly Span[], widthPt: number): readonly Line[] {
  const lines: Line[] = [];
  let runs: Placed[] = [];
  let x = 0;
  const close = () => {
    lines.push({ runs: joined(runs), widthPt: x });
    runs = [];
    x = 0;
  };
  for (const span of spans) {
    for (const [at, paragraph] of drawable(span.text).split('\n').entries()) {
      if (at > 0) close();
      for (const word of paragraph.match(/ +|[^ ]+/g) ?? []) {
        const space = word.startsWith(' ');
        let pieces = measured(pdf, span, word);
        let width = widthOf(pieces);
        if (space && x === 0) continue;
        if (x + width > widthPt && x > 0) {
          close();
          if (space) continue;
        }
        while (width > widthPt) {
          const fits = fitting(pdf, span, pieces.map(piece => piece.text).join(''), widthPt);
          runs.push(...placed(measured(pdf, span, fits.head), 0));
          x = widthPt;
          close();
          pieces = measured(pdf, span, fits.tail);
          width = widthOf(pieces);
        }
        runs.push(...placed(pieces, x));
        x += width;
      }
    }
  }
  if (runs.length > 0 || lines.length === 0) close();
  return lines;
}

type Measured = Omit<Placed, 'xPt'>;

function measured(pdf: Pdf, span: Span, word: string): readonly Measured[] {
  return runsOf(span.face, word).map(run => {
    use(pdf, run.font, span.sizePt);
    return { ...span, text: run.text, font: run.font, widthPt: pdf.widthOfString(run.text) };
  });
}

function widthOf(pieces: readonly Measured[]): number {
  return pieces.reduce((sum, piece) => sum + piece.widthPt, 0);
}

function placed(pieces: readonly Measured[], from: number): readonly Placed[] {
  let x = from;
  return pieces.map(piece => {
    const here = { ...piece, xPt: x };
    x += piece.widthPt;
    return here;
  });
}

function fitting(pdf: Pdf, span: Span, word: string, widthPt: number): { readonly head: string; readonly tail: string } {
  const characters = [...word];
  let count = 1;
  while (count < characters.length && widthOf(measured(pdf, span, characters.slice(0, count + 1).join(''))) <= widthPt) count++;
  return { head: characters.slice(0, count).join(''), tail: characters.slice(count).join('') };
}

/** Neighbouring runs of the same look become one, so that readers get whole phrases; a trailing space is dropped. */
function joined(runs: readonly Placed[]): readonly Placed[] {
  const out: Placed[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (last !== undefined && alike(last, run))
      out[out.length - 1] = { ...last, text: last.text + run.text, widthPt: run.xPt + run.widthPt - last.xPt };
    else out.push(run);
  }
  return out;
}

function alike(a: Placed, b: Placed): boolean {
  return a.font === b.font && a.sizePt === b.sizePt && a.colour === b.colour && a.language === b.language;
}

/** Draw one line with the top of its text at `yPt`. */
export function drawLine(pdf: Pdf, line: Line, xPt: number, yPt: number): void {
  for (const run of line.runs) {
    use(pdf, run.font, run.sizePt);
    pdf.fillColor(run.colour).text(run.text, xPt + run.xPt, yPt, { lineBreak: false });
  }
}
