import { expect, test } from 'vitest';
import listed from '../../electron/host/stages/public-holidays.json' with { type: 'json' };
import { FROM_YEAR, TO_YEAR } from '../../electron/host/stages/holidays.ts';
import { publicDays } from '../../scripts/public-days.ts';
import { civilDate, dayNumber } from '../../shared/clocks/civil-date.ts';
import { recessesIn } from '../../shared/clocks/calendar.ts';
import { countries } from '../../shared/countries.ts';
import type { CivilDate } from '../../shared/language.ts';
import { calendars } from '../support/golden-clocks.ts';
import { recessDays } from '../support/offices/plain-business.ts';
import { daysOffIn, type Court } from '../support/offices/plain-days-off.ts';

const named = new Set(countries.flatMap(({ calendars }) => calendars.flatMap(({ library }) => library ?? [])));

test('the holidays that are written down are those of the library, for each country that a file names', () => {
  const days = Object.fromEntries([...named].map(country => [country, publicDays(country, FROM_YEAR, TO_YEAR)]));

  expect(listed).toEqual(days);
});

const courts = ['mx-federal', 'mx-judicial', 'us-federal', 'es-national', 'es-judicial'] as const satisfies readonly Court[];

test.each(courts)(
  'the working days of %s are those that its law gives, reckoned without the library, in each of 25 years',
  court => {
    const first = dayNumber(`${FROM_YEAR}-01-01` as CivilDate);
    const days = Array.from({ length: dayNumber(`${TO_YEAR}-12-31` as CivilDate) - first + 1 }, (_, at) => civilDate(first + at));
    const weekdays = days.filter(day => ![0, 6].includes(new Date(day).getUTCDay()));
    const byLaw = weekdays.filter(day => [0, 1].some(more => daysOffIn(court, Number(day.slice(0, 4)) + more).has(day))); // New Year's Day is observed in the year before

    expect(weekdays.filter(day => calendars.get(court)?.off.has(dayNumber(day)))).toEqual(byLaw);
  },
);

test.each(courts)('the recess of %s takes in as many working days of each week as its court says, in each of 25 years', court => {
  const calendar = calendars.get(court)!;
  const first = dayNumber(`${FROM_YEAR}-01-01` as CivilDate);
  const weeks = Array.from(
    { length: Math.floor((dayNumber(`${TO_YEAR}-12-01` as CivilDate) - first) / 7) },
    (_, at) => first + 7 * at,
  );
  const ours = weeks.map(from => recessesIn(calendar, from, from + 6).reduce((sum, { days }) => sum + days, 0));

  expect(ours).toEqual(weeks.map(from => recessDays(court, civilDate(from), civilDate(from + 6))));
});
