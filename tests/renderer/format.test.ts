import { expect, it } from 'vitest';
import { formatFor } from '../../renderer/format.ts';
import { english, spanish } from '../../shared/reader.ts';

const en = formatFor(english, '2026-11-23');
const es = formatFor(spanish, '2026-11-23');

it('writes a date as its reader does, with the year only where it is another', () => {
  expect([en.date('2026-09-05'), es.date('2026-09-05')]).toEqual(['5 Sep', '5 sep']);
  expect([en.date('1987-03-14'), es.date('1987-03-14')]).toEqual(['14 Mar 1987', '14 mar 1987']);
  expect([en.dateInWords('2026-11-23'), es.dateInWords('2026-11-23')]).toEqual(['Monday 23 November', 'lunes 23 de noviembre']);
});

it('writes a range once where both ends share a month, and one date where they are one', () => {
  expect(es.range('2026-11-30', '2026-12-01')).toBe('30 nov – 1 dic');
  expect(es.range('2026-11-23', '2026-11-25')).toBe('23 – 25 nov');
  expect(en.range('2026-12-28', '2027-01-04')).toBe('28 Dec – 4 Jan 2027');
  expect(en.range('2026-11-30', '2026-11-30')).toBe('30 Nov');
});

it('writes numbers, sizes and instants', () => {
  expect([es.numbers(7, 8), es.numbers(7, 7), es.number(15_000)]).toEqual(['7–8', '7', '15,000']);
  expect([es.bytes(0), es.bytes(1_234_567), es.bytes(200_000_000)]).toEqual(['0 B', '1.2 MB', '200 MB']);
  const office = formatFor(spanish, '2026-11-23', 'America/Mexico_City');
  expect(office.instant('2026-11-20T16:40:00-06:00[America/Mexico_City]')).toBe('20 nov 16:40');
  expect(office.instant('2026-11-20T16:40:00-08:00[America/Tijuana]')).toBe('20 nov 16:40, hora de Tijuana');
  expect(office.instant('2026-11-20T16:40:00Z')).toBe('20 nov 10:40');
});
