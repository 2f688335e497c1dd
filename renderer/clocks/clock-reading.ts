import type { Due, Tone } from '../../shared/clocks/due.ts';

/** One clock as it is shown. The host decides how it stands, by the day of its rule; a window only draws it. */
export type DrawnClock = Due;

/** How a clock is drawn: over its stop, near it, further off, or met. */
export type DrawnTone = 'over' | 'soon' | 'later' | 'met';

/** The earliest reading warns: a date that has passed by it is drawn as passed. */
export const drawnAs: Readonly<Record<Tone, DrawnTone>> = {
  lapsed: 'over',
  'in-doubt': 'over',
  today: 'soon',
  soon: 'soon',
  later: 'later',
  met: 'met',
};
