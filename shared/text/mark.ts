import type { Texts } from './words.ts';

/** Words of the marks: what happens to a value for a counterpart, as it is spoken. */
export const markText = {
  state: {
    release: { en: 'released', es: 'se entrega' },
    generalise: { en: 'generalised', es: 'se generaliza' },
    pseudonym: { en: 'pseudonym', es: 'con seudónimo' },
    withhold: { en: 'withheld', es: 'se reserva' },
    hidden: { en: 'leaves no trace', es: 'sin rastro' },
  },
  tally: {
    release: { en: 'released', es: 'se entregan' },
    generalise: { en: 'generalised', es: 'se generalizan' },
    pseudonym: { en: 'pseudonym', es: 'con seudónimo' },
    withhold: { en: 'withheld', es: 'se reservan' },
    hidden: { en: 'leave no trace', es: 'sin rastro' },
  },
  markOf: { en: 'Mark: {{field}}', es: 'Marca: {{field}}' },
  why: { en: 'why?', es: '¿por qué?' },
  blocked: { en: 'withheld, {{code}}', es: 'reservado, {{code}}' },
  pseudonym: { en: 'pseudonym {{code}}', es: 'seudónimo {{code}}' },
} as const satisfies Texts;
