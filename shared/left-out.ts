import type { Bilingual } from './language.ts';

/** What a reader of documents left out of the PDF that leaves in a document's place: one of it, and several. */
export const leftOutWords = {
  deleted: {
    one: { en: 'deleted passage', es: 'pasaje eliminado' },
    other: { en: 'deleted passages', es: 'pasajes eliminados' },
  },
  hidden: {
    one: { en: 'passage that nobody sees', es: 'pasaje que nadie ve' },
    other: { en: 'passages that nobody sees', es: 'pasajes que nadie ve' },
  },
  covered: {
    one: { en: 'blacked-out passage', es: 'pasaje ennegrecido' },
    other: { en: 'blacked-out passages', es: 'pasajes ennegrecidos' },
  },
  comment: { one: { en: 'comment', es: 'comentario' }, other: { en: 'comments', es: 'comentarios' } },
  field: {
    one: { en: 'field’s instruction', es: 'instrucción de campo' },
    other: { en: 'fields’ instructions', es: 'instrucciones de campo' },
  },
  drawing: {
    one: { en: 'drawing, chart or text box', es: 'dibujo, gráfica o cuadro de texto' },
    other: { en: 'drawings, charts or text boxes', es: 'dibujos, gráficas o cuadros de texto' },
  },
  picture: {
    one: { en: 'picture that could not be read', es: 'imagen que no pudo leerse' },
    other: { en: 'pictures that could not be read', es: 'imágenes que no pudieron leerse' },
  },
  embedded: {
    one: { en: 'macro or another program’s object', es: 'macro u objeto de otro programa' },
    other: { en: 'macros or other programs’ objects', es: 'macros u objetos de otros programas' },
  },
  formula: {
    one: { en: 'mathematical formula', es: 'fórmula matemática' },
    other: { en: 'mathematical formulas', es: 'fórmulas matemáticas' },
  },
  symbol: {
    one: { en: 'letter of a symbol font', es: 'letra de una fuente de símbolos' },
    other: { en: 'letters of a symbol font', es: 'letras de una fuente de símbolos' },
  },
  'hidden-sheet': { one: { en: 'hidden sheet', es: 'hoja oculta' }, other: { en: 'hidden sheets', es: 'hojas ocultas' } },
  'hidden-line': {
    one: { en: 'hidden row or column', es: 'fila o columna oculta' },
    other: { en: 'hidden rows or columns', es: 'filas o columnas ocultas' },
  },
  attachment: {
    one: { en: 'attachment that could not be read', es: 'anexo que no pudo leerse' },
    other: { en: 'attachments that could not be read', es: 'anexos que no pudieron leerse' },
  },
  invisible: {
    one: { en: 'invisible character', es: 'carácter invisible' },
    other: { en: 'invisible characters', es: 'caracteres invisibles' },
  },
  unknown: {
    one: { en: 'part that Enlace does not know', es: 'parte que Enlace no conoce' },
    other: { en: 'parts that Enlace does not know', es: 'partes que Enlace no conoce' },
  },
} as const satisfies Record<string, { readonly one: Bilingual; readonly other: Bilingual }>;

export type LeftOutKind = keyof typeof leftOutWords;
export type LeftOutCount = { readonly what: LeftOutKind; readonly count: number };
