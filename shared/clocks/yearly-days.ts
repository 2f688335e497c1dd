import type { CalendarData, YearlyDays } from '../country.ts';
import type { CivilDate } from '../language.ts';
import type { DayOff } from './calendar.ts';
import { civilDate, dayNumber } from './civil-date.ts';

/** The days off that fall on the same dates every year, between two years, both included. */
export function yearlyDaysOff(rules: readonly YearlyDays[], fromYear: number, toYear: number): readonly DayOff[] {
  const years = Array.from({ length: toYear - fromYear + 1 }, (_, index) => fromYear + index);
  return years.flatMap(year => rules.filter(rule => falls(rule, year)).flatMap(rule => daysIn(rule, year)));
}

/** Whether a calendar says that this day is off no longer, whatever a library still has. */
export function isWithout({ without }: Pick<CalendarData, 'without'>, date: CivilDate): boolean {
  return without.some(({ monthDay, sinceYear }) => date.endsWith(`-${monthDay}`) && Number(date.slice(0, 4)) >= sinceYear);
}

function falls({ firstYear, everyYears = 1 }: YearlyDays, year: number): boolean {
  return firstYear === undefined || (year >= firstYear && (year - firstYear) % everyYears === 0);
}

function daysIn({ monthDay, through = monthDay, name }: YearlyDays, year: number): readonly DayOff[] {
  const first = dayNumber(`${year}-${monthDay}` as CivilDate); // as the data has it
  const last = dayNumber(`${year}-${through}` as CivilDate);
  return Array.from({ length: last - first + 1 }, (_, index) => ({ date: civilDate(first + index), name }));
}
