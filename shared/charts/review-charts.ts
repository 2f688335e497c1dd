import { scaleLinear, scaleSqrt } from 'd3-scale';
import type { Bilingual } from '../language.ts';
import type { ShownCount } from '../publish.ts';
import { cellText } from '../review-text.ts';
import type { StageTime } from '../review.ts';
import type { Survival } from '../survival.ts';
import { bar, line, roundScale, text, type Chart, type Fill, type Key, type Mark, type Spot } from './chart.ts';

const WIDTH = 560;
const LABELS = 176;
const RIGHT = WIDTH - 52;
const ROW = 26;

export type BarRow = { readonly label: Bilingual; readonly parts: readonly { readonly cell: ShownCount; readonly fill: Fill }[] };

/** Lying bars with their counts behind them. A bar stands only where its count is said, so that no length tells what is kept. */
export function barsChart(rows: readonly BarRow[], keys: readonly Key[] = []): Chart {
  const counts = rows.flatMap(({ parts }) => parts.map(({ cell }) => lengthOf(cell) ?? 0));
  const { at: x, ticks } = roundScale(Math.max(1, ...counts), [LABELS, RIGHT]);
  const most = Math.max(1, ...rows.map(({ parts }) => parts.length));
  const high = most === 1 ? 14 : 9;
  const row = Math.max(ROW, most * (high + 2) + 8);
  const bottom = 8 + rows.length * row;
  const marks: Mark[] = ticks.flatMap(tick => [
    line(
      [
        [x(tick), 6],
        [x(tick), bottom],
      ],
      'grid',
    ),
    text(x(tick), bottom + 14, String(tick), { anchor: 'middle', look: 'dim' }),
  ]);
  for (const [place, { label, parts }] of rows.entries()) {
    const top = 8 + place * row;
    marks.push(text(0, top + row / 2 + 2, label));
    for (const [at, { cell, fill }] of parts.entries()) {
      const y = top + (row - parts.length * (high + 2)) / 2 + at * (high + 2);
      const length = lengthOf(cell);
      if (length !== null && length > 0) marks.push(bar(LABELS, y, x(length) - LABELS, high, fill));
      marks.push(text((length === null ? LABELS : x(length)) + 5, y + high - 1, cellText(cell), { look: 'strong' }));
    }
  }
  return { width: WIDTH, height: bottom + 20, marks, keys };
}

const lengthOf = (cell: ShownCount): number | null => (cell.kind === 'shown' || cell.kind === 'about' ? cell.count : null);

/** How long ended stays took: the middle half as a bar, the median as its line, up to nine in ten, and the median of the time before as a triangle. */
export function stageTimesChart(stages: readonly StageTime[]): Chart {
  const far = ({ days }: StageTime): number => (days === null ? 0 : (days.nine ?? days.high ?? days.median));
  const most = Math.max(90, ...stages.map(far));
  const x = scaleSqrt([0, most * 1.05], [LABELS, RIGHT]);
  const bottom = 22 + stages.length * ROW;
  const marks: Mark[] = [0, 30, 90, 180, 365, 730, 1825]
    .filter(tick => tick <= most * 1.05)
    .flatMap(tick => [
      line(
        [
          [x(tick), 18],
          [x(tick), bottom],
        ],
        'grid',
      ),
      text(x(tick), 12, String(tick), { anchor: 'middle', look: 'dim' }),
    ]);
  marks.push(text(WIDTH, 12, 'n', { anchor: 'end', look: 'dim' }));
  for (const [place, stage] of stages.entries()) {
    const y = 22 + place * ROW;
    const { days, before, label, stays } = stage;
    marks.push(text(0, y + 15, label), text(WIDTH, y + 15, cellText(stays), { anchor: 'end', look: 'dim' }));
    if (days === null) continue;
    if (days.high !== null && days.nine !== null)
      marks.push(
        line(
          [
            [x(days.high), y + 12],
            [x(days.nine), y + 12],
          ],
          'axis',
        ),
      );
    if (days.low !== null && days.high !== null)
      marks.push(bar(x(days.low), y + 5, Math.max(2, x(days.high) - x(days.low)), 14, 'outline'));
    marks.push(
      line(
        [
          [x(days.median), y + 5],
          [x(days.median), y + 19],
        ],
        'line',
      ),
    );
    if (before !== null) marks.push({ kind: 'point', x: x(before), y: y + 17, shape: 'triangle' });
    marks.push(text(x(far(stage)) + 6, y + 15, String(days.median), { look: 'strong' }));
  }
  return { width: WIDTH, height: bottom + 8, marks };
}

/** The share not yet surrendered by months since filing, with its band. */
export function survivalChart({ points }: Survival): Chart {
  const [left, right, top, bottom] = [44, RIGHT, 10, 170];
  const last = Math.max(6, points.at(-1)?.month ?? 0);
  const x = scaleLinear([0, last], [left, right]);
  const y = scaleLinear([0, 100], [bottom, top]);
  const marks: Mark[] = [0, 25, 50, 75, 100].flatMap(share => [
    line(
      [
        [left, y(share)],
        [right, y(share)],
      ],
      'grid',
    ),
    text(left - 6, y(share) + 4, `${share} %`, { anchor: 'end', look: 'dim' }),
  ]);
  marks.push({
    kind: 'area',
    points: stepsOf(points.map(({ month, high }) => [x(month), y(high)])).concat(
      stepsOf(points.map(({ month, low }) => [x(month), y(low)])).toReversed(),
    ),
  });
  marks.push(line(stepsOf(points.map(({ month, percent }) => [x(month), y(percent)]))));
  const every = Math.ceil(points.length / 12);
  for (const [place, { month }] of points.entries())
    if (place % every === 0) marks.push(text(x(month), bottom + 16, String(month), { anchor: 'middle', look: 'dim' }));
  return { width: WIDTH, height: bottom + 22, marks };
}

/** A line that stays until the next point and falls there. */
function stepsOf(points: readonly Spot[]): readonly Spot[] {
  return points.flatMap(([px, py], place): readonly Spot[] =>
    place === 0
      ? [[px, py]]
      : [
          [px, points[place - 1]![1]],
          [px, py],
        ],
  );
}
