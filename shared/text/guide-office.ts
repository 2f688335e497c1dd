import type { Texts } from './words.ts';

/** The guide's pages about the office: its vault, its counterparts, its figures. As `guide-work.ts`. */
export const guideOfficeText = {
  start: {
    title: { en: 'First steps', es: 'Primeros pasos' },
    lead: {
      en: 'A vault is an encrypted folder on this computer that holds your office’s cases. It needs no network and no account.',
      es: 'Una bóveda es una carpeta cifrada en esta computadora con los casos de su oficina. No necesita red ni cuentas.',
    },
    steps: {
      try: {
        en: 'To learn without harm, choose {{tryDemo}}: every person and case in it is invented.',
        es: 'Para aprender sin riesgo, elija {{tryDemo}}: toda persona y todo caso ahí es inventado.',
      },
      make: {
        en: 'To work, choose {{makeVault}}: your office, your name, and a passphrase of several words.',
        es: 'Para trabajar, elija {{makeVault}}: su oficina, su nombre y una frase de contraseña de varias palabras.',
      },
      paper: {
        en: 'Print the recovery code and lock it away. It is shown once.',
        es: 'Imprima el código de recuperación y guárdelo bajo llave. Se muestra una sola vez.',
      },
      next: {
        en: 'Import your counterparts’ cards, open a case, log what was said. {{keyPalette}} finds every act and every case.',
        es: 'Importe las tarjetas de sus contrapartes, abra un caso, registre lo hablado. {{keyPalette}} encuentra toda acción y todo caso.',
      },
    },
    note: {
      en: 'Keep the folder out of OneDrive, Dropbox, Google Drive and iCloud: they can put an older file in its place.',
      es: 'No ponga la carpeta en OneDrive, Dropbox, Google Drive ni iCloud: pueden sustituir un archivo por otro anterior.',
    },
  },
  counterparts: {
    title: { en: 'Counterparts, and words compared', es: 'Contrapartes y palabras comparadas' },
    lead: {
      en: 'A counterpart is an agency that you exchange packets with. Its card holds its keys; twelve words prove that the card is theirs.',
      es: 'Una contraparte es una autoridad con la que intercambia paquetes. Su tarjeta contiene sus llaves; doce palabras prueban que es suya.',
    },
    steps: {
      ours: {
        en: 'Under {{counterparts}} choose {{ourCard}} and send them the file. It holds nothing secret.',
        es: 'En {{counterparts}} elija {{ourCard}} y envíeles el archivo. No contiene nada secreto.',
      },
      theirs: {
        en: 'Choose {{importCard}} for the card that they sent you.',
        es: 'Elija {{importCard}} para la tarjeta que le enviaron.',
      },
      words: {
        en: 'Call them at a number that you know. Each side reads its twelve words aloud. If every word is the same, choose {{weCompared}}.',
        es: 'Llámeles a un número que usted conozca. Cada parte lee sus doce palabras en voz alta. Si todas coinciden, elija {{weCompared}}.',
      },
      may: {
        en: 'A supervisor sets what it may receive. Until then it may receive nothing.',
        es: 'Alguien con rol de supervisión fija lo que puede recibir. Hasta entonces no puede recibir nada.',
      },
      blind: {
        en: '{{blindComparisons}} finds which values both of you have without showing the others. A supervisor sets what may be compared; one person offers, another approves.',
        es: '{{blindComparisons}} halla qué datos tienen ambas partes sin mostrar los demás. Alguien con rol de supervisión fija qué puede cotejarse; una persona ofrece y otra aprueba.',
      },
    },
    note: {
      en: 'Another person of your office confirms keys and limits. If a key may be lost, import their new card and compare words again.',
      es: 'Otra persona de su oficina confirma llaves y límites. Si una llave pudo perderse, importe su nueva tarjeta y compare otra vez.',
    },
  },
  documents: {
    title: { en: 'Black out a document', es: 'Testar un documento' },
    lead: {
      en: 'A document leaves redrawn from what a reader sees. What you black out is not in the file any more.',
      es: 'Un documento sale redibujado a partir de lo que se ve. Lo que usted testa ya no está en el archivo.',
    },
    steps: {
      add: {
        en: 'On the case’s documents drop files, or choose them. They are encrypted as they come in.',
        es: 'En los documentos del caso suelte archivos o elíjalos. Se cifran al entrar.',
      },
      draw: {
        en: 'Open the document for blacking out: {{markWords}} or {{markBoxes}}. Enlace proposes where protected values stand.',
        es: 'Abra el documento para testarlo: {{markWords}} o {{markBoxes}}. Enlace propone dónde están los datos protegidos.',
      },
      preview: {
        en: '{{preview}} shows the very file that would leave.',
        es: '{{preview}} muestra el archivo mismo que saldría.',
      },
    },
    note: {
      en: 'A box that somebody else placed is taken away by a second person. An original leaves by two persons alone.',
      es: 'Un recuadro puesto por otra persona se quita entre dos. Un original solo sale con dos personas.',
    },
  },
  find: {
    title: { en: 'Find a case or a person', es: 'Encontrar un caso o una persona' },
    lead: {
      en: 'Type as you remember it: without accents, a nickname, part of a number.',
      es: 'Escriba como lo recuerde: sin acentos, un apodo, parte de un número.',
    },
    steps: {
      palette: {
        en: '{{keyPalette}} from anywhere: a surname, a reference, or what you want to do.',
        es: '{{keyPalette}} desde cualquier parte: un apellido, una referencia o lo que quiera hacer.',
      },
      list: {
        en: '{{cases}} searches in every field, documents too. A filter can be kept under a name.',
        es: '{{cases}} busca en todos los campos, también en los documentos. Un filtro puede guardarse con nombre.',
      },
      people: {
        en: '{{people}} finds a person across cases, by alias, number or telephone.',
        es: '{{people}} encuentra a una persona entre casos, por alias, número o teléfono.',
      },
    },
    note: {
      en: 'Only cases that you may see are searched.',
      es: 'Solo se busca en los casos que usted puede ver.',
    },
  },
  framework: {
    title: { en: 'What was agreed, and how far it is', es: 'Lo acordado, y cómo va' },
    lead: {
      en: '{{frameworks}} holds what two countries agreed to do: goals, objectives, actions, and the plan of each year.',
      es: '{{frameworks}} reúne lo que dos países acordaron hacer: metas, objetivos, acciones y el plan de cada año.',
    },
    steps: {
      parts: {
        en: 'A supervisor adds goals and actions, each with who owes it and until when. What the sources do not say is marked.',
        es: 'La persona supervisora agrega metas y acciones, cada una con su responsable y su fecha. Se señala lo que las fuentes no dicen.',
      },
      report: {
        en: '{{reportProgress}} is for whoever owes the action: it stands on {{today}} until it is done. A stalled one needs its reason.',
        es: '{{reportProgress}} es para quien debe la acción: aparece en {{today}} hasta cumplirse. Una detenida requiere su motivo.',
      },
      serves: {
        en: 'From a case, {{servesAction}} ties it, or one of its exchanges, to an action.',
        es: 'Desde un caso, {{servesAction}} lo liga, o liga uno de sus intercambios, a una acción.',
      },
      close: {
        en: '{{closeYear}} freezes what the plan says; you decide of each unfinished action whether it goes on, and why.',
        es: '{{closeYear}} deja fijo lo que dice el plan; usted resuelve de cada acción sin concluir si continúa, y por qué.',
      },
      figures: {
        en: '{{indicators}} are entered with their document, imported from a table, or counted from cases. Units of different kinds are never added.',
        es: '{{indicators}}: se capturan con su documento, se importan de una tabla o se cuentan de los casos. Nunca se suman unidades de clases distintas.',
      },
    },
    note: {
      en: 'Counts under five are not shown, nor what would tell them.',
      es: 'Los conteos menores de cinco no se muestran, ni lo que los revelaría.',
    },
  },
  reports: {
    title: { en: 'Figures and reports', es: 'Cifras e informes' },
    lead: {
      en: '{{pipeline}} shows where every case stands; {{reports}} counts requests filed, and how they ended.',
      es: '{{pipeline}} muestra en qué punto está cada caso; {{reports}} cuenta las solicitudes presentadas y cómo terminaron.',
    },
    steps: {
      board: {
        en: 'On the board each column is a stage. A diamond marks a case that has stayed longer than cases like it.',
        es: 'En el tablero cada columna es una etapa. Un rombo señala un caso que lleva más tiempo que otros semejantes.',
      },
      flow: {
        en: 'A supervisor opens {{flowOfWork}} from the board: what came in and went out, on whom the time went, which deadlines were kept. Each figure opens its cases.',
        es: 'La persona supervisora abre {{flowOfWork}} desde el tablero: qué entró y salió, en quién se fue el tiempo, qué plazos se cumplieron. Cada cifra abre sus casos.',
      },
      period: {
        en: 'Choose a period of filing. Every figure says what it counts and as of which day.',
        es: 'Elija un periodo de presentación. Cada cifra dice qué cuenta y a qué día.',
      },
      ministers: {
        en: '{{prepareMinisters}} makes one document of chosen parts in both languages, as PDF or workbook. It can show the other office’s signed figures beside ours, with differences.',
        es: '{{prepareMinisters}} arma un documento con las partes elegidas, en ambos idiomas, en PDF o libro de cálculo. Las cifras firmadas de la otra oficina quedan junto a las nuestras, con sus diferencias.',
      },
      monthly: {
        en: 'An office of foreign agents finds {{monthlyReport}} here: the month’s meetings, exchanges, operations and tasks, as both addressees may receive them, to adjust and save.',
        es: 'Una oficina de agentes extranjeros encuentra aquí {{monthlyReport}}: las reuniones, intercambios, operativos y tareas del mes, como pueden recibirlos ambos destinatarios, para ajustar y guardar.',
      },
      give: {
        en: '{{exportTable}} gives figures without names. Small counts are held back, also beside reports given before.',
        es: '{{exportTable}} da cifras sin nombres. Los conteos pequeños se reservan, también junto a informes anteriores.',
      },
    },
    note: {
      en: '{{exportCalendar}} writes the deadlines as a calendar file; references go in only if you say so.',
      es: '{{exportCalendar}} escribe los plazos como archivo de calendario; las referencias entran solo si usted lo indica.',
    },
  },
  audit: {
    title: { en: 'Check the history', es: 'Comprobar el historial' },
    lead: {
      en: 'Every change and every packet is an event, signed and chained to the one before.',
      es: 'Todo cambio y todo paquete es un evento, firmado y encadenado al anterior.',
    },
    steps: {
      verify: {
        en: 'Under {{audit}} choose {{verifyChain}}. It says that the chain is whole, or at which event it breaks.',
        es: 'En {{audit}} elija {{verifyChain}}. Dice si la cadena está íntegra o en qué evento se rompe.',
      },
      filter: {
        en: 'Narrow the list by person, action or days; open an event to see what it touched.',
        es: 'Acote la lista por persona, acción o días; abra un evento para ver qué tocó.',
      },
      grant: {
        en: 'An auditor sees who did what to which field, and the case itself only while a supervisor opens it to them.',
        es: 'Quien audita ve quién hizo qué en cuál campo, y el caso mismo solo mientras alguien con rol de supervisión se lo abra.',
      },
    },
    note: {
      en: 'If the chain breaks, copy the vault’s folder as it is before anybody works on.',
      es: 'Si la cadena se rompe, copie la carpeta de la bóveda tal como está antes de que alguien siga trabajando.',
    },
  },
  stations: {
    title: { en: 'An office on several machines', es: 'Una oficina en varios equipos' },
    lead: {
      en: 'Each machine, a station, has its own encrypted vault and works without the others. They exchange encrypted files, whenever they can, over a stick, a shared folder or a server.',
      es: 'Cada equipo, una estación, tiene su propia bóveda cifrada y trabaja sin las demás. Intercambian archivos cifrados, cuando pueden, por una memoria, una carpeta compartida o un servidor.',
    },
    steps: {
      ask: {
        en: 'On the new machine choose {{joinOffice}}. It writes a request file and shows twelve words.',
        es: 'En el equipo nuevo elija {{joinOffice}}. Escribe un archivo de solicitud y muestra doce palabras.',
      },
      add: {
        en: 'A supervisor opens it under {{settings}}, {{stationsPart}}: {{addMachine}}. Compare the words by telephone, then save the answer and read out the twelve words that are then shown.',
        es: 'Alguien con rol de supervisión lo abre en {{settings}}, {{stationsPart}}: {{addMachine}}. Comparen las palabras por teléfono; luego guarde la respuesta y lea las doce palabras que aparecen ahí.',
      },
      join: {
        en: 'Type those words on the new machine and open the answer. The machine begins with the office’s whole record.',
        es: 'Escriba esas palabras en el equipo nuevo y abra la respuesta. El equipo empieza con todo el registro de la oficina.',
      },
      place: {
        en: '{{enterPlace}} says where the office exchanges, and how often each station does by itself. It is entered on each station.',
        es: '{{enterPlace}} indica dónde intercambia la oficina y cada cuánto lo hace sola cada estación. Se ingresa en cada estación.',
      },
      values: {
        en: 'Two stations gave a field different values: a small sign appears beside it in the case. Open it and choose {{isRight}}.',
        es: 'Dos estaciones dieron a un campo valores distintos: junto a él aparece una pequeña señal en el caso. Ábrala y elija {{isRight}}.',
      },
    },
    note: {
      en: 'The line at the lower left says how far this station is with the others. Being offline is no fault.',
      es: 'La línea abajo a la izquierda indica si esta estación va al corriente con las demás. Estar sin conexión no es una falla.',
    },
  },
  policy: {
    title: { en: 'What each counterpart may be given', es: 'Qué puede darse a cada contraparte' },
    lead: {
      en: 'A policy says for each kind of value who gets it as it is, in less detail, or not at all. The program ships one; your office may adopt its own.',
      es: 'Una política dice, por cada tipo de dato, quién lo recibe tal cual, con menos detalle o de ningún modo. El programa trae una; su oficina puede adoptar la suya.',
    },
    steps: {
      change: {
        en: 'A supervisor opens {{settings}}, {{policyPart}}, and changes a cell. No policy gives more than the law lets: what goes beyond is refused, and says which law.',
        es: 'La persona supervisora abre {{settings}}, {{policyPart}}, y modifica una celda. Ninguna política da más de lo que permite la ley: lo que excede se rechaza, y se dice qué ley.',
      },
      check: {
        en: '{{checkPolicy}} tries the rules that every decision keeps, on your draft.',
        es: '{{checkPolicy}} prueba en su borrador las reglas que cumple toda decisión.',
      },
      effect: {
        en: '{{policyEffect}} decides your cases by both policies, and lists what would change, value by value.',
        es: '{{policyEffect}} decide sus casos con ambas políticas y enlista lo que cambiaría, dato por dato.',
      },
      adopt: {
        en: '{{proposePolicy}} asks for a reason; a second person adopts it. From then on it decides every packet and every screen.',
        es: '{{proposePolicy}} pide un motivo; otra persona la adopta. Desde entonces decide cada paquete y cada pantalla.',
      },
    },
    note: {
      en: 'A packet that was approved before is void once the policy changes: it is prepared and approved again. Packets that left stay as they are; the ledger says by which version each was decided.',
      es: 'La aprobación anterior de un paquete queda sin efecto si cambia la política: se prepara y se aprueba otra vez. Lo que ya salió no cambia, y el registro dice con qué versión se decidió cada paquete.',
    },
  },
  backup: {
    title: { en: 'Backup, and a lost passphrase', es: 'Respaldo y frase de contraseña perdida' },
    lead: {
      en: 'Nobody can open your vault for you, not even the makers of Enlace. Two habits protect you: a backup, and the recovery code on paper.',
      es: 'Nadie puede abrir su bóveda por usted, ni quienes hacen Enlace. Dos hábitos le protegen: un respaldo y el código de recuperación en papel.',
    },
    steps: {
      backUp: {
        en: '{{settings}}, {{vaultPart}}: {{backUp}}. The copy is encrypted and checked as it is written; it may lie on another disk.',
        es: '{{settings}}, {{vaultPart}}: {{backUp}}. La copia va cifrada y se comprueba al escribirse; puede estar en otro disco.',
      },
      check: {
        en: '{{checkVault}} now and then. It reads everything and changes nothing.',
        es: '{{checkVault}} de vez en cuando. Lee todo y no cambia nada.',
      },
      restore: {
        en: 'To go back to a backup, open it as you open a vault: {{openVault}}.',
        es: 'Para volver a un respaldo, ábralo como una bóveda: {{openVault}}.',
      },
      lost: {
        en: 'A passphrase is lost: a supervisor adds you again under {{settings}}, {{usersPart}}.',
        es: 'Perdió su frase de contraseña: alguien con rol de supervisión le da de alta de nuevo en {{settings}}, {{usersPart}}.',
      },
      code: {
        en: 'Every passphrase is lost: on the closed vault choose {{useRecovery}}. It appoints a new supervisor.',
        es: 'Se perdieron todas las frases: en la bóveda cerrada elija {{useRecovery}}. Nombra a otra persona con rol de supervisión.',
      },
    },
    note: {
      en: '{{keyLock}} locks at once. What you were typing is kept.',
      es: '{{keyLock}} bloquea de inmediato. Lo que estaba escribiendo se conserva.',
    },
  },
  keys: {
    title: { en: 'Working by keyboard', es: 'Trabajar con el teclado' },
    lead: {
      en: 'Everything can be done without a mouse. These few keys go furthest.',
      es: 'Todo puede hacerse sin ratón. Estas pocas teclas son las que más rinden.',
    },
    steps: {
      palette: {
        en: '{{keyPalette}}: find any act, case or person.',
        es: '{{keyPalette}}: encontrar cualquier acción, caso o persona.',
      },
      rooms: {
        en: '{{keyToday}}: G and a letter goes to a room; here to {{today}}.',
        es: '{{keyToday}}: G y una letra lleva a una sección; aquí a {{today}}.',
      },
      lists: {
        en: 'In a list the arrows move and Enter opens; Esc goes back to the row that you came from.',
        es: 'En una lista las flechas mueven y Enter abre; Esc vuelve a la fila de la que salió.',
      },
      map: {
        en: '{{keyMap}} shows the keys that work on the screen where you are.',
        es: '{{keyMap}} muestra las teclas que sirven en la pantalla en que está.',
      },
      guide: {
        en: '{{keyGuide}} opens this guide at the page for that screen.',
        es: '{{keyGuide}} abre esta guía en la página de esa pantalla.',
      },
    },
    note: {
      en: 'If you dictate or use a screen reader, switch single letters off: {{letters}}, under {{settings}}.',
      es: 'Si dicta o usa un lector de pantalla, desactive las letras sueltas: {{letters}}, en {{settings}}.',
    },
  },
} as const satisfies Texts;
