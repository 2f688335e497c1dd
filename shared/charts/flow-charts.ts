import { dayNumber } from '../clocks/civil-date.ts';
import type { FlowPeriod, FlowStage } from '../flow.ts';
import type { CivilDate } from '../language.ts';
import { scaleLinear, scaleSymlog } from 'd3-scale';
import { bar, line, roundScale, text, type Chart, type Mark, type Spot } from './chart.ts';

const WIDTH = 560;
const [LEFT, RIGHT, TOP, BOTTOM] = [40, WIDTH - 8, 12, 176];
const MOST_LABELS = 12;

/** What came in above the line, what went out below it, and as a line of its own what stood at the end of each period. */
export function periodsChart(periods: readonly FlowPeriod[]): Chart {
  const most = Math.max(1, ...periods.flatMap(one => [one.in.count, one.out.count]));
  const [lineTop, lineBottom, zero, reach] = [TOP, 84, 134, 40];
  const { at: y, ticks } = roundScale(Math.max(1, ...periods.map(one => one.backlog.count)), [lineBottom, lineTop]);
  const step = (RIGHT - LEFT) / Math.max(1, periods.length);
  const every = Math.ceil(periods.length / MOST_LABELS);
  const x = (place: number): number => LEFT + (place + 0.5) * step;
  const wide = Math.min(18, step * 0.6);
  const marks: Mark[] = ticks.flatMap(tick => [
    line(
      [
        [LEFT, y(tick)],
        [RIGHT, y(tick)],
      ],
      'grid',
    ),
    text(LEFT - 6, y(tick) + 4, String(tick), { anchor: 'end', look: 'dim' }),
  ]);
  marks.push(line(periods.map((one, place): Spot => [x(place), y(one.backlog.count)])));
  for (const [place, one] of periods.entries()) {
    const [up, down] = [(reach * one.in.count) / most, (reach * one.out.count) / most];
    marks.push({ kind: 'point', x: x(place), y: y(one.backlog.count), shape: 'dot' });
    if (one.in.count > 0) marks.push(bar(x(place) - wide / 2, zero - up, wide, up, 'solid'));
    if (one.out.count > 0) marks.push(bar(x(place) - wide / 2, zero, wide, down, 'hatched'));
    if (place % every === 0) marks.push(text(x(place), zero + reach + 18, one.period, { anchor: 'middle', look: 'dim' }));
  }
  marks.push(
    line(
      [
        [LEFT, zero],
        [RIGHT, zero],
      ],
      'axis',
    ),
  );
  marks.push(text(LEFT - 6, zero - reach + 8, String(most), { anchor: 'end', look: 'dim' }));
  marks.push(text(LEFT - 6, zero + reach, String(most), { anchor: 'end', look: 'dim' }));
  return { width: WIDTH, height: zero + reach + 24, marks };
}

/** Each stay by the day on which it ended, on a scale of logarithms, with the middle and what chance explains. */
export function controlChart({ points, limits }: Pick<FlowStage, 'points' | 'limits'>, from: CivilDate, asOf: CivilDate): Chart {
  const most = Math.max(10, limits?.high ?? 0, ...points.map(({ days }) => days));
  const y = scaleSymlog([0, most], [BOTTOM, TOP]); // by the logarithm of days + 1, as the limits are
  const x = scaleLinear([dayNumber(from), Math.max(dayNumber(from) + 1, dayNumber(asOf))], [LEFT + 6, RIGHT - 6]);
  const ticks = [0, 1, 3, 10, 30, 90, 180, 365, 730, 1825, 3650].filter(tick => tick <= most);
  const shown = ticks.filter((tick, place) => place === 0 || y(ticks[place - 1] ?? 0) - y(tick) >= 11);
  const marks: Mark[] = [];
  if (limits !== null)
    marks.push({
      kind: 'area',
      points: [
        [LEFT, y(limits.high)],
        [RIGHT, y(limits.high)],
        [RIGHT, y(limits.low)],
        [LEFT, y(limits.low)],
      ],
    });
  for (const tick of shown) {
    marks.push(
      line(
        [
          [LEFT, y(tick)],
          [RIGHT, y(tick)],
        ],
        'grid',
      ),
    );
    marks.push(text(LEFT - 6, y(tick) + 4, String(tick), { anchor: 'end', look: 'dim' }));
  }
  if (limits !== null)
    for (const [value, look] of [
      [limits.high, 'dashed'],
      [limits.middle, 'line'],
      [limits.low, 'dashed'],
    ] as const)
      marks.push(
        line(
          [
            [LEFT, y(value)],
            [RIGHT, y(value)],
          ],
          look,
        ),
      );
  for (const { on, days, isOutside } of points)
    marks.push({ kind: 'point', x: x(dayNumber(on)), y: y(days), shape: isOutside ? 'diamond' : 'dot' });
  marks.push(text(LEFT, BOTTOM + 18, from, { look: 'dim' }), text(RIGHT, BOTTOM + 18, asOf, { anchor: 'end', look: 'dim' }));
  return { width: WIDTH, height: BOTTOM + 24, marks };
}

/** Parts of a whole beside each other, in the order of their fills. */
export function shareChart(
  parts: readonly { readonly count: number; readonly fill: 'solid' | 'hatched' | 'dotted' | 'crossed' | 'outline' | 'accent' }[],
  whole: number,
): Chart {
  const [width, height] = [240, 16];
  const scale = whole <= 0 ? 0 : (width - 2) / whole;
  let x = 1;
  const marks: Mark[] = [];
  for (const { count, fill } of parts) {
    if (count > 0) marks.push(bar(x, 1, count * scale, height - 2, fill));
    x += count * scale;
  }
  return { width, height, marks };
}
