import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import type { CivilDate } from '../../shared/language.ts';
import { english, spanish } from '../../shared/reader.ts';
import { calendarWords } from '../../shared/text/calendar.ts';
import { readTypedDate } from '../../shared/typed-date.ts';
import { formatFor } from '../../renderer/format.ts';

const monday = '2026-11-23' as CivilDate; // a Monday

it.each([
  ['23 nov', 'es', '2026-11-23'],
  ['23 de noviembre de 2026', 'es', '2026-11-23'],
  ['Nov 30', 'en', '2026-11-30'],
  ['lun 30 nov 2026', 'es', '2026-11-30'],
  ['14 mar 87', 'es', '1987-03-14'],
  ['2026-12-01', 'en', '2026-12-01'],
  ['03/04/2026', 'es', '2026-04-03'],
  ['03/04/2026', 'en', '2026-03-04'],
  ['23/11/2026', 'en', '2026-11-23'],
  ['11/23/2026', 'es', '2026-11-23'],
  ['hoy', 'en', '2026-11-23'],
  ['mañana', 'es', '2026-11-24'],
  ['+7', 'en', '2026-11-30'],
  ['-3 días', 'es', '2026-11-20'],
  ['vie', 'es', '2026-11-27'],
  ['monday', 'en', '2026-11-30'],
  ['2 ene', 'es', '2027-01-02'],
] as const)('reads «%s» as a reader of %s means it', (typed, language, meant) => {
  expect(readTypedDate(typed, monday, calendarWords[language])).toBe(meant);
});

it.each(['31 feb', '30/02/2026', '2026-13-01', 'pronto', '', '99', '+', '12/34/2026'])('does not guess at «%s»', typed => {
  expect(readTypedDate(typed, monday, calendarWords.es)).toBeNull();
});

it('reads back every date as it is written for either reader', () => {
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 20_000 }), fc.constantFrom(english, spanish), (days, reader) => {
      const date = Temporal.PlainDate.from(monday).add({ days }).toString();

      expect(readTypedDate(formatFor(reader, monday).date(date, 'always'), monday, reader.calendar)).toBe(date);
    }),
  );
});
