import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilDate, dayNumber, daysSince } from '../../../shared/clocks/civil-date.ts';
import {
  dayAt,
  dayOfInstant,
  dayOfStop,
  daysAt,
  instantAt,
  isZone,
  ownDay,
  startOfDayMs,
} from '../../../shared/clocks/civil-day.ts';
import { dueOn, isPast, NEAR_DAYS, placesOf, seenOn, type Tone } from '../../../shared/clocks/due.ts';
import type { CivilDate } from '../../../shared/language.ts';

const zones = ['America/Mexico_City', 'America/Tijuana', 'America/New_York', 'America/Bogota', 'Europe/Madrid', 'Asia/Tokyo'];
const zoneNames = [...zones, 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC'];
const zone = fc.constantFrom(...zoneNames);
const instant = fc.integer({ min: Date.UTC(1975, 0, 1), max: Date.UTC(2099, 11, 31) });
const date = fc.integer({ min: -50_000, max: 60_000 }).map(civilDate);

/** The day as the platform's own formatter writes it: it shares nothing with what is tested. */
function platformDay(timeZone: string, atMs: number): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    calendar: 'iso8601',
  });
  const of = Object.fromEntries(parts.formatToParts(atMs).map(({ type, value }) => [type, value]));
  return `${of['year']}-${of['month']}-${of['day']}`;
}

describe('the day of an instant', () => {
  it('is the one that the platform’s calendar shows in that zone', () => {
    fc.assert(
      fc.property(zone, instant, (where, atMs) => {
        expect(dayAt(where, atMs)).toBe(platformDay(where, atMs));
      }),
    );
  });

  it('begins at the first instant of that day, in every zone', () => {
    fc.assert(
      fc.property(zone, instant, (where, atMs) => {
        const day = dayAt(where, atMs);
        const start = startOfDayMs(where, day);
        expect(start).toBeLessThanOrEqual(atMs);
        expect([dayAt(where, start), dayAt(where, start - 1) < day]).toEqual([day, true]);
      }),
    );
  });

  it('is the same by whatever offset the instant is written with', () => {
    fc.assert(
      fc.property(zone, zone, instant, (where, other, atMs) => {
        const minute = atMs - (((atMs % 60_000) + 60_000) % 60_000);
        expect(dayOfInstant(where, instantAt(other, minute))).toBe(dayAt(where, minute));
      }),
    );
  });
});

describe('an exchange', () => {
  it('is on the day of its own zone: half past eleven at night in Tijuana is that day, whatever day it is in the capital', () => {
    const late = '2026-11-13T23:30:00-08:00[America/Tijuana]';

    expect([ownDay(late), dayOfInstant('America/Mexico_City', late)]).toEqual(['2026-11-13', '2026-11-14']);
  });

  it('that is written down where somebody is has that place’s day', () => {
    fc.assert(
      fc.property(zone, instant, (where, atMs) => {
        expect(ownDay(instantAt(where, atMs))).toBe(dayAt(where, atMs));
      }),
    );
  });
});

describe('the day by which a stop is measured', () => {
  const days = daysAt(Date.parse('2026-11-14T05:30:00Z'), 'America/Tijuana'); // half past nine at night there, half past eleven in the capital

  it('is that of its rule’s zone', () => {
    expect(dayOfStop(days, 'America/New_York', 'PA_TREATY')).toBe('2026-11-14');
    expect(dayOfStop(days, 'America/Mexico_City', 'PA_MX_LEI')).toBe('2026-11-13');
  });

  it('is the office’s where the office entered it, or no rule is known', () => {
    expect([dayOfStop(days, 'Asia/Tokyo', ''), dayOfStop(days, undefined, 'GONE')]).toEqual(['2026-11-13', '2026-11-13']);
  });
});

describe('how near a date is', () => {
  const given = fc.record({
    today: date,
    earliest: date,
    span: fc.integer({ min: 0, max: 40 }),
    from: fc.option(date),
    weight: fc.constantFrom('hard' as const, 'soft' as const),
  });
  const count = (from: CivilDate, to: CivilDate) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000); // dates are read as UTC

  it('counts whole days to both readings and names one tone, as an independent count does', () => {
    fc.assert(
      fc.property(given, ({ today, earliest, span, from, weight }) => {
        const latest = civilDate(dayNumber(earliest) + span);
        const [first, last] = [count(today, earliest), count(today, latest)];
        const tone: Tone =
          last < 0 ? 'lapsed' : first < 0 ? 'in-doubt' : first === 0 ? 'today' : first <= NEAR_DAYS[weight] ? 'soon' : 'later';

        const due = dueOn(today, { from, earliest, latest, weight })!;

        expect(due).toMatchObject({ tone, daysToEarliest: first, daysToLatest: last });
        expect(isPast(due)).toBe(today > earliest);
        expect(due.elapsed >= 0 && due.elapsed <= 1).toBe(true);
      }),
    );
  });

  it('stands at its own date in the office’s row of days, and is placed by the day on which it was looked at, at any hour of two zones', () => {
    const near = fc.record({ off: fc.integer({ min: -3, max: 16 }), span: fc.integer({ min: 0, max: 9 }) });
    fc.assert(
      fc.property(zone, zone, instant, near, (office, rule, at, { off, span }) => {
        const [here, there] = [dayAt(office, at), dayAt(rule, at)];
        const earliest = civilDate(dayNumber(here) + off);
        const latest = civilDate(dayNumber(earliest) + span);
        const strip = Array.from({ length: 14 }, (_, place) => civilDate(dayNumber(here) + place));

        const due = dueOn(there, { from: null, earliest, latest, weight: 'hard' })!;
        const [first, end] = placesOf(due, here, strip.length);

        expect(strip.slice(first, end)).toEqual(strip.filter(drawn => drawn >= earliest && drawn <= latest));
        expect(seenOn(due)).toBe(there);
      }),
    );
  });

  it('is nothing without a date, and met once nothing is owed', () => {
    const [today, earliest] = ['2026-11-14' as CivilDate, '2026-11-01' as CivilDate];

    expect(dueOn(today, { from: null, earliest: null, latest: null, weight: 'hard' })).toBeNull();
    expect(dueOn(today, { from: null, earliest, latest: null, weight: 'hard', isMet: true })?.tone).toBe('met');
  });
});

it('knows a zone by its name alone', () => {
  expect(['America/Tijuana', 'UTC', '-06:00', 'America/Nowhere', ''].map(isZone)).toEqual([true, true, false, false, false]);
});

it('counts no days since a day that has begun in the office and not yet where the authority is', () => {
  const [entered, thereStill] = ['2026-12-01', '2026-11-30'] as CivilDate[];

  expect(daysSince(entered!, thereStill!)).toBe(0);
  expect(daysSince(thereStill!, entered!)).toBe(1);
});
