import type { Bilingual } from './language.ts';

/** What a packet, a card or a channel can be refused for: what is, then what can be done. Spread into `failures`. */
export const packetFailures = {
  // the sealed file
  'packet/not-a-packet': {
    en: 'This file is not an Enlace packet. Choose the .age file that the counterpart sent.',
    es: 'Este archivo no es un paquete de Enlace. Elija el archivo .age que envió la contraparte.',
  },
  'packet/not-for-us': {
    en: 'This packet is encrypted for another key. Ask the sender to encrypt it for your current agency card.',
    es: 'Este paquete está cifrado para otra llave. Pida al remitente que lo cifre para su tarjeta de autoridad vigente.',
  },
  'packet/damaged': {
    en: 'The packet is damaged: it is cut short or altered. Ask the sender for the same file again.',
    es: 'El paquete está dañado: está incompleto o alterado. Pida al remitente el mismo archivo otra vez.',
  },
  'packet/too-large': {
    en: 'The packet is larger than Enlace writes or reads. Send fewer or smaller attachments.',
    es: 'El paquete es mayor de lo que Enlace escribe o lee. Envíe menos anexos o anexos más pequeños.',
  },
  'packet/too-new': {
    en: 'A newer Enlace made this packet. Update Enlace, then open it again.',
    es: 'Este paquete lo hizo un Enlace más reciente. Actualice Enlace y ábralo de nuevo.',
  },

  // the ZIP inside
  'packet/zip-malformed': {
    en: 'The packet’s container does not follow the packet format. Nothing was read from it; ask the sender to build it again.',
    es: 'El contenedor del paquete no sigue el formato. No se leyó nada de él; pida al remitente que lo genere de nuevo.',
  },
  'packet/zip-unsafe-name': {
    en: 'The packet holds a file name that points outside it. Do not open it with other tools; tell the sender.',
    es: 'El paquete contiene un nombre de archivo que apunta fuera de él. No lo abra con otros programas; avise al remitente.',
  },
  'packet/zip-repeated-name': {
    en: 'The packet holds two entries of the same name. Two readers could see two packets; tell the sender.',
    es: 'El paquete contiene dos entradas con el mismo nombre. Dos lectores podrían ver dos paquetes; avise al remitente.',
  },
  'packet/zip-link': {
    en: 'The packet holds a link instead of a file. Do not open it with other tools; tell the sender.',
    es: 'El paquete contiene un enlace en vez de un archivo. No lo abra con otros programas; avise al remitente.',
  },
  'packet/zip-compressed': {
    en: 'The packet holds a compressed entry, which could grow without end. Nothing was unpacked; ask the sender to build it with Enlace.',
    es: 'El paquete contiene una entrada comprimida, que podría crecer sin límite. No se desempacó nada; pida que lo generen con Enlace.',
  },
  'packet/zip-unknown-entry': {
    en: 'The packet holds an entry that the format does not know. Update Enlace, or ask the sender what it is.',
    es: 'El paquete contiene una entrada que el formato no conoce. Actualice Enlace o pregunte al remitente qué es.',
  },
  'packet/zip-mismatch': {
    en: 'The packet’s two tables of contents differ. Two readers could see two packets; tell the sender.',
    es: 'Los dos índices del paquete difieren. Dos lectores podrían ver dos paquetes; avise al remitente.',
  },
  'packet/zip-padding': {
    en: 'The packet’s filling is not as the format says. It may hide something; ask the sender to build it again.',
    es: 'El relleno del paquete no es el del formato. Podría ocultar algo; pida al remitente que lo genere de nuevo.',
  },

  // JSON
  'packet/json-malformed': {
    en: 'The packet’s text is not JSON. Ask the sender to build it again.',
    es: 'El texto del paquete no es JSON. Pida al remitente que lo genere de nuevo.',
  },
  'packet/json-not-utf8': {
    en: 'The packet’s text is not UTF-8. Ask the sender to build it again.',
    es: 'El texto del paquete no es UTF-8. Pida al remitente que lo genere de nuevo.',
  },
  'packet/json-repeated-key': {
    en: 'The packet says the same thing twice in two ways. Two readers could see two packets; tell the sender.',
    es: 'El paquete dice lo mismo dos veces de dos maneras. Dos lectores podrían ver dos paquetes; avise al remitente.',
  },
  'packet/json-too-deep': {
    en: 'The packet is nested deeper than the format allows. Ask the sender to build it with Enlace.',
    es: 'El paquete está anidado más de lo que permite el formato. Pida que lo generen con Enlace.',
  },
  'packet/json-too-large': {
    en: 'A text in the packet is longer than the format allows. Ask the sender to build it with Enlace.',
    es: 'Un texto del paquete es más largo de lo que permite el formato. Pida que lo generen con Enlace.',
  },
  'packet/json-bad-character': {
    en: 'The packet holds characters that make a text read otherwise than it is written. Ask the sender to remove them.',
    es: 'El paquete contiene caracteres que hacen que un texto se lea distinto de como está escrito. Pida al remitente que los quite.',
  },

  // signature and disclosures
  'packet/many-recipients': {
    en: 'The file can be opened with more than one key, and a packet is encrypted for one alone. Do not rely on it; ask the sender for whom else it was encrypted.',
    es: 'El archivo se puede abrir con más de una llave, y un paquete se cifra para una sola. No se base en él; pregunte al remitente para quién más se cifró.',
  },
  'packet/not-canonical': {
    en: 'The packet’s text is not written in the one spelling that its format has. Another program may read it otherwise; ask the sender to build it again.',
    es: 'El texto del paquete no está escrito en la única forma que admite su formato. Otro programa podría leerlo de otro modo; pida al remitente que lo genere de nuevo.',
  },
  'packet/issued-later': {
    en: 'The packet says that it was made at a time that has not come. See whether this computer has the right time; if so, ask the sender whether theirs has.',
    es: 'El paquete dice haberse hecho en un momento que aún no llega. Vea si este equipo tiene la hora correcta; si la tiene, pregunte al remitente por la suya.',
  },
  'packet/malformed': {
    en: 'The packet does not follow the packet format. Ask the sender to build it again.',
    es: 'El paquete no sigue el formato. Pida al remitente que lo genere de nuevo.',
  },
  'packet/algorithm': {
    en: 'The packet is signed in a way that Enlace does not accept. It must be Ed25519 with SHA-256.',
    es: 'El paquete está firmado de un modo que Enlace no acepta. Debe ser Ed25519 con SHA-256.',
  },
  'packet/type': {
    en: 'What is signed here is not a packet. Do not rely on it; tell the sender.',
    es: 'Lo firmado aquí no es un paquete. No se base en él; avise al remitente.',
  },
  'packet/bad-signature': {
    en: 'The signature does not fit: the packet was altered or is not by this sender. Do not rely on it; call the sender.',
    es: 'La firma no corresponde: el paquete fue alterado o no es de este remitente. No se base en él; llame al remitente.',
  },
  'packet/disclosure-malformed': {
    en: 'A value in the packet cannot be read. Ask the sender to build it again.',
    es: 'Un valor del paquete no se puede leer. Pida al remitente que lo genere de nuevo.',
  },
  'packet/disclosure-repeated': {
    en: 'A value occurs in the packet twice. Do not rely on it; tell the sender.',
    es: 'Un dato aparece dos veces en el paquete. No se base en él; avise al remitente.',
  },
  'packet/disclosure-unreferenced': {
    en: 'The packet holds a value that its signature does not cover. Somebody added it; do not rely on it.',
    es: 'El paquete contiene un valor que su firma no cubre. Alguien lo agregó; no se base en él.',
  },
  'packet/claim-overwritten': {
    en: 'A value in the packet would replace another. Do not rely on it; tell the sender.',
    es: 'Un valor del paquete reemplazaría a otro. No se base en él; avise al remitente.',
  },
  'packet/reserved-name': {
    en: 'The packet uses a name that its format sets aside. Do not rely on it; tell the sender.',
    es: 'El paquete usa un nombre que su formato aparta para sí. No se base en él; avise al remitente.',
  },
  'packet/digest-repeated': {
    en: 'The packet contains the same cryptographic digest twice. Do not rely on it; tell the sender.',
    es: 'El paquete contiene dos veces la misma huella criptográfica. No se base en él; avise al remitente.',
  },
  'packet/stripped': {
    en: 'A value that was signed as disclosed is missing. Somebody removed it on the way; ask the sender for the file again.',
    es: 'Falta un dato que se firmó como comunicado. Alguien lo quitó en el camino; pida el archivo otra vez al remitente.',
  },
  'packet/manifest-mismatch': {
    en: 'A file in the packet is not the one that was signed. Do not rely on it; ask the sender for the packet again.',
    es: 'Un archivo del paquete no es el que se firmó. No se base en él; pida el paquete otra vez al remitente.',
  },
  'packet/attachment-changed': {
    en: 'An attachment changed while the packet was being built. Nothing was written; build it again.',
    es: 'Un anexo cambió mientras se generaba el paquete. No se escribió nada; genérelo de nuevo.',
  },
  'packet/later-mismatch': {
    en: 'This value is not the one that was withheld then. Do not rely on it; ask the sender.',
    es: 'Este dato no es el que se testó entonces. No se base en él; pregunte al remitente.',
  },
  'packet/answer-missing': {
    en: 'The receipt for a recall says what was done; for any other packet it says nothing more. Say whether its values are deleted and no longer used, or that this is refused.',
    es: 'El acuse de un retiro dice qué se hizo; el de cualquier otro paquete no dice más. Diga si sus datos se eliminaron y ya no se usan, o que esto se rechaza.',
  },
  'packet/recalled-stands': {
    en: 'Values of the recalled packet are still in the case. Take them out first: clear each field that is named, or remove its record; where the case holds nothing else, delete it. Then answer that it is done, or answer that the recall is refused.',
    es: 'Datos del paquete retirado siguen en el caso. Quítelos antes: vacíe cada campo que se nombra o elimine su registro; si el caso no tiene nada más, elimínelo. Después responda que se hizo, o responda que el retiro se rechaza.',
  },
  'packet/recalled-place': {
    en: 'It is in the case as the recalled packet gave it.',
    es: 'Sigue en el caso como lo entregó el paquete retirado.',
  },
  'packet/recall-unanswered': {
    en: 'A recall of this packet left already and waits for its answer. Import the receipt when it comes, note it as it is read to you, or ask the recipient for it.',
    es: 'Ya salió un retiro de este paquete y espera su respuesta. Importe el acuse cuando llegue, anótelo como se lo lean o pídalo al destinatario.',
  },
  'packet/earlier-missing': {
    en: 'This packet adds to an earlier one that is not held here, or whose case was deleted here. Nothing was taken in: import that packet first, then this file again, or ask a colleague who has it to import this file.',
    es: 'Este paquete añade a uno anterior que aquí no se tiene, o cuyo caso se eliminó aquí. No se recibió nada: importe primero aquel paquete y después este archivo otra vez, o pida que lo importe quien ya tenga aquel paquete.',
  },

  // sender and channel
  'packet/unknown-sender': {
    en: 'No agency you know signed this packet. Import the sender’s agency card first and compare its twelve words by phone.',
    es: 'Ninguna autoridad que usted conozca firmó este paquete. Importe primero su tarjeta y compare las doce palabras por teléfono.',
  },
  'packet/other-key': {
    en: 'The packet names a known agency but is signed with a key that is not on its card. Call the agency before anything else.',
    es: 'El paquete nombra a una autoridad conocida, pero la llave de su firma no está en su tarjeta. Llame a la autoridad antes que nada.',
  },
  'packet/off-card': {
    en: 'The machine that signed this packet is no longer on its agency’s card, so it may be lost or stolen. Nothing was taken in; ask the agency to send it from another machine.',
    es: 'El equipo que firmó este paquete ya no figura en la tarjeta de su autoridad: puede estar perdido o robado. No se recibió nada; pida a la autoridad que lo envíe desde otro equipo.',
  },
  'packet/revoked-key': {
    en: 'The key that signed this packet was revoked. Ask the sender to sign it with its current key.',
    es: 'La llave que firmó este paquete fue revocada. Pida al remitente que lo firme con su llave vigente.',
  },
  'packet/re-signed': {
    en: 'You already hold this packet under another signature. Somebody signed it again; call the sender.',
    es: 'Usted ya tiene este paquete con otra firma. Alguien volvió a firmarlo; llame al remitente.',
  },
  'packet/wrong-recipient': {
    en: 'The packet was signed for another recipient and then encrypted for you. Do not rely on it; call the sender.',
    es: 'El paquete se firmó para otro destinatario y luego se cifró para usted. No se base en él; llame al remitente.',
  },
  'packet/wrong-agency': {
    en: 'The packet names a different agency from the one whose key signed it. Do not rely on it; call the sender.',
    es: 'El paquete nombra a una autoridad distinta de la dueña de la llave que lo firmó. No se base en él; llame al remitente.',
  },
  'packet/gap': {
    en: 'Earlier packets of this channel have not arrived. Ask the sender for the missing numbers, or accept the gap on record.',
    es: 'Faltan paquetes anteriores de este canal. Pida al remitente los números faltantes, o acepte el salto de numeración y quedará registrado.',
  },
  'packet/replayed': {
    en: 'You already imported this packet. Nothing has changed.',
    es: 'Usted ya importó este paquete. Nada ha cambiado.',
  },
  'packet/forked': {
    en: 'The sender has used this number for two different packets, or rewrote an earlier one. Call the sender; keep both files.',
    es: 'El remitente usó este número para dos paquetes distintos, o reescribió uno anterior. Llame al remitente; conserve ambos archivos.',
  },
  'packet/old-epoch': {
    en: 'This packet belongs to a numbering that its sender no longer uses: packets of a later one came in. Ask the sender; if you were waiting for it, accept it as late.',
    es: 'Este paquete es de una numeración que quien envía ya dejó: llegaron paquetes de una posterior. Pregúntele; si lo esperaba, acéptelo como tardío.',
  },
  'packet/out-of-order': {
    en: 'This packet comes before one you already imported. Accept it on record if you were waiting for it.',
    es: 'Este paquete es anterior a uno que usted ya importó. Acéptelo y quedará registrado, si lo esperaba.',
  },
  'packet/not-found': {
    en: 'There is no such packet in the ledger. Choose it from the list.',
    es: 'No existe ese paquete en el registro. Elíjalo de la lista.',
  },
  'packet/erased': {
    en: 'What this packet carried was erased here. The ledger keeps who had it, when and why.',
    es: 'Lo que llevaba este paquete se suprimió aquí. El registro conserva quién lo tuvo, cuándo y por qué.',
  },
  'packet/receipt-unheard': {
    en: 'Exchange with the other stations first, then import this receipt again: it is for a packet that this machine has not heard was sent. If it is refused again, ask your supervisor and colleagues whether one of them sent it and imports this file; if nobody did, call the counterpart and compare the packet’s hash.',
    es: 'Intercambie primero con las demás estaciones y luego importe otra vez este acuse: es de un paquete del que este equipo no sabe que se haya enviado. Si se rechaza de nuevo, pregunte en su oficina, también a quien supervisa, si alguien lo envió e importa este archivo; si nadie lo hizo, llame a la contraparte y compare el código hash del paquete.',
  },
  'packet/receipt-mismatch': {
    en: 'The receipt names a packet that was not sent in that form, as far as you may see. Ask your supervisor and colleagues whether one of them sent it and imports this file; if nobody did, call the counterpart and compare the packet’s hash.',
    es: 'El acuse nombra un paquete que no se envió así, hasta donde usted puede ver. Pregunte en su oficina, también a quien supervisa, si alguien lo envió e importa este archivo; si nadie lo hizo, llame a la contraparte y compare el código hash del paquete.',
  },
  'packet/consent-mismatch': {
    en: 'The packet speaks of a consent that does not fit what went between your two offices: other values, another request, or one that was answered. You may not see all of it. If your office has several machines, exchange first: another may have asked. Ask your supervisor and colleagues whether one of them asked and imports this file; if nobody did, call the sender.',
    es: 'El paquete habla de un consentimiento que no corresponde a lo que hubo entre ambas oficinas: otros datos, otra petición, o una ya contestada. Quizá usted no puede verlo todo. Si su oficina tiene varios equipos, intercambie primero: quizá lo pidió otro. Pregunte en su oficina, también a quien supervisa, si alguien lo pidió e importa este archivo; si nadie lo hizo, llame al remitente.',
  },
  'packet/notice-mismatch': {
    en: 'The packet says that values of yours go on, and as far as you may see its sender was given no such values. If your office has several machines, exchange first: another may have given them. Ask your supervisor and colleagues whether one of them gave them and imports this file; if nobody did, call the sender.',
    es: 'El paquete avisa que salen datos suyos, y, hasta donde usted puede ver, no se entregaron tales datos al remitente. Si su oficina tiene varios equipos, intercambie primero: quizá los entregó otro. Pregunte en su oficina, también a quien supervisa, si alguien los entregó e importa este archivo; si nadie lo hizo, llame al remitente.',
  },
  'notice/nothing-owed': {
    en: 'No value of that authority goes without its consent in this case, or it has been told already. Look at the recorded circumstances.',
    es: 'Ningún dato de esa autoridad sale de este caso sin su consentimiento, o ya se le avisó. Consulte las circunstancias asentadas.',
  },
  'consent/not-found': {
    en: 'There is no such request for consent here, or nothing in it that could be withdrawn. Look at the list.',
    es: 'No hay aquí tal petición de consentimiento, o nada suyo que retirar. Consulte la lista.',
  },
  'consent/answered': {
    en: 'This request for consent was answered already. What was given can be withdrawn; a new request gets a new answer.',
    es: 'Esta petición de consentimiento ya se contestó. Lo otorgado puede retirarse; una petición nueva recibe otra respuesta.',
  },
  'consent/beyond-asked': {
    en: 'A consent holds no longer than was asked. Choose that day or an earlier one.',
    es: 'Un consentimiento no vale por más tiempo del que se pidió. Elija ese día o uno anterior.',
  },
  'consent/no-such-value': {
    en: 'The request does not ask for that many values. Read it again, and name the values by their numbers.',
    es: 'La petición no pide tantos datos. Vuelva a leerla e indique los datos por su número.',
  },
  'consent/nothing-to-ask': {
    en: 'No value of this case waits for that originator’s consent alone under these terms, as it came in by its packets. See why values stay in the list of what leaves.',
    es: 'Ningún dato de este caso espera solo el consentimiento de esa autoridad en estos términos, tal como llegó en sus paquetes. Vea por qué se quedan los datos en la lista de lo que sale.',
  },
  'release/handling-looser': {
    en: 'Values in this packet came in under stricter conditions than it would carry. Keep the conditions that are proposed, or tighten them.',
    es: 'Hay datos de este paquete que llegaron con condiciones más estrictas que las que llevaría. Conserve las condiciones propuestas o hágalas más estrictas.',
  },
  'release/handling-contradicts': {
    en: 'These terms contradict each other: H1 beside use in court, TLP:CLEAR without passing on, a day that has passed, or a recipient that is no agency or country. Correct them.',
    es: 'Estas condiciones se contradicen: H1 junto con el uso en juicio, TLP:CLEAR sin transmisión, un día que ya pasó, o un destinatario que no es autoridad ni país. Corríjalas.',
  },
  'packet/unsettled': {
    en: 'An earlier packet to this counterpart was interrupted and must be voided first. Build into a folder, so that the void notice can go beside it.',
    es: 'Un paquete anterior para esta contraparte se interrumpió y antes debe anularse. Genérelo en una carpeta, donde pueda quedar también el aviso de anulación.',
  },
  'packet/leak': {
    en: 'A withheld value was found in the packet. Nothing was written. Look at the places, then mark or withhold what gives it away.',
    es: 'Se encontró en el paquete un dato testado. No se escribió nada. Revise los lugares y marque o teste lo que lo revela.',
  },
  'packet/leak-possible': {
    en: 'The packet may give away a protected value, or holds something that cannot be read or that colleagues wrote differently. Nothing was written. Look at each place; accept each with its reason if it is harmless.',
    es: 'El paquete podría revelar un dato protegido, o contiene algo que no se puede leer o que hay colegas que escribieron de otro modo. No se escribió nada. Revise cada lugar; acepte cada uno con su motivo si es inofensivo.',
  },
  'packet/approval-wrong': {
    en: 'An approval in this packet is not by a key on the sender’s card, or does not hold. Ask the sender for it again, and for its present card.',
    es: 'Una aprobación de este paquete no es de una llave de la tarjeta de quien envía, o no es válida. Pídalo de nuevo, y pida su tarjeta actual.',
  },
  'packet/approval-missing': {
    en: 'This office takes in nothing from this sender that a second person did not approve. Ask for a packet that was approved, and for a card that names the approvers.',
    es: 'Esta oficina no recibe de este remitente nada que no haya aprobado otra persona. Pida un paquete aprobado, y una tarjeta que nombre a quienes aprueban.',
  },
  'packet/acceptance-outdated': {
    en: 'What was accepted is no longer found as it was seen. Nothing was written. Look at the findings again.',
    es: 'Lo que se aceptó ya no se halla como se vio. No se escribió nada. Revise de nuevo los hallazgos.',
  },
  'packet/no-destination': {
    en: 'Say where the packet goes: one folder or one file.',
    es: 'Indique a dónde va el paquete: una carpeta o un archivo.',
  },
  'packet/unknown-path': {
    en: 'The packet has a record or field where its format allows none. Ask the sender to correct it.',
    es: 'El paquete trae un registro o un campo donde su formato no lo admite. Pida al remitente que lo corrija.',
  },
  'packet/name-reused': {
    en: 'The packet gives two records one name, or a record of another kind the name of one that you hold. Ask the sender to correct it.',
    es: 'El paquete da un mismo nombre a dos registros, o a un registro de otro tipo el nombre de uno que usted ya tiene. Pida al remitente que lo corrija.',
  },
  'packet/into-nothing': {
    en: 'This packet carries no case, so it goes into none. Import it without naming one.',
    es: 'Este paquete no trae ningún caso, así que no entra en ninguno. Impórtelo sin indicar uno.',
  },
  'packet/into-other-kind': {
    en: 'Your case is of another kind than what they sent. Choose a case of the same kind, or import it as a new one.',
    es: 'Su caso es de otro tipo que lo que enviaron. Elija un caso del mismo tipo, o impórtelo como nuevo.',
  },
  'packet/into-ended': {
    en: 'Your case has ended. Reopen it first, or import what they sent as a new case.',
    es: 'Su caso ya concluyó. Reábralo primero, o importe lo que enviaron como caso nuevo.',
  },
  'packet/into-taken': {
    en: 'Your case already holds what they sent of another case of theirs. Choose another, or import it as a new one.',
    es: 'Su caso ya contiene lo que enviaron de otro caso de ellos. Elija otro, o impórtelo como nuevo.',
  },
  'packet/into-other-case': {
    en: 'What they sent of this case before is in another case of yours, and this goes there too. Import it without naming a case.',
    es: 'Lo que antes enviaron de este caso está en otro caso suyo, y esto también va allí. Impórtelo sin indicar un caso.',
  },
  'packet/unfit-value': {
    en: 'A value in the packet is not of its field’s kind. Ask the sender to correct it.',
    es: 'Un valor del paquete no corresponde a su campo. Pida al remitente que lo corrija.',
  },

  // what goes into a packet
  'scope/repeated-record': {
    en: 'The list of what goes names one record twice. Name each record once.',
    es: 'La lista de lo que va nombra dos veces un mismo registro. Nombre cada registro una vez.',
  },

  // recorded facts
  'release/basis-not-named': {
    en: 'The statute cited names no such ground for opening this. It stays closed; choose the ground that the statute names, if there is one.',
    es: 'La norma citada no prevé ese fundamento para abrir este dato. Sigue testado; elija el fundamento que prevé la norma, si lo hay.',
  },
  'release/not-shown': {
    en: 'The file is not the one that was examined on screen. Look at what it holds again, then record the act.',
    es: 'El archivo no es el que se examinó en pantalla. Revise otra vez lo que contiene y asiente el acto.',
  },
  'release/no-document': {
    en: 'What opens a protected value must have its document in this case. Add the document, then record the circumstance with it.',
    es: 'Lo que abre un dato protegido debe tener su documento en este caso. Agregue el documento y asiente la circunstancia con él.',
  },
  'release/not-safety': {
    en: 'This is not safety information, so there is no duty to tell it. If it is, propose marking it so.',
    es: 'Este dato no es de seguridad, así que no hay obligación de comunicarlo. Si lo es, proponga marcarlo así.',
  },
  'release/no-value-named': {
    en: 'The authority that this record came from must be told of a value. Choose the value that goes; that the record exists goes with it.',
    es: 'A la autoridad de la que vino este registro se le avisa de un dato. Elija el dato que sale; con él sale que el registro existe.',
  },
  'release/safety-stays': {
    en: 'Whoever arrests or escorts would not get the safety information listed here. Record that it must go, or say why it may stay.',
    es: 'A quien detiene o traslada no le llegarían los datos de seguridad enumerados aquí. Asiente que deben llegar, o diga por qué pueden quedarse.',
  },
  'classification/not-mexican': {
    en: 'This office is not one of Mexico, so it classifies nothing under its transparency act.',
    es: 'Esta oficina no es de México, así que nada clasifica conforme a su ley de transparencia.',
  },
  'classification/recorded': {
    en: 'The classification act of this packet is recorded already. Look at it on the packet’s page.',
    es: 'El acto de clasificación de este paquete ya está asentado. Véalo en la página del paquete.',
  },
  'classification/harm-missing': {
    en: 'What is reserved needs its term and its harm test, and what is confidential has neither. Complete each ground.',
    es: 'Lo reservado requiere su plazo y su prueba de daño, y lo confidencial no lleva ninguno. Complete cada fundamento.',
  },
  'classification/no-such-place': {
    en: 'The act names a value that did not stay out of this packet, or names one twice. Read the packet’s page again.',
    es: 'El acto nombra un dato que no se quedó fuera de este paquete, o nombra uno dos veces. Vuelva a leer la página del paquete.',
  },
  'release/lead-only': {
    en: 'What was given as a lead only would leave to be used as evidence. Ask for it by a formal request, or choose another purpose (CNPP 455).',
    es: 'Lo dado solo como indicio saldría para usarse como prueba. Pídalo mediante solicitud formal, o elija otra finalidad (CNPP 455).',
  },
  'release/fact-not-found': {
    en: 'There is no such recorded circumstance in force in this case. Look at the list.',
    es: 'No hay en este caso una circunstancia vigente así. Consulte la lista.',
  },

  'release/nothing-leaves': {
    en: 'No value of this case would leave under these terms, so no packet was built and no number was taken. See why in the list of what leaves; choose other records, purpose or basis, or another counterpart.',
    es: 'Ningún dato de este caso saldría en estos términos, así que no se generó paquete ni se tomó número. Vea por qué en la lista de lo que sale; elija otros registros, finalidad o fundamento, u otra contraparte.',
  },
  'release/nothing-withheld': {
    en: 'Nothing that this packet withheld, or nothing of what you chose, may be given now as it stood then. Look at the list: what changed since goes in a new packet.',
    es: 'Nada de lo que este paquete testó, o nada de lo elegido, puede entregarse ahora tal como estaba entonces. Consulte la lista: lo que cambió desde entonces va en un paquete nuevo.',
  },
  'release/nothing-to-correct': {
    en: 'Nothing that this packet gave, or nothing of what you chose, is another value now that may leave. Change the value in the case first; what may not leave any more cannot be said in a correction.',
    es: 'Nada de lo que este paquete entregó, o nada de lo elegido, es ahora otro dato que pueda salir. Cambie antes el dato en el caso; lo que ya no puede salir no puede decirse en una corrección.',
  },
  'release/not-to-them': {
    en: 'That packet did not leave from this case to this counterpart. Choose one that did.',
    es: 'Ese paquete no salió de este caso hacia esta contraparte. Elija uno que sí.',
  },
  'release/basis-not-binding': {
    en: 'That treaty does not bind both countries, so a packet cannot lean on it. Choose a basis that binds this counterpart’s country; reciprocity needs no treaty.',
    es: 'Ese tratado no obliga a ambos países, así que un paquete no puede fundarse en él. Elija un fundamento que obligue al país de esta contraparte; la reciprocidad no requiere tratado.',
  },
  'verifier/not-built': {
    en: 'The verifier page is not beside this program. Build the program anew, or copy the page from another office’s Enlace.',
    es: 'La página de verificación no está junto a este programa. Vuelva a generar el programa, o copie la página del Enlace de otra oficina.',
  },
  'agency/no-words': {
    en: 'That counterpart was entered by hand, so there are no twelve words to compare. Ask it for its card and import that.',
    es: 'Esa contraparte se dio de alta a mano, así que no hay doce palabras que cotejar. Pídale su tarjeta e impórtela.',
  },
  'agency/not-compared': {
    en: 'Nobody has compared the twelve words of the key that this packet would be encrypted for, or that counterpart was entered by hand. Compare them by telephone first, or acknowledge for this packet that nobody has.',
    es: 'Nadie ha cotejado las doce palabras de la llave para la que se cifraría este paquete, o esa contraparte se dio de alta a mano. Cotéjelas antes por teléfono, o reconozca para este paquete que nadie lo ha hecho.',
  },
  'release/confidential-case': {
    en: 'The existence of this case is confidential, and that agency is not named in it as a party. Name it, or lift the confidentiality.',
    es: 'La existencia de este caso es confidencial y esa autoridad no figura en él como parte. Indíquela o levante la confidencialidad.',
  },

  // agencies and their cards
  'agency/unknown': {
    en: 'That agency is not in the table. Add it, or import its card.',
    es: 'Esa autoridad no está en la tabla. Agréguela o importe su tarjeta.',
  },
  'agency/no-key': {
    en: 'That agency has no packet key here. Import its card, or enter the recipient it made with age-keygen.',
    es: 'Esa autoridad no tiene aquí llave de paquetes. Importe su tarjeta, o escriba el destinatario que creó con age-keygen.',
  },
  'agency/card-not-given': {
    en: 'The agency that this packet is for is not known to have a card of ours that names this machine, so it would refuse the packet. Hand over our card anew, and once they have taken it in, say so beside that agency under Counterparts (or enlace agency card-given). Or send it from the office’s first machine.',
    es: 'No consta que la autoridad a la que va este paquete tenga una tarjeta nuestra que nombre este equipo, así que rechazaría el paquete. Entregue de nuevo nuestra tarjeta y, cuando la hayan importado, asiéntelo junto a esa autoridad en Contrapartes (o con enlace agency card-given). O envíelo desde el primer equipo de la oficina.',
  },
  'agency/one-machine': {
    en: 'That agency’s card says that its program knows of one machine of an office alone, so it would refuse what this one signs. Send the packet from the office’s first machine, or ask them to update Enlace and send their card.',
    es: 'La tarjeta de esa autoridad dice que su programa solo conoce un equipo por oficina, así que rechazaría lo que este firma. Envíe el paquete desde el primer equipo de la oficina, o pida que actualicen Enlace y manden su tarjeta.',
  },
  'agency/other-format': {
    en: 'That agency’s Enlace does not read packets of this format. Ask it for its current card, or update Enlace.',
    es: 'El Enlace de esa autoridad no lee paquetes de este formato. Pídale su tarjeta vigente o actualice Enlace.',
  },
  'agency/no-profile': {
    en: 'Nothing has been set for what that agency may receive, so it may receive nothing. A supervisor sets its profile.',
    es: 'No se ha fijado qué puede recibir esa autoridad, así que no puede recibir nada. Una persona supervisora fija su perfil.',
  },
  'agency/bad-recipient': {
    en: 'That is not an age recipient. It begins with age1; copy it whole.',
    es: 'Eso no es un destinatario age. Empieza con age1; cópielo completo.',
  },
  'agency/self': {
    en: 'That is your own agency. Choose a counterpart.',
    es: 'Esa es su propia autoridad. Elija una contraparte.',
  },
  'card/malformed': {
    en: 'This file is not an agency card. Ask the counterpart for its card.',
    es: 'Este archivo no es una tarjeta de autoridad. Pida su tarjeta a la contraparte.',
  },
  'card/bad-signature': {
    en: 'The card’s signature does not fit. It was altered; ask the counterpart for it again.',
    es: 'La firma de la tarjeta no corresponde. Fue alterada; pídala otra vez a la contraparte.',
  },
  'card/not-by-old-key': {
    en: 'The card brings a new key that the old key did not sign. Call the agency and compare the twelve words before accepting it.',
    es: 'La tarjeta trae una llave nueva que la anterior no firmó. Llame a la autoridad y compare las doce palabras antes de aceptarla.',
  },
  'card/revoked': {
    en: 'The key on this card was revoked. Ask the agency for its current card.',
    es: 'La llave de esta tarjeta fue revocada. Pida a la autoridad su tarjeta vigente.',
  },
  'card/older': {
    en: 'You hold a newer card of this agency. Nothing has changed.',
    es: 'Usted tiene una tarjeta más reciente de esta autoridad. Nada ha cambiado.',
  },
  'card/known': {
    en: 'You already hold this card. Nothing has changed.',
    es: 'Usted ya tiene esta tarjeta. Nada ha cambiado.',
  },
} as const satisfies Record<string, Bilingual>;
