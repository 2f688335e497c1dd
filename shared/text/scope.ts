import type { Texts } from './words.ts';

/** Words of the first step of a packet: which records of the case go. */
export const scopeText = {
  steps: { en: 'Steps', es: 'Pasos' },
  whatGoes: { en: 'What goes', es: 'Qué se incluye' },
  lead: {
    en: 'Only what is ticked can leave; the decision then withholds from it, and never adds to it.',
    es: 'Solo lo marcado puede salir; la decisión testa después, y nunca agrega.',
  },
  filter: { en: 'Filter', es: 'Filtrar' },
  noneFits: { en: 'No record fits this filter.', es: 'Ningún registro corresponde a este filtro.' },
  ofAll: { en: '{{in}} of {{all}}', es: '{{in}} de {{all}}' },
  isNew: { en: 'added since', es: 'agregado después' },
  chosenIn: { en: 'You ticked it', es: 'Usted lo marcó' },
  chosenOut: { en: 'You left it out', es: 'Usted lo dejó fuera' },
  allTheSame: { en: 'Include it all the same', es: 'Incluirlo de todos modos' },
  keepOut: { en: 'Leave it out', es: 'Dejarlo fuera' },
  move: { en: 'Move the record in or out', es: 'Incluir o excluir el registro' },
  showStep: { en: 'Step: {{step}}', es: 'Paso: {{step}}' },
  saved: {
    one: { en: 'Saved: {{count}} record moved.', es: 'Guardado: se movió {{count}} registro.' },
    other: { en: 'Saved: {{count}} records moved.', es: 'Guardado: se movieron {{count}} registros.' },
  },
  remembered: {
    en: 'Remembered for this case and {{who}}.',
    es: 'Se recuerda para este caso y {{who}}.',
  },
  undo: { en: 'Undo', es: 'Deshacer' },
  notIn: { en: 'Not in this packet', es: 'Fuera de este paquete' },
  outsideCount: {
    one: { en: '{{count}} record is not in this packet', es: '{{count}} registro está fuera de este paquete' },
    other: { en: '{{count}} records are not in this packet', es: '{{count}} registros están fuera de este paquete' },
  },
  notInNote: {
    en: 'For the recipient these are as absent as if we did not hold them.',
    es: 'Para quien recibe, es como si no los tuviéramos.',
  },
  allIn: { en: 'Every record of the case goes.', es: 'Se incluyen todos los registros del caso.' },
  moreOutside: {
    one: { en: '{{count}} more is in the first step.', es: 'Hay {{count}} más en el primer paso.' },
    other: { en: '{{count}} more are in the first step.', es: 'Hay {{count}} más en el primer paso.' },
  },
  include: { en: 'Include', es: 'Incluir' },
  includeWhat: { en: 'Include: {{what}}', es: 'Incluir: {{what}}' },
} as const satisfies Texts;
