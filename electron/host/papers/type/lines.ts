import type PDFDocument from 'pdfkit';
import type { Language } from '../../../../shared/language.ts';
import { ready } from './document-fonts.ts';
import type { Face } from './faces.ts';
import { isDrawn, lettersIn, runsOf, type Run } from './fonts.ts';
import { textOperators } from './operators.ts';

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

/** What is drawn of a text: composed, without controls that would reorder or hide it. */
function drawable(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll('\t', ' ')
    .replaceAll(/\r\n?|[\v\u0085\u2028\u2029]/g, '\n') // what ends a line parts words, whoever wrote it
    .replaceAll(/[\u001c-\u001f]/g, ' ')
    .replaceAll(/[^\P{C}\n]/gu, '');
}

/** Whether a text has a letter that is shown by its code point. */
export function hasUndrawn(face: Face, text: string): boolean {
  if (/^[\u0020-\u007e\u00a0-\u024f\n]*$/.test(text)) return false; // most texts
  return lettersIn(drawable(text).replaceAll('\n', ' ')).some(letter => !isDrawn(face, letter));
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

/** A word cut into runs, each with its width at one point. */
type MeasuredRun = Run & { readonly widthEm: number };

// Words come back on every page and in the next packet, and their widths depend on the font alone.
const knownWords = new Map<string, readonly MeasuredRun[]>();
const mostWords = 20_000;

function runsOfWord(pdf: Pdf, face: Face, word: string): readonly MeasuredRun[] {
  const key = `${face}/${word}`;
  let runs = knownWords.get(key);
  if (runs === undefined) {
    runs = runsOf(face, word).map(run => ({ ...run, widthEm: ready(pdf, run.font).widthOfString(run.text, 1) }));
    if (knownWords.size >= mostWords) knownWords.clear();
    knownWords.set(key, runs);
  } else for (const { font } of runs) ready(pdf, font); // fonts stand in a document in the order of their first use
  return runs;
}

function measured(pdf: Pdf, span: Span, word: string): readonly Measured[] {
  return runsOfWord(pdf, span.face, word).map(({ text, font, widthEm }) => ({
    ...span,
    text,
    font,
    widthPt: widthEm * span.sizePt,
  }));
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
  const characters = lettersIn(word);
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
    const operators = textOperators(pdf, run, xPt + run.xPt, yPt);
    if (operators !== null) pdf.addContent(operators);
    else
      pdf
        .font(run.font)
        .fontSize(run.sizePt)
        .fillColor(run.colour)
        .text(run.text, xPt + run.xPt, yPt, { lineBreak: false });
  }
}
