import { dayNumber } from './clocks/civil-date.ts';
import type { CivilDate } from './language.ts';
import type { ShownCount } from './publish.ts';

/** One case followed from its filing: whole days to its surrender, or to the last day that is known of it without one. */
export type Followed = { readonly days: number; readonly isSurrendered: boolean };

/** A day on which cases were surrendered: the estimated share that was not by its end, with Greenwood's error and the 95 % log-log band. */
export type SurvivalStep = {
  readonly day: number;
  readonly atRisk: number;
  readonly surrendered: number;
  readonly share: number;
  readonly error: number;
  readonly low: number;
  readonly high: number;
};

/** The curve as it is given on, at whole months: shares in whole percent, and how many were still followed then. */
export type SurvivalPoint = {
  readonly month: number;
  readonly percent: number;
  readonly low: number;
  readonly high: number;
  readonly atRisk: ShownCount;
};
export type Survival = {
  readonly points: readonly SurvivalPoint[];
  /** By which month of the curve half were surrendered, and between which months the band crosses a half; null where it does not. */
  readonly half: { readonly month: number; readonly from: number | null; readonly to: number | null } | null;
};

/** The months at which the curve may be given on. */
export const curveMonths: readonly number[] = Array.from({ length: 20 }, (_, place) => 3 * (place + 1));
const DAYS_OF_MONTH = 30.4375;
const Z = 1.959964;
const HALF = 0.5;
const STEPS_ARE_PRODUCTS = 1e-9; // of fractions, which end a little beside a half

export type Followable = { readonly filedOn: CivilDate; readonly lastOn: CivilDate; readonly isSurrendered: boolean };

export function followed({ filedOn, lastOn, isSurrendered }: Followable): Followed {
  return { days: Math.max(0, dayNumber(lastOn) - dayNumber(filedOn)), isSurrendered };
}

/** The first day that lies `month` months after the filing or later. */
export function dayOfMonth(month: number): number {
  return Math.ceil(month * DAYS_OF_MONTH);
}

/**
 * How long until surrender, by Kaplan and Meier, day by day: a case that is open, or that ended otherwise, is censored on the last day up to which
 * it was followed, after the surrenders of that day. The variance is Greenwood's, and the band the one of log(−log).
 */
export function estimateOf(cases: readonly Followed[]): readonly SurvivalStep[] {
  const sorted = cases.toSorted((a, b) => a.days - b.days);
  const steps: SurvivalStep[] = [];
  let share = 1;
  let sum = 0; // Greenwood's
  for (let place = 0; place < sorted.length;) {
    const day = sorted[place]?.days ?? 0;
    const atRisk = sorted.length - place;
    let surrendered = 0;
    for (; sorted[place]?.days === day; place++) if (sorted[place]?.isSurrendered === true) surrendered++;
    if (surrendered === 0) continue;
    share *= 1 - surrendered / atRisk;
    sum += surrendered === atRisk ? 0 : surrendered / (atRisk * (atRisk - surrendered));
    steps.push({ day, atRisk, surrendered, share, error: share * Math.sqrt(sum), ...bandOf(share, sum) });
  }
  return steps;
}

/** The curve at those of its months whose counts may be shown: `atRisk` says so, null where one may not. */
export function survivalOf(cases: readonly Followed[], atRisk: (month: number) => ShownCount | null): Survival | null {
  const steps = estimateOf(cases);
  const start: SurvivalPoint = { month: 0, percent: 100, low: 100, high: 100, atRisk: atRisk(0) ?? { kind: 'hidden' } };
  const exact = curveMonths.flatMap((month): readonly ExactPoint[] => {
    const counted = atRisk(month);
    if (counted === null) return [];
    const { share, low, high } = steps.findLast(({ day }) => day < dayOfMonth(month)) ?? { share: 1, low: 1, high: 1 };
    return [{ month, share, low, high, atRisk: counted }];
  });
  const percent = (share: number): number => Math.round(100 * share);
  const points = exact.map(({ month, share, low, high, atRisk: counted }): SurvivalPoint => {
    return { month, percent: percent(share), low: percent(low), high: percent(high), atRisk: counted };
  });
  return points.length === 0 ? null : { points: [start, ...points], half: halfOf(exact) };
}

type ExactPoint = Pick<SurvivalStep, 'share' | 'low' | 'high'> & Pick<SurvivalPoint, 'month' | 'atRisk'>;

function bandOf(share: number, sum: number): Pick<SurvivalStep, 'low' | 'high'> {
  if (share <= 0 || share >= 1) return { low: share, high: share };
  const wide = (Z * Math.sqrt(sum)) / Math.log(share); // below zero
  return { low: share ** Math.exp(-wide), high: share ** Math.exp(wide) };
}

/** By the shares themselves: one that is a half only when it is rounded has not been reached. */
function halfOf(points: readonly ExactPoint[]): Survival['half'] {
  const first = (of: (point: ExactPoint) => number): number | null =>
    points.find(point => of(point) <= HALF + STEPS_ARE_PRODUCTS)?.month ?? null;
  const month = first(({ share }) => share);
  return month === null ? null : { month, from: first(({ low }) => low), to: first(({ high }) => high) };
}
