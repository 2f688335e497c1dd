import type { LintPattern } from '../lints/lint.ts';
import type { Bilingual } from '../language.ts';

type Said = { readonly why: Bilingual; readonly fix: Bilingual };

/** Each way of inferring: what a reader could work out and how, and what to do about it. */
export const lintTexts: Readonly<Record<LintPattern, Said>> = {
  'count-of-protected': {
    why: {
      en: 'The text counts or numbers protected persons whom the reader does not see by themselves.',
      es: 'El texto cuenta o numera a personas protegidas que quien lee no ve por separado.',
    },
    fix: {
      en: 'Write a text without the count to be given instead.',
      es: 'Escriba, para darse en su lugar, un texto sin la cuenta.',
    },
  },
  'role-of-few': {
    why: {
      en: 'The text says a role in the singular, and fewer than three persons leave under a pseudonym: the role tells which one it is.',
      es: 'El texto dice una calidad en singular y salen menos de tres personas con seudónimo: la calidad dice cuál es.',
    },
    fix: {
      en: 'Write a text without the role to be given instead, or leave the person out.',
      es: 'Escriba, para darse en su lugar, un texto sin la calidad, o deje fuera a la persona.',
    },
  },
  'sequence-gap': {
    why: {
      en: 'What leaves is numbered, and the number of a record that stays is missing among them, which says that it exists.',
      es: 'Lo que sale está numerado y falta el número de un registro que se queda: ese salto de numeración dice que existe.',
    },
    fix: { en: 'Withhold the number that follows.', es: 'Teste el número que sigue.' },
  },
  'year-in-number': {
    why: {
      en: 'The number holds a year, which is that of a withheld date.',
      es: 'El número contiene un año, que es el de una fecha testada.',
    },
    fix: { en: 'Withhold the number.', es: 'Teste el número.' },
  },
  'dialling-code': {
    why: {
      en: 'The dialing code tells in which state the same person has a place that is withheld.',
      es: 'La lada dice en qué entidad tiene la misma persona un lugar que se testa.',
    },
    fix: { en: 'Withhold the number.', es: 'Teste el número.' },
  },
  'name-in-address': {
    why: {
      en: 'The address or account name is made of a withheld name or year of birth.',
      es: 'El correo o nombre de usuario se formó con un nombre o año de nacimiento testado.',
    },
    fix: { en: 'Withhold the address.', es: 'Teste el correo o nombre de usuario.' },
  },
  'index-of-documents': {
    why: {
      en: 'The text is an index of documents, and documents of this case stay: it tells that they exist.',
      es: 'El texto es un índice de documentos y hay documentos de este caso que se quedan: dice que existen.',
    },
    fix: { en: 'Give an index of what leaves alone.', es: 'Entregue un índice solo de lo que sale.' },
  },
  'hash-list': {
    why: {
      en: 'The text lists digests of files, and files of this case stay: whoever has one can see that it is among them.',
      es: 'El texto enumera códigos hash de archivos y hay archivos de este caso que se quedan: quien tenga uno puede ver que está entre ellos.',
    },
    fix: { en: 'Give a list of what leaves alone.', es: 'Entregue una lista solo de lo que sale.' },
  },
  'same-quantity': {
    why: {
      en: 'An amount as exact as this ties what leaves to a withheld record, or to what was announced.',
      es: 'Una cantidad tan exacta une lo que sale con un registro testado, o con lo que se anunció.',
    },
    fix: { en: 'Give it in less detail, or withhold it.', es: 'Dela con menos detalle, o téstela.' },
  },
  'time-of-operation': {
    why: {
      en: 'The time is that of a withheld operation.',
      es: 'La hora o el día son los de un operativo testado.',
    },
    fix: { en: 'Give the year alone, or withhold it.', es: 'Dé solo el año, o téstelo.' },
  },
  'few-candidates': {
    why: {
      en: 'A value is given in less detail, fewer than three of those that leave fit it, and this is the one.',
      es: 'Un dato se da con menos detalle, menos de tres de los que salen caben en él, y este es el que es.',
    },
    fix: { en: 'Withhold this one, or leave its record out.', es: 'Teste este, o deje fuera su registro.' },
  },
  translation: {
    why: {
      en: 'One of a document and its translation leaves, and the other is withheld: they say the same.',
      es: 'De un documento y su traducción, uno sale y el otro se testa: dicen lo mismo.',
    },
    fix: { en: 'Withhold both.', es: 'Teste ambos.' },
  },
  'order-of-list': {
    why: {
      en: 'The records are in the order of a withheld date or number, which tells what came first.',
      es: 'Los registros están en el orden de una fecha o número testado, lo que dice cuál fue primero.',
    },
    fix: { en: 'Leave some of them out, or enter them in another order.', es: 'Deje fuera algunos, o captúrelos en otro orden.' },
  },
  'pooled-value': {
    why: {
      en: 'An agency that shares with this one was not given this, and would have it through it.',
      es: 'A una autoridad que comparte con esta no se le dio este dato, y lo tendría por medio de ella.',
    },
    fix: { en: 'Withhold it here too, or accept that both have it.', es: 'Téstelo también aquí, o acepte que ambas lo tengan.' },
  },
  'pooled-inference': {
    why: {
      en: 'An agency that shares with this one was not given a value that follows from this.',
      es: 'A una autoridad que comparte con esta no se le dio un dato que se deduce de este.',
    },
    fix: { en: 'Withhold it here too, or accept that both have it.', es: 'Téstelo también aquí, o acepte que ambas lo tengan.' },
  },
  'other-case-value': {
    why: {
      en: 'A packet of another case with the same person withheld this from the same counterpart.',
      es: 'Un paquete de otro caso con la misma persona testó este dato a la misma contraparte.',
    },
    fix: {
      en: 'Withhold it here too, or accept that it has it from this case.',
      es: 'Téstelo también aquí, o acepte que lo tenga por este caso.',
    },
  },
  'other-case-inference': {
    why: {
      en: 'A packet of another case with the same person withheld a value from the same counterpart that follows from this.',
      es: 'Un paquete de otro caso con la misma persona testó a la misma contraparte un dato que se deduce de este.',
    },
    fix: {
      en: 'Withhold it here too, or accept that it has it from this case.',
      es: 'Téstelo también aquí, o acepte que lo tenga por este caso.',
    },
  },
};

/** What follows the sentence of a lint of what another agency was kept from. */
export const lintKeptFrom: Bilingual = { en: 'Kept from {{agency}}.', es: 'No se le dio a {{agency}}.' };
