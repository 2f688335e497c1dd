import { pathOf, type Chart, type Fill, type Key, type Mark } from '../../../../shared/charts/chart.ts';
import { isBilingual, isPlural, type Words } from '../../../../shared/text/words.ts';
import { breakLines, drawLine } from '../../papers/type/lines.ts';
import { columnPt, decoration, ink, need, page, type Sheet } from './sheet.ts';

const DENSE = 3; // points between the strokes of a hatch

/**
 * Draw a chart over the whole column. It decorates: the table under it says the same to screen readers. Fills differ by their strokes, so that it reads
 * without colour.
 */
export function drawChart(sheet: Sheet, chart: Chart): void {
  const scale = columnPt / chart.width;
  const height = chart.height * scale;
  need(sheet, height + 8);
  const top = sheet.yPt;
  const { pdf } = sheet;
  decoration(sheet, () => {
    for (const mark of chart.marks) if (mark.kind !== 'text') drawMark(sheet, mark, { scale, top });
  });
  for (const mark of chart.marks) {
    if (mark.kind !== 'text') continue;
    const lines = linesOf(mark.text);
    const [x, y] = [page.left + mark.x * scale, top + mark.y * scale];
    for (const [place, { words, colour }] of lines.entries()) {
      const size = lines.length > 1 ? 6.2 : 7.2; // points
      const spans = [
        {
          text: onPaper(words),
          face: mark.look === 'strong' ? ('semibold' as const) : ('regular' as const),
          sizePt: size,
          colour: mark.look === 'dim' ? ink.third : colour,
        },
      ];
      const [line] = breakLines(pdf, spans, LABEL_PT);
      if (line === undefined) continue;
      const shift = mark.anchor === 'end' ? line.widthPt : mark.anchor === 'middle' ? line.widthPt / 2 : 0;
      const up = lines.length > 1 ? size * 1.15 * (lines.length - place) - size * 0.5 : size;
      decoration(sheet, () => drawLine(pdf, line, x - shift, y - up));
    }
  }
  sheet.yPt = top + height + 2;
  drawKeys(sheet, chart.keys ?? []);
  sheet.yPt += 8;
}

/** What the fills mean, in one line of both languages. */
function drawKeys(sheet: Sheet, keys: readonly Key[]): void {
  if (keys.length === 0) return;
  let x: number = page.left;
  for (const { fill, label } of keys) {
    const words = label.en === label.es ? label.en : `${label.en} / ${label.es}`;
    const [line] = breakLines(sheet.pdf, [{ text: onPaper(words), face: 'regular', sizePt: 7, colour: ink.second }], LABEL_PT);
    if (line === undefined) continue;
    decoration(sheet, () => {
      sheet.pdf.save();
      drawBar(sheet.pdf, { kind: 'bar', x, y: sheet.yPt + 1, width: 14, height: 7, fill });
      sheet.pdf.restore();
      drawLine(sheet.pdf, line, x + 18, sheet.yPt);
    });
    x += line.widthPt + 32;
  }
  sheet.yPt += 10;
}

/** What the fonts of our papers have no letter for, in those that they have. */
export function onPaper(text: string): string {
  return text.replaceAll('→', '›').replaceAll('≈', '~');
}

const LABEL_PT = 152; // a label that is wider goes on in the table alone

/** Both languages of a label, one under the other. */
function linesOf(text: string | Words): readonly { readonly words: string; readonly colour: string }[] {
  if (typeof text === 'string') return [{ words: text, colour: ink.text }];
  const { en, es } = isPlural(text) ? text.other : isBilingual(text) ? text : { en: '', es: '' };
  return en === es
    ? [{ words: en, colour: ink.text }]
    : [
        { words: en, colour: ink.text },
        { words: es, colour: ink.third },
      ];
}

type Placing = { readonly scale: number; readonly top: number };

function drawMark({ pdf }: Sheet, mark: Exclude<Mark, { readonly kind: 'text' }>, { scale, top }: Placing): void {
  pdf.save().translate(page.left, top).scale(scale);
  switch (mark.kind) {
    case 'bar':
      drawBar(pdf, mark);
      break;
    case 'line':
      pdf.path(pathOf(mark.points)).lineWidth(mark.look === 'line' ? 1.6 : 0.6);
      if (mark.look === 'dashed') pdf.dash(4, { space: 3 });
      pdf.stroke(mark.look === 'line' ? ink.accent : mark.look === 'grid' ? ink.line : ink.second);
      break;
    case 'area':
      pdf.path(`${pathOf(mark.points)}Z`).fill(SOFT);
      break;
    case 'point':
      drawPoint(pdf, mark);
      break;
  }
  pdf.restore();
}

const SOFT = '#e6e9fa';

function drawPoint(pdf: Sheet['pdf'], { x, y, shape }: Extract<Mark, { readonly kind: 'point' }>): void {
  if (shape === 'dot') pdf.circle(x, y, 2.4).fill(ink.second);
  else if (shape === 'triangle') pdf.path(`M${x} ${y}l4 6h-8z`).fill(ink.second);
  else
    pdf
      .path(`M${x} ${y - 5}l5 5l-5 5l-5 -5z`)
      .lineWidth(1.2)
      .fillAndStroke('#ffffff', ink.text);
}

function drawBar(pdf: Sheet['pdf'], { x, y, width, height, fill }: Extract<Mark, { readonly kind: 'bar' }>): void {
  pdf.rect(x, y, width, height).lineWidth(0.7);
  if (fill === 'solid' || fill === 'accent') {
    pdf.fillAndStroke(fill === 'accent' ? ink.accent : ink.second, fill === 'accent' ? ink.accent : ink.second);
    return;
  }
  pdf.fillAndStroke('#ffffff', ink.second);
  if (fill === 'outline') return;
  pdf.save().rect(x, y, width, height).clip();
  for (const path of strokesOf(fill, { x, y, width, height }))
    pdf
      .path(path)
      .lineWidth(fill === 'dotted' ? 1.1 : 0.6)
      .stroke(ink.second);
  pdf.restore();
}

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

function strokesOf(fill: Fill, { x, y, width, height }: Box): readonly string[] {
  const count = Math.ceil((width + height) / DENSE);
  const up = Array.from({ length: count }, (_, place) => `M${x + place * DENSE - height} ${y + height}l${height} ${-height}`);
  const down = Array.from({ length: count }, (_, place) => `M${x + place * DENSE - height} ${y}l${height} ${height}`);
  if (fill === 'hatched') return up;
  if (fill === 'crossed') return [...up, ...down];
  return Array.from({ length: Math.ceil(width / 4) }, (_, place) => `M${x + 2 + place * 4} ${y + height / 2}h1`);
}
