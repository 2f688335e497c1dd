import Holidays from 'date-holidays';
import type { DayOff } from '../shared/clocks/calendar.ts';
import type { CivilDate } from '../shared/language.ts';

/** A country's public holidays as the library knows them, from the first to the last year; observed substitutes left out. */
export function publicDays(country: string, fromYear: number, toYear: number): readonly DayOff[] {
  const library = new Holidays(country);
  // Asking for a year takes the library milliseconds, so the Spanish names are taken from one year.
  const spanish = new Map(library.getHolidays(2026, 'es').map(({ rule, name }) => [rule, name]));
  const days: DayOff[] = [];
  for (let year = fromYear; year <= toYear; year++) {
    for (const { type, substitute, date, name, rule } of library.getHolidays(year, 'en')) {
      if (type !== 'public' || substitute === true) continue; // a calendar's `observed` says when a day is kept on another
      // The library writes `YYYY-MM-DD hh:mm:ss`.
      days.push({ date: date.slice(0, 10) as CivilDate, name: { en: name, es: spanish.get(rule) ?? name } });
    }
  }
  return days;
}
