import type { Texts } from './words.ts';

/** Words for having a case run under other rules. */
export const moveRulesText = {
  act: { en: 'Other rules…', es: 'Otras reglas…' },
  title: { en: 'Other rules for {{reference}}', es: 'Otras reglas para {{reference}}' },
  now: { en: 'It runs under', es: 'Se rige por' },
  other: { en: 'From now on by', es: 'En adelante, por' },
  choose: { en: 'Choose the rules first.', es: 'Primero elija las reglas.' },
  none: {
    en: 'No other rules are for a case of this kind between these countries. Add a profile file under Settings, Rules.',
    es: 'Ningunas otras reglas son para un caso de este tipo entre estos países. Agregue un archivo de perfil en Ajustes, Reglas.',
  },
  stage: { en: 'Its stage: {{from}} becomes {{to}}.', es: 'Su etapa: {{from}} pasa a {{to}}.' },
  faults: { en: 'What of its history has no place there', es: 'Lo que de su historial no cabe ahí' },
  needsReason: { en: 'Say why.', es: 'Diga por qué.' },
  move: { en: 'Apply these rules', es: 'Aplicar estas reglas' },
  moved: { en: '{{reference}} now runs under {{key}}.', es: '{{reference}} se rige ahora por {{key}}.' },
} as const satisfies Texts;
