import type { Texts } from './words.ts';

/** The guide's pages about the work on cases. `{{names}}` are labels and keys of the window: `shared/guide/quoted.ts` says which. */
export const guideWorkText = {
  walls: {
    title: { en: 'A case for named people only', es: 'Un caso solo para personas nombradas' },
    lead: {
      en: 'A case can lie in a closed compartment. Who is not among its people does not find it, in no list, search, count or report.',
      es: 'Un caso puede estar en un compartimento cerrado. Quien no está entre sus personas no lo encuentra: ni en listas, ni en búsquedas, ni en conteos o informes.',
    },
    steps: {
      make: {
        en: 'A supervisor makes it: {{settings}}, {{compartmentsPart}}, {{newCompartment}}. It needs a second person where the office has one.',
        es: 'Lo crea la persona supervisora: {{settings}}, {{compartmentsPart}}, {{newCompartment}}. Requiere a una segunda persona si la oficina la tiene.',
      },
      close: {
        en: 'In the menu of the case: {{closeCase}}. It goes in with its history, documents and packets, and then wears a lock.',
        es: 'En el menú del caso: {{closeCase}}. Entra con su historial, documentos y paquetes, y desde entonces lleva un candado.',
      },
      people: {
        en: '{{changePeople}} gives the compartment another key. Who left keeps what they copied before.',
        es: '{{changePeople}} da otra llave al compartimento. Quien salió conserva lo que haya copiado antes.',
      },
      open: {
        en: 'A supervisor among its people takes a case out with a reason: {{openCase}}, in the same menu.',
        es: 'Una persona supervisora del compartimento saca el caso con un motivo: {{openCase}}, en el mismo menú.',
      },
    },
    note: {
      en: 'If all of its people lose their passphrases, nobody opens the compartment again: the recovery code does not. Backups made before stay readable.',
      es: 'Si todas sus personas pierden la frase, el compartimento se pierde: el código de recuperación no lo abre. Los respaldos anteriores siguen legibles.',
    },
  },
  log: {
    title: { en: 'Log a call or a meeting', es: 'Registrar una llamada o una reunión' },
    lead: {
      en: 'One line is enough. Enlace reads from it who, when, about which case, what changed hands and who owes what.',
      es: 'Basta una línea. Enlace lee en ella con quién, cuándo, de qué caso, qué cambió de manos y quién debe qué.',
    },
    steps: {
      open: {
        en: 'Choose {{logExchange}} or press {{keyLog}}, from any screen.',
        es: 'Elija {{logExchange}} u oprima {{keyLog}}, desde cualquier pantalla.',
      },
      write: {
        en: 'Write as you would in a notebook: “call 10:00 45m fgr 0117 received annex C 14p we owe translation Fri”.',
        es: 'Escriba como en una libreta: “llamada 10:00 45m fgr 0117 recibí anexo C 14p debemos traducción viernes”.',
      },
      correct: {
        en: 'Look at what was understood below the line. Correct any part in its own field; the line stays as you wrote it.',
        es: 'Revise bajo la línea lo que se entendió. Corrija cada parte en su campo; la línea queda como la escribió.',
      },
      save: {
        en: 'Save with {{keySave}}. {{saveMore}} keeps the window open for the next one.',
        es: 'Guarde con {{keySave}}. {{saveMore}} deja la ventana abierta para el siguiente.',
      },
    },
    note: {
      en: 'What is owed appears under {{today}} until it is met. Esc closes without losing the line: it waits as a draft.',
      es: 'Lo que se debe aparece en {{today}} hasta que se cumpla. Esc cierra sin perder la línea: queda como borrador.',
    },
  },
  newCase: {
    title: { en: 'Open a case', es: 'Abrir un caso' },
    lead: {
      en: 'Four short steps. Only the kind, a reference and a title are needed; everything else can follow on the case.',
      es: 'Cuatro pasos breves. Solo hacen falta la clase, una referencia y un título; lo demás puede seguir en el caso.',
    },
    steps: {
      open: {
        en: 'Press {{keyNew}}, or choose {{newCase}} under {{cases}}.',
        es: 'Oprima {{keyNew}} o elija {{newCase}} en {{cases}}.',
      },
      kind: {
        en: 'Choose what kind of case it is. An extradition brings its stages, deadlines and list of documents with it.',
        es: 'Elija de qué clase es. Una extradición trae consigo sus etapas, plazos y lista de documentos.',
      },
      people: {
        en: 'Add the person sought, if there is one. Names go in as they are written, with one surname or two.',
        es: 'Agregue a la persona reclamada, si la hay. Los nombres se escriben como están, con uno o dos apellidos.',
      },
      create: {
        en: '{{createCase}}. The case opens; the next step and what is still missing stand at its head.',
        es: '{{createCase}}. El caso se abre; arriba están el siguiente paso y lo que aún falta.',
      },
    },
    note: {
      en: 'Should the person already be in another case, Enlace says so and why. Cases that another system wrote come in with {{importCase}}.',
      es: 'Si la persona ya está en otro caso, Enlace lo dice y por qué. Los casos que escribió otro sistema entran con {{importCase}}.',
    },
  },
  case: {
    title: { en: 'Keep a case', es: 'Llevar un caso' },
    lead: {
      en: 'Each value of a case stands by itself, with a mark that says who may have it.',
      es: 'Cada dato de un caso está por sí mismo, con una marca que dice quién puede tenerlo.',
    },
    steps: {
      edit: {
        en: 'Choose a value and press Enter to change it. Enter saves, Esc leaves it as it was.',
        es: 'Elija un dato y oprima Enter para cambiarlo. Enter guarda, Esc lo deja como estaba.',
      },
      mark: {
        en: 'Press {{keyMark}} on a value to mark it. A stricter mark counts at once; a looser one waits for a second person.',
        es: 'Oprima {{keyMark}} sobre un dato para marcarlo. Una marca más estricta vale de inmediato; una más laxa espera a otra persona.',
      },
      history: {
        en: 'Press {{keyHistory}} to see who entered a value, when, and what it was before.',
        es: 'Oprima {{keyHistory}} para ver quién capturó un dato, cuándo y qué decía antes.',
      },
      move: {
        en: '{{moveStage}} when something happened that changes where the case stands. The deadlines follow.',
        es: '{{moveStage}} cuando ocurra algo que cambie en qué punto está el caso. Los plazos se ajustan.',
      },
      contact: {
        en: 'If a case says {{deconfliction}}, something of it is in another too. Talk to the contact point, then answer; it is quiet for both.',
        es: 'Si en un caso aparece {{deconfliction}}, algo suyo consta también en otro. Hable con el contacto y responda: queda en silencio para ambos.',
      },
      undo: {
        en: '{{keyUndo}} takes back your last change. Both versions stay in the history.',
        es: '{{keyUndo}} deshace su último cambio. Ambas versiones quedan en el historial.',
      },
    },
    note: {
      en: 'Facts are written in portions, one for each thought, so that one can leave while another stays.',
      es: 'Los hechos se escriben en fragmentos, uno por idea, para que uno pueda salir y otro quedarse.',
    },
  },
  plan: {
    title: { en: 'Plan a joint investigation', es: 'Planear una investigación conjunta' },
    lead: {
      en: 'A joint or coordinated investigation has a tab of its own, {{planTab}}: who takes part, who does what, where and by when, and what came of it.',
      es: 'Una investigación conjunta o coordinada tiene su propia pestaña, {{planTab}}: quiénes participan, quién hace qué, dónde y para cuándo, y qué se obtuvo.',
    },
    steps: {
      task: {
        en: 'Add each task with its party and its day. It stands on {{today}} of whoever owes it; named to an officer, in that officer’s day.',
        es: 'Agregue cada tarea con su parte y su fecha. Está en {{today}} de quien la debe; si nombra a una persona de la oficina, en el día de esa persona.',
      },
      wait: {
        en: 'A task that waits for another is owed by nobody until that one is done, and says so.',
        es: 'Una tarea que espera a otra no la debe nadie hasta que esa se cumpla, y lo dice.',
      },
      force: {
        en: 'An act by force says whose it is and in which country. Where the law of the country keeps it to its own authorities it is refused, with the law.',
        es: 'Un acto coercitivo dice de quién es y en qué país. Donde la ley del país lo reserva a sus autoridades se rechaza, con la ley.',
      },
      share: {
        en: 'Choose tasks in a packet to share them. What the other party says of its own comes back in its packet; {{difference}} shows it before you import.',
        es: 'Elija tareas en un paquete para compartirlas. Lo que la otra parte diga de las suyas vuelve en su paquete; {{difference}} lo muestra antes de importar.',
      },
    },
    note: {
      en: 'Sums of money stand by currency and status, and are never added across. What is a lead only cannot become an exhibit.',
      es: 'Las sumas de dinero van por moneda y estado, y nunca se suman entre sí. Lo que vale solo como indicio no puede asentarse como prueba material.',
    },
  },
  clocks: {
    title: { en: 'Deadlines', es: 'Plazos' },
    lead: {
      en: 'Every date says how it was counted: what started it, which rule, which days were skipped, and where that is written.',
      es: 'Cada fecha dice cómo se contó: qué la inició, qué regla, qué días se saltaron y dónde está escrito.',
    },
    steps: {
      today: {
        en: '{{today}} lists what you must do, the most urgent first. What waits on others stands apart.',
        es: '{{today}} muestra lo que debe hacer, primero lo más urgente. Lo que depende de otros va aparte.',
      },
      explain: {
        en: 'Press {{keyExplain}} on a date, or {{explain}}, to read the count day by day.',
        es: 'Oprima {{keyExplain}} sobre una fecha, o {{explain}}, para leer el cómputo día por día.',
      },
      event: {
        en: 'A deadline is met by an event, not by a tick: use {{recordEvent}} on the case.',
        es: 'Un plazo se cumple con un evento, no con una palomita: use {{recordEvent}} en el caso.',
      },
      snooze: {
        en: 'What has no legal deadline can be snoozed, with a reason. A mandatory deadline comes back by itself.',
        es: 'Lo que no tiene plazo legal puede posponerse, con un motivo. Un plazo fatal vuelve por sí solo.',
      },
    },
    note: {
      en: 'Where the law can be read in two ways, both counts are shown and warnings follow the earlier one. What says “to be confirmed by counsel” was quoted from memory.',
      es: 'Donde la ley admite dos lecturas se muestran ambos cómputos, y los avisos siguen al más próximo. Lo que dice “por confirmar” se citó de memoria.',
    },
  },
  leaves: {
    title: { en: 'What leaves, and why', es: 'Qué sale y por qué' },
    lead: {
      en: 'Nothing leaves unless a rule lets it. Each value, each counterpart, each purpose and date has one decision, and it begins with no.',
      es: 'Nada sale si una regla no lo permite. Cada dato, contraparte, fin y fecha tiene una decisión, que empieza por no.',
    },
    steps: {
      see: {
        en: 'On a case press {{keyViewAs}} ({{viewAs}}) to see it with a counterpart’s eyes.',
        es: 'En un caso oprima {{keyViewAs}} ({{viewAs}}) para verlo con los ojos de una contraparte.',
      },
      states: {
        en: 'A value is {{stateRelease}}, given {{stateGeneralise}} (the year only, say), replaced by a {{statePseudonym}}, {{stateWithhold}}, or it {{stateHidden}}.',
        es: 'Un dato puede aparecer como {{stateRelease}}, {{stateGeneralise}} (solo el año, por ejemplo), {{statePseudonym}}, {{stateWithhold}} o {{stateHidden}}.',
      },
      why: {
        en: 'Choose a row to read why: one sentence for you, one that the counterpart may read, and what would let more leave.',
        es: 'Elija una fila para leer por qué: una frase para usted, otra que la contraparte puede leer, y qué permitiría que saliera más.',
      },
      open: {
        en: 'More leaves when its owner consents ({{askConsent}}), when a mark is loosened by a second person, or when a supervisor changes what the counterpart may receive.',
        es: 'Sale más cuando su titular consiente ({{askConsent}}), cuando otra persona aprueba una marca más laxa o cuando alguien con rol de supervisión cambia lo que la contraparte puede recibir.',
      },
    },
    note: {
      en: 'What was withheld cannot be read from what was given: not from an empty place, a count or a file’s size.',
      es: 'Lo reservado no se deduce de lo comunicado: ni por una parte testada, ni por un conteo, ni por el tamaño de un archivo.',
    },
  },
  packet: {
    title: { en: 'Prepare a packet', es: 'Preparar un paquete' },
    lead: {
      en: 'A packet is an encrypted file for one counterpart. It takes in what you chose, and from that only what may leave.',
      es: 'Un paquete es un archivo cifrado para una contraparte. Contiene lo que usted eligió y, de ello, solo lo que puede salir.',
    },
    steps: {
      prepare: {
        en: 'On the case choose {{prepare}}; choose the counterpart and what for.',
        es: 'En el caso elija {{prepare}}; elija la contraparte y para qué.',
      },
      scope: {
        en: '{{whatGoes}}: tick the records that go; {{keyMove}} moves one in or out. What stays out leaves no trace.',
        es: '{{whatGoes}}: marque lo que va; {{keyMove}} mete o saca un registro. Lo que queda fuera no deja rastro.',
      },
      check: {
        en: 'Read what leaves beside what we hold. {{guard}} reads every word again by itself, looking for withheld values; mend each finding or write why it is harmless.',
        es: 'Lea lo que sale junto a lo que tenemos. {{guard}} relee por sí sola cada palabra en busca de datos reservados; corrija cada hallazgo o escriba por qué es inocuo.',
      },
      build: {
        en: '{{build}}. The file is written whole or not at all, and recorded.',
        es: '{{build}}. El archivo se escribe entero o no se escribe, y queda registrado.',
      },
      carry: {
        en: 'Carry it over by the means your office allows. It stands as “{{waiting}}” until their receipt comes back.',
        es: 'Entréguelo por el medio que su oficina permita. Queda como “{{waiting}}” hasta que vuelva el acuse.',
      },
    },
    note: {
      en: 'What has left cannot be called back. A counterpart without Enlace opens a packet with the age command, and reads the PDF in it.',
      es: 'Lo que salió no puede recogerse. Una contraparte sin Enlace abre el paquete con el comando age y lee el PDF que contiene.',
    },
  },
  receive: {
    title: { en: 'Take in a packet or a receipt', es: 'Recibir un paquete o un acuse' },
    lead: {
      en: 'Packets and receipts come as files. Opening one changes nothing; importing does, and says first what.',
      es: 'Los paquetes y acuses llegan como archivos. Abrir uno no cambia nada; importarlo sí, y antes dice qué.',
    },
    steps: {
      open: {
        en: 'Go to {{inbox}} and drop the file there, or choose it.',
        es: 'Vaya a {{inbox}} y suelte ahí el archivo, o elíjalo.',
      },
      read: {
        en: 'Read who signed it, whether you compared words with them, and whether an earlier number is missing.',
        es: 'Lea quién lo firmó, si ya comparó las palabras con ellos y si falta un número anterior.',
      },
      difference: {
        en: 'Read {{difference}}: new values, changed ones, and those that they no longer disclose.',
        es: 'Lea {{difference}}: datos nuevos, cambiados y los que ya no comunican.',
      },
      take: {
        en: '{{takeIn}}. For a packet, choose {{writeReceipt}} and carry the receipt back.',
        es: '{{takeIn}}. Si es un paquete, elija {{writeReceipt}} y devuelva el acuse.',
      },
    },
    note: {
      en: 'A receipt for a packet of ours comes in the same way: the packet then stands as “{{acknowledged}}”. Values that came in keep the mark that their owner gave them.',
      es: 'El acuse de un paquete nuestro entra igual: el paquete queda como “{{acknowledged}}”. Los datos recibidos conservan la marca de su titular.',
    },
  },
} as const satisfies Texts;
