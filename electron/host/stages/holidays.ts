import Holidays from 'date-holidays';
import type { DayOff, HolidayCalendar } from '../../../shared/clocks/calendar.ts';
import { civilDate, dayNumber, weekday } from '../../../shared/clocks/civil-date.ts';
import { fixedHolidays, mxJudicialCalendar } from '../../../shared/clocks/fixed-calendar.ts';
import type { Bilingual, CivilDate } from '../../../shared/language.ts';

/** The span of years for which holidays are known; a clock that leaves it says so. */
const FROM_YEAR = 2012;
const TO_YEAR = 2036;

let known: readonly HolidayCalendar[] | undefined; // the library takes a moment; its answer never changes

/** The calendars that clocks count by, before an office's edits: US federal and Mexican federal from a library, Mexican judicial from our data. */
export function holidayCalendars(): readonly HolidayCalendar[] {
  return (known ??= [usFederal(), mxFederal(), fixedHolidays(mxJudicialCalendar, FROM_YEAR, TO_YEAR)]);
}

function usFederal(): HolidayCalendar {
  const daysOff = publicDays('US').flatMap(day => [day, ...observedOf(day)]);
  return {
    id: 'us-federal',
    label: { en: 'US federal government', es: 'Gobierno federal de los Estados Unidos' },
    source: { law: 'USC5', at: '§ 6103', tag: 'M' },
    ...span(),
    daysOff,
  };
}

function mxFederal(): HolidayCalendar {
  const daysOff = publicDays('MX').filter(({ date }) => !isOldHandOver(date));
  for (let year = 2024; year <= TO_YEAR; year += 6) daysOff.push({ date: `${year}-10-01` as CivilDate, name: handOver }); // a civil date
  return {
    id: 'mx-federal',
    label: { en: 'Mexican federal government', es: 'Gobierno federal de México' },
    source: { law: 'LFT', at: 'art. 74', tag: 'M' },
    ...span(),
    daysOff,
  };
}

function publicDays(country: 'US' | 'MX'): DayOff[] {
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

/** A US federal holiday on a Saturday is observed on Friday, on a Sunday on Monday; the library knows this for some holidays only. */
function observedOf({ date, name }: DayOff): DayOff[] {
  const day = dayNumber(date);
  const shift = weekday(day) === 6 ? -1 : weekday(day) === 0 ? 1 : 0;
  if (shift === 0) return [];
  return [{ date: civilDate(day + shift), name: { en: `${name.en} (observed)`, es: `${name.es} (se observa)` } }];
}

// Since 2024 the presidency changes hands on 1 October; the library still has 1 December.
function isOldHandOver(date: CivilDate): boolean {
  return date > '2024-01-01' && date.endsWith('-12-01');
}

const handOver: Bilingual = { en: 'Change of the federal executive', es: 'Transmisión del Poder Ejecutivo Federal' };

function span(): Pick<HolidayCalendar, 'from' | 'to'> {
  return { from: `${FROM_YEAR}-01-01` as CivilDate, to: `${TO_YEAR}-12-31` as CivilDate }; // civil dates
}
