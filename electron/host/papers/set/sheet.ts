import type PDFDocument from 'pdfkit';
import { Refusal } from '../../../../shared/failure.ts';
import { breakLines, drawLine, type Line, type Span } from '../type/lines.ts';
import { boxOperators } from '../type/operators.ts';
import type { Run } from './model.ts';

type Pdf = InstanceType<typeof PDFDocument>;

/** US Letter, in points, as a packet's own pages. */
export const page = { width: 612, height: 792, edge: 60 } as const;
export const columnPt = page.width - 2 * page.edge;
export const foot = page.height - page.edge;
const mostPages = 600;

/** A document while it is set: where the next thing goes. `isFresh`: nothing stands on this page yet. */
export type Setting = { readonly pdf: Pdf; yPt: number; pages: number; isFresh: boolean };

export const ink = '#15191f';
const cover = '#000000'; // of bars alone: letters are in `ink`
export const sizes = { body: 10.5, heading: [16, 13.5, 11.5] } as const;
export const leading = 1.4;

/** A text in pieces, none of which holds a word longer than any line: finding where such a word breaks costs the square of its length. */
function inPieces(text: string): readonly string[] {
  return /[^\s]{80}/.test(text) ? (text.match(/\s+|[^\s]{1,80}/g) ?? []) : [text];
}

/** Runs as lines of a width. */
export function linesOf({ pdf }: Setting, runs: readonly Run[], widthPt: number, sizePt: number, bold = false): readonly Line[] {
  const spans = runs.flatMap((run): readonly Span[] => {
    // A bar has one width, so that it does not tell how long the word was.
    if (run.covered === true) return [{ text: '\u00a0'.repeat(20), face: 'paper', sizePt, colour: cover }];
    const look = { face: bold || run.bold === true ? 'paper-bold' : 'paper', sizePt, colour: ink } as const;
    return inPieces(run.text.replaceAll('\t', '    ')).map(text => ({ ...look, text }));
  });
  return breakLines(pdf, spans, widthPt);
}

export function heightOf(line: Line): number {
  return Math.max(sizes.body * 0.8, ...line.runs.map(({ sizePt }) => sizePt)) * leading;
}

/** Draw a line: its words, and a black bar for each that was covered. */
export function drawSet(setting: Setting, line: Line, xPt: number, yPt: number): void {
  setting.isFresh = false;
  const words = line.runs.filter(({ colour }) => colour !== cover);
  drawLine(setting.pdf, { ...line, runs: words }, xPt, yPt);
  for (const bar of line.runs.filter(({ colour }) => colour === cover))
    setting.pdf.addContent(boxOperators(cover, xPt + bar.xPt, yPt, { width: bar.widthPt, height: bar.sizePt * 1.15 }));
}

/** Begin a new page unless so much room is left. */
export function need(setting: Setting, heightPt: number): void {
  if (setting.yPt + heightPt > foot && !setting.isFresh) newPage(setting);
}

export function roomPt(setting: Setting): number {
  return foot - setting.yPt;
}

export function newPage(setting: Setting): void {
  if (++setting.pages > mostPages) throw new Refusal('attachment/too-large');
  setting.pdf.addPage();
  setting.yPt = page.edge;
  setting.isFresh = true;
}
