/** What a chart of single values stands on: the middle, and how far they go by chance alone. In the values' own unit. */
export type ControlLimits = { readonly middle: number; readonly low: number; readonly high: number };

/** With fewer values nothing is said. */
export const FEWEST_CHARTED = 8;
const OF_MOVING_RANGE = 2.66; // 3 / d2 of two values (Wheeler, Understanding Variation; Montgomery, table VI)

/**
 * An individuals chart (XmR) over days in the order in which they ended: the mean and 2.66 times the mean difference of neighbours to either side,
 * of the logarithms of days + 1, as times are never below nothing and a few are very long. Null with fewer than eight values.
 */
export function controlLimits(days: readonly number[]): ControlLimits | null {
  if (days.length < FEWEST_CHARTED) return null;
  const logs = days.map(each => Math.log1p(Math.max(0, each)));
  const mean = logs.reduce((sum, each) => sum + each, 0) / logs.length;
  const ranges = logs.slice(1).reduce((sum, each, place) => sum + Math.abs(each - logs[place]!), 0) / (logs.length - 1);
  const at = (log: number): number => Math.max(0, Math.round(Math.expm1(log)));
  return { middle: at(mean), low: at(mean - OF_MOVING_RANGE * ranges), high: at(mean + OF_MOVING_RANGE * ranges) };
}

/** Whether a value lies beyond what chance explains. */
export function isOutside(days: number, limits: ControlLimits | null): boolean {
  return limits !== null && (days > limits.high || days < limits.low);
}
