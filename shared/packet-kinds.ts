import type { FailureCode } from './failure.ts';
import type { Bilingual } from './language.ts';
import type { PacketKind } from './packet.ts';

/** What a kind's payload has beside what every payload has. */
export type Carried = 'case' | 'opens' | 'receipt' | 'consent' | 'notice' | 'nothing';
/** How a packet is taken in: its records into a case, as the answer to one of ours, as what is asked or said of an originator’s consent, as word that values of ours go on without it, or as a number of the channel alone. */
export type Taking = 'into-a-case' | 'as-acknowledgement' | 'as-consent' | 'as-notice' | 'as-a-number';

type Words = {
  /** In lists. */
  readonly words: Bilingual;
  /** On the packet's own pages. */
  readonly title: Bilingual;
};
/** A kind that is built and taken in. */
export type BuiltKind = Words & {
  readonly carries: Carried;
  readonly awaitsReceipt: boolean;
  readonly takenIn: Taking;
  /** It adds to a packet that left before, which it names. */
  readonly namesEarlier?: true;
  /** It says in words why it was sent. */
  readonly saysWhy?: true;
  /** It asks its reader to do something: the receipt says whether that was done. */
  readonly asksAnswer?: true;
};
/** A kind that the format names and that is not taken in yet: it is refused so. */
export type LaterKind = Words & { readonly refusal: FailureCode };

/** Everything that differs between kinds of packets. Nothing else compares a kind by its name. */
export const packetKindTable = {
  disclosure: {
    words: { en: 'Disclosure', es: 'Comunicación' },
    title: { en: 'Information packet', es: 'Paquete de información' },
    carries: 'case',
    awaitsReceipt: true,
    takenIn: 'into-a-case',
  },
  supplement: {
    words: { en: 'Supplement', es: 'Complemento' },
    title: { en: 'Supplementary packet', es: 'Paquete complementario' },
    carries: 'opens',
    awaitsReceipt: true,
    takenIn: 'into-a-case',
    namesEarlier: true,
  },
  correction: {
    words: { en: 'Correction', es: 'Corrección' },
    title: { en: 'Correction', es: 'Corrección' },
    carries: 'case',
    awaitsReceipt: true,
    takenIn: 'into-a-case',
    namesEarlier: true,
    saysWhy: true,
  },
  recall: {
    words: { en: 'Recall', es: 'Retiro' },
    title: { en: 'Recall', es: 'Retiro de información' },
    carries: 'nothing',
    awaitsReceipt: true,
    takenIn: 'as-a-number',
    namesEarlier: true,
    saysWhy: true,
    asksAnswer: true,
  },
  consent: {
    words: { en: 'Consent', es: 'Consentimiento' },
    title: { en: 'Consent', es: 'Consentimiento' },
    carries: 'consent',
    awaitsReceipt: true,
    takenIn: 'as-consent',
  },
  notice: {
    words: { en: 'Notice', es: 'Aviso' },
    title: { en: 'Notice to the originator', es: 'Aviso a la autoridad de origen' },
    carries: 'notice',
    awaitsReceipt: true,
    takenIn: 'as-notice',
  },
  receipt: {
    words: { en: 'Receipt', es: 'Acuse' },
    title: { en: 'Receipt', es: 'Acuse de recibo' },
    carries: 'receipt',
    awaitsReceipt: false,
    takenIn: 'as-acknowledgement',
  },
  void: {
    words: { en: 'Void', es: 'Anulación' },
    title: { en: 'Void number', es: 'Número anulado' },
    carries: 'nothing',
    awaitsReceipt: false,
    takenIn: 'as-a-number',
  },
} as const satisfies Record<PacketKind, BuiltKind | LaterKind>;

/** Every kind that the format names. */
export const packetKinds = Object.keys(packetKindTable) as readonly PacketKind[]; // its keys are these

const table: Readonly<Record<PacketKind, BuiltKind | LaterKind>> = packetKindTable;

/** The row of a kind that is taken in; of another, what it is refused with. */
export function rowOfKind(kind: PacketKind): BuiltKind | LaterKind {
  return table[kind];
}

/** Whether the other side owes a receipt for a packet of this kind. */
export function awaitsReceipt(kind: PacketKind): boolean {
  const row = table[kind];
  return 'awaitsReceipt' in row && row.awaitsReceipt;
}

/** Whether a packet of this kind gives values of a case: then it is decided, guarded and approved. */
export function givesValues(kind: PacketKind): boolean {
  return carriedBy(kind) === 'case' || carriedBy(kind) === 'opens';
}

/** Whether a person's words say in it why it was sent. */
export function saysWhy(kind: PacketKind): boolean {
  const row = table[kind];
  return 'saysWhy' in row && row.saysWhy;
}

/** Whether a receipt for a packet of this kind says what was done. */
export function asksAnswer(kind: PacketKind): boolean {
  const row = table[kind];
  return 'asksAnswer' in row && row.asksAnswer === true;
}

/** What a packet of this kind carries; nothing for a kind that is not taken in yet. */
export function carriedBy(kind: PacketKind): Carried {
  const row = table[kind];
  return 'carries' in row ? row.carries : 'nothing';
}
