import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { instantText } from '../../shared/instant-text.ts';
import type { CivilDate } from '../../shared/language.ts';
import { english, spanish } from '../../shared/reader.ts';
import { instantsTyped } from '../../shared/typed-instant.ts';

const office = 'America/Mexico_City';
const today = '2026-11-23' as CivilDate;
const at = (reader: typeof english, zone = office) => ({ today, calendar: reader.calendar, zone });
const zones = [
  office,
  'America/Tijuana',
  'America/New_York',
  'Europe/Madrid',
  'America/Argentina/Buenos_Aires',
  '-06:00',
  '+05:30',
  'UTC',
];

describe('a date with its time', () => {
  it.each([
    ['2026-11-29T14:30:00-06:00[America/Mexico_City]', '29 Nov 2026, 14:30', '29 nov 2026, 14:30'],
    ['2026-11-29T14:30-06:00', '29 Nov 2026, 14:30', '29 nov 2026, 14:30'],
    ['2026-11-29T14:30-08:00[America/Tijuana]', '29 Nov 2026, 14:30, Tijuana time', '29 nov 2026, 14:30, hora de Tijuana'],
    ['2026-11-29T14:30-05:00[America/New_York]', '29 Nov 2026, 14:30, New York time', '29 nov 2026, 14:30, hora de Nueva York'],
    ['2026-11-29T14:30:00Z', '29 Nov 2026, 14:30 UTC', '29 nov 2026, 14:30 UTC'],
    ['2026-11-29T14:30-05:00', '29 Nov 2026, 14:30 UTC−5', '29 nov 2026, 14:30 UTC−5'],
    ['2026-11-29', '29 Nov 2026', '29 nov 2026'],
  ])('is written in words, and names whose time it is where that is not the office’s: %s', (instant, en, es) => {
    expect([instantText(instant, english, office), instantText(instant, spanish, office)]).toEqual([en, es]);
  });

  it('always names whose time it is where it leaves the office', () => {
    const instant = '2026-11-29T14:30-06:00[America/Mexico_City]';

    expect(instantText(instant, english)).toBe('29 Nov 2026, 14:30, Mexico City time');
    expect(instantText(instant, spanish)).toBe('29 nov 2026, 14:30, hora de Ciudad de México');
  });

  it('is read back as it is written, in either language, with the zone and without', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2_500_000_000 }),
        fc.constantFrom(...zones),
        fc.constantFrom(english, spanish),
        fc.constantFrom(office, undefined),
        (seconds, zone, reader, known) => {
          const minute = Temporal.Instant.fromEpochMilliseconds((seconds - (seconds % 60)) * 1000).toZonedDateTimeISO(zone);
          const first = minute.toPlainDateTime().toZonedDateTime(zone); // of a time that comes twice the first is meant
          fc.pre(first.equals(minute));
          const stored = minute.toString({ smallestUnit: 'minute', timeZoneName: zone.includes('/') ? 'auto' : 'never' });
          const [read, other] = instantsTyped(instantText(stored, reader, known), at(reader));

          expect(other).toBeUndefined();
          expect(Temporal.Instant.from(read!).equals(minute.toInstant())).toBe(true);
        },
      ),
    );
  });

  it('is never written with an offset or a T', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4e9 }),
        fc.constantFrom(...zones),
        fc.constantFrom(english, spanish),
        (seconds, zone, reader) => {
          const stored = Temporal.Instant.fromEpochMilliseconds(seconds * 1000)
            .toZonedDateTimeISO(zone)
            .toString();

          expect(instantText(stored, reader, office)).not.toMatch(/\dT\d|[+-]\d\d:\d\d|\[/);
        },
      ),
    );
  });

  it.each([
    ['29 nov 2026, 14:30', ['2026-11-29T14:30-06:00[America/Mexico_City]']],
    ['Nov 29 2026 2:30 pm', ['2026-11-29T14:30-06:00[America/Mexico_City]']],
    ['ayer a las 9:00', ['2026-11-22T09:00-06:00[America/Mexico_City]']],
    ['29 nov 2026 14:30, hora de Tijuana', ['2026-11-29T14:30-08:00[America/Tijuana]']],
    ['29 Nov 2026, 14:30 New York', ['2026-11-29T14:30-05:00[America/New_York]']],
    ['29 Nov 2026, 14:30 UTC-5', ['2026-11-29T14:30-05:00']],
    ['2026-11-29T14:30:00-06:00', ['2026-11-29T14:30:00-06:00']],
    ['3/4/2026 10:00', ['2026-04-03T10:00-06:00[America/Mexico_City]', '2026-03-04T10:00-06:00[America/Mexico_City]']],
    ['29 nov 2026', []],
    ['14:30', []],
    ['31 feb 2026 10:00', []],
    ['29 nov 2026, 25:00', []],
    ['29 nov 2026, 14:30, hora de Atlantis', []],
  ])('is typed in plain words: «%s»', (typed, meant) => {
    expect(instantsTyped(typed, at(spanish))).toEqual(meant);
  });
});
