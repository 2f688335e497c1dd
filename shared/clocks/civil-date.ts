import type { CivilDate } from '../language.ts';
import type { Reader } from '../reader.ts';

// Civil dates are counted as whole days since 1970-01-01: fast enough for every clock of every case of an office at once.
// What needs a zone or an instant is `civil-day.ts`.

/** Days from 1970-01-01 to a civil date of the proleptic Gregorian calendar. */
export function dayNumber(date: CivilDate): number {
  return daysOf(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));
}

/** The civil date of a day number; years 0001 to 9999. */
export function civilDate(day: number): CivilDate {
  const { year, month, date } = partsOf(day);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}` as CivilDate; // that is its form
}

/** The same day of a later month, or that month's last day where it has none such. */
export function addMonths(day: number, months: number): number {
  const { year, month, date } = partsOf(day);
  const index = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  return daysOf(toYear, toMonth, Math.min(date, daysInMonth(toYear, toMonth)));
}

/** 0 Sunday … 6 Saturday. */
export function weekday(day: number): number {
  return (((day + 4) % 7) + 7) % 7; // 1970-01-01 was a Thursday
}

/** The day of a month's number, clamped to the month's end. `month` counts from 1 and may run over the year's end. */
export function dayOfMonth(year: number, month: number, date: number): number {
  const index = year * 12 + month - 1;
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  return daysOf(toYear, toMonth, Math.min(date, daysInMonth(toYear, toMonth)));
}

/** Whole days from one civil date to another; negative if it is past. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Whole days that have passed since a day: none where it has begun in the office and not yet where the authority is. */
export function daysSince(day: CivilDate, today: CivilDate): number {
  return Math.max(0, daysBetween(day, today));
}

/** A date as a person writes it: `15 January 2026`, `15 de enero de 2026`. */
export function dateInWords(date: CivilDate, { calendar }: Reader): string {
  const month = calendar.months[Number(date.slice(5, 7)) - 1] ?? '';
  return [String(Number(date.slice(8, 10))), month, String(Number(date.slice(0, 4)))].join(calendar.of);
}

/** How many days a month has, counted from 1, in the proleptic Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

// Years begin in March here, so that the leap day is a year's last: then a month's start is (153 m + 2) / 5.
function daysOf(year: number, month: number, date: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

function partsOf(day: number): { readonly year: number; readonly month: number; readonly date: number } {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    date: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}
