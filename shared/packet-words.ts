import { citationText, reasonTexts } from './decision/reason-codes.ts';
import type { ReasonCode } from './decision/types.ts';
import type { Bilingual } from './language.ts';
import { fill } from './text/fill.ts';
import { laterText } from './text/later.ts';
import type { Words } from './text/words.ts';
import type { Pap, Purpose, Tlp } from './mark.ts';
import type { AttachmentForm, Handling, PacketKind } from './packet.ts';
import { asksAnswer, carriedBy } from './packet-kinds.ts';
import { standing } from './text/fill.ts';
import { english, spanish } from './reader.ts';
import { dateText } from './value-text.ts';

/** `000042`: the number of a packet in its channel, as people read it everywhere. */
export const channelNumber = (number: number): string => String(number).padStart(6, '0');

/** What a purpose is called on a packet’s first page. */
export const purposeWords: Readonly<Record<Purpose, Bilingual>> = {
  'same-case': { en: 'This case', es: 'Este caso' },
  'locate-arrest': { en: 'Locate and arrest', es: 'Localización y detención' },
  escort: { en: 'Custody and escort', es: 'Custodia y traslado' },
  prosecution: { en: 'Prosecution', es: 'Proceso penal' },
  'asset-recovery': { en: 'Asset recovery', es: 'Recuperación de activos' },
  intelligence: { en: 'Intelligence', es: 'Inteligencia' },
  statistics: { en: 'Statistics', es: 'Estadística' },
};

export const tlpWords: Readonly<Record<Tlp, Bilingual>> = {
  'TLP:RED': { en: 'Only the named recipients may read it.', es: 'Solo pueden leerlo los destinatarios nombrados.' },
  'TLP:AMBER+STRICT': {
    en: 'Only the receiving agency and, within it, those who need to know.',
    es: 'Solo la autoridad receptora y, en ella, quien necesite conocerlo.',
  },
  'TLP:AMBER': {
    en: 'The receiving agency and those it serves, if they need to know.',
    es: 'La autoridad receptora y a quienes sirve, si necesitan conocerlo.',
  },
  'TLP:GREEN': { en: 'Partner agencies; not the public.', es: 'Autoridades asociadas; no el público.' },
  'TLP:CLEAR': { en: 'No limit on sharing.', es: 'Sin límite para compartirlo.' },
};

export const papWords: Readonly<Record<Pap, Bilingual>> = {
  'PAP:RED': {
    en: 'Take no action that anyone outside could notice.',
    es: 'No realice actos que alguien externo pueda advertir.',
  },
  'PAP:AMBER': {
    en: 'Check it against your own records; make no outside inquiries.',
    es: 'Cotéjelo con sus registros; no haga consultas externas.',
  },
  'PAP:GREEN': { en: 'Active measures are allowed.', es: 'Se permiten medidas activas.' },
  'PAP:CLEAR': { en: 'No limit on acting.', es: 'Sin límite para actuar.' },
};

export const handlingCodeWords: Readonly<Record<Handling['codes'][number], Bilingual>> = {
  H0: {
    en: 'Only to prevent or combat crime that falls to the recipient.',
    es: 'Solo para prevenir o combatir delitos que competen a quien recibe.',
  },
  H1: {
    en: 'Not to be used in court without the sender’s consent.',
    es: 'No se use en juicio sin el consentimiento de quien envía.',
  },
  H2: {
    en: 'Not to be passed on without the sender’s consent.',
    es: 'No se transmita a terceros sin el consentimiento de quien envía.',
  },
  H3: { en: 'Further restrictions are stated below.', es: 'Otras restricciones constan abajo.' },
};

export const onwardWords: Readonly<Record<Handling['onward'], Bilingual>> = {
  no: { en: 'None.', es: 'Ninguna.' },
  'with-consent': { en: 'With the sender’s written consent.', es: 'Con consentimiento escrito de quien envía.' },
  'within-agency': { en: 'Within the receiving agency.', es: 'Dentro de la autoridad receptora.' },
};

export const courtUseWords: Readonly<Record<Handling['courtUse'], Bilingual>> = {
  no: { en: 'Not allowed.', es: 'No se permite.' },
  'with-consent': { en: 'With the sender’s written consent.', es: 'Con consentimiento escrito de quien envía.' },
  yes: { en: 'Allowed.', es: 'Se permite.' },
};

/** The heading over what the recipient may do. */
export const usageHeading: Bilingual = { en: 'How it may be used', es: 'Cómo puede usarse' };

/** What the recipient undertakes, line by line, as the packet's first page and its page in the window say it. */
export function handlingRows(handling: Handling): readonly (readonly [Bilingual, Bilingual])[] {
  const coded = (code: string, words: Bilingual): readonly [Bilingual, Bilingual] => [{ en: code, es: code }, words];
  const until = handling.retentionUntil;
  return [
    coded(handling.tlp, tlpWords[handling.tlp]),
    coded(handling.pap, papWords[handling.pap]),
    ...handling.codes.map(code => coded(code, handlingCodeWords[code])),
    [
      { en: 'May be disclosed to', es: 'Puede comunicarse a' },
      handling.relTo.length === 0
        ? { en: 'Only the recipient.', es: 'Solo a quien lo recibe.' }
        : { en: handling.relTo.join(', '), es: handling.relTo.join(', ') },
    ],
    [{ en: 'Passing on', es: 'Transmisión a terceros' }, onwardWords[handling.onward]],
    [{ en: 'Use in court', es: 'Uso en juicio' }, courtUseWords[handling.courtUse]],
    [
      { en: 'Keep until', es: 'Conservar hasta' },
      until === null
        ? { en: 'As the law of the receiving agency provides.', es: 'Según la ley de la autoridad receptora.' }
        : { en: dateText(until, english), es: dateText(until, spanish) },
    ],
  ];
}

/** What a reason code says to the outside, as a sentence, and the provisions it leans on: the same words as every external reason. */
export function reasonWords(code: ReasonCode): Bilingual & { readonly law: string } {
  const { says, citations } = reasonTexts[code];
  return { ...standing('sentence', says), law: citations.map(citationText).join(' · ') };
}

/** What a packet says of the guard's findings that a person of the sender accepted: how many, and nothing of what or where. */
export function findingsAccepted(count: number): Bilingual {
  return fill(acceptedWords, { count });
}

const acceptedWords: Words = {
  one: {
    en: '{{count}} finding of the sender’s leak check was accepted, for a recorded reason, by a person of the sending office.',
    es: '{{count}} hallazgo de la revisión de fugas lo aceptó, por un motivo registrado, una persona de la oficina remitente.',
  },
  other: {
    en: '{{count}} findings of the sender’s leak check were accepted, each for a recorded reason, by a person of the sending office.',
    es: '{{count}} hallazgos de la revisión de fugas los aceptó, cada uno por un motivo registrado, una persona de la oficina remitente.',
  },
};

/** What a packet says where its release needed a second person and the sending office had none. */
export const approvedAlone: Bilingual = {
  en: 'By the sender’s own rules this release needs a second person’s approval. The sending office has nobody else: one person prepared and released it.',
  es: 'Según las reglas de quien envía, esta entrega necesita la aprobación de otra persona. La oficina remitente no tiene a nadie más: una sola persona la preparó y la entregó.',
};

/** What a packet says of the form in which a document came. */
export const attachmentForm: Readonly<Record<AttachmentForm, Bilingual>> = {
  redrawn: {
    en: 'Redrawn: a new PDF of what the pages of the original show. The SHA-256 in the manifest is that of the new file; that of the original is the document’s field "sha256", where it was released.',
    es: 'Redibujado: un PDF nuevo de lo que muestran las páginas del original. El SHA-256 del manifiesto es el del archivo nuevo; el del original es el campo "sha256" del documento, si se comunicó.',
  },
  original: {
    en: 'Original: the file as the sender keeps it, byte for byte. The SHA-256 in the manifest is that of the original.',
    es: 'Original: el archivo tal como lo conserva quien envía, byte por byte. El SHA-256 del manifiesto es el del original.',
  },
};

/** What a packet has to do with the other one that it names. */
export function aboutWords(kind: PacketKind, why: string | null): Bilingual {
  if (carriedBy(kind) === 'receipt') return laterText.acknowledges;
  if (why === null) return laterText.addsTo;
  return asksAnswer(kind) ? laterText.recalls : laterText.corrects;
}
