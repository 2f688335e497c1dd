import { useMemo } from 'react';
import { Temporal } from 'temporal-polyfill';
import type { CivilDate } from '../shared/language.ts';
import type { Reader } from '../shared/reader.ts';
import { dateText } from '../shared/value-text.ts';
import { dateExists } from '../shared/values.ts';
import { zoneText } from '../shared/zone-names.ts';
import { useDay } from './day.ts';
import { useReader } from './text.ts';

/**
 * How a reader sees dates, ranges and numbers. `today` decides when a year is worth showing; moments without a zone are shown in `zone`,
 * the office's.
 */
export type Format = ReturnType<typeof formatFor>;

/** The reader's formats: `const format = useFormat(); format.date('2026-11-23')` → '23 Nov' or '23 nov'. */
export function useFormat(): Format {
  const reader = useReader();
  const { on, zone } = useDay();
  return useMemo(() => formatFor(reader, on, zone), [reader, on, zone]);
}

export function formatFor(reader: Reader, today: string, zone = 'UTC') {
  const { locale, calendar } = reader;
  const thisYear = Temporal.PlainDate.from(today).year;
  const number = new Intl.NumberFormat(locale);

  function date(civil: string, year: 'auto' | 'always' | 'never' = 'auto'): string {
    if (!dateExists(civil)) return dateText(civil, reader); // known in part: with its year, whatever is asked
    const d = Temporal.PlainDate.from(civil);
    const dayMonth = `${d.day} ${calendar.shortMonths[d.month - 1]}`;
    return year === 'always' || (year === 'auto' && d.year !== thisYear) ? `${dayMonth} ${d.year}` : dayMonth;
  }

  const dayOf = (instant: string | number): string => zoned(instant, zone).toPlainDate().toString();
  function time(instant: string | number): string {
    const at = zoned(instant, zone);
    const isHere = at.offset === at.withTimeZone(zone).offset;
    const clock = at.toPlainTime().toString({ smallestUnit: 'minute' });
    return isHere ? clock : `${clock}, ${zoneText(at.timeZoneId, reader)}`;
  }

  return {
    /** The day that `today`, `tomorrow` are said of. */
    today: today as CivilDate, // a civil date, as the host writes it
    /** '23 Nov', '14 mar 1987'. */
    date,
    /** 'Mon 23 Nov 2026', 'lun 23 nov 2026'. */
    dateWithWeekday(civil: string): string {
      return `${calendar.shortWeekdays[Temporal.PlainDate.from(civil).dayOfWeek - 1]} ${date(civil, 'always')}`;
    },
    /** 'Mon 23 Nov', with the year where it is another. */
    dayWithWeekday(civil: string): string {
      return `${calendar.shortWeekdays[Temporal.PlainDate.from(civil).dayOfWeek - 1]} ${date(civil)}`;
    },
    /** 'Monday 23 November', 'lunes 23 de noviembre'. */
    dateInWords(civil: string): string {
      const d = Temporal.PlainDate.from(civil);
      return `${calendar.weekdays[d.dayOfWeek - 1]} ${d.day}${calendar.of}${calendar.months[d.month - 1]}`;
    },
    /** '30 nov – 1 dic', '23 – 25 nov', and one date where both are the same. */
    range(from: string, to: string): string {
      if (from === to) return date(from);
      const [a, b] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
      const oneMonth = a.year === b.year && a.month === b.month;
      return `${oneMonth ? a.day : date(from, a.year === b.year ? 'never' : 'auto')} – ${date(to)}`;
    },
    /** '7–8', '7'. */
    numbers(from: number, to: number): string {
      return from === to ? number.format(from) : `${number.format(from)}–${number.format(to)}`;
    },
    /** '23 Nov 16:40' in the office's time; '23 Nov 16:40, Tijuana time' where it names a zone that has another. */
    instant(instant: string | number): string {
      return `${date(dayOf(instant))} ${time(instant)}`;
    },
    /** '16:40', and where its zone has another time than the office's '16:40, Tijuana time'. */
    time,
    /** The day of an instant in its own zone. */
    dayOf,
    number: (value: number) => number.format(value),
    /** '1.2 MB'; decimal units, as systems show files. */
    bytes(sizeBytes: number): string {
      const units = ['B', 'kB', 'MB', 'GB'];
      const power = Math.min(Math.floor(Math.log10(Math.max(sizeBytes, 1)) / 3), units.length - 1);
      const value = sizeBytes / 1000 ** power;
      return `${new Intl.NumberFormat(locale, { maximumFractionDigits: value < 10 && power > 0 ? 1 : 0 }).format(value)} ${units[power]}`;
    },
  };
}

function zoned(instant: string | number, zone: string): Temporal.ZonedDateTime {
  if (typeof instant === 'number') return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  if (instant.includes('[')) return Temporal.ZonedDateTime.from(instant);
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
}

/** 'Ferrer Nájera, fraude y asociación, CDMX' → 'Ferrer Nájera': a case's title begins with who it is about. */
export function shortTitle(title: string): string {
  return title.split(',')[0]?.trim() ?? title;
}
