import type { Texts } from './words.ts';

/** Words of Today and of the exchanges room. */
export const todayText = {
  note: {
    en: 'Stops that have passed or fall within 14 days. Where the law leaves two readings, both dates are shown.',
    es: 'Términos vencidos o que vencen en 14 días. Si la ley admite dos lecturas, se muestran ambas fechas.',
  },
  empty: { en: 'No clock stops within 14 days.', es: 'Ningún término vence en 14 días.' },
  emptyAct: { en: 'Later ones are in each case.', es: 'Los posteriores están en cada caso.' },
  stop: { en: 'Stop', es: 'Término' },
  clock: { en: 'Clock', es: 'Plazo' },
  case: { en: 'Case', es: 'Caso' },
  title: { en: 'Title', es: 'Título' },
} as const satisfies Texts;

export const exchangesText = {
  when: { en: 'When', es: 'Cuándo' },
  mode: { en: 'Mode', es: 'Medio' },
  counterpart: { en: 'Counterpart', es: 'Contraparte' },
  topic: { en: 'Topic', es: 'Tema' },
  promises: { en: 'Open commitments', es: 'Compromisos pendientes' },
  empty: { en: 'No exchange is logged yet.', es: 'Aún no hay intercambios registrados.' },
  emptyAct: { en: 'Logged exchanges of all cases stand here.', es: 'Aquí aparecen los intercambios de todos los casos.' },
} as const satisfies Texts;
