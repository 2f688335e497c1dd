import type { Emission, ReasonCode } from './decision/types.ts';
import type { AgencyCode, Bilingual, CivilDate, PacketId } from './language.ts';
import type { Pap, Purpose, Tlp } from './mark.ts';

/** The version of the packet format that this program writes. */
export const packetVersion = 1;
export const packetKinds = ['disclosure', 'supplement', 'correction', 'recall', 'consent', 'notice', 'receipt', 'void'] as const;
export type PacketKind = (typeof packetKinds)[number];

/** A law or agreement that a packet leans on. `version` because article numbers move (Mexico, 2025). */
export type LegalBasis = { readonly statute: string; readonly version: string; readonly article: string };

/** What the recipient undertakes by using the packet. H-codes as Europol's: H1 no court use, H2 no onward sharing without the provider. */
export type Handling = {
  readonly codes: readonly ('H0' | 'H1' | 'H2' | 'H3')[];
  readonly tlp: Tlp;
  readonly pap: Pap;
  readonly relTo: readonly string[]; // countries or agency codes; empty: the recipient alone
  readonly onward: 'no' | 'with-consent' | 'within-agency';
  readonly courtUse: 'no' | 'with-consent' | 'yes';
  readonly retentionUntil: CivilDate | null;
};

/** One direction between two keys. `number` counts from 1; `previous` is the SHA-256 (base64url) of packet n − 1's signing input. */
export type ChannelPosition = {
  readonly sender: string; // fingerprint of the sender's signing key
  readonly recipient: string; // fingerprint of the recipient's packet key
  readonly epoch: string;
  readonly number: number;
  readonly previous: string | null;
};

export type AgencyName = { readonly agency: AgencyCode; readonly names: Bilingual };

/** The signed header, beside the case itself. Nothing in it depends on a withheld value. */
export type PacketHeader = {
  readonly version: 1;
  readonly packetId: PacketId;
  readonly kind: PacketKind;
  readonly channel: ChannelPosition;
  readonly from: AgencyName;
  readonly to: AgencyName;
  readonly purpose: Purpose;
  readonly basis: readonly LegalBasis[];
  readonly handling: Handling;
  readonly policyId: string; // salted
  readonly issuedAt: string; // RFC 3339, UTC, whole seconds
  readonly auditCommitment: string; // salted commitment to the head of the sender's audit chain
};

/** How a document leaves: drawn anew from what its pages show, or as the file that is kept, by an act of two persons. */
export type AttachmentForm = 'redrawn' | 'original';

/** A document that may leave, as the builder takes it: its bytes as a stream under a neutral name. */
export type Attachment = {
  readonly name: string; // `files/0001.pdf`
  readonly document: string; // the emission's id of its document record
  readonly sizeBytes: number;
  readonly sha256: string; // base64url of the plaintext
  readonly form: AttachmentForm;
  readonly open: () => Promise<AsyncIterable<Uint8Array>>;
};

/** A document's file, as the packet's pages name it. `pages` where it was redrawn. */
export type AttachedFile = Pick<Attachment, 'name' | 'document' | 'sizeBytes' | 'sha256' | 'form'> & {
  readonly pages: number | null;
};

/** All that a disclosure says, before it is written as JSON and PDF. `synthetic` puts the notice on every page, `accepted` is how many findings of the guard a person accepted. */
export type Disclosure = {
  readonly header: PacketHeader;
  readonly content: Emission;
  readonly synthetic: boolean;
  readonly accepted?: number;
  readonly isAlone?: boolean; // it needed a second person's approval, and the office has none
  readonly words?: Bilingual; // the twelve words of the sender's card
  readonly addsTo?: PacketId; // the earlier packet whose values it gives later, or replaces
  readonly why?: string; // it replaces them
  readonly boxCodes?: readonly ReasonCode[]; // printed on the boxes of its documents, in any order
  readonly files?: readonly AttachedFile[];
};
