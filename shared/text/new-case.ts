import type { Texts } from './words.ts';

/** Words of the new-case wizard and of importing a case file. */
export const newCaseText = {
  title: { en: 'New case', es: 'Caso nuevo' },
  steps: { en: 'Steps', es: 'Pasos' },
  step: {
    kind: { en: 'Kind', es: 'Tipo' },
    details: { en: 'Details', es: 'Datos' },
    people: { en: 'People', es: 'Personas' },
    checklist: { en: 'Checklist', es: 'Lista de documentos' },
  },
  kindLabel: { en: 'What kind of case is it?', es: '¿Qué tipo de caso es?' },
  kindNote: {
    extradition: {
      en: 'A State requests a person. Stages, mandatory deadlines and package follow the treaty.',
      es: 'Un Estado solicita a una persona. Etapas, plazos fatales y expediente siguen el tratado.',
    },
    'joint-investigation': {
      en: 'Agencies of both countries work on the same facts under an agreement.',
      es: 'Autoridades de ambos países trabajan los mismos hechos con un acuerdo.',
    },
    'information-exchange': {
      en: 'Requests and answers before, or without, a formal request.',
      es: 'Solicitudes y respuestas antes de una petición formal, o sin ella.',
    },
  },
  next: { en: 'Next', es: 'Siguiente' },
  create: { en: 'Create the case', es: 'Crear el caso' },
  need: {
    kind: { en: 'Choose a kind.', es: 'Elija un tipo.' },
    reference: { en: 'Enter the reference of this office.', es: 'Escriba la referencia de esta oficina.' },
    name: { en: 'Enter a given name or a surname.', es: 'Escriba un nombre o un apellido.' },
    role: { en: 'Choose a role.', es: 'Elija una calidad.' },
    dob: {
      en: 'Write the birth date so that it can be read, or choose which day it is.',
      es: 'Escriba la fecha de nacimiento de modo que se lea, o elija qué día es.',
    },
    requesting: { en: 'Say which country requests.', es: 'Diga qué país solicita.' },
    requested: { en: 'Say which country is requested.', es: 'Diga a qué país se solicita.' },
    other: { en: 'A country cannot request of itself.', es: 'Un país no puede solicitarse a sí mismo.' },
    people: { en: 'Each person needs a name and a role.', es: 'Cada persona necesita nombre y calidad.' },
  },
  peopleNote: {
    en: 'Names as they are written: one or two surnames. More can be added on the case.',
    es: 'Los nombres tal como se escriben: uno o dos apellidos. En el caso puede agregar más.',
  },
  noPeople: { en: 'Nobody yet. A case may begin without a name.', es: 'Nadie aún. Un caso puede empezar sin nombre.' },
  addPerson: { en: 'Add a person', es: 'Agregar persona' },
  removePerson: { en: 'Remove person {{number}}', es: 'Quitar a la persona {{number}}' },
  person: { en: 'Person {{number}}', es: 'Persona {{number}}' },
  profile: { en: 'Governed by', es: 'Se rige por' },
  begins: { en: 'Begins in stage', es: 'Empieza en la etapa' },
  checklistNote: {
    one: {
      en: 'The profile asks for {{count}} document. The case tracks it.',
      es: 'El perfil pide {{count}} documento. El caso le da seguimiento.',
    },
    other: {
      en: 'The profile asks for {{count}} documents. The case tracks them.',
      es: 'El perfil pide {{count}} documentos. El caso les da seguimiento.',
    },
  },
  noChecklist: {
    en: 'This kind of case has no package of documents.',
    es: 'Este tipo de caso no lleva expediente de documentos.',
  },
  asked: {
    provisional: { en: 'A provisional arrest is requested', es: 'Se solicita la detención provisional' },
    death: { en: 'The offense may carry the death penalty', es: 'El delito puede castigarse con pena de muerte' },
    noTreaty: { en: 'No treaty applies', es: 'No hay tratado aplicable' },
  },
  needsNote: {
    en: 'These show what the list would require; in the case it follows the charges and the warrants.',
    es: 'Muestran lo que pediría la lista; en el caso sigue los cargos y las órdenes judiciales.',
  },
  translate: { en: 'translated', es: 'traducido' },
  authenticate: { en: 'authenticated', es: 'legalizado' },
  fromMemory: { en: 'to be confirmed', es: 'por confirmar' },
  made: { en: 'The case was created.', es: 'El caso se creó.' },
  halfMade: {
    en: 'The case was created, but not every person was added. Correct what is below and try again, or open the case.',
    es: 'El caso se creó, pero no se agregaron todas las personas. Corrija lo de abajo e intente de nuevo, o abra el caso.',
  },
  openCase: { en: 'Open the case', es: 'Abrir el caso' },
  auditor: {
    en: 'An auditor does not create cases. Ask an officer.',
    es: 'Quien audita no crea casos. Pídalo a una persona oficial.',
  },
  import: {
    open: { en: 'Import a case file', es: 'Importar un archivo de casos' },
    note: {
      en: 'A .json file and the documents that it names, or an .enlace-case file that holds them. It is checked first; nothing is written.',
      es: 'Un archivo .json y los documentos que nombra, o un .enlace-case que los contiene. Primero se revisa; no se escribe nada.',
    },
    drop: { en: 'Drop the files here', es: 'Suelte aquí los archivos' },
    noFile: {
      en: 'None of those is a .json or .enlace-case file. Choose the case file too.',
      es: 'Ninguno es un archivo .json o .enlace-case. Elija también el archivo de casos.',
    },
    checking: { en: 'Checking', es: 'Verificando' },
    importing: { en: 'Importing', es: 'Importando' },
    refused: {
      en: 'Nothing was imported. Correct these places and choose the file again.',
      es: 'No se importó nada. Corrija estos lugares y elija el archivo de nuevo.',
    },
    row: { en: 'Case', es: 'Caso' },
    ready: {
      one: { en: '{{count}} new case would be imported.', es: 'Se importaría {{count}} caso nuevo.' },
      other: { en: '{{count}} new cases would be imported.', es: 'Se importarían {{count}} casos nuevos.' },
    },
    unchanged: {
      one: { en: '{{count}} is already here and stays as it is.', es: '{{count}} ya está aquí y queda como está.' },
      other: { en: '{{count}} are already here and stay as they are.', es: '{{count}} ya están aquí y quedan como están.' },
    },
    faulty: {
      one: {
        en: '{{count}} case brings something wrong in its history. It comes all the same; mend it at the case:',
        es: '{{count}} caso trae fallas en su historial. Llega de todos modos; corríjalas en el caso:',
      },
      other: {
        en: '{{count}} cases bring something wrong in their histories. They come all the same; mend it at each case:',
        es: '{{count}} casos traen fallas en su historial. Llegan de todos modos; corríjalas en cada caso:',
      },
    },
    faultyMore: {
      one: { en: '{{count}} more; the case shows it.', es: '{{count}} más; el caso la muestra.' },
      other: { en: '{{count}} more; each case shows it.', es: '{{count}} más; cada caso la muestra.' },
    },
    doneFaulty: {
      one: {
        en: '{{count}} with something wrong in its history: it is listed above the board and at the case.',
        es: '{{count}} con fallas en su historial: aparece en la lista sobre el tablero y en el caso.',
      },
      other: {
        en: '{{count}} with something wrong in their histories: they are listed above the board and at each case.',
        es: '{{count}} con fallas en su historial: aparecen en la lista sobre el tablero y en cada caso.',
      },
    },
    waiting: {
      one: {
        en: '{{count}} case comes as it stands; its deadlines wait for a date:',
        es: '{{count}} caso llega en el estado en que se encuentra; sus plazos esperan una fecha:',
      },
      other: {
        en: '{{count}} cases come as they stand; their deadlines wait for a date:',
        es: '{{count}} casos llegan en el estado en que se encuentran; sus plazos esperan una fecha:',
      },
    },
    waitingMore: {
      one: { en: '{{count}} more; the case asks for it.', es: '{{count}} más; el caso la pedirá.' },
      other: { en: '{{count}} more; each case asks for it.', es: '{{count}} más; cada caso la pedirá.' },
    },
    go: { en: 'Import', es: 'Importar' },
    done: {
      one: { en: '{{count}} case imported.', es: '{{count}} caso importado.' },
      other: { en: '{{count}} cases imported.', es: '{{count}} casos importados.' },
    },
  },
} as const satisfies Texts;
