import type { Bilingual } from './language.ts';

/** Refusals about cases, their records, values and marks, and about importing them. Joined into `failures`. */
export const caseFailures = {
  'plan/not-joint': {
    en: 'Only a joint or coordinated investigation has a plan. Choose such a case.',
    es: 'Solo una investigación conjunta o coordinada tiene plan. Elija un caso así.',
  },
  'task/waits-in-circle': {
    en: 'That task waits for this one already, so neither could ever begin. Choose another.',
    es: 'Esa tarea ya espera a esta, y ninguna podría comenzar. Elija otra.',
  },
  'task/coercive-abroad': {
    en: 'The law of that country keeps acts by force to its own authorities; in Mexico arts. 69–71 of the National Security Law (LSN). Give the task to an authority of the country.',
    es: 'La ley de ese país reserva a sus propias autoridades los actos coercitivos; en México, los artículos 69 a 71 de la Ley de Seguridad Nacional (LSN). Encargue la tarea a una autoridad del país.',
  },
  'task/coercive-whose': {
    en: 'Say which authority carries out an act by force.',
    es: 'Indique qué autoridad realiza un acto coercitivo.',
  },
  'task/coercive-where': {
    en: 'Say in which country an act by force is to be carried out.',
    es: 'Indique en qué país se realizará un acto coercitivo.',
  },
  'evidence/lead-only': {
    en: 'What was obtained as a lead only cannot be an exhibit. It becomes evidence by a formal request alone (CNPP 455).',
    es: 'Lo obtenido solo como indicio no puede asentarse como prueba material. Solo una solicitud formal lo hace prueba (CNPP 455).',
  },
  'evidence/not-formalised': {
    en: 'Informal assistance becomes evidence by a formal request alone. Name the request that made it formal (CNPP 455).',
    es: 'La asistencia informal solo llega a ser prueba por una solicitud formal. Indique la solicitud que la formalizó (CNPP 455).',
  },
  'case/not-found': {
    en: 'There is no such case here. It may have been deleted, closed for named people or erased, also at another machine, or it is not yours to see.',
    es: 'Aquí no existe ese caso. Puede haberse eliminado, cerrado para personas nombradas o suprimido, también en otro equipo, o no le corresponde verlo.',
  },
  'case/parties-differ': {
    en: 'The direction and the two countries contradict each other. Say who requests in one way.',
    es: 'El sentido y los dos países se contradicen. Indique quién solicita de una sola manera.',
  },
  'case/same-party': {
    en: 'The requesting and the requested State are the same. Correct one of them.',
    es: 'El Estado requirente y el Estado requerido son el mismo. Corrija uno de ellos.',
  },
  'case/reference-taken': {
    en: 'Another case here has that reference. Open it, or choose another reference.',
    es: 'Otro caso de esta oficina tiene esa referencia. Ábralo o elija otra.',
  },
  'case/not-deleted': {
    en: 'No deleted case waits under that name. It may be back already, or gone for good.',
    es: 'Ningún caso eliminado espera con ese nombre. Puede haberse recuperado ya, o haberse ido para siempre.',
  },
  'case/cannot-return': {
    en: 'Something of that case has come in again since, so it cannot come back beside it. Delete the newer case first.',
    es: 'Algo de ese caso ha vuelto a entrar desde entonces, así que no puede recuperarse a su lado. Elimine antes el más nuevo.',
  },
  'case/reference-deleted': {
    en: 'A case that was deleted had that reference. Choose another, or ask a supervisor to restore that case.',
    es: 'Un caso que se eliminó tenía esa referencia. Elija otra o pida a una persona supervisora que recupere ese caso.',
  },
  'case/under-retention': {
    en: 'The retention date of this case has not come, so it is kept. Change the date with its ground, or wait.',
    es: 'El plazo de conservación de este caso no ha vencido, así que se conserva. Cambie la fecha con su fundamento o espere.',
  },
  'case/held': {
    en: 'A hold keeps this case whole, so nothing of it is erased or deleted. A supervisor lifts the hold first, with the reason.',
    es: 'Una retención conserva íntegro este caso, así que nada de él se suprime ni se elimina. Antes una persona supervisora levanta la retención, con el motivo.',
  },
  'hold/none': {
    en: 'No such hold stands on this case. It may have been lifted already.',
    es: 'Ninguna retención así pesa sobre este caso. Puede haberse levantado ya.',
  },
  'retention/not-due': {
    en: 'By that rule nothing of this case may be erased yet. Choose a row whose day has come, or name the order.',
    es: 'Por esa regla aún no puede suprimirse nada de este caso. Elija una línea cuya fecha haya llegado o indique la orden.',
  },
  'retention/no-order': {
    en: 'The order must be a document of this case. Add it first, and it stays when the rest goes.',
    es: 'La orden debe ser un documento de este caso. Agréguela antes; se queda cuando lo demás se va.',
  },
  'retention/packet-waiting': {
    en: 'A packet of this case is being prepared and holds these values. Release it, or withdraw it, first.',
    es: 'Un paquete de este caso está en preparación y contiene estos valores. Antes entréguelo o retírelo.',
  },
  'retention/nothing': {
    en: 'Nothing of that is recorded here any longer.',
    es: 'De eso ya no consta nada aquí.',
  },
  'retention/too-late': {
    en: 'Look again sooner: the next look is after today and no later than five years from now.',
    es: 'Revise antes: la próxima revisión es posterior a hoy y no más allá de cinco años.',
  },
  'retention/longer': {
    en: 'An office may shorten this time, and no office may make it longer.',
    es: 'Una oficina puede acortar este plazo; ninguna puede alargarlo.',
  },
  'record/not-found': {
    en: 'That record is not in this case. It may have been removed; reload the case.',
    es: 'Ese registro no está en este caso. Puede haberse quitado; vuelva a cargar el caso.',
  },
  'exchange/not-one': {
    en: 'That is neither an exchange nor part of one. Choose one from the log.',
    es: 'Eso no es un intercambio ni parte de uno. Elija uno de la bitácora.',
  },
  'exchange/theirs': {
    en: 'This exchange belongs to the log of the authority that sent the case, and only they correct it. Log what you know as an exchange of ours.',
    es: 'Este intercambio consta en la bitácora de la autoridad que envió el caso, y solo ella lo corrige. Registre lo que sepa como intercambio propio.',
  },
  'exchange/closed': {
    en: 'This exchange is closed. Reopen it, with the reason, and then go on.',
    es: 'Este intercambio está cerrado. Reábralo, con el motivo, y después continúe.',
  },
  'exchange/not-closed': {
    en: 'This exchange is not closed, so there is nothing to reopen.',
    es: 'Este intercambio no está cerrado, así que no hay qué reabrir.',
  },
  'exchange/promises-open': {
    en: 'Promises made in this exchange are still open. Say whether they were kept or called off, or settle them one by one first.',
    es: 'Hay compromisos de este intercambio aún pendientes. Indique si se cumplieron o se cancelaron, o resuélvalos antes uno por uno.',
  },
  'exchange/same': {
    en: 'It reads so already. Change what is wrong, and then save.',
    es: 'Ya dice lo mismo. Cambie lo que esté mal y después guarde.',
  },
  'record/wrong-parent': {
    en: 'A record of this kind does not belong there. Choose another place for it.',
    es: 'Un registro de este tipo no corresponde ahí. Elija otro lugar.',
  },
  'record/in-use': {
    en: 'Other records point to this one. Change them first.',
    es: 'Otros registros apuntan a este. Cámbielos primero.',
  },
  'field/unknown': {
    en: 'Enlace has no such field, so it cannot be stored. Take it out, or write it as a portion of the narrative.',
    es: 'Enlace no tiene ese campo, así que no puede guardarse. Quítelo, o escríbalo como fragmento del relato.',
  },
  'field/by-course': {
    en: 'This follows from what happened in the case. Record the event, or correct the one that is wrong.',
    es: 'Esto resulta de lo ocurrido en el caso. Asiente el evento, o corrija el que esté mal.',
  },
  'field/declared': {
    en: 'This declaration protects a person or a document, so only a supervisor takes it back.',
    es: 'Esta declaración protege a una persona o un documento, así que solo una persona supervisora la retira.',
  },
  'field/required': {
    en: 'This is needed and is missing. Fill it in.',
    es: 'Esto se requiere y falta. Complételo.',
  },
  'value/wrong-type': {
    en: 'Something of another kind is needed here, such as a number in place of words. Write it again.',
    es: 'Aquí se requiere algo de otra clase, por ejemplo un número en lugar de palabras. Escríbalo de nuevo.',
  },
  'value/not-an-option': {
    en: 'That is not one of the choices here. Choose one from the list.',
    es: 'Esa no es una de las opciones. Elija una de la lista.',
  },
  'value/too-long': {
    en: 'This is longer than fits here. Shorten it.',
    es: 'Esto es más largo de lo que cabe aquí. Acórtelo.',
  },
  'value/out-of-range': {
    en: 'That number is too small or too large here. Write another.',
    es: 'Ese número es demasiado pequeño o demasiado grande aquí. Escriba otro.',
  },
  'value/empty': {
    en: 'Nothing is written here. Fill it in, or leave it out.',
    es: 'Aquí no hay nada escrito. Complételo u omítalo.',
  },
  'value/no-such-date': {
    en: 'That date does not exist or cannot be read. Write it such as 15 Jan 2026.',
    es: 'Esa fecha no existe o no puede leerse. Escríbala como 15 ene 2026.',
  },
  'value/date-two-ways': {
    en: 'That date can be read day first or month first. Write the month as a word, such as 3 Apr 2026, or year-month-day.',
    es: 'Esa fecha puede leerse con el día o con el mes primero. Escriba el mes con letra, como 3 abr 2026, o año-mes-día.',
  },
  'value/date-in-part': {
    en: 'This date must be known to the day, since time is counted by it. Write day, month and year, such as 14 Mar 2026, or leave it empty.',
    es: 'Esta fecha debe conocerse hasta el día, porque con ella se cuenta tiempo. Escriba día, mes y año, como 14 mar 2026, o déjela vacía.',
  },
  'value/date-to-come': {
    en: 'That date is still to come, and what it is about has been. Check the year; today is the latest.',
    es: 'Esa fecha aún no llega, y aquello a lo que se refiere ya ocurrió. Revise el año; hoy es lo más tarde.',
  },
  'value/no-such-instant': {
    en: 'That is not a day with a time, or is two days. Write it such as 15 Jan 2026, 09:30; name whose time it is where it is not your office’s, such as Tijuana time.',
    es: 'Eso no es un día con su hora, o son dos días. Escríbalo como 15 ene 2026, 09:30; si no es la hora de su oficina, indique de dónde, como hora de Tijuana.',
  },
  'value/malformed': {
    en: 'This cannot be read as it is written. Compare it with its document, sign by sign.',
    es: 'Esto no se puede leer como está escrito. Compárelo con su documento, signo por signo.',
  },
  'value/forbidden-character': {
    en: 'That text holds invisible control characters that could hide or turn its meaning. Remove them.',
    es: 'Ese texto contiene caracteres de control invisibles que pueden ocultar o alterar su sentido. Quítelos.',
  },
  'money/unread': {
    en: 'That is not read as a sum of money. Write it in units with its currency, such as 1,240,000.50 MXN or US$ 1,240,000.',
    es: 'Eso no se pudo leer como una cantidad de dinero. Escríbala en unidades con su moneda, por ejemplo 1,240,000.50 MXN o US$ 1,240,000.',
  },
  'money/which-currency': {
    en: 'The sum does not say which currency; “$” alone is the sign of both. Add MXN, USD or another code of three letters.',
    es: 'La cantidad no dice en qué moneda está; “$” solo es el signo de ambas. Agregue MXN, USD u otra clave de tres letras.',
  },
  'money/ambiguous': {
    en: 'The sum can be read in two ways. Write all its figures, with commas between thousands and two after the point: 1,240,000.00.',
    es: 'La cantidad puede leerse de dos maneras. Escriba todas sus cifras, con comas entre millares y dos después del punto: 1,240,000.00.',
  },
  'money/too-precise': {
    en: 'The sum has more figures after the point than its currency has. Write it in whole cents.',
    es: 'La cantidad tiene más decimales que su moneda. Escríbala en centavos enteros.',
  },
  'money/too-large': {
    en: 'The sum is larger than can be kept exactly. Check its figures, or split it.',
    es: 'La cantidad es mayor de lo que puede guardarse con exactitud. Revise sus cifras o divídala.',
  },
  'value/no-such-country': {
    en: 'No country has that name. Write it in English or Spanish, such as Mexico or Estados Unidos, or its two-letter code.',
    es: 'Ningún país tiene ese nombre. Escríbalo en español o inglés, por ejemplo México o United States, o su clave de dos letras.',
  },
  'value/no-such-phone': {
    en: 'That is not read as one telephone number. Write its figures with the country, such as +52 662 555 0148, and another number in its own record.',
    es: 'Eso no se pudo leer como un número de teléfono. Escriba sus cifras con el país, por ejemplo +52 662 555 0148, y otro número en su propio registro.',
  },
  'value/curp-check': {
    en: 'The check digit of that CURP does not fit. Correct it, or mark it as received unchecked.',
    es: 'El dígito verificador de esa CURP no coincide. Corríjala, o indique que así se recibió.',
  },
  'mark/looser': {
    en: 'This would loosen a protection. Propose it with its ground, and let a second person approve it.',
    es: 'Esto relajaría una protección. Propóngalo con su fundamento para que lo apruebe otra persona.',
  },
  'mark/locked': {
    en: 'This marking came from another agency and may only be tightened. Ask that agency for its consent.',
    es: 'Esta marca la puso otra autoridad y solo puede hacerse más estricta. Pida su consentimiento a esa autoridad.',
  },
  'mark/invalid': {
    en: 'That marking is not written as Enlace needs it. Check level, categories and caveats.',
    es: 'Esa marca no está escrita como Enlace la requiere. Revise nivel, categorías y restricciones de manejo.',
  },
  'loosening/not-found': {
    en: 'There is no such open proposal. Someone may have decided it already.',
    es: 'No existe esa propuesta pendiente. Puede que ya se haya resuelto.',
  },
  'loosening/same-person': {
    en: 'The person who proposed a loosening may not approve it. Ask a second person.',
    es: 'Quien propone relajar una protección no puede aprobarlo. Pídalo a otra persona.',
  },
  'loosening/protected': {
    en: 'This protection cannot be loosened by agreement: it guards a source, a victim or what a statute orders. Record the circumstance that opens it.',
    es: 'Esta protección no se relaja por acuerdo: resguarda a una fuente, a una víctima o lo que ordena una ley. Asiente la circunstancia que la abre.',
  },
  'loosening/outdated': {
    en: 'The marking changed after this was proposed, or who proposed it may no longer open this vault. Propose it again.',
    es: 'La marca cambió después de la propuesta, o quien la propuso ya no puede abrir esta bóveda. Propóngala de nuevo.',
  },
  'deconflict/nothing-there': {
    en: 'The two cases have nothing of that kind in common any more. Read the list again.',
    es: 'Los dos casos ya no tienen nada de ese tipo en común. Vuelva a leer la lista.',
  },
  'deconflict/since-when': {
    en: 'Say since which day both are in touch.',
    es: 'Indique desde qué día están en contacto.',
  },
  'person/itself': {
    en: 'These are one and the same record. Choose another person.',
    es: 'Es uno y el mismo registro. Elija a otra persona.',
  },
  'person/said-other': {
    en: 'One of these is said to be the same as a record that the other, or one that it is said to be, is not. Take that back first.',
    es: 'De uno de estos consta que es la misma persona que un registro del cual consta que el otro, o alguno de los suyos, no lo es. Retire eso antes.',
  },
  'person/locked': {
    en: 'The value of the other case came from another agency and is not replaced. Leave each case its own.',
    es: 'Lo que consta en el otro caso vino de otra autoridad y no se sustituye. Deje a cada caso lo suyo.',
  },
  'person/less-protected': {
    en: 'The other case does not protect this person as much: there they are no source, victim or witness, or there is a duty to tell. Correct that there first.',
    es: 'El otro caso protege menos a esta persona: ahí no consta como fuente, víctima o testigo, o hay un deber de informar. Corríjalo ahí primero.',
  },
  'person/awaits-event': {
    en: 'This waits for an event of its own case, and an event of another would open it. Leave it there.',
    es: 'Esto espera un evento de su propio caso, y lo abriría un evento de otro. Déjelo ahí.',
  },
  'person/owners-differ': {
    en: 'The two values belong to different agencies, so no mark protects both. Leave each case its own.',
    es: 'Los dos datos son de autoridades distintas, así que ninguna marca protege ambos. Deje a cada caso lo suyo.',
  },
  'person/nothing-there': {
    en: 'There is no value on that side. Take the one that is there, or leave each case its own.',
    es: 'De ese lado no hay dato. Tome el que existe, o deje a cada caso lo suyo.',
  },
  'person/not-merged': {
    en: 'This person’s values are not merged with another record, or no longer are. Look at the history.',
    es: 'Los datos de esta persona no están unificados con otro registro, o ya no lo están. Vea el historial.',
  },
  'case/apart': {
    en: 'These cases are kept behind different walls, so they cannot be changed in one act. Change them one by one.',
    es: 'Estos casos se guardan en compartimentos distintos, así que no pueden modificarse en un solo acto. Modifíquelos uno por uno.',
  },
  'filter/not-found': {
    en: 'This saved filter is no longer there. Save it again.',
    es: 'Este filtro guardado ya no existe. Guárdelo de nuevo.',
  },
  'undo/nothing': {
    en: 'There is nothing of yours to undo in this case.',
    es: 'No hay nada suyo que deshacer en este caso.',
  },
  'undo/changed-since': {
    en: 'Someone changed this afterwards, so it was not undone. Look at the history and change it by hand.',
    es: 'Alguien lo cambió después, así que no se deshizo. Vea el historial y cámbielo a mano.',
  },
  'undo/not-yours': {
    en: 'This is another person’s act. Only that person can undo it; you can change it by hand.',
    es: 'Este acto es de otra persona. Solo ella puede deshacerlo; usted puede cambiarlo a mano.',
  },
  'undo/not-this': {
    en: 'Imports, packets, marks and settings are not undone. Change by hand what you need.',
    es: 'Las importaciones, los paquetes, las marcas y los ajustes no se deshacen. Cambie a mano lo necesario.',
  },
  'undo/already': {
    en: 'This was undone already. Look at the history.',
    es: 'Esto ya se deshizo. Vea el historial.',
  },
  'undo/depended-on': {
    en: 'Something that came later rests on this, so it was not undone. Look at the history and change it by hand.',
    es: 'Algo posterior depende de esto, así que no se deshizo. Vea el historial y cámbielo a mano.',
  },
  'undo/would-loosen': {
    en: 'Since then the protection was tightened, and undoing would take that away. Change it by hand.',
    es: 'Desde entonces se reforzó la protección, y deshacer la quitaría. Cámbielo a mano.',
  },
  'search/no-words': {
    en: 'There is no word to search for. Write at least one letter or digit.',
    es: 'No hay palabra que buscar. Escriba al menos una letra o un dígito.',
  },
  'portion/no-neighbour': {
    en: 'There is no other portion on that side. Choose the other side.',
    es: 'No hay otro fragmento de ese lado. Elija el otro lado.',
  },
  'portion/marks-differ': {
    en: 'These two portions belong to different owners, or one came in with a packet, so they stay apart.',
    es: 'Estos dos fragmentos son de dueños distintos, o uno llegó en un paquete, así que quedan separados.',
  },
  'doc/no-file': {
    en: 'This document has no file in the vault. Add one first.',
    es: 'Este documento no tiene archivo en la bóveda. Agregue uno primero.',
  },

  // importing
  'import/refused': {
    en: 'Nothing was imported. Correct the places listed and import the file again.',
    es: 'No se importó nada. Corrija los lugares indicados e importe el archivo de nuevo.',
  },
  'import/not-utf8': {
    en: 'The file is not UTF-8 text. Save it as UTF-8 and import it again.',
    es: 'El archivo no es texto UTF-8. Guárdelo como UTF-8 e impórtelo de nuevo.',
  },
  'import/not-json': {
    en: 'The file is not well-formed JSON at this place. Correct it and import it again.',
    es: 'El archivo no es JSON bien formado en este lugar. Corríjalo e impórtelo de nuevo.',
  },
  'import/duplicate-key': {
    en: 'The same name occurs twice in one object, so its meaning is unclear. Keep one.',
    es: 'El mismo nombre aparece dos veces en un objeto, así que su sentido es dudoso. Deje uno.',
  },
  'import/too-deep': {
    en: 'The file is nested deeper than any case. It was not made for Enlace.',
    es: 'El archivo tiene más niveles que cualquier caso. No se hizo para Enlace.',
  },
  'import/too-large': {
    en: 'The file is larger than one import may be. Split it, and attach documents as files beside it.',
    es: 'El archivo es mayor de lo que admite una importación. Divídalo, y adjunte los documentos como archivos aparte.',
  },
  'import/wrong-format': {
    en: 'The file is not a case file of this version. Ask whoever made it for one that this Enlace reads.',
    es: 'El archivo no es de casos de esta versión. Pida a quien lo hizo uno que este Enlace lea.',
  },
  'import/duplicate-id': {
    en: 'Two records have the same id. Give each its own.',
    es: 'Dos registros tienen el mismo identificador. Dé a cada uno el suyo.',
  },
  'import/unknown-id': {
    en: 'This points to a record that is not in the case. Correct the id.',
    es: 'Esto apunta a un registro que no está en el caso. Corrija el identificador.',
  },
  'import/file-name': {
    en: 'A file must be named by its plain name beside the case file, without folders above it.',
    es: 'Un archivo debe nombrarse por su nombre simple junto al archivo de casos, sin carpetas superiores.',
  },
  'import/missing-file': {
    en: 'A file that a document names is not beside the case file. Put it there and import again.',
    es: 'Falta junto al archivo de casos un archivo que un documento nombra. Colóquelo ahí e importe de nuevo.',
  },
  'import/zip-malformed': {
    en: 'This is not a whole .enlace-case file, or `cases.json` is not in it. Have it made again.',
    es: 'No es un archivo .enlace-case completo, o le falta `cases.json`. Pida que se genere de nuevo.',
  },
  'import/zip-unsafe': {
    en: 'An entry of the file is encrypted, a link, or named in a way that could lead out of its folder. Do not use it; ask the sender.',
    es: 'Una entrada del archivo está cifrada, es un enlace o lleva un nombre que podría salir de su carpeta. No lo use; consulte al remitente.',
  },
  'import/zip-repeated': {
    en: 'Two entries of the file have the same name, so it is unclear which one is meant. Have it made again.',
    es: 'Dos entradas del archivo tienen el mismo nombre, así que es dudoso cuál vale. Pida que se genere de nuevo.',
  },
  'import/zip-unknown-entry': {
    en: 'The file holds more than `cases.json` and the documents under `files/`. Have it made without the rest.',
    es: 'El archivo contiene más que `cases.json` y los documentos en `files/`. Pida que se genere sin lo demás.',
  },
  'import/zip-bomb': {
    en: 'The file would unpack to far more than any case. Do not use it; ask the sender.',
    es: 'Al abrirse, el archivo ocuparía mucho más que cualquier caso. No lo use; consulte al remitente.',
  },
  'import/zip-damaged': {
    en: 'An entry of the file is damaged. Nothing was imported; copy the file again or have it made again.',
    es: 'Una entrada del archivo está dañada. No se importó nada; copie de nuevo el archivo o pida que se genere otra vez.',
  },
  'import/event-type': {
    en: 'The profile of this case has no such event. Use the nearest name, given here, if that is what happened.',
    es: 'El perfil de este caso no tiene ese evento. Use el nombre más parecido, que aquí se indica, si eso fue lo que ocurrió.',
  },
  'import/case-differs': {
    en: 'That case is here already and differs. Change it in Enlace; an import never overwrites.',
    es: 'Ese caso ya está aquí y es distinto. Modifíquelo en Enlace; una importación nunca sobrescribe.',
  },
} as const satisfies Record<string, Bilingual>;
