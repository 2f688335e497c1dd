import type { Texts } from './words.ts';

/** Words of clocks, stages and moves. */
export const clockText = {
  explain: { en: 'Explain', es: 'Explicar' },
  today: { en: 'Today', es: 'Hoy' },
  tomorrow: { en: 'tomorrow', es: 'mañana' },
  days: { en: '{{days}} d', es: '{{days}} d' },
  late: {
    one: { en: '{{count}} day late', es: '{{count}} día de retraso' },
    other: { en: '{{count}} days late', es: '{{count}} días de retraso' },
  },
  lateShort: { en: '{{days}} d late', es: '{{days}} d tarde' },
  left: {
    one: { en: '{{count}} day left', es: 'queda {{count}} día' },
    other: { en: '{{count}} days left', es: 'quedan {{count}} días' },
  },
  leftRange: { en: '{{from}} – {{to}} days left', es: 'quedan {{from}} – {{to}} días' },
  met: { en: 'met', es: 'cumplido' },
  none: { en: 'No fixed date', es: 'Sin plazo fijo' },
  clocks: { en: 'Deadlines', es: 'Plazos' },
  stages: { en: 'Stages', es: 'Etapas' },
  stageDone: { en: 'done', es: 'concluida' },
  move: {
    us: { en: 'Us', es: 'Nosotros' },
    them: { en: 'Counterpart', es: 'Contraparte' },
    court: { en: 'Court', es: 'Órgano jurisdiccional' },
    defence: { en: 'Defense', es: 'Defensa' },
  },
  dayCount: { one: { en: '{{count}} day', es: '{{count}} día' }, other: { en: '{{count}} days', es: '{{count}} días' } },
  ageWithMedian: {
    en: '{{days}} in stage; the office’s median is {{median}}',
    es: '{{days}} en la etapa; la mediana de la oficina es {{median}}',
  },
  ageAlone: {
    en: '{{days}} in stage; too few cases to compare',
    es: '{{days}} en la etapa; muy pocos casos para comparar',
  },
  documents: { en: '{{done}} of {{total}} documents accepted', es: '{{done}} de {{total}} documentos aceptados' },
  radar: {
    en: '{{stage}}: days, median {{median}}, middle half {{low}} to {{high}}; {{cases}}, {{stalled}} stalled',
    es: '{{stage}}: días, mediana {{median}}, mitad central de {{low}} a {{high}}; {{cases}}, {{stalled}} sin avance',
  },
  radarTooFew: {
    en: '{{stage}}: {{cases}}, too few stays to compare',
    es: '{{stage}}: {{cases}}, muy pocas estancias para comparar',
  },
  tooFew: { en: 'too few to compare', es: 'muy pocos casos' },
  tooFewWhy: {
    en: 'A median needs five stays in this column, ended or open.',
    es: 'La mediana requiere cinco estancias en esta columna, concluidas o en curso.',
  },
  median: { en: 'median {{days}} d', es: 'mediana {{days}} d' },
} as const satisfies Texts;
