import { expect, test } from 'vitest';
import listed from '../../electron/host/stages/public-holidays.json' with { type: 'json' };
import { FROM_YEAR, TO_YEAR } from '../../electron/host/stages/holidays.ts';
import { publicDays } from '../../scripts/public-days.ts';
import { countries } from '../../shared/countries.ts';

const named = new Set(countries.flatMap(({ calendars }) => calendars.flatMap(({ library }) => library ?? [])));

test('the holidays that are written down are those of the library, for each country that a file names', () => {
  const days = Object.fromEntries([...named].map(country => [country, publicDays(country, FROM_YEAR, TO_YEAR)]));

  expect(listed).toEqual(days);
});
