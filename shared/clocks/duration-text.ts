import type { Bilingual } from '../language.ts';
import { fill } from '../text/fill.ts';
import type { Plural } from '../text/words.ts';

/** What deadlines are counted in. */
export const durationNouns = {
  day: { one: { en: '{{count}} day', es: '{{count}} día' }, other: { en: '{{count}} days', es: '{{count}} días' } },
  calendarDay: {
    one: { en: '{{count}} calendar day', es: '{{count}} día natural' },
    other: { en: '{{count}} calendar days', es: '{{count}} días naturales' },
  },
  businessDay: {
    one: { en: '{{count}} business day', es: '{{count}} día hábil' },
    other: { en: '{{count}} business days', es: '{{count}} días hábiles' },
  },
  calendarMonth: {
    one: { en: '{{count}} calendar month', es: '{{count}} mes de calendario' },
    other: { en: '{{count}} calendar months', es: '{{count}} meses de calendario' },
  },
  countedDay: {
    one: { en: '{{count}} day counted', es: '{{count}} día contado' },
    other: { en: '{{count}} days counted', es: '{{count}} días contados' },
  },
  enteredDay: {
    one: { en: '{{count}} entered day', es: '{{count}} día asentado' },
    other: { en: '{{count}} entered days', es: '{{count}} días asentados' },
  },
  weekendDay: {
    one: { en: '{{count}} weekend day', es: '{{count}} día de fin de semana' },
    other: { en: '{{count}} weekend days', es: '{{count}} días de fin de semana' },
  },
} as const satisfies Record<string, Plural>;

/** A number of them: `1 business day`, `30 días hábiles`. */
export function counted(noun: keyof typeof durationNouns, count: number): Bilingual {
  return fill(durationNouns[noun], { count });
}
