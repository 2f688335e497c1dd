import type { Texts } from './words.ts';

/** Words of what comes in. */
export const inboxText = {
  drop: { en: 'Drop a packet here, or choose it.', es: 'Arrastre un paquete aquí, o elíjalo.' },
  opening: { en: 'Opening the packet', es: 'Abriendo el paquete' },
  from: { en: 'Packet {{number}} from {{who}}', es: 'Paquete {{number}} de {{who}}' },
  signed: { en: 'It is what was signed', es: 'Es lo que se firmó' },
  signedNote: {
    en: 'It was not changed on the way. That does not prove that it is all they have.',
    es: 'No se alteró en el camino. Eso no prueba que sea todo lo que tienen.',
  },
  compared: { en: 'Words compared', es: 'Palabras cotejadas' },
  notCompared: { en: 'Words not compared', es: 'Palabras no cotejadas' },
  notComparedNote: {
    en: 'Nobody has compared the sender’s twelve words by telephone. Do it under Counterparts.',
    es: 'Nadie ha cotejado por teléfono las doce palabras del remitente. Hágalo en Contrapartes.',
  },
  place: { en: 'Number in the channel', es: 'Número en el canal' },
  places: {
    next: { en: 'The next one', es: 'El siguiente' },
    'after-gap': { en: 'Earlier packets are missing', es: 'Faltan paquetes anteriores' },
    late: { en: 'Earlier than one imported', es: 'Anterior a uno ya importado' },
    unknown: { en: 'None at which it could be imported', es: 'Ninguno en el que pudiera recibirse' },
  },
  newEpoch: {
    en: 'The sender restored a backup: its numbering begins anew with this packet, and what it sent after the backup was made it may no longer have. Ask which of its packets it still knows.',
    es: 'El remitente restauró un respaldo: con este paquete su numeración empieza de nuevo, y quizá ya no tenga lo que envió después de hacerlo. Pregúntele qué paquetes suyos conserva.',
  },
  acceptGap: { en: 'Accept the gap in numbering, on record', es: 'Aceptar el salto de numeración; queda registrado' },
  handling: { en: 'They ask', es: 'Piden' },
  contains: { en: 'It contains', es: 'Contiene' },
  values: { en: '{{values}}, {{gaps}}, {{files}}', es: '{{values}}, {{gaps}}, {{files}}' },
  valueCount: { one: { en: '{{count}} value', es: '{{count}} dato' }, other: { en: '{{count}} values', es: '{{count}} datos' } },
  gapCount: {
    one: { en: '{{count}} withheld place', es: '{{count}} parte testada' },
    other: { en: '{{count}} withheld places', es: '{{count}} partes testadas' },
  },
  fileCount: {
    one: { en: '{{count}} file', es: '{{count}} archivo' },
    other: { en: '{{count}} files', es: '{{count}} archivos' },
  },
  difference: { en: 'What importing changes', es: 'Lo que cambia al importar' },
  differenceCount: {
    en: '{{records}}, {{added}}, {{changed}}, {{gone}}',
    es: '{{records}}, {{added}}, {{changed}}, {{gone}}',
  },
  newRecords: {
    one: { en: '{{count}} new record', es: '{{count}} registro nuevo' },
    other: { en: '{{count}} new records', es: '{{count}} registros nuevos' },
  },
  newValues: {
    one: { en: '{{count}} new value', es: '{{count}} dato nuevo' },
    other: { en: '{{count}} new values', es: '{{count}} datos nuevos' },
  },
  changedValues: {
    one: { en: '{{count}} value changed', es: '{{count}} dato cambiado' },
    other: { en: '{{count}} values changed', es: '{{count}} datos cambiados' },
  },
  goneValues: {
    one: { en: '{{count}} value no longer disclosed', es: '{{count}} dato que ya no se comunica' },
    other: { en: '{{count}} values no longer disclosed', es: '{{count}} datos que ya no se comunican' },
  },
  noChange: {
    en: 'It changes nothing of what we hold from them.',
    es: 'No cambia nada de lo que tenemos de ellos.',
  },
  weHold: { en: 'We hold', es: 'Tenemos' },
  theyGive: { en: 'They disclose', es: 'Comunican' },
  newRecord: {
    one: { en: 'new, {{count}} value', es: 'nuevo, {{count}} dato' },
    other: { en: 'new, {{count}} values', es: 'nuevo, {{count}} datos' },
  },
  tightened: { en: 'Becomes stricter', es: 'Se vuelve más restringido' },
  moreChanges: {
    one: { en: 'and {{count}} more change, not listed', es: 'y {{count}} cambio más, no listado' },
    other: { en: 'and {{count}} more changes, not listed', es: 'y {{count}} cambios más, no listados' },
  },
  moreTightened: {
    one: { en: 'and {{count}} more value, not listed', es: 'y {{count}} dato más, no listado' },
    other: { en: 'and {{count}} more values, not listed', es: 'y {{count}} datos más, no listados' },
  },
  tightenedNote: {
    en: 'They disclose these values under a stricter mark than the one that they have here. The tightest of all marks under which a value came in holds.',
    es: 'Comunican estos datos con una marca más restrictiva que la que tienen aquí. Rige la más restrictiva de todas las marcas con que llegó un dato.',
  },
  markHeld: { en: 'Mark here', es: 'Marca aquí' },
  markNow: { en: 'Mark after importing', es: 'Marca después de importar' },
  faults: {
    en: 'Something is wrong in the history of the case as it came. Each is shown at the case until it is mended:',
    es: 'El historial del caso llegó con fallas. Cada una se muestra en el caso hasta que se corrija:',
  },
  becameStricter: {
    one: {
      en: '{{count}} value that we held is under a stricter mark now.',
      es: '{{count}} dato que teníamos quedó con una marca más restrictiva.',
    },
    other: {
      en: '{{count}} values that we held are under a stricter mark now.',
      es: '{{count}} datos que teníamos quedaron con una marca más restrictiva.',
    },
  },
  unknown: { en: 'Not known to this Enlace', es: 'Desconocido para este Enlace' },
  unknownNote: {
    en: 'A newer Enlace sent values for which this one has no field. They are kept with the case as remarks that never leave.',
    es: 'Un Enlace más reciente envió datos para los que este no tiene campo. Se conservan con el caso como observaciones que nunca salen.',
  },
  unknownPlace: { en: 'Place in the packet', es: 'Lugar en el paquete' },
  noLonger: { en: 'no longer disclosed; ours stays', es: 'ya no se comunica; lo nuestro se queda' },
  contents: { en: 'What it says', es: 'Lo que dice' },
  moreRecords: {
    one: { en: 'and {{count}} more record, not listed', es: 'y {{count}} registro más, no listado' },
    other: { en: 'and {{count}} more records, not listed', es: 'y {{count}} registros más, no listados' },
  },
  keptValues: {
    one: { en: '{{count}} value on which ours stays', es: '{{count}} dato en que se queda lo nuestro' },
    other: { en: '{{count}} values on which ours stay', es: '{{count}} datos en que se queda lo nuestro' },
  },
  apartRecords: {
    one: { en: '{{count}} record of theirs beside ours', es: '{{count}} registro suyo aparte de los nuestros' },
    other: { en: '{{count}} records of theirs beside ours', es: '{{count}} registros suyos aparte de los nuestros' },
  },
  besideCount: { en: '{{kept}}, {{apart}}', es: '{{kept}}, {{apart}}' },
  anotherCase: { en: 'Another case of ours', es: 'Otro caso nuestro' },
  chooseAnother: { en: 'It cannot go into that case. Choose another.', es: 'No puede entrar en ese caso. Elija otro.' },
  nothing: { en: 'nothing', es: 'nada' },
  kept: { en: 'ours stays; theirs becomes a remark', es: 'lo nuestro se queda; lo suyo queda como observación' },
  reserved: {
    en: 'set aside: the law of the place keeps acts by force to its own authorities (in Mexico LSN, arts. 69–71). It becomes a remark and no task',
    es: 'se aparta: la ley del lugar reserva los actos coercitivos a sus autoridades (en México LSN, arts. 69 a 71). Queda como observación y no como tarea',
  },
  lead: {
    en: 'set aside: it rests on what was obtained as a lead only (CNPP 455). It becomes a remark and no exhibit',
    es: 'se aparta: se apoya en lo obtenido solo como indicio (CNPP 455). Queda como observación y no como prueba',
  },
  'lead-standing': {
    en: 'this exhibit of yours rests, as they now say, on what was obtained as a lead only (CNPP 455). It stays, with a remark, and does not leave as evidence',
    es: 'esta prueba de ustedes se apoya, según dicen ahora, en lo obtenido solo como indicio (CNPP 455). Se queda, con una observación, y no sale como prueba',
  },
  apart: {
    en: 'theirs: becomes a remark, apart from our log and history',
    es: 'es de ellos: queda como observación, aparte de nuestra bitácora y nuestro historial',
  },
  into: { en: 'Into which case', es: 'En qué caso' },
  intoCase: { en: 'It goes into {{reference}}, {{title}}.', es: 'Entra en {{reference}}, {{title}}.' },
  intoNew: { en: 'It becomes a new case.', es: 'Será un caso nuevo.' },
  aNewCase: { en: 'A new case', es: 'Un caso nuevo' },
  intoEnded: { en: 'That case has ended.', es: 'Ese caso ya concluyó.' },
  mayBelong: { en: 'It may belong to a case of yours:', es: 'Puede corresponder a un caso suyo:' },
  why: {
    quoted: { en: 'they quote its number', es: 'citan su número' },
    person: { en: '{{person}} is in it, by identifiers', es: '{{person}} está en él, según sus identificadores' },
  },
  keyWords: { en: 'Words of the key that signed', es: 'Palabras de la llave que firmó' },
  viewAsWaits: {
    en: '“View as” waits for this sender: nothing has been set for what it may receive. A supervisor sets it under Counterparts.',
    es: '“Ver como” queda pendiente con este remitente: no se ha fijado qué puede recibir. Una persona supervisora lo fija en Contrapartes.',
  },
  toCounterparts: { en: 'Go to Counterparts', es: 'Ir a Contrapartes' },
  another: { en: 'Choose another file', es: 'Elegir otro archivo' },
  import: { en: 'Import', es: 'Importar' },
  importing: { en: 'Importing', es: 'Importando' },
  imported: { en: 'Imported: {{added}}, {{changed}}.', es: 'Importado: {{added}}, {{changed}}.' },
  recordsAdded: {
    one: { en: '{{count}} record added', es: '{{count}} registro agregado' },
    other: { en: '{{count}} records added', es: '{{count}} registros agregados' },
  },
  recordsChanged: {
    one: { en: '{{count}} record changed', es: '{{count}} registro cambiado' },
    other: { en: '{{count}} records changed', es: '{{count}} registros cambiados' },
  },
  voided: {
    en: 'Number {{number}} carries nothing: its sender gave it up.',
    es: 'El número {{number}} no contiene nada: quien envía renunció a él.',
  },
  noticeTaken: {
    en: 'It says that values of yours go on without your consent. It stands among the consents by packet.',
    es: 'Avisa que datos suyos salen sin su consentimiento. Está entre los consentimientos por paquete.',
  },
  consentTaken: {
    en: 'It speaks of a consent: asked, answered or withdrawn. It stands among the consents by packet, where it is answered.',
    es: 'Trata de un consentimiento: pedido, contestado o retirado. Está entre los consentimientos por paquete, donde se contesta.',
  },
  acknowledges: { en: 'The receipt is noted on our packet.', es: 'El acuse quedó anotado en nuestro paquete.' },
  openCase: { en: 'Open the case', es: 'Abrir el caso' },
  writeReceipt: { en: 'Write the receipt', es: 'Escribir el acuse' },
  receiptWritten: { en: 'The receipt is {{file}}. Carry it back to them.', es: 'El acuse es {{file}}. Llévelo de regreso.' },
  putAside: { en: 'Set aside', es: 'Apartar' },
  received: { en: 'Received packets', es: 'Paquetes recibidos' },
  otherReference: { en: 'Reference they have of the other side', es: 'Referencia que tienen de la otra parte' },
  noneReceived: { en: 'No packets received.', es: 'Ningún paquete recibido.' },
  noneReceivedAct: {
    en: 'What a counterpart sends is seen here before it is imported. Drop a packet above, or press O to open one.',
    es: 'Lo que envía una contraparte se ve aquí antes de importarlo. Arrastre un paquete arriba, o pulse O para abrir uno.',
  },
} as const satisfies Texts;
