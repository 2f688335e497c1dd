import { shownCount, type ShownCount } from './publish.ts';

/** One case followed from its filing: whole days to its surrender, or to the last day that is known of it without one. */
export type Followed = { readonly days: number; readonly isSurrendered: boolean };

/** A month's share of requests that were not surrendered by its end, with its 95 % band. */
export type SurvivalMonth = { readonly month: number; readonly share: number; readonly low: number; readonly high: number };

export type Survival = {
  readonly months: readonly SurvivalMonth[];
  readonly atRisk: readonly { readonly month: number; readonly cases: ShownCount }[];
  /** By which month half were surrendered, and between which months the band crosses a half; null where it does not. */
  readonly half: { readonly month: number; readonly from: number | null; readonly to: number | null } | null;
};

const DAYS_OF_MONTH = 30.4375;
const MOST_MONTHS = 60;
const EVERY = 6;
const FEWEST_FOLLOWED = 5;
const Z = 1.96;

/**
 * How long until surrender, by Kaplan and Meier: a request that ended otherwise, or is open, leaves the count at the end of the month up to
 * which it was followed. The band is the log-log one, from Greenwood's variance. The curve ends where fewer than five are followed.
 */
export function survivalOf(followed: readonly Followed[]): Survival {
  const monthOf = ({ days }: Followed): number => Math.floor(days / DAYS_OF_MONTH);
  const months: SurvivalMonth[] = [{ month: 0, share: 1, low: 1, high: 1 }];
  let share = 1;
  let variance = 0;
  for (let month = 0; month < MOST_MONTHS; month++) {
    const atRisk = followed.filter(one => monthOf(one) >= month).length;
    if (atRisk < FEWEST_FOLLOWED) break;
    const surrendered = followed.filter(one => one.isSurrendered && monthOf(one) === month).length;
    share *= 1 - surrendered / atRisk;
    variance += surrendered === atRisk ? 0 : surrendered / (atRisk * (atRisk - surrendered));
    months.push({ month: month + 1, share, ...bandOf(share, variance) });
  }
  const last = months.at(-1)?.month ?? 0;
  const marks = Array.from({ length: Math.floor(last / EVERY) + 1 }, (_, place) => place * EVERY);
  return {
    months,
    atRisk: marks.map(month => ({ month, cases: shownCount(followed.filter(one => monthOf(one) >= month).length) })),
    half: halfOf(months),
  };
}

function bandOf(share: number, variance: number): Pick<SurvivalMonth, 'low' | 'high'> {
  if (share <= 0 || share >= 1) return { low: share, high: share };
  const wide = (Z * Math.sqrt(variance)) / Math.log(share);
  return { low: share ** Math.exp(-wide), high: share ** Math.exp(wide) };
}

function halfOf(months: readonly SurvivalMonth[]): Survival['half'] {
  const first = (of: (month: SurvivalMonth) => number): number | null => months.find(month => of(month) <= 0.5)?.month ?? null;
  const month = first(({ share }) => share);
  return month === null ? null : { month, from: first(({ low }) => low), to: first(({ high }) => high) };
}
