import { expect, it } from 'vitest';
import { knownValue } from '../../shared/known-value.ts';
import { normaliseFields } from '../../shared/records.ts';
import type { CivilDate } from '../../shared/language.ts';

const day = { on: '2026-11-23' as CivilDate, zone: 'America/Mexico_City' };

it.each([
  ['event', { on: '2020-01-01', precision: 'year' }, 'on', '2020'],
  ['event', { on: '2020-04-01', precision: 'month' }, 'on', '2020-04'],
  ['event', { on: '2020-04-12' }, 'on', '2020-04-12'],
  ['subject', { dob: '1987-01-01', dobPrecision: 'year' }, 'dob', '1987'],
  ['subject', { dob: '1987-04' }, 'dob', '1987-04'],
  ['no-such-thing', { on: '2020-01-01', precision: 'year' }, 'on', '2020-01-01'],
])('shows no day of %s that nobody knows: %j', (entity, fields, name, shown) => {
  expect(knownValue(entity, fields, name)).toBe(shown);
});

it('leaves the day by which time is counted as it was stored', () => {
  expect(normaliseFields('event', { on: '2020-01-01', precision: 'year' }, day)).toEqual({ on: '2020-01-01', precision: 'year' });
  expect(normaliseFields('subject', { dob: '1987-01-01', dobPrecision: 'year' }, day)).toEqual({ dob: '1987' });
});
