import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { fieldsOf, entities } from '../../shared/catalogue.ts';
import { generalise } from '../../shared/decision/transforms.ts';
import { daysOf, partialDateOf, partialDateText, storedDate, withPrecision } from '../../shared/partial-date.ts';
import { english, spanish } from '../../shared/reader.ts';
import { datesTyped } from '../../shared/typed-partial-date.ts';
import { dateExists, problemOf } from '../../shared/values.ts';

const stored = fc
  .record({
    year: fc.integer({ min: 1000, max: 2999 }),
    month: fc.option(fc.integer({ min: 1, max: 12 })),
    day: fc.option(fc.integer({ min: 1, max: 31 })),
    isAbout: fc.boolean(),
  })
  .map(date => storedDate({ ...date, day: date.month === null ? null : date.day }))
  .filter(text => partialDateOf(text) !== null);
const partial = { type: 'date', label: { en: 'x', es: 'x' }, category: 'IDN', level: 'L2', partial: true } as const;
const { partial: _, ...whole } = partial;

describe('a date known in part', () => {
  it('is read back as it is printed, in either language and by either reader', () => {
    fc.assert(
      fc.property(stored, fc.constantFrom(english, spanish), (date, reader) => {
        expect(datesTyped(partialDateText(date, reader)!)).toEqual([date]);
      }),
    );
  });

  it('exists where the calendar has its day, and stands for itself', () => {
    const part = (least: number, most: number) => fc.integer({ min: least, max: most });
    fc.assert(
      fc.property(part(1000, 2999), part(0, 13), part(0, 32), (year, month, day) => {
        const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        const fits =
          month >= 1 &&
          month <= 12 &&
          day >= 1 &&
          day <= (month > 12 ? 0 : Temporal.PlainYearMonth.from({ year, month }).daysInMonth);
        expect([partialDateOf(text) !== null, dateExists(text)]).toEqual([fits, fits]);
        if (fits) expect(datesTyped(text)).toEqual([text]);
      }),
      { numRuns: 400 },
    );
    expect([1900, 2000, 2023, 2024].map(year => dateExists(`${year}-02-29`))).toEqual([false, true, false, true]);
  });

  it('is printed without a day or a month that is not in it', () => {
    fc.assert(
      fc.property(stored, fc.constantFrom(english, spanish), (date, reader) => {
        const { day, month } = partialDateOf(date)!;
        const words = partialDateText(date, reader)!.replace(/^(?:c\.|hacia) /, '');

        if (month === null) expect(words).toMatch(/^\d{4}$/);
        else if (day === null) expect(words).not.toMatch(/^\d/);
        else expect(words).toMatch(/^\d{1,2} /);
      }),
    );
  });

  it('lies between its first and its last day, and stored dates stand in the order of those', () => {
    fc.assert(
      fc.property(stored, stored, (one, other) => {
        const [a, b] = [daysOf(partialDateOf(one)!), daysOf(partialDateOf(other)!)];

        expect(a.first <= a.last).toBe(true);
        if (a.last < b.first) expect(one < other).toBe(true); // as SQL sorts them
      }),
    );
  });

  it.each([
    ['1987', '1987', '1987', '1987'],
    ['1987-00-00', '1987', '1987', '1987'],
    ['00/00/1987', '1987', '1987', '1987'],
    ['abril 1987', '1987-04', 'April 1987', 'abril de 1987'],
    ['abril del 1987', '1987-04', 'April 1987', 'abril de 1987'],
    ['April 1987', '1987-04', 'April 1987', 'abril de 1987'],
    ['abr 87', '1987-04', 'April 1987', 'abril de 1987'],
    ['04/1987', '1987-04', 'April 1987', 'abril de 1987'],
    ['1987-04-00', '1987-04', 'April 1987', 'abril de 1987'],
    ['00/04/1987', '1987-04', 'April 1987', 'abril de 1987'],
    ['c. 1987', '1987~', 'c. 1987', 'hacia 1987'],
    ['hacia 1987', '1987~', 'c. 1987', 'hacia 1987'],
    ['alrededor de abril de 1987', '1987-04~', 'c. April 1987', 'hacia abril de 1987'],
    ['1987 (aprox.)', '1987~', 'c. 1987', 'hacia 1987'],
    ['about 14 March 1987', '1987-03-14~', 'c. 14 Mar 1987', 'hacia 14 mar 1987'],
    ['14 de marzo de 1987', '1987-03-14', '14 Mar 1987', '14 mar 1987'],
    ['March 14, 1987', '1987-03-14', '14 Mar 1987', '14 mar 1987'],
    ['23/11/1987', '1987-11-23', '23 Nov 1987', '23 nov 1987'],
    ['11/23/1987', '1987-11-23', '23 Nov 1987', '23 nov 1987'],
    ['4/4/1987', '1987-04-04', '4 Apr 1987', '4 abr 1987'],
    ['19870314', '1987-03-14', '14 Mar 1987', '14 mar 1987'],
  ])('is one value however it is typed: «%s»', (typed, date, en, es) => {
    expect(datesTyped(typed)).toEqual([date]);
    expect([partialDateText(date, english), partialDateText(date, spanish)]).toEqual([en, es]);
  });

  it('is read in neither way where both are possible', () => {
    expect(datesTyped('3/4/2026')).toEqual(['2026-04-03', '2026-03-04']);
    expect(datesTyped('hacia 3/4/1987')).toEqual(['1987-04-03~', '1987-03-04~']);
  });

  it.each([
    '14 mar',
    'tomorrow',
    '+7',
    '87',
    '1987-13',
    '1987-02-30',
    '31 feb 1987',
    'abril',
    '0987',
    '',
    'c.',
    '1987-04-12T10:00',
  ])('needs a year, and is not guessed at: «%s»', typed => {
    expect(datesTyped(typed)).toEqual([]);
  });

  it('stands only in fields that may be known in part', () => {
    for (const date of ['1987', '1987-04', '1987~', '1987-04-12~']) {
      expect(problemOf(partial, date)).toBeNull();
      expect(problemOf(whole, date)).toBe('value/date-in-part');
    }
    expect(problemOf(whole, '1987-04-12')).toBeNull();
    expect(problemOf(partial, '3/4/1987')).toBe('value/date-two-ways');
    expect(problemOf(partial, 'abril 1987')).toBe('value/no-such-date');
  });

  it('never stands where time is counted by it', () => {
    for (const entity of entities) {
      const fields = fieldsOf(entity);
      const counted = fields.flatMap(([name, { due }]) => (due === undefined ? [] : [name, due.since, due.latest]));
      for (const [name, field] of fields)
        if (field.partial === true) {
          expect(field.type).toBe('date');
          expect(counted, `${entity}.${name}`).not.toContain(name);
        }
    }
  });

  it('is never made more exact by being told in less detail', () => {
    fc.assert(
      fc.property(stored, date => {
        const given = partialDateOf(date)!;
        const told = partialDateOf(generalise('date', date) as string)!; // a year, for every date

        expect(told).toEqual({ ...given, month: null, day: null });
      }),
    );
  });

  it.each([
    ['1987-01-01', 'year', '1987'],
    ['1987-04-01', 'month', '1987-04'],
    ['1987-01-01', 'estimated', '1987~'],
    ['1987-03-14', 'estimated', '1987-03-14~'],
    ['1987-03-14', 'exact', '1987-03-14'],
  ])('takes in the precision that stood beside it: %s, %s', (date, precision, joined) => {
    expect(withPrecision(date, precision)).toBe(joined);
  });
});
