import { packetPayload } from '../../../shared/contract/packet-format.ts';
import type { Emission } from '../../../shared/decision/types.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { Json, PacketId } from '../../../shared/language.ts';
import type { Attachment, PacketHeader } from '../../../shared/packet.ts';
import { canonical } from '../canonical.ts';
import type { SigningPair } from '../ed25519.ts';
import { sealTo } from './seal.ts';
import { signPayload, verifyPayload } from './sd-jwt.ts';
import { slotContent, type Opening } from './slots.ts';
import { entryOf, zipOf, type ZipEntry } from './zip.ts';

/** All that a packet is made of. `content` for a disclosure, `receipt` for a receipt, neither for a void. */
export type PacketParts = {
  readonly header: PacketHeader;
  readonly content?: Emission;
  readonly receipt?: { readonly packet: PacketId; readonly hash: string };
  readonly pdf?: Uint8Array;
  readonly readme: string;
  readonly attachments: readonly (Attachment & { readonly crc32?: number })[];
  readonly signer: SigningPair;
  readonly seed: Uint8Array; // 32 random bytes; the sender keeps them, to open later what was withheld
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

/**
 * Lay out, sign and check a packet in memory; attachments stay where they are. What our own verifier would refuse is refused here,
 * so no packet leaves that the counterpart cannot open.
 *
 * @throws Refusal `packet/reserved-name`, `packet/malformed`, `packet/json-bad-character` …, whatever {@link verifyPayload} refuses.
 */
export function composePacket(parts: PacketParts): ComposedPacket {
  const others = [
    ...(parts.pdf ? [entryOf('packet.pdf', parts.pdf)] : []),
    entryOf('LEEME-README.txt', Buffer.from(parts.readme, 'utf8')),
    ...parts.attachments,
  ];
  const slotted = parts.content ? slotContent(parts.content, parts.seed) : null;
  const disclosed = slotted?.disclosed ?? [];
  const payload = {
    enlace: parts.header as unknown as Json, // a header is plain JSON by its type
    ...(slotted ? { case: slotted.tree } : {}),
    ...(parts.receipt ? { receipt: parts.receipt } : {}),
    disclosed: disclosed.map(opening => opening.digest),
    manifest: others.map(entry => ({
      name: entry.name,
      document: documentOf(entry),
      sizeBytes: entry.sizeBytes,
      sha256: entry.sha256,
    })),
    approvals: [],
  };
  const { text, hash } = signPayload(payload, disclosed, parts.signer);
  const packetJson = new Uint8Array(Buffer.from(text, 'utf8'));
  const opened = verifyPayload(packetJson, parts.signer.publicKey);
  if (!packetPayload.safeParse(opened.claims).success) throw new Refusal('packet/malformed');
  return {
    header: parts.header,
    packetJson,
    hash,
    disclosed,
    withheld: slotted?.withheld ?? [],
    entries: [entryOf('packet.json', packetJson), ...others],
  };
}

/** A composed packet as the file that leaves: an age stream around the padded ZIP. Attachments are read as it flows. */
export async function sealPacket(packet: ComposedPacket, ageRecipient: string): Promise<ReadableStream<Uint8Array>> {
  return sealTo(ageRecipient, zipOf(packet.entries));
}

/** What an approver signs: the payload without its approvals, the manifest included. */
export function approvalInput(payload: { readonly [key: string]: Json }): Uint8Array {
  const { approvals: _approvals, ...rest } = payload;
  return Buffer.from(canonical(rest), 'utf8');
}

function documentOf(entry: ZipEntry | Attachment): string | null {
  return 'document' in entry ? entry.document : null;
}
