import { Refusal } from '../../../../shared/failure.ts';
import type { Line } from '../type/lines.ts';
import { lineOperators } from '../type/operators.ts';
import { isSaid, type Block, type Picture } from './model.ts';
import { columnPt, drawSet, foot, heightOf, ink, leading, linesOf, need, newPage, page, sizes, type Setting } from './sheet.ts';
import { setTable } from './typeset-table.ts';

const mostLetters = 2_000_000;

/**
 * Set what was read as a PDF: our fonts, our page, nothing but letters, lines and pictures of pixels. The same blocks give the same bytes.
 *
 * @throws Refusal `attachment/too-large` beyond six hundred pages, or the letters that fill them.
 */
export async function typeset(blocks: readonly Block[]): Promise<Uint8Array> {
  if (lettersOf(blocks) > mostLetters) throw new Refusal('attachment/too-large');
  const { default: Pdf } = await import('pdfkit');
  const epoch = new Date(0); // no clock is asked
  const pdf = new Pdf({
    size: [page.width, page.height],
    margin: 0,
    autoFirstPage: true,
    info: { Creator: 'Enlace', Producer: 'Enlace', CreationDate: epoch, ModDate: epoch },
  });
  const chunks: Uint8Array[] = [];
  const whole = new Promise<Uint8Array>((resolve, reject) => {
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    pdf.on('error', reject);
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
  });
  const setting: Setting = { pdf, yPt: page.edge, pages: 1, isFresh: true };
  for (const block of blocks) setBlock(setting, block);
  pdf.end();
  return whole;
}

/** Before any is placed: breaking lines costs far more than counting. */
function lettersOf(blocks: readonly Block[]): number {
  let letters = 0;
  for (const block of blocks) {
    const runs = 'runs' in block ? block.runs : block.kind === 'table' ? block.rows.flat(3) : [];
    for (const run of runs) letters += run.covered === true ? 0 : run.text.length;
  }
  return letters;
}

function setBlock(setting: Setting, block: Block): void {
  switch (block.kind) {
    case 'page':
      if (!setting.isFresh) newPage(setting);
      return;
    case 'rule':
      need(setting, 16);
      setting.pdf.addContent(lineOperators(ink, 0.5, [page.edge, page.width - page.edge], setting.yPt + 6));
      setting.yPt += 14;
      return;
    case 'heading':
      setting.yPt += setting.isFresh ? 0 : 6;
      setLines(setting, linesOf(setting, block.runs, columnPt, sizes.heading[block.level - 1] ?? 12, true), page.edge);
      setting.yPt += 4;
      return;
    case 'paragraph':
      return setParagraph(setting, block);
    case 'table':
      return setTable(setting, block.rows);
    case 'picture':
      return setPicture(setting, block.picture);
    case 'sheet':
      return setSheet(setting, block.picture);
  }
}

function setParagraph(setting: Setting, { runs, label, indent = 0 }: Extract<Block, { kind: 'paragraph' }>): void {
  if (!isSaid(runs) && label === undefined) {
    setting.yPt += setting.isFresh ? 0 : 9;
    return;
  }
  const left = page.edge + Math.min(indent, 8) * 20;
  if (label !== undefined) {
    const mark = linesOf(setting, [{ text: label }], 150, sizes.body)[0]!; // breakLines gives one at least
    const room = Math.max(18, mark.widthPt + 6);
    const lines = linesOf(setting, runs, page.width - page.edge - left - room, sizes.body);
    need(setting, sizes.body * leading);
    drawSet(setting, mark, left, setting.yPt);
    setLines(setting, lines, left + room);
  } else setLines(setting, linesOf(setting, runs, page.width - page.edge - left, sizes.body), left);
  setting.yPt += 3;
}

function setLines(setting: Setting, lines: readonly Line[], xPt: number): void {
  for (const line of lines) {
    const height = heightOf(line);
    need(setting, height);
    drawSet(setting, line, xPt, setting.yPt);
    setting.yPt += height;
  }
}

function setPicture(setting: Setting, { bytes, widthPt, heightPt }: Picture): void {
  const share = Math.min(1, columnPt / widthPt, (foot - page.edge) / heightPt);
  need(setting, heightPt * share);
  setting.pdf.image(Buffer.from(bytes), page.edge, setting.yPt, { width: widthPt * share, height: heightPt * share });
  setting.isFresh = false;
  setting.yPt += heightPt * share + 8;
}

function setSheet(setting: Setting, { bytes, widthPt, heightPt }: Picture): void {
  if (!setting.isFresh) newPage(setting);
  const share = Math.min(page.width / widthPt, page.height / heightPt);
  setting.pdf.image(Buffer.from(bytes), 0, 0, { width: widthPt * share, height: heightPt * share });
  setting.isFresh = false;
  setting.yPt = foot;
}
