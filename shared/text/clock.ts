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
  ageCompared: { en: '{{days}} in stage; {{compared}}', es: '{{days}} en la etapa; {{compared}}' },
  documents: { en: '{{done}} of {{total}} documents accepted', es: '{{done}} de {{total}} documentos aceptados' },
  radar: {
    en: '{{stage}}: {{cases}}, {{stalled}} stalled; {{compared}}',
    es: '{{stage}}: {{cases}}, {{stalled}} sin avance; {{compared}}',
  },
  eachCompared: { en: 'each by its own stage', es: 'cada uno según su etapa' },
  notCompared: { en: 'nothing to compare', es: 'nada que comparar' },
  usual: { en: 'usual {{days}} d', es: 'lo usual {{days}} d' },
} as const satisfies Texts;
