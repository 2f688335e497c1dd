import type { ConsentClaim, NoticeClaim } from '../../../../shared/contract/packet-claims.ts';
import { packetPayload } from '../../../../shared/contract/packet-format.ts';
import type { Emission, ReasonCode } from '../../../../shared/decision/types.ts';
import { Refusal } from '../../../../shared/failure.ts';
import type { Bilingual, Json, PacketId } from '../../../../shared/language.ts';
import type { Attachment, PacketHeader } from '../../../../shared/packet.ts';
import type { SigningPair } from '../../keys/ed25519.ts';
import { sealTo } from '../../keys/seal.ts';
import type { Pieces } from '../../places/pieces.ts';
import { signPayload, verifyPayload } from './sd-jwt.ts';
import { slotContent, type Opening } from './slots.ts';
import { entryOf, zipOf, type ZipEntry } from './zip.ts';

/** An attachment; `crc32` where it is known saves reading it once more. */
export type PacketAttachment = Attachment & {
  readonly crc32?: number;
  readonly codes?: readonly ReasonCode[]; // that are printed on its boxes
  readonly pages?: number | null; // of a redrawn one
};

/** What a supplement adds: to which packet, and what opens slots of it. */
export type SupplementParts = {
  readonly earlier: { readonly packet: PacketId; readonly hash: string };
  readonly openings: readonly Opening[];
};

/** What a correction adds to a case: which packet gave the values that it replaces, and why. */
export type CorrectionParts = { readonly earlier: SupplementParts['earlier']; readonly why: string };

/** All that a packet says. `content` for a disclosure, `supplement` for a supplement, `receipt` for a receipt, `consent` for a consent, `notice` for a notice, none for a void. */
export type PacketParts = {
  readonly header: PacketHeader;
  readonly content?: Emission;
  readonly supplement?: SupplementParts;
  readonly correction?: CorrectionParts; // beside `content`, or alone in a recall
  readonly receipt?: { readonly packet: PacketId; readonly hash: string; readonly answer?: 'done' | 'refused' };
  readonly consent?: ConsentClaim;
  readonly notice?: NoticeClaim;
  readonly pdf?: Uint8Array;
  readonly verifier?: Uint8Array; // the page that checks it, beside the PDF
  readonly readme: string;
  readonly words?: Bilingual; // the sender's twelve, where they stand in README and PDF
  readonly attachments: readonly PacketAttachment[];
  readonly seed: Uint8Array; // 32 random bytes; the sender keeps them, to open later what was withheld
};

/** A packet laid out, and not yet signed: what a guard reads. */
export type PacketLayout = {
  readonly header: PacketHeader;
  readonly payload: { readonly [key: string]: Json };
  readonly disclosed: readonly Opening[];
  readonly withheld: readonly Opening[];
  /** The ZIP's entries in order, but for `packet.json` and the padding. */
  readonly others: readonly ZipEntry[];
  readonly words: Bilingual | null;
  readonly supplement: SupplementParts | null;
  readonly correction: CorrectionParts | null;
};

/** A packet that is signed and checked, and not yet written anywhere. */
export type ComposedPacket = {
  readonly header: PacketHeader;
  readonly packetJson: Uint8Array<ArrayBuffer>;
  /** SHA-256 of the JWS signing input, base64url: what the next packet and the receipt name. */
  readonly hash: string;
  readonly disclosed: readonly Opening[];
  readonly withheld: readonly Opening[];
  /** The ZIP's entries in order, without the padding. */
  readonly entries: readonly ZipEntry[];
};

/** Lay a packet out in slots, with the manifest of its other entries. Attachments stay where they are. */
export function layOutPacket(parts: PacketParts): PacketLayout {
  const others = [
    ...(parts.pdf ? [entryOf('packet.pdf', parts.pdf)] : []),
    ...(parts.pdf && parts.verifier ? [entryOf('VERIFY.html', parts.verifier)] : []),
    entryOf('LEEME-README.txt', Buffer.from(parts.readme, 'utf8')),
    ...parts.attachments,
  ];
  const slotted = parts.content ? slotContent(parts.content, parts.seed) : null;
  const { supplement, correction } = parts;
  const openings = supplement?.openings.toSorted((one, other) => (one.digest < other.digest ? -1 : 1));
  const disclosed = slotted?.disclosed ?? openings ?? [];
  const payload = {
    enlace: parts.header as unknown as Json, // a header is plain JSON by its type
    ...(supplement ? { earlier: supplement.earlier } : {}),
    ...(correction ? { earlier: correction.earlier, why: correction.why } : {}),
    ...(openings ? { opens: openings.map(({ path, digest }) => ({ path, digest })) } : {}),
    ...(slotted ? { case: slotted.tree } : {}),
    ...(parts.receipt ? { receipt: parts.receipt } : {}),
    ...(parts.consent ? { consent: parts.consent } : {}),
    ...(parts.notice ? { notice: parts.notice } : {}),
    disclosed: disclosed.map(opening => opening.digest),
    manifest: others.map(entry => ({
      name: entry.name,
      document: documentOf(entry),
      sizeBytes: entry.sizeBytes,
      sha256: entry.sha256,
    })),
    approvals: [],
  };
  return {
    header: parts.header,
    payload,
    disclosed,
    withheld: slotted?.withheld ?? [],
    others,
    words: parts.words ?? null,
    supplement: supplement ?? null,
    correction: correction ?? null,
  };
}

/**
 * Sign a laid-out packet and check it. What our own verifier would refuse is refused here, so no packet leaves that the counterpart
 * cannot open.
 *
 * @throws Refusal `packet/reserved-name`, `packet/malformed`, `packet/json-bad-character` …, whatever {@link verifyPayload} refuses.
 */
export function signPacket(layout: PacketLayout, signer: SigningPair): ComposedPacket {
  const { text, hash } = signPayload(layout.payload, layout.disclosed, signer);
  const packetJson = new Uint8Array(Buffer.from(text, 'utf8'));
  const opened = verifyPayload(packetJson, signer.publicKey);
  if (!packetPayload.safeParse(opened.claims).success) throw new Refusal('packet/malformed');
  const { header, disclosed, withheld } = layout;
  return { header, packetJson, hash, disclosed, withheld, entries: [entryOf('packet.json', packetJson), ...layout.others] };
}

/** A signed packet as the file that leaves: an age file around the padded ZIP. Attachments are read as it flows. */
export async function sealPacket(packet: Pick<ComposedPacket, 'entries'>, ageRecipient: string): Promise<Pieces> {
  return sealTo(ageRecipient, zipOf(packet.entries));
}

function documentOf(entry: ZipEntry | Attachment): string | null {
  return 'document' in entry ? entry.document : null;
}
