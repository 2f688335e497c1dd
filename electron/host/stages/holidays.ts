import type { DayOff, HolidayCalendar } from '../../../shared/clocks/calendar.ts';
import { civilDate, dayNumber, weekday } from '../../../shared/clocks/civil-date.ts';
import { isWithout, yearlyDaysOff } from '../../../shared/clocks/yearly-days.ts';
import type { CalendarData, Country } from '../../../shared/country.ts';
import type { CivilDate } from '../../../shared/language.ts';
import listed from './public-holidays.json' with { type: 'json' };

/** The span of years for which holidays are known; a clock that leaves it says so. */
export const FROM_YEAR = 2012;
export const TO_YEAR = 2036;

/** What the public holidays come from, as package.json pins it: another version may know other days. */
export const HOLIDAY_LIBRARY = 'date-holidays@3.37.0';

const known = new WeakMap<readonly Country[], readonly HolidayCalendar[]>(); // the same files give the same calendars

/** The calendars that clocks count by, as the countries' files describe them, before an office's edits. */
export function holidayCalendars(countries: readonly Country[]): readonly HolidayCalendar[] {
  const made = known.get(countries) ?? countries.flatMap(country => country.calendars.map(calendarOf));
  known.set(countries, made);
  return made;
}

function calendarOf(data: CalendarData): HolidayCalendar {
  const days = data.library === null ? [] : publicDays(data.library).filter(({ date }) => !isWithout(data, date));
  return {
    id: data.id,
    label: data.label,
    source: data.source,
    from: `${FROM_YEAR}-01-01` as CivilDate, // civil dates
    to: `${TO_YEAR}-12-31` as CivilDate,
    ...(data.recesses === undefined ? {} : { recesses: data.recesses }),
    daysOff: [
      ...(data.observed === null ? days : days.flatMap(day => [day, ...observedOf(day)])),
      ...yearlyDaysOff(data.days, FROM_YEAR, TO_YEAR),
    ],
  };
}

const publicHolidays = listed as unknown as Readonly<Record<string, readonly DayOff[]>>; // scripts/holidays.ts writes civil dates

/** A country's public holidays, as `npm run holidays` took them from the library: the library itself is large and slow to start. */
function publicDays(country: string): readonly DayOff[] {
  const days = publicHolidays[country];
  if (days === undefined) throw new Error(`The public holidays of ${country} are not written down yet: npm run holidays.`);
  return days;
}

/** A holiday on a Saturday is observed on Friday, on a Sunday on Monday; the library knows this for some holidays only. */
function observedOf({ date, name }: DayOff): DayOff[] {
  const day = dayNumber(date);
  const shift = weekday(day) === 6 ? -1 : weekday(day) === 0 ? 1 : 0;
  if (shift === 0) return [];
  return [{ date: civilDate(day + shift), name: { en: `${name.en} (observed)`, es: `${name.es} (se observa)` } }];
}
