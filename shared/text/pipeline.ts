import type { Texts } from './words.ts';

/** Words of the board by stage and of the radar over it. */
export const pipelineText = {
  title: { en: 'Pipeline', es: 'Tablero' },
  open: { one: { en: '{{shown}} open', es: '{{shown}} abierto' }, other: { en: '{{shown}} open', es: '{{shown}} abiertos' } },
  soon: {
    one: { en: '{{count}} stops within 30 days', es: '{{count}} vence en 30 días' },
    other: { en: '{{count}} stop within 30 days', es: '{{count}} vencen en 30 días' },
  },
  stalledCount: {
    one: { en: '{{count}} stalled', es: '{{count}} estancado' },
    other: { en: '{{count}} stalled', es: '{{count}} estancados' },
  },
  nextStop: { en: 'Next hard stop', es: 'Próximo plazo fatal' },
  direction: { en: 'Direction', es: 'Dirección' },
  both: { en: 'Both', es: 'Ambas' },
  usRequests: { en: 'US → Mexico', es: 'EE. UU. → México' },
  mxRequests: { en: 'Mexico → US', es: 'México → EE. UU.' },
  usShort: { en: 'US → MX', es: 'EE → MX' },
  mxShort: { en: 'MX → US', es: 'MX → EE' },
  radar: { en: 'Stalled', es: 'Radar de estancados' },
  noneStalled: {
    en: 'No case has gone {{days}} days without an event.',
    es: 'Ningún caso lleva {{days}} días sin novedad.',
  },
  stalledCase: {
    en: '{{days}} d in {{stage}} (median {{median}})',
    es: '{{days}} d en {{stage}} (mediana {{median}})',
  },
  noStage: { en: 'No stage yet', es: 'Sin etapa' },
  board: { en: 'Cases by stage', es: 'Casos por etapa' },
  more: {
    one: { en: 'Show {{count}} more', es: 'Mostrar {{count}} más' },
    other: { en: 'Show {{count}} more', es: 'Mostrar {{count}} más' },
  },
  loading: { en: 'Reading the cases', es: 'Leyendo los casos' },
  empty: { en: 'No case is under way.', es: 'No hay casos en trámite.' },
  emptyAct: {
    en: 'A case stands here once its request has a stage.',
    es: 'Un caso aparece aquí cuando su solicitud tiene etapa.',
  },
  keyStage: { en: 'stage', es: 'etapa' },
  keyCase: { en: 'case', es: 'caso' },
  keyOpen: { en: 'open', es: 'abrir' },
  legend: {
    en: 'Bars: days in the stage, beside the median; package complete',
    es: 'Barras: días en la etapa, junto a la mediana; expediente completo',
  },
} as const satisfies Texts;
