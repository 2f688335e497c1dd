import type { Texts } from './words.ts';

/** Words of clocks, stages and moves. */
export const clockText = {
  explain: { en: 'Explain', es: 'Explicar' },
  today: { en: 'Today', es: 'Hoy' },
  tomorrow: { en: 'tomorrow', es: 'mañana' },
  /** Where the authority's day is another than the office's. */
  todayThere: { en: 'Today there', es: 'Hoy allá' },
  tomorrowThere: { en: 'tomorrow there', es: 'mañana allá' },
  days: { en: '{{days}} d', es: '{{days}} d' },
  late: {
    one: { en: '{{count}} day late', es: '{{count}} día de retraso' },
    other: { en: '{{count}} days late', es: '{{count}} días de retraso' },
  },
  lateShort: { en: '{{days}} d late', es: '{{days}} d tarde' },
  met: { en: 'met', es: 'cumplido' },
  recess: {
    en: 'The {{name}} is not in the calendar; working days counted in it: {{days}} (to be confirmed by counsel).',
    es: 'El {{name}} no está en el calendario; días hábiles contados en él: {{days}} (por confirmar con asesoría jurídica).',
  },
  undated: { en: 'Deadlines without a date', es: 'Plazos sin fecha' },
  ended: {
    one: { en: '{{count}} deadline no longer applies', es: '{{count}} plazo ya no aplica' },
    other: { en: '{{count}} deadlines no longer apply', es: '{{count}} plazos ya no aplican' },
  },
  enterStart: { en: 'Enter the date', es: 'Asentar la fecha' },
  startTitle: { en: 'What started this deadline', es: 'Lo que inició este plazo' },
  startWhy: {
    en: 'The case was taken over as it stood. Once this is entered the deadline is counted; the stage stays.',
    es: 'El caso se recibió en el estado en que se encontraba. Al asentarlo se cuenta el plazo; la etapa no cambia.',
  },
  end: { en: 'No longer applies', es: 'Ya no aplica' },
  endTitle: { en: 'End this deadline', es: 'Dar por terminado este plazo' },
  endReason: { en: 'Reason', es: 'Motivo' },
  endSource: { en: 'Source: law, order or page of the file', es: 'Fuente: ley, resolución o foja' },
  endNeeds: { en: 'Enter the reason and the source.', es: 'Asiente el motivo y la fuente.' },
  endDone: { en: 'The deadline no longer applies.', es: 'El plazo ya no aplica.' },
  reopen: { en: 'Applies again', es: 'Aplica de nuevo' },
  reopenTitle: { en: 'Let this deadline apply again', es: 'Reactivar este plazo' },
  reopenNeeds: { en: 'Enter the reason.', es: 'Asiente el motivo.' },
  reopenDone: { en: 'The deadline applies again.', es: 'El plazo aplica de nuevo.' },
  none: { en: 'No fixed date', es: 'Sin plazo fijo' },
  clocks: { en: 'Deadlines', es: 'Plazos' },
  stages: { en: 'Stages', es: 'Etapas' },
  stageDone: { en: 'done', es: 'concluida' },
  move: {
    us: { en: 'Us', es: 'Nosotros' },
    them: { en: 'Counterpart', es: 'Contraparte' },
    court: { en: 'Court', es: 'Tribunal' },
    defence: { en: 'Defense', es: 'Defensa' },
  },
  dayCount: { one: { en: '{{count}} day', es: '{{count}} día' }, other: { en: '{{count}} days', es: '{{count}} días' } },
  stalled: { en: 'Stalled.', es: 'Sin avance.' },
  ageCompared: { en: '{{days}} in stage; {{compared}}', es: '{{days}} en la etapa; {{compared}}' },
  documents: { en: '{{done}} of {{total}} documents accepted', es: '{{done}} de {{total}} documentos aceptados' },
  radar: {
    en: '{{stage}}: {{cases}}, {{stalled}} stalled; {{compared}}',
    es: '{{stage}}: {{cases}}, {{stalled}} sin avance; {{compared}}',
  },
  eachCompared: { en: 'by its own stage', es: 'según su etapa' },
  notCompared: { en: 'nothing to compare', es: 'nada que comparar' },
  usual: { en: 'usual {{days}} d', es: 'lo usual {{days}} d' },
} as const satisfies Texts;
