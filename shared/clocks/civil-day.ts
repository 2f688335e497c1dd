import { isEntered } from './entered.ts';
import { Temporal } from 'temporal-polyfill';
import type { CivilDate, Instant } from '../language.ts';

// The one place where an instant becomes a day. Whoever asks says whose day: the office's, a rule's, or an exchange's own.

/** The day that it is in a zone at an instant. `zone` is an IANA name or an offset, `atMs` counts from 1970-01-01T00:00Z. */
export function dayAt(zone: string, atMs: number): CivilDate {
  return zonedAt(zone, atMs).toPlainDate().toString() as CivilDate; // Temporal writes ISO dates
}

/** The day of a written instant in a rule's zone. A civil date stays as it is. @throws RangeError if it is neither. */
export function dayOfInstant(zone: string, instant: string): CivilDate {
  if (instant.length === 10) return instant as CivilDate; // a date without a time
  return dayAt(zone, msOf(instant));
}

/** The day on which somebody met or called where they were: an exchange's instant begins with the date of its own zone. */
export function ownDay(instant: string): CivilDate {
  return instant.slice(0, 10) as CivilDate; // RFC 9557 and RFC 3339 begin so
}

/** The zone that an instant was written in: the name beside it, else its offset; null where it says neither (`Z`). */
export function zoneOfInstant(instant: string): string | null {
  const name = /\[([^\]=]+)\]$/.exec(instant)?.[1];
  if (name !== undefined && isZone(name)) return name;
  return /T.*([+-]\d{2}:\d{2})(?:\[|$)/.exec(instant)?.[1] ?? null;
}

/** Milliseconds since 1970 of a written instant. @throws RangeError if it is none. */
export function msOf(instant: string): number {
  return Temporal.Instant.from(instant.replace(/\[[^\]]*\]$/, '')).epochMilliseconds; // the offset says when it was; the name beside it does not change that
}

/** When a day begins in a zone, in milliseconds since 1970. */
export function startOfDayMs(zone: string, date: CivilDate): number {
  return Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds;
}

/** An instant as it is written down where somebody is: to the minute, with offset and zone. */
export function instantAt(zone: string, atMs: number): Instant {
  return zonedAt(zone, atMs).toString({ smallestUnit: 'minute' }) as Instant; // Temporal writes RFC 9557
}

/** A moment as records and packets keep it: UTC, to the second, `2026-01-15T15:30:00Z`. */
export function utcStamp(atMs: number): string {
  return Temporal.Instant.fromEpochMilliseconds(atMs).toString({ smallestUnit: 'second' });
}

/** The time of day in a zone, `HH:MM`. */
export function timeAt(zone: string, atMs: number): string {
  return zonedAt(zone, atMs).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** Whether a zone is one that dates can be counted in: an IANA name that this computer's data has. */
export function isZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false; // an offset is no place
  try {
    zonedAt(zone, 0);
    return true;
  } catch {
    return false;
  }
}

/** An office's own day, and the zone whose day it is: what a window reckons with where no rule stands behind a date. */
export type OfficeDay = { readonly on: CivilDate; readonly zone: string };

/** One moment as an office lives it: its own day, and the day of whatever zone a rule counts in. */
export type Days = {
  readonly nowMs: number;
  readonly zone: string; // the office's
  readonly office: CivilDate;
  readonly in: (zone: string) => CivilDate;
  /** The last day on which something may have happened: of the office or of the zone, whichever is already in its next day. */
  readonly begun: (zone: string) => CivilDate;
};

/** What day it is at a moment, for the office and for every rule. Each zone is worked out once. */
export function daysAt(nowMs: number, officeZone: string): Days {
  const known = new Map<string, CivilDate>();
  const dayIn = (zone: string): CivilDate => {
    const day = known.get(zone) ?? dayAt(zone, nowMs);
    known.set(zone, day);
    return day;
  };
  const office = dayIn(officeZone);
  const begun = (zone: string) => (dayIn(zone) > office ? dayIn(zone) : office);
  return { nowMs, zone: officeZone, office, in: dayIn, begun };
}

/**
 * The day by which a stop is measured: that of the zone of the rule behind it. A day that a person entered, and one
 * whose rule is not known, are the office's own.
 */
export function dayOfStop(days: Days, zone: string | undefined, clock: string | null): CivilDate {
  return (clock !== null && isEntered(clock)) || zone === undefined ? days.office : days.in(zone);
}

function zonedAt(zone: string, atMs: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone);
}
