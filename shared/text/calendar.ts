import type { Language } from '../language.ts';

// Own tables: what Intl writes ("Sept", "nov.") differs between versions of its data.

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

/** 'Nov', 'nov'; `month` counts from 1. */
export function shortMonth(month: number, language: Language): string {
  return (monthNames[language][month - 1] ?? '').slice(0, 3);
}

/** 'Mon', 'lun'; `day` counts from 1, Monday. */
export function shortWeekday(day: number, language: Language): string {
  return (weekdayNames[language][day - 1] ?? '').slice(0, 3);
}
