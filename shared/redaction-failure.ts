import type { Bilingual } from './language.ts';

/** Refusals about blacking out places of documents. Joined into `failures`. */
export const redactionFailures = {
  'redaction/not-found': {
    en: 'That box is not there any more, or nobody asked for it to be taken away. Open the document again.',
    es: 'Ese recuadro ya no existe, o nadie pidió quitarlo. Abra de nuevo el documento.',
  },
  'redaction/needs-second': {
    en: 'This would uncover what somebody else blacked out, or what left blacked out. Ask for the box to be taken away, with a reason; a supervisor decides.',
    es: 'Esto descubriría lo que otra persona testó, o lo que salió testado. Pida quitar el recuadro, con un motivo; una persona supervisora decide.',
  },
  'redaction/needs-ground': {
    en: 'Somebody else placed one of these boxes, or the document left with it. Say why it should be taken away; a supervisor decides.',
    es: 'Otra persona puso uno de estos recuadros, o el documento salió con él. Diga por qué debe quitarse; una persona supervisora decide.',
  },
  'redaction/same-person': {
    en: 'Whoever asked for a box to be taken away does not decide it. Ask another supervisor.',
    es: 'Quien pidió quitar un recuadro no lo resuelve. Pídalo a otra persona supervisora.',
  },
  'redaction/no-pages': {
    en: 'This file cannot be shown as pages, so nothing of it can be blacked out. Print it to PDF and attach that.',
    es: 'Este archivo no puede mostrarse por páginas, así que no puede testarse nada de él. Imprímalo a PDF y adjunte ese archivo.',
  },
} satisfies Record<string, Bilingual>;
