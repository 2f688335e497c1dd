import type { Indicator, IndicatorFields } from './indicators.ts';
import written from './shipped-indicators.json' with { type: 'json' };

type Written = { readonly id: string; readonly fields: IndicatorFields };

/** The indicators that come with the program: what is counted, in which unit, by which rule, from where, and when it can be expected. */
export const shippedIndicators: readonly Indicator[] = (written as readonly Written[]).map(each => ({
  ...each,
  isShipped: true,
})); // tests/shared/indicators.test.ts holds their form

/** Those that come with the program, as the office has them, and its own; by code. */
export function mergedIndicators(own: readonly Written[]): readonly Indicator[] {
  const byId = new Map(own.map(each => [each.id, each]));
  const ids = new Set(shippedIndicators.map(({ id }) => id));
  return [
    ...shippedIndicators.map(each => ({ ...each, ...byId.get(each.id), isShipped: true })),
    ...own.filter(({ id }) => !ids.has(id)).map(each => ({ ...each, isShipped: false })),
  ];
}
