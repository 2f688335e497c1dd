import Holidays from 'date-holidays';
import type { DayOff, HolidayCalendar } from '../../../shared/clocks/calendar.ts';
import { civilDate, dayNumber, weekday } from '../../../shared/clocks/civil-date.ts';
import { isWithout, yearlyDaysOff } from '../../../shared/clocks/yearly-days.ts';
import type { CalendarData, Country } from '../../../shared/country.ts';
import type { CivilDate } from '../../../shared/language.ts';

/** The span of years for which holidays are known; a clock that leaves it says so. */
const FROM_YEAR = 2012;
const TO_YEAR = 2036;

/** What the public holidays come from, as package.json pins it: another version may know other days. */
export const HOLIDAY_LIBRARY = 'date-holidays@3.37.0';

const known = new WeakMap<readonly Country[], readonly HolidayCalendar[]>(); // the library takes a moment; its answer never changes

/** The calendars that clocks count by, as the countries' files describe them, before an office's edits. */
export function holidayCalendars(countries: readonly Country[]): readonly HolidayCalendar[] {
  const made = known.get(countries) ?? countries.flatMap(country => country.calendars.map(calendarOf));
  known.set(countries, made);
  return made;
}

function calendarOf(data: CalendarData): HolidayCalendar {
  const listed = data.library === null ? [] : publicDays(data.library).filter(({ date }) => !isWithout(data, date));
  return {
    id: data.id,
    label: data.label,
    source: data.source,
    from: `${FROM_YEAR}-01-01` as CivilDate, // civil dates
    to: `${TO_YEAR}-12-31` as CivilDate,
    daysOff: [
      ...(data.observed === null ? listed : listed.flatMap(day => [day, ...observedOf(day)])),
      ...yearlyDaysOff(data.days, FROM_YEAR, TO_YEAR),
    ],
  };
}

function publicDays(country: string): DayOff[] {
  const library = new Holidays(country);
  // Asking for a year takes the library milliseconds, so the Spanish names are taken from one year.
  const spanish = new Map(library.getHolidays(2026, 'es').map(({ rule, name }) => [rule, name]));
  const days: DayOff[] = [];
  for (let year = FROM_YEAR; year <= TO_YEAR; year++) {
    for (const { type, substitute, date, name, rule } of library.getHolidays(year, 'en')) {
      if (type !== 'public' || substitute === true) continue; // substitutes: see observedOf
      // The library writes `YYYY-MM-DD hh:mm:ss`.
      days.push({ date: date.slice(0, 10) as CivilDate, name: { en: name, es: spanish.get(rule) ?? name } });
    }
  }
  return days;
}

/** A holiday on a Saturday is observed on Friday, on a Sunday on Monday; the library knows this for some holidays only. */
function observedOf({ date, name }: DayOff): DayOff[] {
  const day = dayNumber(date);
  const shift = weekday(day) === 6 ? -1 : weekday(day) === 0 ? 1 : 0;
  if (shift === 0) return [];
  return [{ date: civilDate(day + shift), name: { en: `${name.en} (observed)`, es: `${name.es} (se observa)` } }];
}
