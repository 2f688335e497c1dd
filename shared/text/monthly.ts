import type { Texts } from './words.ts';

/** Words of the monthly report of a foreign agent (LSN 71-V). */
export const monthlyText = {
  title: { en: 'Monthly report', es: 'Informe mensual' },
  paperTitle: {
    en: 'Monthly report of the foreign agent (LSN 71-V)',
    es: 'Informe mensual del agente extranjero (LSN 71-V)',
  },
  hint: {
    en: 'Gathered from the month’s records, decided for both addressees. Take out what should not be in it, add what is missing, and save it; filing it is entered apart.',
    es: 'Reunido de los registros del mes y decidido para ambos destinatarios. Quite lo que no deba ir, agregue lo que falte y guárdelo; su presentación se asienta aparte.',
  },
  month: { en: 'Month', es: 'Mes' },
  office: { en: 'Office', es: 'Oficina' },
  officer: { en: 'Agent', es: 'Agente' },
  wholeOffice: { en: 'The whole office', es: 'Toda la oficina' },
  to: { en: 'To', es: 'Para' },
  note: {
    en: 'Only what both addressees may receive is told. A blank says nothing of whether there is something.',
    es: 'Solo se informa lo que ambos destinatarios pueden recibir. Un espacio en blanco nada dice de si hay algo.',
  },
  running: { en: '{{agency}}, month {{month}}', es: '{{agency}}, mes {{month}}' },
  part: {
    meetings: { en: 'Meetings', es: 'Reuniones' },
    exchanges: { en: 'Calls, messages and hand-overs', es: 'Llamadas, mensajes y entregas' },
    operations: { en: 'Operations', es: 'Operativos' },
    tasks: { en: 'Tasks of joint investigations', es: 'Tareas de investigaciones conjuntas' },
  },
  basis: {
    meetings: {
      en: 'Meetings of the month with authorities of the host country, from our own log.',
      es: 'Reuniones del mes con autoridades del país anfitrión, de nuestra propia bitácora.',
    },
    exchanges: {
      en: 'Other exchanges of the month with authorities of the host country, from our own log.',
      es: 'Otros intercambios del mes con autoridades del país anfitrión, de nuestra propia bitácora.',
    },
    operations: {
      en: 'Operations of joint investigations whose window lies in the month.',
      es: 'Operativos de investigaciones conjuntas cuya ventana cae en el mes.',
    },
    tasks: {
      en: 'Tasks of joint investigations that our agency owes, done or due in the month.',
      es: 'Tareas de investigaciones conjuntas a cargo de nuestra autoridad, cumplidas o con vencimiento en el mes.',
    },
  },
  method: {
    en: 'Each value was decided for each addressee; one that does not go to both is left out.',
    es: 'Cada dato se decidió para cada destinatario; el que no va a ambos se omite.',
  },
  columns: {
    when: { en: 'When and how', es: 'Cuándo y cómo' },
    whom: { en: 'With whom, where', es: 'Con quién, dónde' },
    what: { en: 'What', es: 'Qué' },
  },
  none: { en: 'Nothing to report.', es: 'Nada que informar.' },
  remarks: { en: 'Remarks', es: 'Observaciones' },
  remarksBasis: { en: 'Written by the agent.', es: 'Escritas por el agente.' },
  remarksHint: {
    en: 'As typed, under the lines. A protected value in it stops the report.',
    es: 'Tal como se escriben, después de los renglones. Un dato protegido en ellas detiene el informe.',
  },
  inReport: { en: 'In the report', es: 'En el informe' },
  stays: {
    kept: {
      en: 'Stays: it may not go to both addressees.',
      es: 'Se queda: no puede ir a ambos destinatarios.',
    },
    found: {
      en: 'Stays: its words name a protected value. Correct the record or mark those words.',
      es: 'Se queda: sus palabras nombran un dato protegido. Corrija el registro o marque esas palabras.',
    },
  },
  fieldsWithheld: {
    one: { en: '{{count}} field stays', es: '{{count}} campo se queda' },
    other: { en: '{{count}} fields stay', es: '{{count}} campos se quedan' },
  },
  unready: {
    en: 'Nobody has said what {{agencies}} may receive, so nothing is told. Set it under Counterparts.',
    es: 'Nadie ha indicado qué puede recibir {{agencies}}, así que nada se informa. Fíjelo en Contrapartes.',
  },
  others: {
    one: {
      en: '{{count}} exchange of the month is not with the host country, or does not say with whom; it is not in it.',
      es: '{{count}} intercambio del mes no es con el país anfitrión o no dice con quién; no figura.',
    },
    other: {
      en: '{{count}} exchanges of the month are not with the host country, or do not say with whom; they are not in it.',
      es: '{{count}} intercambios del mes no son con el país anfitrión o no dicen con quién; no figuran.',
    },
  },
  takenOut: { en: 'Taken out', es: 'Se quitó' },
  closed: {
    one: {
      en: '{{count}} case in a closed compartment is not gathered from.',
      es: '{{count}} caso de un compartimento cerrado no se incluye.',
    },
    other: {
      en: '{{count}} cases in closed compartments are not gathered from.',
      es: '{{count}} casos de compartimentos cerrados no se incluyen.',
    },
  },
  notReady: { en: 'First say what the addressees may receive', es: 'Primero indique qué pueden recibir los destinatarios' },
  save: { en: 'Save', es: 'Guardar' },
  file: { en: 'enlace-monthly-report', es: 'enlace-informe-mensual' },
  done: { en: 'The monthly report was saved.', es: 'El informe mensual se guardó.' },
  prepare: { en: 'Monthly report', es: 'Informe mensual' },
  gathering: { en: 'Gathering the month', es: 'Reuniendo el mes' },
} as const satisfies Texts;
