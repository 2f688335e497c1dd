import type { Bilingual } from './language.ts';

/** Why a document may not leave as an attachment: what is, then what can be done. Spread into `failures`. */
export const attachmentFailures = {
  'attachment/type-refused': {
    en: 'Enlace cannot show every part of this type of file, so it does not leave. Print it to PDF and attach that.',
    es: 'Enlace no puede mostrar todas las partes de este tipo de archivo; por eso no sale. Imprímalo a PDF y adjunte ese PDF.',
  },
  'attachment/not-drawn': {
    en: 'A page of this file has a part that Enlace cannot draw, so nobody can see what it shows. Print it to PDF and attach that.',
    es: 'Una página de este archivo tiene una parte que Enlace no puede dibujar, así que no puede verse qué muestra. Imprímalo a PDF y adjunte ese PDF.',
  },
  'attachment/too-large': {
    en: 'This file is too large to be set or drawn page by page. Print it to PDF in parts and attach those.',
    es: 'Este archivo es demasiado grande para componerlo o dibujarlo página por página. Imprímalo a PDF por partes y adjúntelas.',
  },
  'attachment/damaged': {
    en: 'This file does not read as what it says it is, so nobody can tell what is in it. Save it again from its program.',
    es: 'Este archivo no se lee como lo que dice ser, así que no puede saberse qué contiene. Guárdelo de nuevo desde su programa.',
  },
  'attachment/encrypted': {
    en: 'This file is protected by a password. Save a copy without it.',
    es: 'Este archivo está protegido con contraseña. Guarde una copia sin ella.',
  },
  'attachment/hidden-layers': {
    en: 'This PDF has layers that can be shown and hidden. Print it to a new PDF and look at every page.',
    es: 'Este PDF tiene capas que pueden mostrarse y ocultarse. Imprímalo a un PDF nuevo y revise cada página.',
  },
  'attachment/tracked-changes': {
    en: 'This document still holds tracked changes. Accept or reject all of them, then save it again.',
    es: 'Este documento aún contiene cambios con control de cambios. Acéptelos o rechácelos todos y guárdelo de nuevo.',
  },
  'attachment/hidden-text': {
    en: 'This document holds hidden text. Show it, delete it, then save it again.',
    es: 'Este documento contiene texto oculto. Muéstrelo, bórrelo y guárdelo de nuevo.',
  },
  'attachment/embedded-object': {
    en: 'This document holds macros or another program’s object. Remove them, or send the document as PDF.',
    es: 'Este documento contiene macros u objetos de otro programa. Quítelos o envíe el documento como PDF.',
  },
  'attachment/not-read': {
    en: 'Enlace could not read every page of this document, so nobody can tell what words leave with it. Try again, or print it to a new PDF.',
    es: 'Enlace no pudo leer todas las páginas de este documento, así que no puede saberse qué palabras salen con él. Intente de nuevo, o imprímalo a un PDF nuevo.',
  },
  'attachment/not-looked': {
    en: 'Pages of this document could not be read with certainty. Look at them in the document first, and record that you did.',
    es: 'Hay páginas de este documento que no pudieron leerse con certeza. Revíselas primero en el documento y deje constancia.',
  },
  'reading/page-not-read': {
    en: 'That page has not been read yet, or is not the page you were shown. Open it again.',
    es: 'Esa página aún no se ha leído, o no es la que se le mostró. Ábrala de nuevo.',
  },
  'attachment/print-to-pdf': {
    en: 'Enlace does not read this type of file. Print it to PDF and attach that.',
    es: 'Enlace no lee este tipo de archivo. Imprímalo a PDF y adjunte ese PDF.',
  },
  'attachment/mixed': {
    en: 'This file is of two types at once, so programs may show different things. Print what you see to PDF and attach that.',
    es: 'Este archivo es de dos tipos a la vez, así que cada programa puede mostrar algo distinto. Imprima a PDF lo que ve y adjunte ese PDF.',
  },
  'attachment/placed': {
    en: 'Shapes, frames or styles in this document may cover or move its words, and Enlace cannot tell which. Print it to PDF and attach that.',
    es: 'Este documento tiene formas, marcos o estilos que pueden cubrir o mover sus palabras, y Enlace no puede saber cuáles. Imprímalo a PDF y adjunte ese PDF.',
  },
  'attachment/too-long': {
    en: 'Setting this document as pages takes too long or too much memory. Print it to PDF in parts and attach those.',
    es: 'Componer las páginas de este documento toma demasiado tiempo o memoria. Imprímalo a PDF por partes y adjúntelas.',
  },
} as const satisfies Record<string, Bilingual>;
