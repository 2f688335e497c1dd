import { Temporal } from 'temporal-polyfill';
import type { CivilDate } from './language.ts';
import type { CalendarWords } from './text/calendar.ts';
import { datesMeant } from './typed-date.ts';
import { instantExists } from './values.ts';
import { zoneAtEnd } from './zone-names.ts';

/** What a typed time depends on: what day it is, how its reader writes dates, and whose time it is unless another is named. */
export type InstantSurroundings = { readonly today: CivilDate; readonly calendar: CalendarWords; readonly zone: string };

const clock = /^(.*?)[ ,]*(?:\b(?:a las?|at) )?\b(\d{1,2})(?:[:.h](\d{2}))?(?: ?([ap])\.? ?m\.?)?(?: ?h(?:rs?\.?|oras|ours)?)?$/;

/**
 * The moments that were typed, in stored form: none where it is no day with a time, two where figures of the day may be day or month first.
 * `29 nov 2026, 14:30`, `Nov 29 2:30 pm`, `ayer 9:00`, `29/11/2026 14:30, hora de Tijuana`, `… UTC-6`. A time that a change of clocks left
 * out moves on; of one that came twice the first is meant.
 */
export function instantsTyped(typed: string, { today, calendar, zone }: InstantSurroundings): readonly string[] {
  const text = typed.trim();
  if (instantExists(text)) return [text];
  const named = zoneAtEnd(text);
  const parts = clock.exec((named?.before ?? text).toLowerCase().replace(/\s+/g, ' ').trim());
  if (parts === null) return [];
  const [, day = '', hours = '', minutes, half] = parts;
  if (minutes === undefined && half === undefined) return []; // a figure alone may be a year
  const time = timeOf(Number(hours), Number(minutes ?? 0), half);
  if (time === null) return [];
  const where = named?.zone ?? zone;
  return datesMeant(day.replace(/[, ]+$/, ''), today, calendar).map(date => momentOf(date, time, where));
}

function momentOf(date: CivilDate, time: Temporal.PlainTime, zone: string): string {
  const at = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: time });
  const isDistance = /^[+-]/.test(zone);
  return at.toString({ smallestUnit: 'minute', timeZoneName: isDistance ? 'never' : 'auto' });
}

function timeOf(hours: number, minutes: number, half: string | undefined): Temporal.PlainTime | null {
  if (hours > 23 || minutes > 59 || (half !== undefined && (hours > 12 || hours === 0))) return null;
  return Temporal.PlainTime.from({ hour: half === undefined ? hours : (hours % 12) + (half === 'p' ? 12 : 0), minute: minutes });
}
