import { numbered, type Bilingual } from '../language.ts';

type Noun = { readonly one: Bilingual; readonly other: Bilingual };

/** What deadlines are counted in. */
export const durationNouns = {
  day: { one: { en: 'day', es: 'día' }, other: { en: 'days', es: 'días' } },
  calendarDay: { one: { en: 'calendar day', es: 'día natural' }, other: { en: 'calendar days', es: 'días naturales' } },
  businessDay: { one: { en: 'business day', es: 'día hábil' }, other: { en: 'business days', es: 'días hábiles' } },
  calendarMonth: {
    one: { en: 'calendar month', es: 'mes de calendario' },
    other: { en: 'calendar months', es: 'meses de calendario' },
  },
  countedDay: { one: { en: 'day counted', es: 'día contado' }, other: { en: 'days counted', es: 'días contados' } },
  enteredDay: { one: { en: 'entered day', es: 'día asentado' }, other: { en: 'entered days', es: 'días asentados' } },
  weekendDay: {
    one: { en: 'weekend day', es: 'día de fin de semana' },
    other: { en: 'weekend days', es: 'días de fin de semana' },
  },
} as const satisfies Record<string, Noun>;

/** A number of them, in both languages: `1 business day`, `30 días hábiles`. */
export function counted(noun: keyof typeof durationNouns, count: number): Bilingual {
  return numbered(count, durationNouns[noun].one, durationNouns[noun].other);
}
