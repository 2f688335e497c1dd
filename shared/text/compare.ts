import type { CompareKind, CompareState } from '../compare/kinds.ts';
import type { Bilingual } from '../language.ts';
import type { Texts } from './words.ts';

/** What is compared, in a word. */
export const compareKindText: Readonly<Record<CompareKind, Bilingual>> = {
  identifier: { en: 'Document and identity numbers', es: 'Números de documento e identidad' },
  device: { en: 'Devices (IMEI, IMSI)', es: 'Dispositivos (IMEI, IMSI)' },
  account: { en: 'Accounts', es: 'Cuentas' },
  vehicle: { en: 'Plates and serial numbers of vehicles', es: 'Placas y números de serie de vehículos' },
  phone: { en: 'Telephones', es: 'Teléfonos' },
  email: { en: 'E-mails', es: 'Correos electrónicos' },
  person: { en: 'Whole name with date of birth', es: 'Nombre completo con fecha de nacimiento' },
};

/** Where a comparison is, as one reads it in a list: what happens next. */
export const compareStateText: Readonly<Record<CompareState, Bilingual>> = {
  proposed: { en: 'Waiting for approval', es: 'En espera de aprobación' },
  approved: { en: 'Approved: write the file', es: 'Aprobado: escriba el archivo' },
  offered: { en: 'Offered: the answer is awaited', es: 'Ofrecido: se espera la respuesta' },
  answered: { en: 'Answered: write the hits for the other side', es: 'Respondido: escriba las coincidencias para la otra parte' },
  received: { en: 'Offer received: choose cases to answer with', es: 'Oferta recibida: elija casos para responder' },
  replied: { en: 'Answer written: the hits are awaited', es: 'Respuesta escrita: se esperan las coincidencias' },
  done: { en: 'Done', es: 'Concluido' },
  refused: { en: 'Ended without result', es: 'Terminado sin resultado' },
  expired: { en: 'Expired', es: 'Vencido' },
};

/** Words of the blind comparison with another agency. */
export const compareText = {
  title: { en: 'Blind comparisons', es: 'Cotejos a ciegas' },
  lead: {
    en: 'Find out by file which values both agencies have, without showing the others. Each side learns the agreed sizes and the hits.',
    es: 'Averigüe por archivo qué datos tienen ambas autoridades, sin mostrar los demás. Cada parte conoce los tamaños convenidos y las coincidencias.',
  },
  none: { en: 'Nothing was compared yet.', es: 'Aún no se ha cotejado nada.' },
  noneAct: {
    en: 'A supervisor sets what a counterpart may compare; then offer a comparison, or take in its file.',
    es: 'Una persona supervisora fija qué puede cotejar una contraparte; luego ofrezca un cotejo, o incorpore su archivo.',
  },
  agency: { en: 'Counterpart', es: 'Contraparte' },
  role: { en: 'Who asks', es: 'Quién pregunta' },
  roles: {
    asks: { en: 'We offer', es: 'Ofrecemos' },
    answers: { en: 'They offer', es: 'Nos ofrecen' },
  },
  kinds: { en: 'Kinds', es: 'Tipos' },
  sizes: { en: 'Sizes', es: 'Tamaños' },
  sizesOf: { en: '{{size}} against {{other}}', es: '{{size}} contra {{other}}' },
  state: { en: 'State', es: 'Estado' },
  hits: { en: 'Hits', es: 'Coincidencias' },
  started: { en: 'Begun', es: 'Inicio' },
  offer: { en: 'Offer a comparison…', es: 'Ofrecer un cotejo…' },
  read: { en: 'Take in their file…', es: 'Incorporar su archivo…' },
  allow: { en: 'What may be compared…', es: 'Qué puede cotejarse…' },
  offerTitle: { en: 'Offer a comparison', es: 'Ofrecer un cotejo' },
  allowTitle: { en: 'What may be compared', es: 'Qué puede cotejarse' },
  runTitle: { en: 'Blind comparison with {{agency}}', es: 'Cotejo a ciegas con {{agency}}' },
  approve: { en: 'Approve', es: 'Aprobar' },
  write: { en: 'Write the file…', es: 'Escribir el archivo…' },
  writeAgain: { en: 'Write the file again…', es: 'Escribir de nuevo el archivo…' },
  end: { en: 'End it', es: 'Terminar' },
  refuse: { en: 'Refuse', es: 'Rechazar' },
  close: { en: 'Close', es: 'Cerrar' },
  ourSize: { en: 'Size of our offer', es: 'Tamaño de nuestra oferta' },
  theirSize: { en: 'Size of their list', es: 'Tamaño de su lista' },
  sizeNote: {
    en: 'Both lists are filled up to these sizes, so that nobody learns how many values you have.',
    es: 'Ambas listas se completan hasta estos tamaños, para que nadie sepa cuántos datos tiene usted.',
  },
  tells: { en: 'Tell the other side the hits too', es: 'Indicar las coincidencias también a la otra parte' },
  told: { en: 'Both sides learn them', es: 'Ambas partes las conocen' },
  notTold: { en: 'The asking side alone', es: 'Solo la parte que pregunta' },
  casesChosen: { en: 'Cases that take part', es: 'Casos que participan' },
  allOpen: { en: 'All open cases', es: 'Todos los casos abiertos' },
  someCases: {
    one: { en: '1 case', es: '1 caso' },
    other: { en: '{{count}} cases', es: '{{count}} casos' },
  },
  theseCases: { en: 'These cases (references, one a line)', es: 'Estos casos (referencias, una por renglón)' },
  unknownReference: { en: 'No case has the reference {{reference}}.', es: 'Ningún caso tiene la referencia {{reference}}.' },
  takesPart: {
    en: 'Sources, witnesses, victims, protected persons, values under a caveat or from another agency never take part.',
    es: 'Fuentes, testigos, víctimas, personas protegidas, datos con restricción o de otra autoridad nunca participan.',
  },
  guessable: {
    en: 'Telephones, plates, e-mails and names can be guessed from lists: they have a smaller limit.',
    es: 'Teléfonos, placas, correos y nombres pueden adivinarse con listas: tienen un límite menor.',
  },
  limits: {
    mostValues: { en: 'Most values at once', es: 'Máximo de datos por cotejo' },
    mostGuessable: { en: 'Most, where they can be guessed', es: 'Máximo, si pueden adivinarse' },
    runs: { en: 'Comparisons in the period', es: 'Cotejos en el periodo' },
    days: { en: 'Days of the period', es: 'Días del periodo' },
  },
  save: { en: 'Save', es: 'Guardar' },
  forbid: { en: 'Allow nothing', es: 'No permitir nada' },
  noPolicy: { en: 'Nothing may be compared with this counterpart yet.', es: 'Aún no puede cotejarse nada con esta contraparte.' },
  working: { en: 'Computing…', es: 'Calculando…' },
  propose: { en: 'Propose', es: 'Proponer' },
  proposed: { en: 'Proposed. A supervisor approves it.', es: 'Propuesto. Lo aprueba una persona supervisora.' },
  written: { en: 'Written. Hand the file over.', es: 'Escrito. Entregue el archivo.' },
  preparedBy: { en: 'Prepared by {{who}}', es: 'Preparó: {{who}}' },
  approvedBy: { en: 'Approved by {{who}}', es: 'Aprobó: {{who}}' },
  byOne: { en: 'by one person: the office has nobody else', es: 'por una sola persona: la oficina no tiene a nadie más' },
  hitLine: { en: '{{kind}} in {{reference}}', es: '{{kind}} en {{reference}}' },
  hitContact: { en: 'Ask the duty desk of {{agency}}.', es: 'Consulte a la guardia de {{agency}}.' },
  noHits: { en: 'No value is with both.', es: 'Ningún dato está en ambas partes.' },
  abroad: { en: '{{agency}} has it too: ask its desk', es: '{{agency}} también lo tiene: consulte a su guardia' },
  openRun: { en: 'Open the comparison with {{agency}}', es: 'Abrir el cotejo con {{agency}}' },
} as const satisfies Texts;
