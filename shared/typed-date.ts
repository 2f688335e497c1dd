import { Temporal } from 'temporal-polyfill';
import type { CivilDate } from './language.ts';
import { monthNames, plainOrdinals, weekdayNames, type CalendarWords } from './text/calendar.ts';

/**
 * The date that a person meant, or null. Both languages are read whatever the reader's, and the reader's own months; a date in figures
 * follows the reader's order (en: month/day, es: day/month) unless only one order is possible. Without a year it is the one nearest to today; a weekday is
 * the next one. Reads `23 nov`, `Nov 23 2026`, `23/11/26`, `2026-11-23`, `hoy`, `tomorrow`, `vie`, `+7`, `-3`, `en 3 días`, `2 weeks ago`,
 * `el próximo viernes`, `last Friday`, `fin de mes`.
 */
export function readTypedDate(text: string, today: CivilDate, calendar: CalendarWords): CivilDate | null {
  return datesMeant(text, today, calendar)[0] ?? null;
}

/** As {@link readTypedDate}, with every date that it may be: two where day and month could change places, the reader's own order first. */
export function datesMeant(text: string, today: CivilDate, calendar: CalendarWords): readonly CivilDate[] {
  const words = plain(text);
  const now = Temporal.PlainDate.from(today);
  const one = relative(words, now) ?? iso(words);
  const found = one === null ? figures(words, now, calendar) : [one];
  const dates = found.length > 0 ? found : [named(words, now, calendar)].filter(date => date !== null);
  return [...new Set(dates.map(date => date.toString() as CivilDate))]; // PlainDate prints YYYY-MM-DD
}

/** As {@link readTypedDate}, for words that count from today and say so (`in 3 days`, `el viernes pasado`), and nothing else. */
export function readRelativeDate(text: string, today: CivilDate): CivilDate | null {
  const words = plain(text);
  const now = Temporal.PlainDate.from(today);
  const date = dayNamed(words, now) ?? spanned(words, now) ?? turned(words, now);
  return date === null ? null : (date.toString() as CivilDate); // PlainDate prints YYYY-MM-DD
}

function plain(text: string): string {
  return plainOrdinals(text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase())
    .replace(/\b(de|del|of|the|el|la|on)\b|[,.]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const dayWords: Readonly<Record<string, number>> = {
  hoy: 0,
  today: 0,
  manana: 1,
  tomorrow: 1,
  'pasado manana': 2,
  'day after tomorrow': 2,
  ayer: -1,
  yesterday: -1,
  anteayer: -2,
  antier: -2,
  'antes ayer': -2,
  'day before yesterday': -2,
};

function relative(words: string, now: Temporal.PlainDate): Temporal.PlainDate | null {
  const typed = /^([+-])(\d{1,4})\s*(d|dias?|days?)?$/.exec(words);
  if (typed) return now.add({ days: Number(typed[2]) * (typed[1] === '-' ? -1 : 1) });
  const found = dayNamed(words, now) ?? spanned(words, now) ?? turned(words, now);
  if (found !== null) return found;
  const weekday = weekdayOf(words);
  return weekday === null ? null : comingDay(weekday, now);
}

function dayNamed(words: string, now: Temporal.PlainDate): Temporal.PlainDate | null {
  if (Object.hasOwn(dayWords, words)) return now.add({ days: dayWords[words]! }); // just found
  return /^(fin mes|end month|month end)$/.test(words) ? now.with({ day: now.daysInMonth }) : null;
}

const counted: Readonly<Record<number, string>> = {
  1: 'un una one a an',
  2: 'dos two',
  3: 'tres three',
  4: 'cuatro four',
  5: 'cinco five',
  6: 'seis six',
  7: 'siete seven',
  8: 'ocho eight',
  9: 'nueve nine',
  10: 'diez ten',
  15: 'quince fifteen',
  20: 'veinte twenty',
  30: 'treinta thirty',
  60: 'sesenta sixty',
  90: 'noventa ninety',
};
const countWords: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries(counted).flatMap(([number, words]) => words.split(' ').map(word => [word, Number(number)])),
);
const counts = Object.keys(countWords);
const count = `(\\d{1,3}|${counts.join('|')})`;
const unit = '(d|dias?|days?|semanas?|weeks?|mes|meses|months?)';
const ahead = new RegExp(`^(?:in|en|dentro|within) ${count} ?${unit}$`);
const ago = new RegExp(`^(?:hace ${count} ?${unit}|${count} ?${unit} ago)$`);

/** So many days, weeks or months from now, or ago. */
function spanned(words: string, now: Temporal.PlainDate): Temporal.PlainDate | null {
  const found = ahead.exec(words) ?? ago.exec(words);
  if (found === null) return null;
  const [typed, of] = [found[1] ?? found[3] ?? '', found[2] ?? found[4] ?? ''];
  const many = (countWords[typed] ?? Number(typed)) * (ahead.test(words) ? 1 : -1);
  if (/^(semana|week)/.test(of)) return now.add({ weeks: many });
  return /^m/.test(of) ? now.add({ months: many }) : now.add({ days: many });
}

/** A weekday or week that is said to be the next or the last one. The next one is the first after today, in both languages. */
function turned(words: string, now: Temporal.PlainDate): Temporal.PlainDate | null {
  if (/^(proxima semana|semana (proxima|que viene)|next week)$/.test(words)) return now.add({ weeks: 1 });
  if (/^(semana pasada|last week)$/.test(words)) return now.subtract({ weeks: 1 });
  const next = /^(?:(?:next|this|coming|proximo|este) ([a-z]{3,})|([a-z]{3,}) (?:proximo|que viene))$/.exec(words);
  const last = /^(?:(?:last|pasado) ([a-z]{3,})|([a-z]{3,}) pasado)$/.exec(words);
  const weekday = weekdayOf(next?.[1] ?? next?.[2] ?? last?.[1] ?? last?.[2] ?? '');
  if (weekday === null) return null;
  return next ? comingDay(weekday, now) : now.subtract({ days: (now.dayOfWeek - weekday + 7) % 7 || 7 });
}

/** From 1, Monday. */
function weekdayOf(typed: string): number | null {
  const at = typed.length < 3 ? -1 : indexOfName(typed, [weekdayNames.es, weekdayNames.en]);
  return at < 0 ? null : at + 1;
}

function comingDay(weekday: number, now: Temporal.PlainDate): Temporal.PlainDate {
  return now.add({ days: (weekday - now.dayOfWeek + 7) % 7 || 7 });
}

function iso(words: string): Temporal.PlainDate | null {
  const found = /^(\d{4})[-/ ](\d{1,2})[-/ ](\d{1,2})$/.exec(words);
  return found ? date(Number(found[1]), Number(found[2]), Number(found[3])) : null;
}

function figures(words: string, now: Temporal.PlainDate, { isDayFirst }: CalendarWords): readonly Temporal.PlainDate[] {
  const found = /^(\d{1,2})[/\- ](\d{1,2})(?:[/\- ](\d{4}|\d{2}))?$/.exec(words);
  if (!found) return [];
  const [first, second] = [Number(found[1]), Number(found[2])];
  const [dayFirst, monthFirst] = [inYear(found[3], second, first, now), inYear(found[3], first, second, now)];
  return (isDayFirst ? [dayFirst, monthFirst] : [monthFirst, dayFirst]).filter(date => date !== null);
}

function named(words: string, now: Temporal.PlainDate, { months }: CalendarWords): Temporal.PlainDate | null {
  const found = /^(?:[a-z]+ )?(\d{1,2}) ?([a-z]{3,})(?: (\d{4}|\d{2}))?$/.exec(words);
  const turned = /^([a-z]{3,}) (\d{1,2})(?: (\d{4}|\d{2}))?$/.exec(words);
  const [name, day, year] = found ? [found[2], found[1], found[3]] : [turned?.[1], turned?.[2], turned?.[3]];
  if (name === undefined) return null;
  const month = indexOfName(name, [months, monthNames.es, monthNames.en]);
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
