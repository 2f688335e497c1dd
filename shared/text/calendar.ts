import type { Language } from '../language.ts';

// Own tables for our two languages: what Intl writes ("Sept", "nov.") differs between versions of its data.

export const monthNames: Readonly<Record<Language, readonly string[]>> = {
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  es: [
    'enero',
    'febrero',
    'marzo',
    'abril',
    'mayo',
    'junio',
    'julio',
    'agosto',
    'septiembre',
    'octubre',
    'noviembre',
    'diciembre',
  ],
};

/** From Monday, as Temporal counts. */
export const weekdayNames: Readonly<Record<Language, readonly string[]>> = {
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  es: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'],
};

/** Words in small letters without accents, with days that are counted (`1º`, `1er`, `primero`, `2nd`) as their figures. */
export function plainOrdinals(words: string): string {
  return words
    .replace(/(?<![\d/.-])(\d{1,2})(?:st|nd|rd|th|ero|er|ro|do|to|mo|vo|no|o|a|[ºª°])(?![\p{L}\d])/gu, '$1')
    .replace(/\b(?:primero|first)\b/g, '1');
}

/** How a language names and orders the parts of a date. Months from January, weekdays from Monday. */
export type CalendarWords = {
  readonly months: readonly string[];
  readonly shortMonths: readonly string[];
  readonly weekdays: readonly string[];
  readonly shortWeekdays: readonly string[];
  /** Whether 3/4 is the third of April. */
  readonly isDayFirst: boolean;
  /** What stands between day, month and year in words: ' ', or ' de '. */
  readonly of: string;
};

export const calendarWords: Readonly<Record<Language, CalendarWords>> = {
  en: ownWords('en', { isDayFirst: false, of: ' ' }),
  es: ownWords('es', { isDayFirst: true, of: ' de ' }),
};

/** The same of any other language (a BCP 47 tag), as Intl knows it. */
export function calendarWordsOf(tag: string): CalendarWords {
  const utc = { timeZone: 'UTC' } as const;
  const year = Array.from({ length: 12 }, (_, month) => Date.UTC(2024, month, 1));
  const week = Array.from({ length: 7 }, (_, day) => Date.UTC(2024, 0, 1 + day)); // 1 January 2024 was a Monday
  const named = (style: Intl.DateTimeFormatOptions, days: readonly number[]) => {
    const format = new Intl.DateTimeFormat(tag, { ...style, ...utc });
    return days.map(day => format.format(day).replace(/\.$/, ''));
  };
  const figures = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'numeric', ...utc }).formatToParts(0);
  const words = new Intl.DateTimeFormat(tag, { dateStyle: 'long', ...utc }).formatToParts(0);
  const place = (parts: readonly Intl.DateTimeFormatPart[], type: 'day' | 'month') => parts.findIndex(part => part.type === type);
  const between = place(words, 'day') < place(words, 'month') ? words[place(words, 'day') + 1] : undefined;
  return {
    months: named({ month: 'long' }, year),
    shortMonths: named({ month: 'short' }, year),
    weekdays: named({ weekday: 'long' }, week),
    shortWeekdays: named({ weekday: 'short' }, week),
    isDayFirst: place(figures, 'day') < place(figures, 'month'),
    of: between?.type === 'literal' ? between.value : ' ',
  };
}

function ownWords(language: Language, order: Pick<CalendarWords, 'isDayFirst' | 'of'>): CalendarWords {
  const [months, weekdays] = [monthNames[language], weekdayNames[language]];
  const short = (name: string) => name.slice(0, 3);
  return { months, shortMonths: months.map(short), weekdays, shortWeekdays: weekdays.map(short), ...order };
}
