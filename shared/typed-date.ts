import { Temporal } from 'temporal-polyfill';
import type { CivilDate, Language } from './language.ts';
import { monthNames, weekdayNames } from './text/calendar.ts';

/**
 * The date that a person meant, or null. Both languages are read whatever the reader's, but a date in figures follows the reader's
 * order (en: month/day, es: day/month) unless only one order is possible. Without a year it is the one nearest to today; a weekday is
 * the next one. Reads `23 nov`, `Nov 23 2026`, `23/11/26`, `2026-11-23`, `hoy`, `tomorrow`, `vie`, `+7`, `-3`.
 */
export function readTypedDate(text: string, today: CivilDate, language: Language): CivilDate | null {
  const words = plain(text);
  const now = Temporal.PlainDate.from(today);
  const date = relative(words, now) ?? iso(words) ?? figures(words, now, language) ?? named(words, now);
  return date === null ? null : (date.toString() as CivilDate); // PlainDate prints YYYY-MM-DD
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\b(de|del|of|the|el)\b|[,.]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const dayWords: Readonly<Record<string, number>> = { hoy: 0, today: 0, manana: 1, tomorrow: 1, ayer: -1, yesterday: -1 };

function relative(words: string, now: Temporal.PlainDate): Temporal.PlainDate | null {
  const offset = dayWords[words];
  if (offset !== undefined) return now.add({ days: offset });
  const typed = /^([+-])(\d{1,4})\s*(d|dias?|days?)?$/.exec(words);
  if (typed) return now.add({ days: Number(typed[2]) * (typed[1] === '-' ? -1 : 1) });
  const weekday = words.length < 3 ? -1 : indexOfName(words, [weekdayNames.es, weekdayNames.en]);
  if (weekday < 0) return null;
  return now.add({ days: (weekday + 1 - now.dayOfWeek + 7) % 7 || 7 });
}

function iso(words: string): Temporal.PlainDate | null {
  const found = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(words);
  return found ? date(Number(found[1]), Number(found[2]), Number(found[3])) : null;
}

function figures(words: string, now: Temporal.PlainDate, language: Language): Temporal.PlainDate | null {
  const found = /^(\d{1,2})[/\- ](\d{1,2})(?:[/\- ](\d{4}|\d{2}))?$/.exec(words);
  if (!found) return null;
  const [first, second] = [Number(found[1]), Number(found[2])];
  const monthFirst = first <= 12 && (language === 'en' || second > 12);
  const [month, day] = monthFirst && second <= 31 ? [first, second] : [second, first];
  const usual = inYear(found[3], month, day, now);
  return usual ?? inYear(found[3], day, month, now);
}

function named(words: string, now: Temporal.PlainDate): Temporal.PlainDate | null {
  const found = /^(?:[a-z]+ )?(\d{1,2}) ?([a-z]{3,})(?: (\d{4}|\d{2}))?$/.exec(words);
  const turned = /^([a-z]{3,}) (\d{1,2})(?: (\d{4}|\d{2}))?$/.exec(words);
  const [name, day, year] = found ? [found[2], found[1], found[3]] : [turned?.[1], turned?.[2], turned?.[3]];
  if (name === undefined) return null;
  const month = indexOfName(name, [monthNames.es, monthNames.en]);
  return month < 0 ? null : inYear(year, month + 1, Number(day), now);
}

function indexOfName(typed: string, lists: readonly (readonly string[])[]): number {
  for (const names of lists) {
    const index = names.findIndex(name => plain(name).startsWith(typed));
    if (index >= 0) return index;
  }
  return -1;
}

function inYear(typed: string | undefined, month: number, day: number, now: Temporal.PlainDate): Temporal.PlainDate | null {
  if (typed !== undefined) {
    const year = Number(typed);
    return date(typed.length === 4 ? year : year > (now.year % 100) + 20 ? 1900 + year : 2000 + year, month, day);
  }
  const near = [now.year - 1, now.year, now.year + 1].flatMap(year => date(year, month, day) ?? []);
  const away = (other: Temporal.PlainDate) => Math.abs(now.until(other).days);
  return near.toSorted((a, b) => away(a) - away(b))[0] ?? null;
}

function date(year: number, month: number, day: number): Temporal.PlainDate | null {
  if (month < 1 || month > 12 || day < 1 || day > Temporal.PlainYearMonth.from({ year, month }).daysInMonth) return null;
  return Temporal.PlainDate.from({ year, month, day });
}
