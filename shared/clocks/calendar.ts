import type { Recess } from '../country.ts';
import type { Bilingual, CivilDate } from '../language.ts';
import type { Source } from '../profile.ts';
import { civilDate, dayNumber, weekday } from './civil-date.ts';

/** A day on which an authority does not work, and why. */
export type DayOff = { readonly date: CivilDate; readonly name: Bilingual };

/** A calendar as it is listed: whose, from which source, which days off between which years. Weekends are not listed. */
export type HolidayCalendar = {
  readonly id: string;
  readonly label: Bilingual;
  readonly source: Source;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly daysOff: readonly DayOff[];
  readonly recesses?: readonly Recess[]; // that are counted as working days, and said
};

/** What an office changed in a calendar, and why: a day it does not work, or one on which it does after all. */
export type CalendarEdit = {
  readonly calendar: string;
  readonly date: CivilDate;
  readonly change: 'day-off' | 'working-day';
  readonly name: Bilingual;
  readonly reason: string;
};

/** A calendar made ready for counting. */
export type WorkCalendar = {
  readonly id: string;
  readonly label: Bilingual;
  readonly source: Source;
  readonly fromDay: number;
  readonly toDay: number;
  readonly off: ReadonlyMap<number, Bilingual>;
  readonly recesses: readonly Recess[];
  readonly worked: ReadonlySet<number>; // weekend days or holidays that the office declared working
};

/** Calendars by id. A Map is one; so is something that makes them when first asked. */
export type WorkCalendars = { readonly get: (id: string) => WorkCalendar | undefined };

export const weekendName: Bilingual = { en: 'weekend', es: 'fin de semana' };

/** Calendars ready for counting, with the office's edits; a later edit of the same day wins. */
export function prepareCalendars(
  calendars: readonly HolidayCalendar[],
  edits: readonly CalendarEdit[],
): ReadonlyMap<string, WorkCalendar> {
  return new Map(calendars.map(calendar => [calendar.id, prepare(calendar, edits)]));
}

/** Why a day is not counted, or null for a working day. */
export function whyOff(calendar: WorkCalendar, day: number): Bilingual | null {
  if (calendar.worked.has(day)) return null;
  const holiday = calendar.off.get(day);
  if (holiday !== undefined) return holiday;
  const dayOfWeek = weekday(day);
  return dayOfWeek === 0 || dayOfWeek === 6 ? weekendName : null;
}

/** The recesses into which a span of days falls, with how many of its days were counted as working days. */
export function recessesIn(
  calendar: WorkCalendar,
  from: number,
  to: number,
): readonly { readonly name: Bilingual; readonly days: number }[] {
  return calendar.recesses.flatMap(({ monthDay, through, name }) => {
    let days = 0;
    for (let day = from; day <= to; day++) {
      const date = civilDate(day).slice(5);
      if (date >= monthDay && date <= through && whyOff(calendar, day) === null) days++;
    }
    return days === 0 ? [] : [{ name, days }];
  });
}

/** The days off of a year as an office sees them: edits applied, weekends not listed. */
export function listDaysOff(calendar: WorkCalendar, year: number): readonly DayOff[] {
  return [...calendar.off]
    .map(([day, name]) => ({ date: civilDate(day), name }))
    .filter(({ date }) => Number(date.slice(0, 4)) === year)
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

function prepare(calendar: HolidayCalendar, edits: readonly CalendarEdit[]): WorkCalendar {
  const off = new Map(calendar.daysOff.map(({ date, name }) => [dayNumber(date), name]));
  const worked = new Set<number>();
  for (const edit of edits) {
    if (edit.calendar !== calendar.id) continue;
    const day = dayNumber(edit.date);
    if (edit.change === 'day-off') {
      off.set(day, edit.name);
      worked.delete(day);
    } else {
      off.delete(day);
      worked.add(day);
    }
  }
  return {
    id: calendar.id,
    label: calendar.label,
    source: calendar.source,
    fromDay: dayNumber(calendar.from),
    toDay: dayNumber(calendar.to),
    off,
    recesses: calendar.recesses ?? [],
    worked,
  };
}
