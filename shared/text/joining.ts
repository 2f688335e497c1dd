import type { Texts } from './words.ts';

/** Words of a machine that joins an office: on the machine itself, and on the screen of the supervisor who adds it. */
export const joiningText = {
  title: { en: 'Join an office', es: 'Integrarse a una oficina' },
  lead: {
    en: 'This machine gets a vault of its own in an office that uses Enlace already. It writes a request; a supervisor of the office adds it and gives you the answer.',
    es: 'Este equipo recibe su propia bóveda en una oficina que ya usa Enlace. Escribe una solicitud; una persona supervisora de la oficina lo agrega y le da la respuesta.',
  },
  machine: { en: 'What this machine is called', es: 'Cómo se llama este equipo' },
  machineNote: { en: 'As the office will list it.', es: 'Así aparecerá en la oficina.' },
  nameNote: {
    en: 'If you have an account in the office already, write the same name. The supervisor who adds the machine says whose account it is.',
    es: 'Si ya tiene una cuenta en la oficina, escriba el mismo nombre. Quien agrega el equipo indica de quién es la cuenta.',
  },
  needMachine: { en: 'Name the machine first.', es: 'Póngale primero nombre al equipo.' },
  onlyInvented: { en: 'A demo office: invented data only', es: 'Una oficina de demostración: solo datos inventados' },
  ask: { en: 'Choose the folder and write the request…', es: 'Elegir la carpeta y escribir la solicitud…' },
  asking: { en: 'Making its keys', es: 'Creando sus llaves' },
  waitingTitle: { en: '{{machine}} has asked to join', es: '{{machine}} pidió integrarse' },
  waitingLead: {
    en: 'Take the request file to a supervisor, and compare these words by telephone or in person before the machine is added.',
    es: 'Lleve el archivo de la solicitud a una persona supervisora y comparen estas palabras por teléfono o en persona antes de que se agregue el equipo.',
  },
  wordsOfMachine: { en: 'Words of this machine', es: 'Palabras de este equipo' },
  answerTitle: { en: 'Open the answer', es: 'Abrir la respuesta' },
  answerLead: {
    en: 'Once the machine is added, the supervisor’s screen shows twelve other words. Type them here: they prove that the answer is your office’s.',
    es: 'Una vez agregado el equipo, la pantalla de la persona supervisora muestra otras doce palabras. Escríbalas aquí: prueban que la respuesta es de su oficina.',
  },
  wordsOfOffice: { en: 'The twelve words on the supervisor’s screen', es: 'Las doce palabras de la pantalla de supervisión' },
  strange: {
    one: {
      en: 'No such word is ever shown: {{words}}. Look at what you typed.',
      es: 'Esa palabra nunca se muestra: {{words}}. Revise lo que escribió.',
    },
    other: {
      en: 'No such words are ever shown: {{words}}. Look at what you typed.',
      es: 'Esas palabras nunca se muestran: {{words}}. Revise lo que escribió.',
    },
  },
  needWords: { en: 'Type all twelve words first.', es: 'Escriba primero las doce palabras.' },
  passphraseThen: { en: 'The passphrase you chose when asking', es: 'La frase que eligió al pedirlo' },
  open: { en: 'Choose the answer and join…', es: 'Elegir la respuesta e integrarse…' },
  opening: {
    en: 'Making the vault of the answer. A large office takes some minutes.',
    es: 'Creando la bóveda con la respuesta. Una oficina grande tarda algunos minutos.',
  },
  which: { en: 'Which request', es: 'Qué solicitud' },
  another: { en: 'Write another request', es: 'Escribir otra solicitud' },
  forget: { en: 'Forget this request', es: 'Olvidar esta solicitud' },
  askedHere: { en: 'Show that request', es: 'Mostrar esa solicitud' },
  forgetAndAsk: { en: 'Forget it and ask anew…', es: 'Olvidarla y volver a pedir…' },
  forgotten: { en: 'The request was forgotten.', es: 'La solicitud se olvidó.' },
  forgetTitle: { en: 'Forget what {{machine}} asked?', es: '¿Olvidar lo que pidió {{machine}}?' },
  forgetNote: {
    en: 'Its keys are deleted. An answer to it opens nothing any more; if the office has added the machine already, it should take it out again.',
    es: 'Se borran sus llaves. Una respuesta a ella ya no abre nada; si la oficina ya agregó el equipo, debe retirarlo.',
  },
  add: {
    button: { en: 'Add a machine…', es: 'Agregar un equipo…' },
    title: { en: 'Add a machine to the office', es: 'Agregar un equipo a la oficina' },
    note: {
      en: 'On the new machine, open Enlace, choose “Join an office” and bring the request file that it writes.',
      es: 'En el equipo nuevo, abra Enlace, elija “Integrarse a una oficina” y traiga el archivo de solicitud que escribe.',
    },
    drop: { en: 'The request file of the new machine', es: 'El archivo de solicitud del equipo nuevo' },
    who: { en: '{{station}}, first used by {{label}}', es: '{{station}}; quien lo usará primero: {{label}}' },
    wordsNote: {
      en: 'The new machine shows these same words. If one differs, do not add it: somebody else’s machine would get the whole record of the office.',
      es: 'El equipo nuevo muestra estas mismas palabras. Si alguna no coincide, no lo agregue: el equipo de otra persona recibiría todo el registro de la oficina.',
    },
    compared: {
      en: 'I compared all twelve words with the new machine, by telephone or in person, and they are the same',
      es: 'Comparé las doce palabras con el equipo nuevo, por teléfono o en persona, y son iguales',
    },
    account: { en: 'Whose account this is', es: 'De quién es esta cuenta' },
    accountNote: {
      en: 'Accounts of one person never count as two: that person cannot be the second one for what they began themselves.',
      es: 'Las cuentas de una misma persona nunca cuentan como dos: esa persona no puede ser la segunda en lo que ella misma empezó.',
    },
    newPerson: { en: 'Somebody who has none here yet', es: 'De alguien que aún no tiene una aquí' },
    ended: { en: '{{name}} (ended)', es: '{{name}} (terminada)' },
    name: { en: 'Name of the account', es: 'Nombre de la cuenta' },
    nameNote: {
      en: 'As the office will list it, and as that machine shows it.',
      es: 'Así aparecerá en la oficina y en ese equipo.',
    },
    nameTaken: {
      en: 'Another account has the name {{name}}: choose whose account this is, and a name that tells the two apart.',
      es: 'Otra cuenta ya se llama {{name}}: elija de quién es esta cuenta y un nombre que distinga a las dos.',
    },
    needName: { en: 'Name the account first.', es: 'Póngale primero nombre a la cuenta.' },
    needOtherName: { en: 'Another account has that name.', es: 'Otra cuenta ya tiene ese nombre.' },
    next: { en: 'They are the same: go on', es: 'Son iguales: continuar' },
    needCompared: { en: 'Compare the words first.', es: 'Compare primero las palabras.' },
    needRequest: { en: 'Choose the request file first.', es: 'Elija primero el archivo de solicitud.' },
    save: { en: 'Add and save the answer…', es: 'Agregar y guardar la respuesta…' },
    doneTitle: { en: '{{station}} is station {{number}}', es: '{{station}} es la estación {{number}}' },
    doneAccount: { en: 'The account is called {{name}}.', es: 'La cuenta se llama {{name}}.' },
    doneNote: {
      en: 'Take the answer file to it. It is encrypted for that machine alone; on it these words are asked:',
      es: 'Lleve el archivo de respuesta a ese equipo. Está cifrado solo para él; ahí se piden estas palabras:',
    },
    doneLater: {
      en: 'Read them out now. They are not shown again, but adding the same request once more shows them anew.',
      es: 'Léalas ahora. No se muestran otra vez, pero agregar la misma solicitud de nuevo las vuelve a mostrar.',
    },
  },
  takenOut: {
    en: 'This station was taken out of the office: nothing more comes to it, and what is recorded here from now on counts nowhere else. What it has stays readable. To work with the office again, let the machine join anew.',
    es: 'Esta estación se retiró de la oficina: ya no le llega nada, y lo que se asiente aquí desde ahora no cuenta en ninguna otra. Lo que tiene se puede seguir leyendo. Para volver a trabajar con la oficina, integre el equipo de nuevo.',
  },
  came: {
    documents: {
      one: { en: '{{count}} document came along.', es: 'Llegó {{count}} documento.' },
      other: { en: '{{count}} documents came along.', es: 'Llegaron {{count}} documentos.' },
    },
    setAside: {
      one: {
        en: '{{count}} entry was set aside; it is listed above.',
        es: 'Se apartó {{count}} asiento; aparece arriba en la lista.',
      },
      other: {
        en: '{{count}} entries were set aside; they are listed above.',
        es: 'Se apartaron {{count}} asientos; aparecen arriba en la lista.',
      },
    },
    damaged: {
      one: {
        en: '{{count}} file is not whole yet or is damaged; it is looked at again the next time.',
        es: '{{count}} archivo aún no está completo o está dañado; se revisará la próxima vez.',
      },
      other: {
        en: '{{count}} files are not whole yet or are damaged; they are looked at again the next time.',
        es: '{{count}} archivos aún no están completos o están dañados; se revisarán la próxima vez.',
      },
    },
    newer: {
      one: {
        en: '{{count}} file comes from a newer Enlace; it is taken in after this machine is updated.',
        es: '{{count}} archivo viene de un Enlace más nuevo; se incorporará cuando se actualice este equipo.',
      },
      other: {
        en: '{{count}} files come from a newer Enlace; they are taken in after this machine is updated.',
        es: '{{count}} archivos vienen de un Enlace más nuevo; se incorporarán cuando se actualice este equipo.',
      },
    },
    needs: { en: 'It needs Enlace {{version}}.', es: 'Necesita Enlace {{version}}.' },
  },
  back: {
    title: { en: 'Brought back', es: 'Recuperados' },
    note: {
      en: 'These were removed at one station while somebody at another, who did not know, changed them. They stand again; remove them once more if that is right.',
      es: 'Se eliminaron en una estación mientras en otra alguien, sin saberlo, los cambiaba. Vuelven a valer; elimínelos de nuevo si eso es lo correcto.',
    },
    removed: {
      en: 'removed by {{who}} (station {{station}}), {{at}};',
      es: 'eliminado por {{who}} (estación {{station}}), {{at}};',
    },
    changed: {
      en: 'changed by {{who}} (station {{station}}), {{at}}.',
      es: 'modificado por {{who}} (estación {{station}}), {{at}}.',
    },
  },
  unheard: {
    title: { en: 'Done unheard of each other', es: 'Hecho sin saber unos de otros' },
    note: {
      en: 'What somebody did here came to nothing, or went elsewhere, for somebody at another station did not know of it. A supervisor can restore a deleted case, with what was written, until its last day (Settings, Vault). What was written in a closed one went to its people.',
      es: 'Algo que alguien hizo quedó sin efecto, o pasó a otro lugar, porque en otra estación no se sabía. Una persona supervisora puede recuperar un caso eliminado, con lo escrito, hasta su último día (Ajustes, Bóveda). Lo escrito en uno cerrado pasó a sus integrantes.',
    },
    loosened: {
      en: '{{reference}}, {{field}}: {{writer}} (station {{from}}) agreed to a looser mark, {{when}}; {{who}} (station {{station}}) had set a tighter one, {{at}}, and the tightest stands. Propose it again if it is still right.',
      es: '{{reference}}, {{field}}: {{writer}} (estación {{from}}) aprobó relajar la marca, {{when}}; {{who}} (estación {{station}}) había puesto una más estricta, {{at}}, y vale la más estricta. Propóngalo de nuevo si sigue siendo lo correcto.',
    },
    deleted: {
      en: '{{reference}}: deleted by {{who}} (station {{station}}), {{at}}; {{writer}} (station {{from}}) wrote in it, {{when}}.',
      es: '{{reference}}: lo eliminó {{who}} (estación {{station}}), {{at}}; {{writer}} (estación {{from}}) escribió en él, {{when}}.',
    },
    closed: {
      en: 'A case was closed for named people by {{who}} (station {{station}}), {{at}}. What {{writer}} wrote in it here, last {{when}}, went to them and is no longer at this station.',
      es: '{{who}} (estación {{station}}) cerró un caso para personas determinadas, {{at}}. Lo que {{writer}} escribió en él aquí, la última vez {{when}}, fue a ellas y ya no está en esta estación.',
    },
    wroteSince: {
      en: '{{writer}} (station {{from}}) wrote in it unheard of that, {{when}}.',
      es: '{{writer}} (estación {{from}}) escribió en él sin saberlo, {{when}}.',
    },
  },
  carrier: {
    title: { en: 'Where the office exchanges', es: 'Dónde intercambia la oficina' },
    note: {
      en: 'It keeps encrypted files and need not be trusted: it learns how many there are, how large and when. It is tried before it is kept. Other stations are offered it once they have heard of it, and confirm how they reach it.',
      es: 'Guarda archivos cifrados y no hace falta confiar en él: conoce cuántos son, su tamaño y cuándo llegan. Se prueba antes de conservarlo. A las demás estaciones se les ofrece cuando se enteran, y confirman cómo llegan a él.',
    },
    kind: { en: 'Kind of place', es: 'Tipo de lugar' },
    folderNote: {
      en: 'A stick, a share, or a synchronized folder. Nothing is installed.',
      es: 'Una memoria, una carpeta compartida o sincronizada. No se instala nada.',
    },
    server: { en: 'PostgreSQL server', es: 'Servidor PostgreSQL' },
    serverNote: {
      en: 'Version 14 or newer, prepared by its administrator. Changes arrive within about a second.',
      es: 'Versión 14 o posterior, preparado por quien lo administra. Los cambios llegan en cerca de un segundo.',
    },
    host: { en: 'Host', es: 'Equipo del servidor' },
    hostNote: {
      en: 'A name, an address, or the folder of a Unix socket',
      es: 'Un nombre, un número de IP o la carpeta de un socket de Unix',
    },
    port: { en: 'Port', es: 'Puerto' },
    role: { en: 'Role of this station', es: 'Rol de esta estación' },
    roleNote: { en: 'Such as enlace_station_2', es: 'Por ejemplo, enlace_station_2' },
    certificateNote: {
      en: 'As the administrator gives it to you, by another way than the network. Left empty only for a server on this machine.',
      es: 'Como se lo da quien administra, por otra vía que la red. Solo se deja vacío para un servidor en este equipo.',
    },
    password: { en: 'Password', es: 'Contraseña' },
    needServer: {
      en: 'Write host, port, database, role and password.',
      es: 'Escriba servidor, puerto, base de datos, rol y contraseña.',
    },
    confirmFolder: { en: 'Choose it as this machine reaches it…', es: 'Elegirlo como lo ve este equipo…' },
    confirmServer: { en: 'Log in there…', es: 'Iniciar sesión ahí…' },
    confirmTitle: { en: 'Exchange at {{place}}', es: 'Intercambiar en {{place}}' },
    confirmDone: { en: 'This machine exchanges there now', es: 'Este equipo ya intercambia ahí' },
    needLogin: { en: 'Write role and password.', es: 'Escriba rol y contraseña.' },
    itself: {
      one: {
        en: 'It exchanges by itself every minute while this vault is open.',
        es: 'Intercambia solo cada minuto mientras esta bóveda esté abierta.',
      },
      other: {
        en: 'It exchanges by itself every {{count}} minutes while this vault is open.',
        es: 'Intercambia solo cada {{count}} minutos mientras esta bóveda esté abierta.',
      },
    },
    chooseFolder: { en: 'Choose the folder…', es: 'Elegir la carpeta…' },
    enter: { en: 'Try and keep it', es: 'Probar y conservar' },
    begin: { en: 'Enter a place…', es: 'Ingresar un lugar…' },
    change: { en: 'Change…', es: 'Cambiar…' },
    remove: { en: 'Take away', es: 'Quitar' },
    removeTitle: { en: 'Take the place of exchange away?', es: '¿Quitar el lugar de intercambio?' },
    automatic: { en: 'Exchange by itself', es: 'Intercambio automático' },
    automaticNote: { en: 'While this vault is open.', es: 'Mientras esta bóveda esté abierta.' },
    never: { en: 'No', es: 'No' },
    every: {
      one: { en: 'Every minute', es: 'Cada minuto' },
      other: { en: 'Every {{count}} minutes', es: 'Cada {{count}} minutos' },
    },
    pause: { en: 'Pause', es: 'Pausar' },
    resume: { en: 'Go on', es: 'Reanudar' },
  },
  forks: {
    title: { en: 'A station’s key was used twice', es: 'La llave de una estación se usó dos veces' },
    note: {
      en: 'Two different entries carry one number of its chain: its vault was copied, or put back from a backup and written in. Nothing more of it is taken in until this is decided.',
      es: 'Dos asientos distintos llevan el mismo número de su cadena: su bóveda se copió, o se restauró de un respaldo y se escribió en ella. No se incorpora nada más de ella hasta que se decida.',
    },
    of: { en: '{{station}} (station {{number}}), entry {{entry}}', es: '{{station}} (estación {{number}}), asiento {{entry}}' },
    entry: { en: '{{who}}, {{at}}', es: '{{who}}, {{at}}' },
    stands: { en: 'this one counts for now', es: 'es el que vale por ahora' },
    own: {
      en: 'It is this station. Ask a supervisor to decide at another one; then this machine joins anew.',
      es: 'Es esta misma estación. Pida a una persona supervisora que lo decida en otra; después este equipo se integra de nuevo.',
    },
    supervisor: { en: 'A supervisor decides about it.', es: 'Lo decide una persona supervisora.' },
    act: { en: 'Keep what this office has and take it out…', es: 'Conservar lo que tiene la oficina y retirarla…' },
    actOf: {
      en: 'Keep what this office has and take it out… {{station}}',
      es: 'Conservar lo que tiene la oficina y retirarla… {{station}}',
    },
    sure: {
      en: 'What this office has of it stays. Whatever else was recorded there is lost unless somebody records it again: ask who works on it first. The agency’s keys are renewed, so counterparts need the agency’s new card. The machine can join anew, as another station.',
      es: 'Se conserva lo que esta oficina tiene de ella. Lo demás que se haya asentado ahí se pierde si nadie lo asienta de nuevo: pregunte antes a quien la usa. Se renuevan las llaves de la autoridad, así que las contrapartes necesitan la tarjeta nueva de la autoridad. El equipo puede integrarse de nuevo, como otra estación.',
    },
  },
  remove: {
    button: { en: 'Take out', es: 'Retirar' },
    title: { en: 'Take {{station}} out of the office?', es: '¿Retirar {{station}} de la oficina?' },
    note: {
      en: 'If it is still in good hands, exchange first: what it wrote and this machine has not taken in counts nowhere after this, also if it lies at the place already. Nothing more is encrypted for it. What it has already stays on it: if it was lost or stolen, see Settings, Lost laptop. The agency’s keys are renewed, so counterparts need the agency’s new card. This station does not come back: if its machine is to work here again, it asks to join anew and becomes another station.',
      es: 'Si sigue en buenas manos, intercambie antes: lo que escribió y este equipo no ha incorporado ya no cuenta en ninguna parte, aunque esté en el lugar. Ya no se cifra nada para ella. Lo que ya tiene se queda en ella: si se perdió o la robaron, vea Ajustes, Equipo perdido. Se renuevan las llaves de la autoridad, así que las contrapartes necesitan la tarjeta nueva de la autoridad. Esta estación no vuelve: si su equipo ha de trabajar aquí otra vez, pide integrarse de nuevo y es otra estación.',
    },
    done: { en: '{{station}} is out of the office', es: '{{station}} está fuera de la oficina' },
    press: { en: 'Take out: {{station}}', es: 'Retirar: {{station}}' },
  },
} as const satisfies Texts;
