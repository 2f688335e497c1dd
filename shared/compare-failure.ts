import type { Bilingual } from './language.ts';

/** Every refusal of a blind comparison. */
export const compareFailures = {
  'compare/not-allowed': {
    en: 'Nothing may be compared with this counterpart yet. A supervisor sets what may be.',
    es: 'Aún no puede cotejarse nada con esta contraparte. Una persona supervisora fija qué puede cotejarse.',
  },
  'compare/kind-not-allowed': {
    en: 'One of these kinds may not be compared with this counterpart. Choose others, or ask a supervisor.',
    es: 'Uno de estos tipos no puede cotejarse con esta contraparte. Elija otros, o consulte a una persona supervisora.',
  },
  'compare/too-many': {
    en: 'That is more values than may be compared with this counterpart at once. Choose a smaller size.',
    es: 'Son más datos de los que pueden cotejarse de una vez con esta contraparte. Elija un tamaño menor.',
  },
  'compare/guessable': {
    en: 'Telephones, plates, e-mails and names can be guessed from lists, so far fewer of them are compared at once. Choose a smaller size, or leave them out.',
    es: 'Teléfonos, placas, correos y nombres pueden adivinarse con listas, por eso se cotejan muchos menos de una vez. Elija un tamaño menor, o déjelos fuera.',
  },
  'compare/too-often': {
    en: 'As many comparisons with this counterpart as are allowed were made in this period. Wait, or ask a supervisor.',
    es: 'Ya se hicieron con esta contraparte los cotejos permitidos en este periodo. Espere, o consulte a una persona supervisora.',
  },
  'compare/more-than-size': {
    en: 'The chosen cases have more values than the agreed size. Choose fewer cases or kinds.',
    es: 'Los casos elegidos tienen más datos que el tamaño convenido. Elija menos casos o tipos.',
  },
  'compare/nothing-chosen': {
    en: 'The chosen cases have no value of these kinds that may take part. Choose other cases or kinds.',
    es: 'Los casos elegidos no tienen datos de estos tipos que puedan participar. Elija otros casos o tipos.',
  },
  'compare/not-found': {
    en: 'There is no such comparison. Read the list again.',
    es: 'No existe ese cotejo. Vuelva a leer la lista.',
  },
  'compare/wrong-state': {
    en: 'The comparison is not at that step. Look at where it stands.',
    es: 'El cotejo no está en ese paso. Revise en cuál está.',
  },
  'compare/same-person': {
    en: 'Whoever prepared a comparison does not approve it. Ask another supervisor.',
    es: 'Quien preparó un cotejo no lo aprueba. Pídalo a otra persona supervisora.',
  },
  'compare/no-key': {
    en: 'This counterpart has no signing key here, so nothing from it could be checked. Import its card first.',
    es: 'Esta contraparte no tiene aquí llave de firma, así que nada suyo podría verificarse. Importe antes su tarjeta.',
  },
  'compare/malformed': {
    en: 'This is no file of a comparison as it is written, or it was altered. Ask for it again.',
    es: 'No es un archivo de cotejo como se escribe, o fue alterado. Pídalo de nuevo.',
  },
  'compare/unknown-sender': {
    en: 'No key that we hold signed this file. Import the card of its sender first.',
    es: 'Ninguna llave que tenemos firmó este archivo. Importe antes la tarjeta de quien lo envía.',
  },
  'compare/revoked-key': {
    en: 'The key that signed this file was revoked. Ask its sender.',
    es: 'La llave que firmó este archivo fue revocada. Consulte a quien lo envía.',
  },
  'compare/bad-signature': {
    en: 'The signature of this file does not fit. It was altered, or another key signed it.',
    es: 'La firma de este archivo no corresponde. Fue alterado, o lo firmó otra llave.',
  },
  'compare/reflected': {
    en: 'This file is our own. The other side’s is needed.',
    es: 'Este archivo es nuestro. Se necesita el de la otra parte.',
  },
  'compare/not-for-us': {
    en: 'This file is for another agency or key.',
    es: 'Este archivo es para otra autoridad o llave.',
  },
  'compare/replayed': {
    en: 'This file was taken in already, or its comparison is over.',
    es: 'Este archivo ya se incorporó, o su cotejo terminó.',
  },
  'compare/expired': {
    en: 'The time of this comparison is over. Begin a new one.',
    es: 'El plazo de este cotejo terminó. Inicie uno nuevo.',
  },
  'compare/issued-later': {
    en: 'This file was issued at a time to come. Check date and time of both computers.',
    es: 'Este archivo se emitió en una fecha futura. Revise la fecha y hora de ambos equipos.',
  },
  'compare/no-such-run': {
    en: 'We offered no comparison that this file belongs to.',
    es: 'No ofrecimos ningún cotejo al que pertenezca este archivo.',
  },
  'compare/other-offer': {
    en: 'This file belongs to another offer or answer than ours. Ask for the right one.',
    es: 'Este archivo corresponde a otra oferta o respuesta que la nuestra. Pida el correcto.',
  },
  'compare/other-rules': {
    en: 'The other side writes values alike by other rules, so nothing would be found. Both need the same version of Enlace.',
    es: 'La otra parte uniforma los datos con otras reglas, así que nada se hallaría. Ambas necesitan la misma versión de Enlace.',
  },
  'compare/wrong-size': {
    en: 'This file does not have the sizes that were agreed. It is refused.',
    es: 'Este archivo no tiene los tamaños convenidos. Se rechaza.',
  },
  'compare/bad-element': {
    en: 'This file holds something that is no blinded value. It is refused.',
    es: 'Este archivo contiene algo que no es un dato cegado. Se rechaza.',
  },
  'compare/repeated-element': {
    en: 'This file holds the same entry twice. It is refused.',
    es: 'Este archivo contiene dos veces la misma entrada. Se rechaza.',
  },
  'compare/bad-proof': {
    en: 'The other side did not treat all values with one key. Its answer is refused.',
    es: 'La otra parte no trató todos los datos con una misma llave. Su respuesta se rechaza.',
  },
  'compare/false-hit': {
    en: 'The other side names a hit that it cannot have computed. Its file is refused.',
    es: 'La otra parte señala una coincidencia que no pudo calcular. Su archivo se rechaza.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
