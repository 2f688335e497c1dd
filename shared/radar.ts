/** A stay of a case in a stage, in whole days: how long it took, or how long it has lasted so far. */
export type StayLength = { readonly days: number; readonly hasEnded: boolean };

/**
 * Days that the stays of a stage take: quartiles in whole days, estimated from how many that ended and how many that go on, and beyond how many
 * days a case is stalled.
 */
export type HistoryYardstick = {
  readonly kind: 'history';
  readonly low: number;
  readonly median: number;
  readonly high: number;
  readonly ended: number;
  readonly open: number; // those beyond what is too long are not among them
  readonly limit: number;
};

/** What the profile expects of a stage, while fewer than eight stays have ended there. */
export type ProfileYardstick = {
  readonly kind: 'profile';
  readonly expected: number;
  readonly ended: number;
  readonly limit: number;
};

/** What a case in a stage is compared with. */
export type Yardstick = HistoryYardstick | ProfileYardstick;

export const FEWEST_ENDED = 8;
/** How many times as long as usual is too long: with it the radar holds its promise in simulated offices (`npm run bench -- --only radar`). */
export const STALLED_TIMES = 3;
const LEAST_LIMIT_DAYS = 7; // where stays usually end on their first day, the second is no alarm

export type Quartiles = Pick<HistoryYardstick, 'low' | 'median' | 'high'>;

/**
 * What the cases of a stage are compared with: the quartiles of the stays that ended there, by Kaplan and Meier with the open ones as not
 * ended yet. Fewer than eight that ended: the days that the profile expects; null where it expects none.
 *
 * No stalled case may lengthen what it is measured by. So the stays that ended say alone how long is too long; an open stay beyond that is
 * left out, and those within can only make the limit longer. A stay that grows past it, or many at once, change nothing for each other.
 */
export function yardstickOf(stays: readonly StayLength[], expected: number | null): Yardstick | null {
  const ended = stays.filter(({ hasEnded }) => hasEnded);
  if (ended.length < FEWEST_ENDED)
    return expected === null ? null : { kind: 'profile', expected, ended: ended.length, limit: limitFor(expected) };
  const alone = limitOf(quartilesOf(ended));
  const counted = stays.filter(({ days, hasEnded }) => hasEnded || days <= alone);
  const quartiles = quartilesOf(counted);
  return { kind: 'history', ...quartiles, ended: ended.length, open: counted.length - ended.length, limit: limitOf(quartiles) };
}

/** Without anything to compare with no case is stalled, nor is one whose day of entry is not known. */
export function isStalled(days: number | null, yardstick: Yardstick | null): boolean {
  return days !== null && yardstick !== null && days > yardstick.limit;
}

/** How long a stay there usually is, in days: what stands for a single number where one is shown. */
export function usualDays(yardstick: Yardstick): number {
  return yardstick.kind === 'history' ? yardstick.median : yardstick.expected;
}

function limitOf({ median, high }: Quartiles): number {
  return Math.max(limitFor(median), high);
}

function limitFor(usual: number): number {
  return Math.max(STALLED_TIMES * usual, LEAST_LIMIT_DAYS);
}

/** By the Kaplan-Meier estimate: how long until a quarter, a half and three quarters of the stays have ended; the longest that ended where they never do. */
export function quartilesOf(stays: readonly StayLength[]): Quartiles {
  const sorted = stays.toSorted((a, b) => a.days - b.days || Number(b.hasEnded) - Number(a.hasEnded));
  const steps: { readonly days: number; readonly left: number }[] = [];
  let left = 1;
  for (const [place, { days, hasEnded }] of sorted.entries()) {
    if (!hasEnded) continue;
    left *= 1 - 1 / (sorted.length - place);
    steps.push({ days, left });
  }
  const at = (share: number): number => Math.round(reached(steps, 1 - share));
  return { low: at(0.25), median: at(0.5), high: at(0.75) };
}

const EXACT = 1e-9; // the steps are products of fractions

function reached(steps: readonly { readonly days: number; readonly left: number }[], share: number): number {
  const first = steps.findIndex(({ left }) => left <= share + EXACT);
  const here = steps[first] ?? steps.at(-1);
  const next = steps[first + 1];
  if (here === undefined) return 0;
  return first >= 0 && next !== undefined && Math.abs(here.left - share) < EXACT ? (here.days + next.days) / 2 : here.days;
}
