import type { Bilingual, CivilDate } from '../language.ts';
import type { Source } from '../profile.ts';
import type { HolidayCalendar } from './calendar.ts';
import mxJudicial from './mx-judicial.json' with { type: 'json' };

/** A calendar whose days off fall on the same dates every year. */
export type FixedCalendar = {
  readonly id: string;
  readonly label: Bilingual;
  readonly source: Source;
  readonly fixed: readonly { readonly monthDay: string; readonly name: Bilingual }[];
};

/**
 * Days on which the Mexican federal courts do not sit (Amparo Act, Art. 19). No library has them. The Act adds "days on which the court
 * suspends its work": those of each year's decision (recess, Holy Week) an office enters as edits.
 */
export const mxJudicialCalendar = mxJudicial as unknown as FixedCalendar; // TypeScript widens the JSON's tag to a string

/** A fixed calendar's days between two years, both included. */
export function fixedHolidays(calendar: FixedCalendar, fromYear: number, toYear: number): HolidayCalendar {
  const years = Array.from({ length: toYear - fromYear + 1 }, (_, index) => fromYear + index);
  return {
    id: calendar.id,
    label: calendar.label,
    source: calendar.source,
    from: `${fromYear}-01-01` as CivilDate, // a first of January
    to: `${toYear}-12-31` as CivilDate,
    daysOff: years.flatMap(year =>
      calendar.fixed.map(({ monthDay, name }) => ({ date: `${year}-${monthDay}` as CivilDate, name })),
    ), // as the data has it
  };
}
