import { catalogue, fieldAt, isEntity } from '../catalogue.ts';
import type { OfficeStanding, SetAside, Unheard } from '../contract/stations.ts';
import { officeFailures } from '../office-failure.ts';
import type { Bilingual } from '../language.ts';

/** Words of an office on several machines. */
export const stationText = {
  asked: {
    en: 'The request was written. Take it to a supervisor of the office, and bring the answer back.',
    es: 'Se escribió la solicitud. Llévela a una persona supervisora de la oficina y traiga la respuesta.',
  },
  moved: { en: 'Sent {{sent}}, received {{received}}', es: 'Enviados {{sent}}, recibidos {{received}}' },
  number: { en: 'Number', es: 'Número' },
  station: { en: 'Station', es: 'Estación' },
  person: { en: 'Person', es: 'Persona' },
  words: { en: 'Twelve words', es: 'Doce palabras' },
  recoveryCode: { en: 'Recovery code', es: 'Código de recuperación' },
  own: { en: 'this one', es: 'esta' },
  heard: { en: 'Last heard of', es: 'Última noticia' },
  entries: { en: 'Entries', es: 'Asientos' },
  removed: { en: 'Taken out', es: 'Retirada' },
  stopped: { en: 'Stopped', es: 'Detenida' },
  forked: { en: 'its key was used twice', es: 'su llave se usó dos veces' },
  oneStation: { en: 'This office has one station.', es: 'Esta oficina tiene una sola estación.' },
  unsent: {
    en: 'Entries of this station that were sent nowhere yet: {{count}}',
    es: 'Asientos de esta estación que aún no se envían: {{count}}',
  },
  waiting: {
    en: 'Of station {{station}}, entries {{from}} to {{to}} are known to exist and have not come; {{count}} later ones wait for them.',
    es: 'De la estación {{station}} se sabe que existen los asientos {{from}} a {{to}} y no han llegado; {{count}} posteriores los esperan.',
  },
  waitingForOthers: {
    en: 'Entries of station {{station}} that had read what has not come here, and wait for it: {{count}}.',
    es: 'Asientos de la estación {{station}} que habían leído algo que aquí no ha llegado, y lo esperan: {{count}}.',
  },
  setAside: {
    en: 'Of station {{station}}, set aside: {{count}} (from {{from}} to {{to}}), by {{who}}, last {{at}}. Why: {{why}} Nothing of it counts here; what is right of it is entered by hand.',
    es: 'De la estación {{station}}, asientos apartados: {{count}} (del {{from}} al {{to}}), de {{who}}, el último {{at}}. Motivo: {{why}} Nada de ello vale aquí; lo que sea correcto se captura a mano.',
  },
  nobodyKnown: { en: 'nobody known here', es: 'alguien que aquí no se conoce' },
  why: {
    'office/altered': {
      en: 'what it says is not what was signed.',
      es: 'lo que dice no es lo que se firmó.',
    },
    'office/bad-signature': { en: 'its author did not sign it.', es: 'no lo firmó quien dice haberlo hecho.' },
    'office/loosens': {
      en: 'it makes a mark looser without a second person.',
      es: 'relaja una marca sin una segunda persona.',
    },
    'office/no-authority': { en: 'its author’s role does not allow it.', es: 'el rol de su autor no lo permite.' },
    'office/no-second-person': {
      en: 'it takes two persons, and there was one.',
      es: 'requiere dos personas, y hubo una.',
    },
    'office/removed-station': { en: 'its station had been taken out.', es: 'su estación ya se había retirado.' },
    'office/unknown-user': {
      en: 'nobody had let its author in, or the author was out already.',
      es: 'nadie había dado acceso a su autor, o ya se le había retirado.',
    },
    'office/wrong-clock': {
      en: 'it is dated before what its author had read.',
      es: 'tiene fecha anterior a lo que su autor había leído.',
    },
    'office/said-twice': {
      en: 'The same thing was recorded at two stations; the first stands, the other is kept aside.',
      es: 'Lo mismo se asentó en dos estaciones; lo primero vale y lo otro se conserva aparte.',
    },
    'office/cannot-stand': {
      en: 'What two stations recorded of one thing does not go together; it is kept aside.',
      es: 'Lo que dos estaciones asentaron de una misma cosa no es compatible; se conserva aparte.',
    },
    'office/parent-gone': {
      en: 'Something was recorded in what a supervisor deleted elsewhere; it is kept aside.',
      es: 'Algo se asentó en lo que una persona supervisora eliminó en otra estación; se conserva aparte.',
    },
    'office/same-reference': {
      en: 'Two cases had one reference; the later one’s now names its station.',
      es: 'Dos casos tenían la misma referencia; la del posterior ahora nombra su estación.',
    },
  },
  sent: { en: 'Entries sent', es: 'Asientos enviados' },
  received: { en: 'Entries taken in', es: 'Asientos incorporados' },
  documentsSent: { en: 'Documents sent', es: 'Documentos enviados' },
  documentsReceived: { en: 'Documents taken in', es: 'Documentos incorporados' },
  asideCount: { en: 'Set aside', es: 'Apartados' },
  damaged: { en: 'Damaged files', es: 'Archivos dañados' },
  newer: {
    en: 'Files of a newer program, which wait for its update',
    es: 'Archivos de un programa más nuevo, que esperan su actualización',
  },
  reference: { en: 'Case', es: 'Caso' },
  record: { en: 'Record', es: 'Registro' },
  field: { en: 'Field', es: 'Campo' },
  choice: { en: 'Choice', es: 'Opción' },
  value: { en: 'Value', es: 'Valor' },
  by: { en: 'By (station)', es: 'Por (estación)' },
  how: {
    wrote: { en: '{{who}} ({{station}})', es: '{{who}} ({{station}})' },
    chose: { en: 'chosen by {{who}} ({{station}})', es: 'lo eligió {{who}} ({{station}})' },
    stood: {
      en: 'stood when {{who}} ({{station}}) closed the case',
      es: 'figuraba cuando {{who}} ({{station}}) cerró el caso',
    },
  },
  at: { en: 'At', es: 'Cuándo' },
  note: {
    en: 'Machines of this office, each with its own vault. They exchange what was recorded by encrypted files, over a folder or a server that need not be trusted.',
    es: 'Equipos de esta oficina, cada uno con su bóveda. Intercambian lo asentado en archivos cifrados, por una carpeta o un servidor en los que no hace falta confiar.',
  },
  exchangeNow: { en: 'Exchange now', es: 'Intercambiar ahora' },
  exchangeFolder: { en: 'Exchange over a folder…', es: 'Intercambiar por una carpeta…' },
  inStep: { en: 'Everything recorded here was sent.', es: 'Todo lo asentado aquí se envió.' },
  twoValues: { en: 'Two values', es: 'Dos valores' },
  twoValuesNote: {
    en: 'People who did not know of each other gave these fields different values. The first stands until one is chosen.',
    es: 'Personas que no sabían una de otra dieron a estos campos valores distintos. El primero vale hasta que se elija uno.',
  },
  isRight: { en: 'This one is right', es: 'Este es el correcto' },
  isRightOf: { en: 'This one is right: {{value}}', es: 'Este es el correcto: {{value}}' },
  place: { en: 'Place of exchange', es: 'Lugar de intercambio' },
  tryIt: { en: 'Try it', es: 'Probarlo' },
  removedBy: { en: 'Removed by', es: 'Eliminado por' },
  changedBy: { en: 'Changed by', es: 'Modificado por' },
  noneBroughtBack: { en: 'Nothing was brought back.', es: 'No se recuperó nada.' },
  noConflicts: { en: 'No field has two values.', es: 'Ningún campo tiene dos valores.' },
} as const;

/** What is said of entries that came and wait for earlier ones, for a reader to say with its values. */
export function waitingSaid({ station, count, missing }: OfficeStanding['waiting'][number]) {
  const values = { station: String(station), count: String(count) };
  if (missing === null) return { text: stationText.waitingForOthers, values };
  return { text: stationText.waiting, values: { ...values, from: String(missing.from), to: String(missing.to) } };
}

/** Why something of another station was set aside. */
export function whyAside(code: string): Bilingual {
  const known: Readonly<Record<string, Bilingual>> = stationText.why;
  return known[code] ?? officeFailures['office/damaged']; // every code that taking in gives has its words: a test
}

/** The values of the sentence on what was set aside, but for why. `at`: as this reader writes a moment. */
export function asideValues({ station, count, from, to, userLabels }: SetAside, at: string, nobody: string) {
  const who = userLabels.length === 0 ? nobody : userLabels.join(', ');
  return { station: String(station), count: String(count), from: String(from), to: String(to), who, at };
}

/** The values of the sentence on what came to nothing. `moment`: as this reader writes one; `say`: a text in their language. */
export function unheardValues(
  { reference, at, gone, wrote }: Unheard,
  { moment, say }: { readonly moment: (atMs: number) => string; readonly say: (text: Bilingual) => string },
) {
  const label = at === null ? null : (fieldAt(`${at.entity}.${at.field}`)?.label ?? entityLabel(at.entity));
  return {
    reference: reference ?? '',
    field: label === null ? '' : say(label),
    who: gone.userLabel ?? '',
    station: String(gone.station),
    at: moment(gone.atMs),
    writer: wrote.userLabel ?? '',
    from: String(wrote.station),
    when: moment(wrote.atMs),
  };
}

const entityLabel = (entity: string): Bilingual => (isEntity(entity) ? catalogue[entity].label : { en: entity, es: entity });
