import type { Texts } from './words.ts';

/** Words of the viewer of documents. */
export const viewerText = {
  bar: { en: 'Pages, zoom and search', es: 'Páginas, acercamiento y búsqueda' },
  previous: { en: 'Previous page', es: 'Página anterior' },
  pageNumber: { en: 'page {{page}}', es: 'página {{page}}' },
  next: { en: 'Next page', es: 'Página siguiente' },
  smaller: { en: 'Smaller', es: 'Reducir' },
  larger: { en: 'Larger', es: 'Ampliar' },
  fit: { en: 'Fit to the width', es: 'Ajustar al ancho' },
  zoom: { en: '{{percent}}%', es: '{{percent}} %' },
  search: { en: 'Search in the document', es: 'Buscar en el documento' },
  found: { en: '{{at}} of {{total}}', es: '{{at}} de {{total}}' },
  notFound: { en: 'not found', es: 'no se encontró' },
  opening: { en: 'Opening the document', es: 'Abriendo el documento' },
  stillListed: {
    en: 'The details of the document are in the list.',
    es: 'Los datos del documento siguen en la lista.',
  },
  broken: {
    en: 'The file is whole, but it cannot be read as what its name says.',
    es: 'El archivo está íntegro, pero no puede leerse como lo que dice su nombre.',
  },
  brokenAct: { en: 'Ask whoever sent it for a readable copy.', es: 'Pida una copia legible a quien lo envió.' },
  reading: {
    en: 'A reading view: what this file shows, set as pages. What it hides is not here. To see the file itself, save a copy.',
    es: 'Vista de lectura: lo que este archivo muestra, puesto en páginas. Lo que oculta no está aquí. Para ver el archivo mismo, guarde una copia.',
  },
  notReadable: {
    en: 'There is no reading view of this file. Save a copy to open it with another program.',
    es: 'Este archivo no tiene vista de lectura. Guarde una copia para abrirlo con otro programa.',
  },
  save: { en: 'Save a copy…', es: 'Guardar una copia…' },
  saveAsk: { en: 'Save a copy of this document?', es: '¿Guardar una copia de este documento?' },
  saveClear: {
    en: 'The copy leaves the vault unencrypted and as the file came in, with everything that it hides and without redactions. It is no disclosure: do not pass it on. The act is recorded under your name.',
    es: 'La copia sale de la bóveda sin cifrar y tal como llegó el archivo, con todo lo que oculta y sin testar. No es una comunicación: no la comparta. El acto queda registrado a su nombre.',
  },
  saveMark: { en: 'How it must be handled: {{mark}}', es: 'Cómo debe tratarse: {{mark}}' },
  saveNow: { en: 'Choose where…', es: 'Elegir dónde…' },
  saved: { en: 'Copy saved: {{name}}', es: 'Copia guardada: {{name}}' },
  undrawn: {
    en: 'Page {{page}} is not shown whole: it holds a picture, font or letter that cannot be read here. Do not go by what you see of it.',
    es: 'La página {{page}} no se muestra completa: contiene una imagen, una fuente o una letra que aquí no se puede leer. No se guíe por lo que ve de ella.',
  },
} as const satisfies Texts;
