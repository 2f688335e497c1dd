import { Temporal } from 'temporal-polyfill';
import { daysBetween } from './clocks/civil-date.ts';
import type { CivilDate } from './language.ts';
import { plainText, type Word } from './log-words.ts';
import { plainOrdinals, type CalendarWords } from './text/calendar.ts';
import { datesMeant, readRelativeDate } from './typed-date.ts';
import { weekdayWords } from './words/quick-log.ts';

/** `doubt`: figures that may be day or month first, with both dates; null where there is no doubt. */
type Day = { readonly date: CivilDate; readonly length: number; readonly doubt: DateDoubt | null };
export type DateDoubt = { readonly typed: string; readonly dates: readonly CivilDate[] };
type Hours = { readonly time: string; readonly minutes: number | null; readonly length: number };

/** A date at the start of the words. A weekday alone is the next one, or for what has happened the last one or today. */
export function dateAt(
  words: readonly Word[],
  { today, calendar }: { readonly today: CivilDate; readonly calendar: CalendarWords },
  which: 'next' | 'last',
): Day | null {
  for (const length of [7, 6, 5, 4, 3, 2, 1]) {
    const taken = words.slice(0, length);
    if (taken.length < length || taken.slice(0, -1).some(word => word.ends)) continue;
    if (isInWorkingDays(words.slice(length))) continue;
    const [date, ...others] = datesOf(plainText(taken), today, calendar, which);
    const [typed] = figures.exec(plainText(taken)) ?? [];
    if (date !== undefined)
      return { date, length, doubt: others.length === 0 || typed === undefined ? null : { typed, dates: [date, ...others] } };
  }
  return null;
}

/** `en 10 días hábiles`: which days those are is a calendar's matter, and no date is made of them here. */
const isInWorkingDays = ([next]: readonly Word[]): boolean => next !== undefined && /^(?:habil|habiles)$/.test(next.plain);

const figures = /\d{1,2}\/\d{1,2}(?:\/\d{2,4})?|\d{1,2}([.-])\d{1,2}\1\d{2,4}/;

function datesOf(typed: string, today: CivilDate, calendar: CalendarWords, which: 'next' | 'last'): readonly CivilDate[] {
  const text = plainOrdinals(typed)
    .replace(/^(?:el|on) /, '')
    .replace(/ (?:naturales|corridos)$/, '');
  const counted = readRelativeDate(text, today);
  if (counted !== null) return [counted];
  const isWeekday = weekdayWords.has(text);
  if (!isWeekday && !isFull(text)) return [];
  const dates = datesMeant(text, today, calendar);
  if (which === 'next') return dates;
  if (isWeekday) return dates.map(weekBefore);
  // What has happened was not on a day to come: without a year it is the last one of that name. A near one may be a slip or an appointment, and
  // is told to be ahead.
  return hasYear.test(text) ? dates : dates.map(date => (daysBetween(today, date) > NEAR_DAYS ? yearBefore(date) : date));
}

const NEAR_DAYS = 31;

const hasYear = /\d{4}|\d{1,2}([/.-])\d{1,2}\1\d{2}$/;

/** A day and a month, in words or figures, with or without weekday and year: other words may only look like one. */
function isFull(text: string): boolean {
  const [lead = '', ...rest] = text.split(' ');
  const day = weekdayWords.has(lead.replace(/[.,]$/, '')) ? rest.join(' ') : text; // no other word before a day is part of it: an agency
  return (
    /^\d{4}[-/]\d{1,2}[-/]\d{1,2}$|^\d{1,2}\/\d{1,2}(\/\d{2,4})?$|^\d{1,2}([.-])\d{1,2}\2\d{2,4}$/.test(day) ||
    /^(\d{1,2} (de |of )?[a-z]{3,10}|[a-z]{3,10} \d{1,2})((?: de|,)? \d{4})?$/.test(day)
  );
}

function yearBefore(date: CivilDate): CivilDate {
  return Temporal.PlainDate.from(date).subtract({ years: 1 }).toString() as CivilDate; // as below
}

function weekBefore(date: CivilDate): CivilDate {
  return Temporal.PlainDate.from(date).subtract({ days: 7 }).toString() as CivilDate; // PlainDate prints YYYY-MM-DD
}

const clock = '(\\d{1,2})(?::(\\d{2}))?(?: ?([ap])\\.?m\\.?)?(?: ?(?:h|hrs?|horas|hours))?';
const one = new RegExp(`^((?:a las?|at|desde las|from|de) )?${clock}$`);
const two = new RegExp(`^((?:de las|de|from|entre las|between) )?${clock} ?(?:-|–|a|to|y|and|hasta)(?: las?)? ?${clock}$`);

/** When it began, and its length where an end is typed too: `10:00`, `9 am`, `a las 10`, `at 3pm`, `10:00-10:45`, `mediodía`. */
export function hoursAt(words: readonly Word[]): Hours | null {
  for (const length of [6, 5, 4, 3, 2, 1]) {
    const taken = words.slice(0, length);
    if (taken.length < length || taken.slice(0, -1).some(word => word.ends)) continue;
    const found = hoursOf(plainText(taken));
    if (found !== null) return { ...found, length };
  }
  return null;
}

function hoursOf(text: string): Omit<Hours, 'length'> | null {
  if (/^(?:(?:a|al|at) )?(?:mediodia|noon)$/.test(text)) return { time: '12:00', minutes: null };
  const single = one.exec(text);
  if (single !== null) {
    const isSaid = /^(?:a las?|at|desde las) /.test(text) || single[3] !== undefined || single[4] !== undefined;
    const start = isSaid ? minuteOfDay(single[2], single[3], single[4]) : null;
    return start === null ? null : { time: timeOf(start), minutes: null };
  }
  return rangeOf(text);
}

function rangeOf(text: string): Omit<Hours, 'length'> | null {
  const found = two.exec(text);
  if (found === null) return null;
  const [, lead, hour, minute, half, toHour, toMinute, toHalf] = found;
  const isSaid = /las /.test(lead ?? '') || [minute, half, toMinute, toHalf].some(part => part !== undefined);
  const start = minuteOfDay(hour, minute, half ?? (Number(hour) <= Number(toHour) ? toHalf : undefined));
  const end = minuteOfDay(toHour, toMinute, toHalf ?? half);
  if (!isSaid || start === null || end === null || end <= start) return null;
  return { time: timeOf(start), minutes: end - start };
}

function minuteOfDay(hour = '', minute = '00', half?: string): number | null {
  const typed = Number(hour);
  if (typed > 23 || Number(minute) > 59 || (half !== undefined && (typed > 12 || typed === 0))) return null;
  return ((half === undefined ? typed : typed % 12) + (half === 'p' ? 12 : 0)) * 60 + Number(minute);
}

function timeOf(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map(part => String(part).padStart(2, '0')).join(':');
}

/** How long it took: `45m`, `1h30`, `45 min`, `hora y media`, `half an hour`. */
export function durationAt(words: readonly Word[]): { readonly minutes: number; readonly length: number } | null {
  for (const length of [4, 3, 2, 1]) {
    const taken = words.slice(0, length);
    if (taken.length < length || taken.slice(0, -1).some(word => word.ends)) continue;
    const minutes = minutesOf(plainText(taken).replace(/^(?:por|durante|for) /, ''));
    if (minutes !== null) return { minutes, length };
  }
  return null;
}

const spokenLengths: Readonly<Record<string, number>> = {
  'media hora': 30,
  'half hour': 30,
  'half an hour': 30,
  'una hora': 60,
  'one hour': 60,
  'an hour': 60,
  'hora y media': 90,
  'una hora y media': 90,
  'hour and a half': 90,
};

function minutesOf(text: string): number | null {
  if (Object.hasOwn(spokenLengths, text)) return spokenLengths[text]!; // just found
  const typed =
    /^(?:(\d{1,2}(?:\.\d)?) ?(?:h|hr|hrs|horas?|hours?)(?: ?(\d{1,2})(?: ?(?:m|min))?)?|(\d{1,3}) ?(?:m|min|mins|minutos?|minutes?))$/.exec(
      text,
    );
  if (typed === null) return null;
  const minutes = typed[3] === undefined ? Math.round(Number(typed[1]) * 60) + Number(typed[2] ?? 0) : Number(typed[3]);
  return minutes > 0 ? minutes : null;
}
