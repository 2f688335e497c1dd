import type { Texts } from './words.ts';

/** Words of the reading of documents' pages. */
export const readingText = {
  waiting: { en: 'waits to be read', es: 'espera su lectura' },
  opening: { en: 'being opened to read its words', es: 'abriéndose para leer sus palabras' },
  page: { en: 'reading page {{page}} of {{total}}', es: 'leyendo la página {{page}} de {{total}}' },
  paused: {
    en: 'reading is paused at page {{page}} of {{total}}',
    es: 'lectura en pausa en la página {{page}} de {{total}}',
  },
  pausedBefore: { en: 'reading is paused', es: 'lectura en pausa' },
  words: {
    one: { en: '{{count}} word found', es: '{{count}} palabra encontrada' },
    other: { en: '{{count}} words found', es: '{{count}} palabras encontradas' },
  },
  toLook: {
    one: { en: '{{count}} page needs a look', es: '{{count}} página requiere revisión' },
    other: { en: '{{count}} pages need a look', es: '{{count}} páginas requieren revisión' },
  },
  looked: {
    one: { en: '{{count}} page looked at', es: '{{count}} página revisada' },
    other: { en: '{{count}} pages looked at', es: '{{count}} páginas revisadas' },
  },
  unread: { en: 'its words cannot be read', es: 'no se pueden leer sus palabras' },
  pause: { en: 'Pause reading', es: 'Pausar la lectura' },
  goOn: { en: 'Go on reading', es: 'Continuar la lectura' },
  title: { en: 'Look at page {{page}} of {{name}}', es: 'Revise la página {{page}} de {{name}}' },
  why: {
    en: 'This page could not be read with certainty. Compare it with the words read from it; the doubtful ones are underlined.',
    es: 'Esta página no pudo leerse con certeza. Compárela con las palabras leídas; las dudosas van subrayadas.',
  },
  pageOf: { en: 'page {{page}} of {{name}}', es: 'página {{page}} de {{name}}' },
  shown: { en: 'The page', es: 'La página' },
  read: { en: 'Words read from it', es: 'Palabras leídas' },
  nothing: { en: 'No word was read on this page.', es: 'No se leyó ninguna palabra en esta página.' },
  pageComing: { en: 'The page is still being opened. Look at it first.', es: 'La página aún se está abriendo. Véala primero.' },
  asRead: { en: 'I have looked: it shows what was read', es: 'La revisé: dice lo que se leyó' },
  holdsMore: { en: 'I have looked: it holds more', es: 'La revisé: contiene más' },
  lookKept: { en: 'Your look at page {{page}} is recorded.', es: 'Quedó constancia de su revisión de la página {{page}}.' },
  lookedBy: {
    en: 'Looked at by {{by}}: it shows what was read.',
    es: 'Revisada por {{by}}: dice lo que se leyó.',
  },
  lookedMore: {
    en: 'Looked at by {{by}}: it holds more than was read.',
    es: 'Revisada por {{by}}: contiene más de lo que se leyó.',
  },
} as const satisfies Texts;
