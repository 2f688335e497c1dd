import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { shippedFile } from '../../scripts/shipped-file.ts';
import { yearlyDaysOff } from '../../shared/clocks/yearly-days.ts';
import { reasonTexts } from '../../shared/decision/reason-codes.ts';
import { readCountry } from '../../shared/contract/country.ts';
import { capitalZone, countries, countryOfAgency } from '../../shared/countries.ts';
import { holidayCalendars } from '../../electron/host/stages/holidays.ts';

const byCode = countries.map(country => ({ code: country.code, country }));

it('ships exactly what the files of countries and profiles say (npm run shipped)', () => {
  expect(readFileSync('shared/shipped.json', 'utf8')).toBe(shippedFile());
});

describe('every country', () => {
  it.each(byCode)('$code fits the schema', ({ country }) => {
    expect(readCountry(structuredClone(country) as never)).toEqual({ country });
  });

  it.each(byCode)('$code has a zone that exists', ({ country }) => {
    expect(() => Temporal.Now.zonedDateTimeISO(country.zone)).not.toThrow();
  });

  it.each(byCode)('$code names its own authorities, and calls only these by other names', ({ code, country }) => {
    const own = country.agencies.map(agency => agency.code);

    expect(own.filter(agency => countryOfAgency(agency) !== code)).toEqual([]);
    expect(
      Object.values(country.aliases)
        .flat()
        .filter(agency => !own.includes(agency)),
    ).toEqual([]);
  });

  it.each(byCode)('$code mostly deals with a known authority abroad', ({ code, country }) => {
    const abroad = countries.filter(other => other.code !== code).flatMap(({ agencies }) => agencies.map(agency => agency.code));

    expect(country.usualCounterpart === null || abroad.includes(country.usualCounterpart)).toBe(true);
  });
});

it('refuses a country file with an unknown field, and says where', () => {
  expect(readCountry({ ...structuredClone(countries[0]), capital: 'x' })).toHaveProperty('issues');
});

it('counts by the capital’s zone, and by UTC for a country without a file', () => {
  expect(capitalZone('MX')).toBe('America/Mexico_City');
  expect(capitalZone('ZZ')).toBe('UTC');
});

it('gives each calendar one id over all countries', () => {
  const ids = holidayCalendars(countries).map(({ id }) => id);

  expect(new Set(ids).size).toBe(ids.length);
});

describe('days off of every year', () => {
  const name = { en: 'Day', es: 'Día' };

  it('fall every so many years from their first year on', () => {
    const days = yearlyDaysOff([{ monthDay: '10-01', name, firstYear: 2024, everyYears: 6 }], 2018, 2036);

    expect(days.map(({ date }) => date)).toEqual(['2024-10-01', '2030-10-01', '2036-10-01']);
  });

  it('cover every day of a span', () => {
    const days = yearlyDaysOff([{ monthDay: '12-30', through: '12-31', name }], 2026, 2026);

    expect(days.map(({ date }) => date)).toEqual(['2026-12-30', '2026-12-31']);
  });
});

describe('the law behind a reason for withholding', () => {
  it('is each country’s own, as its file has it, behind what States agreed on', () => {
    expect(reasonTexts['R-TEC'].citations.map(({ country, statute }) => `${country} ${statute}`)).toEqual([
      'US 5 USC 552',
      'MX LGTAIP',
      'MX LSN',
    ]);
    expect(reasonTexts['R-PURP'].citations.map(({ country }) => country)).toEqual(['INT', 'MX']);
  });

  it('is none of a country whose law was not read', () => {
    expect(Object.values(reasonTexts).flatMap(({ citations }) => citations.filter(({ country }) => country === 'ES'))).toEqual(
      [],
    );
  });
});
