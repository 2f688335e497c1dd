import type { Texts } from './words.ts';

/** Words of agencies, their cards, what they may receive. */
export const counterpartText = {
  verifier: { en: 'Verifier for them', es: 'Verificador para ellos' },
  ourCard: { en: 'Write our card', es: 'Escribir nuestra tarjeta' },
  importCard: { en: 'Import a card', es: 'Importar una tarjeta' },
  byHand: { en: 'Enter by hand', es: 'Registrar a mano' },
  count: {
    one: { en: '{{count}} agency', es: '{{count}} autoridad' },
    other: { en: '{{count}} agencies', es: '{{count}} autoridades' },
  },
  search: { en: 'Find an agency', es: 'Buscar una autoridad' },
  searchHint: { en: 'Name, acronym or city', es: 'Nombre, siglas o ciudad' },
  notFound: { en: 'No agency here goes by that.', es: 'Ninguna autoridad aquí se llama así.' },
  notFoundAct: { en: 'Import its card, or enter it by hand.', es: 'Importe su tarjeta o regístrela a mano.' },
  none: { en: 'No counterparts yet.', es: 'Aún no hay contrapartes.' },
  noneAct: { en: 'Import a card to begin.', es: 'Importe una tarjeta para empezar.' },
  agency: { en: 'Agency', es: 'Autoridad' },
  key: { en: 'Key', es: 'Llave' },
  keys: {
    none: { en: 'no key', es: 'sin llave' },
    compared: { en: 'words compared', es: 'palabras cotejadas' },
    uncompared: { en: 'words not compared', es: 'palabras sin cotejar' },
    hand: { en: 'entered by hand', es: 'registrada a mano' },
  },
  may: { en: 'May receive', es: 'Puede recibir' },
  nothing: { en: 'nothing', es: 'nada' },
  standing: { en: 'Standing', es: 'Calidad' },
  standings: {
    'trusted-party': { en: 'Trusted party', es: 'Parte de confianza' },
    vetted: { en: 'Vetted unit', es: 'Unidad evaluada' },
    other: { en: 'Other', es: 'Otra' },
  },
  standingNotes: {
    'trusted-party': {
      en: 'The other party of the case: most leaves, persons other than the one sought under a pseudonym.',
      es: 'La otra parte del caso: casi todo sale; las personas ajenas a la reclamada, con seudónimo.',
    },
    vetted: {
      en: 'A unit that was checked: what identifies is given in less detail or stays.',
      es: 'Una unidad evaluada: lo que identifica se da en términos más generales o se queda.',
    },
    other: {
      en: 'Anyone else: legal and administrative matters that are public, nothing more.',
      es: 'Cualquier otra: lo jurídico y administrativo que es público, nada más.',
    },
  },
  startFrom: { en: 'Start from', es: 'Partir de' },
  startFromNote: {
    en: 'It fills what stands below; nothing is kept until you save.',
    es: 'Llena lo que sigue; nada se conserva hasta que guarde.',
  },
  sameAs: { en: 'Same as {{who}}', es: 'Igual que {{who}}' },
  effect: { en: 'What this would change', es: 'Lo que esto cambiaría' },
  weighing: { en: 'Looking at the cases', es: 'Revisando los casos' },
  effectNone: {
    one: { en: 'Nothing, in the {{count}} case looked at.', es: 'Nada, en el {{count}} caso revisado.' },
    other: { en: 'Nothing, in the {{count}} cases looked at.', es: 'Nada, en los {{count}} casos revisados.' },
  },
  opens: {
    one: { en: 'Opens {{count}} value', es: 'Abre {{count}} dato' },
    other: { en: 'Opens {{count}} values', es: 'Abre {{count}} datos' },
  },
  closes: {
    one: { en: 'closes {{count}}', es: 'cierra {{count}}' },
    other: { en: 'closes {{count}}', es: 'cierra {{count}}' },
  },
  inCases: {
    one: { en: 'in {{count}} case, if all of it were chosen.', es: 'en {{count}} caso, si todo se eligiera.' },
    other: { en: 'in {{count}} cases, if all of each were chosen.', es: 'en {{count}} casos, si todo se eligiera.' },
  },
  effectOthers: {
    en: 'No case is with {{who}} yet: these are the office’s own.',
    es: 'Ningún caso es aún con {{who}}: estos son los de la oficina.',
  },
  wordsFile: {
    en: 'The words are also beside the card, as text: {{file}}',
    es: 'Las palabras están también junto a la tarjeta, como texto: {{file}}',
  },
  ourWords: { en: 'Our twelve words', es: 'Nuestras doce palabras' },
  ourWordsNote: {
    en: 'Read them to whoever received our card. They are the words of our key, and no secret.',
    es: 'Léalas a quien recibió nuestra tarjeta. Son las palabras de nuestra llave, y no son secretas.',
  },
  showWords: { en: 'Show our words', es: 'Mostrar nuestras palabras' },
  cardFile: { en: 'enlace-card', es: 'tarjeta-enlace' },
  words: { en: 'Twelve words, to be read aloud', es: 'Doce palabras, para leer en voz alta' },
  wordsNote: {
    en: 'Call the agency at a number that you know. Each side reads aloud; every word must be the same.',
    es: 'Llame a la autoridad a un número conocido. Cada parte lee en voz alta; cada palabra debe ser igual.',
  },
  inEnglish: { en: 'In English', es: 'En inglés' },
  inSpanish: { en: 'In Spanish', es: 'En español' },
  machines: {
    title: { en: 'Our machines', es: 'Nuestros equipos' },
    note: {
      one: {
        en: 'One machine of this office is on no card that they are known to have, so they would refuse its packets. Hand over our card; once they have taken it in, say so.',
        es: 'Un equipo de esta oficina no figura en ninguna tarjeta que conste que tengan, así que rechazarían sus paquetes. Entregue nuestra tarjeta; cuando la hayan importado, asiéntelo.',
      },
      other: {
        en: '{{count}} machines of this office are on no card that they are known to have, so they would refuse their packets. Hand over our card; once they have taken it in, say so.',
        es: '{{count}} equipos de esta oficina no figuran en ninguna tarjeta que conste que tengan, así que rechazarían sus paquetes. Entregue nuestra tarjeta; cuando la hayan importado, asiéntelo.',
      },
    },
    approvers: {
      one: {
        en: 'They hold approvals to the keys of our card, and one approver of this office is on no card that they are known to have. Hand over our card; once they have taken it in, say so.',
        es: 'Cotejan las aprobaciones con las llaves de nuestra tarjeta, y una persona que aprueba no figura en ninguna tarjeta que conste que tengan. Entregue nuestra tarjeta; cuando la hayan importado, asiéntelo.',
      },
      other: {
        en: 'They hold approvals to the keys of our card, and {{count}} approvers of this office are on no card that they are known to have. Hand over our card; once they have taken it in, say so.',
        es: 'Cotejan las aprobaciones con las llaves de nuestra tarjeta, y {{count}} personas que aprueban no figuran en ninguna tarjeta que conste que tengan. Entregue nuestra tarjeta; cuando la hayan importado, asiéntelo.',
      },
    },
    given: { en: 'They have taken our card in', es: 'Ya importaron nuestra tarjeta' },
  },
  weCompared: { en: 'We compared them', es: 'Las cotejamos' },
  pending: { en: 'Waits for a second person', es: 'Espera a una segunda persona' },
  pendingNote: {
    en: 'Nothing of it counts until another person confirms it; one of the two is a supervisor.',
    es: 'Nada de esto vale hasta que otra persona lo confirme; una de las dos es supervisora.',
  },
  proposedBy: { en: 'Proposed by {{who}}, {{when}}', es: 'Propuesto por {{who}}, {{when}}' },
  confirm: { en: 'Confirm', es: 'Confirmar' },
  refuse: { en: 'Refuse', es: 'Rechazar' },
  takeBack: { en: 'Retract', es: 'Retractar' },
  ownProposal: { en: 'You proposed it; another person confirms it.', es: 'Usted lo propuso; lo confirma otra persona.' },
  needsSupervisor: { en: 'A supervisor confirms this.', es: 'Lo confirma una persona supervisora.' },
  aloneTitle: { en: 'Accepted by one person', es: 'Aceptado por una sola persona' },
  alone: {
    en: 'This office had nobody else who could confirm its key or what it may receive. Let a second person look, once there is one.',
    es: 'La oficina no tenía a otra persona que confirmara su llave o lo que puede recibir. Pida que otra lo revise en cuanto la haya.',
  },
  byOne: { en: '(accepted by one person)', es: '(aceptado por una sola persona)' },
  cardPending: {
    en: 'It counts once a second person confirms it; compare the words too.',
    es: 'Valdrá cuando una segunda persona lo confirme; coteje también las palabras.',
  },
  consentStates: {
    open: { en: 'until {{date}}', es: 'hasta el {{date}}' },
    past: { en: 'ended with {{date}}', es: 'terminó con el {{date}}' },
    ended: { en: 'ended', es: 'terminado' },
    earlier: {
      en: 'recorded without a document of a case: it opens nothing; record it again',
      es: 'asentado sin documento de un caso: no abre nada; asiéntelo de nuevo',
    },
  },
  endConsent: { en: 'End', es: 'Terminar' },
  consentCase: { en: 'Case number', es: 'Número de caso' },
  consentCaseNote: {
    en: 'A consent is for one case, and a document of that case shows it.',
    es: 'Un consentimiento es para un caso, y un documento de ese caso lo acredita.',
  },
  cardRead: { en: 'The card of {{who}} was imported.', es: 'Se importó la tarjeta de {{who}}.' },
  cardReplaced: {
    en: 'Packets are encrypted for its new key from now on.',
    es: 'Desde ahora los paquetes se cifran para su llave nueva.',
  },
  cardUpdated: {
    en: 'Its keys are the same; it says what its Enlace reads now.',
    es: 'Sus llaves son las mismas; dice lo que su Enlace lee ahora.',
  },
  reads: { en: 'What its Enlace reads', es: 'Lo que lee su Enlace' },
  readsAll: { en: 'Every field that we can record.', es: 'Todos los campos que podemos registrar.' },
  readsEarlier: {
    en: 'An earlier catalog of fields. What it does not know is left out of its packets; Outgoing packets lists it.',
    es: 'Un catálogo de campos anterior. Lo que no conoce se omite de sus paquetes; se enumera al preparar la comunicación.',
  },
  cardRevoked: {
    en: 'Its key is revoked; nothing is encrypted for it.',
    es: 'Su llave quedó revocada; nada se cifra para ella.',
  },
  cardWritten: {
    en: 'Our card is written. These are our words.',
    es: 'Nuestra tarjeta está escrita. Estas son nuestras palabras.',
  },
  profile: { en: 'What it may receive', es: 'Lo que puede recibir' },
  setProfile: { en: 'Set what it may receive', es: 'Fijar lo que puede recibir' },
  onlySupervisor: { en: 'A supervisor sets this.', es: 'Lo fija una persona supervisora.' },
  formal: { en: 'Reached over a formal channel', es: 'Se llega por un canal formal' },
  ceilings: { en: 'Highest level, by category', es: 'Nivel más alto, por categoría' },
  ceilingsNote: { en: 'A category without a level is denied.', es: 'Una categoría sin nivel se niega.' },
  denied: { en: 'Denied', es: 'Se niega' },
  consent: { en: 'Record a consent', es: 'Registrar un consentimiento' },
  consentLead: {
    en: 'An originator agrees that its values may be disclosed to this counterpart.',
    es: 'Una autoridad de origen acepta que sus datos se comuniquen a esta contraparte.',
  },
  originator: { en: 'Originator', es: 'Autoridad de origen' },
  until: { en: 'Until', es: 'Hasta' },
  document: { en: 'Document that proves it', es: 'Documento que lo acredita' },
  needCase: {
    en: 'Write the reference of the case first; its documents can then be chosen.',
    es: 'Escriba primero la referencia del caso; después pueden elegirse sus documentos.',
  },
  needDocument: {
    en: 'Choose the originator, the day, the case and its document first.',
    es: 'Elija primero la autoridad de origen, el día, el caso y su documento.',
  },
  name: { en: 'Name', es: 'Nombre' },
  code: { en: 'Agency code', es: 'Clave de la autoridad' },
  nameEn: { en: 'Name in English', es: 'Nombre en inglés' },
  nameEs: { en: 'Name in Spanish', es: 'Nombre en español' },
  recipient: { en: 'Its age recipient', es: 'Su destinatario age' },
  recipientNote: { en: 'As age-keygen printed it; it begins with age1.', es: 'Como lo escribió age-keygen; empieza con age1.' },
  needCode: { en: 'Write the code and both names first.', es: 'Escriba primero la clave y ambos nombres.' },
} as const satisfies Texts;
