import { Temporal } from 'temporal-polyfill';
import { dayAt, instantAt, timeAt } from '../shared/clocks/civil-day.ts';
import type { CivilDate, Instant } from '../shared/language.ts';

/** Where and when somebody at this computer is. */
export type Here = { readonly zone: string; readonly on: CivilDate; readonly time: string; readonly at: Instant };

/**
 * Where the person sits who logs an exchange: it is on the day of its own zone, which may be another than the office's. For nothing else;
 * every other day comes from the host.
 */
export function here(): Here {
  const [zone, nowMs] = [Temporal.Now.timeZoneId(), Temporal.Now.instant().epochMilliseconds];
  return { zone, on: dayAt(zone, nowMs), time: timeAt(zone, nowMs), at: instantAt(zone, nowMs) };
}
