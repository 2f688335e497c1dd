import type { Words } from './words.ts';

/** Words about what an office of Mexico classifies when a packet has left. */
export const classificationText = {
  title: { en: 'Classification (LGTAIP)', es: 'Clasificación (LGTAIP)' },
  lead: {
    en: 'Record what you classify of what stayed. Nothing is classified beforehand.',
    es: 'Asiente lo que clasifica de lo que se quedó. Nada se clasifica de antemano.',
  },
  act: { en: 'Act', es: 'Acto' },
  on: { en: 'Date of classification', es: 'Fecha de clasificación' },
  area: { en: 'Area that classifies', es: 'Área que clasifica' },
  by: { en: 'Recorded by', es: 'Asentado por' },
  expected: { en: 'Grounds to expect for what stayed:', es: 'Fundamentos previsibles de lo que se quedó:' },
  expectedOne: { en: 'Ground to expect if it stays', es: 'Fundamento previsible si se queda' },
  values: {
    one: { en: '{{count}} value', es: '{{count}} dato' },
    other: { en: '{{count}} values', es: '{{count}} datos' },
  },
  ground: {
    one: { en: 'Ground, {{count}} value', es: 'Fundamento, {{count}} dato' },
    other: { en: 'Ground, {{count}} values', es: 'Fundamento, {{count}} datos' },
  },
  groundNote: {
    en: 'Expected from the marks; name another where it applies:',
    es: 'Previsto según las marcas; indique otro si procede:',
  },
  years: { en: 'Years of reservation', es: 'Años de reserva' },
  yearsIs: {
    one: { en: '{{count}} year', es: '{{count}} año' },
    other: { en: '{{count}} years', es: '{{count}} años' },
  },
  harm: { en: 'Harm test', es: 'Prueba de daño' },
  harmNote: {
    en: 'Why disclosure would be a real, demonstrable and identifiable risk, greater than the public interest, and why this is the least restrictive means.',
    es: 'Por qué divulgarlo sería un riesgo real, demostrable e identificable, mayor que el interés público, y por qué es el medio menos restrictivo.',
  },
  record: { en: 'Record the classification…', es: 'Asentar la clasificación…' },
  needsAll: {
    en: 'Name the area, and the harm of each reserved ground.',
    es: 'Indique el área y el daño de cada fundamento de reserva.',
  },
  save: { en: 'Record', es: 'Asentar' },
  saved: { en: 'Classification recorded.', es: 'Clasificación asentada.' },
  elsewhere: {
    en: 'This office is not one of Mexico; nothing is classified here.',
    es: 'Esta oficina no es de México; aquí nada se clasifica.',
  },
  nothing: { en: 'No value stayed out of this packet.', es: 'Ningún dato se quedó fuera de este paquete.' },
  none: { en: 'No classification acts are recorded in this case.', es: 'No hay actos de clasificación asentados en este caso.' },
} as const satisfies Readonly<Record<string, Words>>;
