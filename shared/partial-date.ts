import { Temporal } from 'temporal-polyfill';
import { daysInMonth } from './clocks/civil-date.ts';
import type { Bilingual, CivilDate } from './language.ts';
import type { Reader } from './reader.ts';

/** A date as far as it is known. `isAbout`: around then, not surely then. A day without its month is none. */
export type PartialDate = {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
  readonly isAbout: boolean;
};

const stored = /^([12]\d{3})(?:-(\d{2})(?:-(\d{2}))?)?(~)?$/;

/** What a stored date says: `1987`, `1987-04`, `1987-04-12`, each with `~` where it is about then (ISO 8601-2). Null for anything else. */
export function partialDateOf(text: string): PartialDate | null {
  const parts = stored.exec(text);
  if (parts === null) return null;
  const date = { year: Number(parts[1]), month: numberOr(parts[2]), day: numberOr(parts[3]), isAbout: parts[4] !== undefined };
  return exists(date) ? date : null;
}

/** The stored form of a date that {@link partialDateOf} reads back. */
export function storedDate({ year, month, day, isAbout }: PartialDate): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return [String(year), ...[month, day].flatMap(part => (part === null ? [] : [two(part)]))].join('-') + (isAbout ? '~' : '');
}

/** Whether its year, month and day exist together (years 1000–2999). */
export function exists({ year, month, day }: PartialDate): boolean {
  if (year < 1000 || year > 2999) return false;
  if (month === null) return day === null;
  if (month < 1 || month > 12) return false;
  return day === null || (day >= 1 && day <= daysInMonth(year, month));
}

/** The first and the last day that a date may mean, as far as it is written. */
export function daysOf({ year, month, day }: PartialDate): { readonly first: CivilDate; readonly last: CivilDate } {
  const first = new Temporal.PlainDate(year, month ?? 1, day ?? 1);
  const last = day === null ? first.with({ month: month ?? 12 }) : first;
  // PlainDate prints YYYY-MM-DD
  return {
    first: first.toString() as CivilDate,
    last: (day === null ? last.with({ day: last.daysInMonth }) : last).toString() as CivilDate,
  };
}

/** A date with the precision that an earlier version kept beside it: what stood for an unknown month or day goes. */
export function withPrecision(date: string, precision: string): string {
  const read = partialDateOf(date);
  if (read === null) return date;
  switch (precision) {
    case 'year':
      return storedDate({ ...read, month: null, day: null });
    case 'month':
      return storedDate({ ...read, day: null });
    case 'estimated': {
      const isFilledIn = read.month === 1 && read.day === 1; // nobody estimates a New Year's Day
      return storedDate({ ...read, ...(isFilledIn ? { month: null, day: null } : {}), isAbout: true });
    }
    default:
      return date;
  }
}

/** The word that earlier versions had for how far a date is known. */
export function precisionNamed({ month, day, isAbout }: PartialDate): 'exact' | 'month' | 'year' | 'estimated' {
  return isAbout ? 'estimated' : month === null ? 'year' : day === null ? 'month' : 'exact';
}

const about: Bilingual = { en: 'c. {{date}}', es: 'hacia {{date}}' };

/** `14 Mar 1987`, `marzo de 1987`, `1987`, `c. March 1987`, `hacia 1987`: never more than is known. Null where it is no date. */
export function partialDateText(text: string, { calendar, say }: Pick<Reader, 'calendar' | 'say'>): string | null {
  const date = partialDateOf(text);
  if (date === null) return null;
  const { year, month, day, isAbout } = date;
  const written =
    month === null
      ? String(year)
      : day === null
        ? `${calendar.months[month - 1]}${calendar.of}${year}`
        : `${day} ${calendar.shortMonths[month - 1]} ${year}`;
  return isAbout ? say(about, { date: written }) : written;
}

function numberOr(figures: string | undefined): number | null {
  return figures === undefined ? null : Number(figures);
}
