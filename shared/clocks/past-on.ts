import type { CivilDate } from '../language.ts';
import type { ClockEnd } from './clock-end.ts';

/** The earliest and the latest reading of a clock. */
export type Range = { readonly mustStopBy: CivilDate | null; readonly latest: CivilDate | null };

/** How a range stands on a day. */
export function pastOn(on: CivilDate, { mustStopBy, latest }: Range): ClockEnd['past'] {
  if (mustStopBy === null || latest === null || on <= mustStopBy) return 'no';
  return on <= latest ? 'in-doubt' : 'yes';
}
