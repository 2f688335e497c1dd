import { packetPayload } from '../../../../shared/contract/packet-format.ts';
import { Refusal } from '../../../../shared/failure.ts';
import type { AgencyCode, Json } from '../../../../shared/language.ts';
import { rowOfKind } from '../../../../shared/packet-kinds.ts';
import { packetKinds, type PacketHeader, type PacketKind } from '../../../../shared/packet.ts';
import type { z } from 'zod';
import type { manifestEntry, receiptClaim, releasedObject } from '../../../../shared/contract/packet-format.ts';
import { recipientFingerprint, signingFingerprint } from '../../keys/fingerprints.ts';
import { maxPacketJsonBytes, readEnvelope, unverifiedClaims, verifyEnvelope, type Envelope } from '../format/sd-jwt.ts';
import { unseal } from '../../keys/seal.ts';
import { wholeOf, type Pieces } from '../../places/pieces.ts';
import { hashing, unzip, type UnzippedEntry } from '../format/unzip.ts';

export type ReleasedObject = z.output<typeof releasedObject>;
export type ManifestEntry = z.output<typeof manifestEntry>;

/** A signing key that an agency's card, or a person, vouched for. */
export type KnownKey = { readonly agency: AgencyCode; readonly publicKey: Uint8Array; readonly isRevoked: boolean };

/** What the reader has and holds. */
export type ReaderState = {
  /** Our age identity and recipient; null if the file was decrypted already and is a bare ZIP. */
  readonly identity: { readonly secret: string; readonly recipient: string } | null;
  readonly knownKeys: readonly KnownKey[];
  /** Whether we hold a packet of this id, under whatever signature. */
  readonly holds: (packetId: string) => boolean;
  /** Judge what is signed, before any attachment is read: its content, its place in the channel. Throws to refuse. */
  readonly accept: (signed: SignedPart) => void;
  /** Where an attachment goes as it flows by: the vault's encrypted files. Without it, attachments are checked and dropped. */
  readonly keep?: (entry: ManifestEntry, content: Pieces) => Promise<string>;
  readonly discard?: (stored: string) => void;
};

/** What the signature covers, once its claims keep to the format. */
export type SignedPart = {
  readonly header: PacketHeader;
  readonly released: ReleasedObject | null;
  readonly receipt: z.output<typeof receiptClaim> | null;
  readonly manifest: readonly ManifestEntry[];
  readonly hash: string;
  readonly disclosedDigests: readonly string[];
};

export type OpenedPacket = SignedPart & {
  readonly packetJson: Uint8Array;
  readonly pdf: Uint8Array | null;
  readonly attachments: readonly (ManifestEntry & { readonly stored: string | null })[];
};

const maxPdfBytes = 32 * 1024 * 1024;

/**
 * Open a packet as it streams in: unseal, unzip, verify, and compare every entry with the signed manifest. Nothing it hands out is to be
 * acted on unless it returns; if it refuses, whatever it kept is discarded.
 *
 * "It is what was signed" is all that this shows; never that it is complete or true.
 */
export async function openPacket(source: Pieces, reader: ReaderState): Promise<OpenedPacket> {
  const plain = reader.identity === null ? source : unseal(reader.identity.secret, source);
  const kept: string[] = [];
  const entries = unzip(plain);
  try {
    return await readEntries(entries, reader, kept);
  } catch (error) {
    await entries.return(undefined).catch(() => undefined); // what was read from is closed; why it was left is thrown
    for (const stored of kept) reader.discard?.(stored);
    throw error;
  }
}

async function readEntries(entries: AsyncGenerator<UnzippedEntry>, reader: ReaderState, kept: string[]): Promise<OpenedPacket> {
  const first = (await entries.next()).value as UnzippedEntry | undefined; // a generator's return value is void
  if (first?.name !== 'packet.json') throw new Refusal('packet/zip-malformed');
  const packetJson = await inMemory(first, maxPacketJsonBytes);
  const signed = readSigned(packetJson, reader);
  reader.accept(signed);
  const attachments: (ManifestEntry & { stored: string | null })[] = [];
  let pdf: Uint8Array | null = null;
  let at = 0;
  for await (const entry of entries) {
    const expected = signed.manifest[at++];
    if (expected?.name !== entry.name || expected.sizeBytes !== entry.sizeBytes) throw new Refusal('packet/manifest-mismatch');
    const passing = hashing(entry.content);
    if (entry.name.startsWith('files/')) {
      const stored = await keepOrDrain(expected, passing.stream, reader);
      if (stored !== null) kept.push(stored);
      attachments.push({ ...expected, stored });
    } else {
      const bytes = await inMemory({ ...entry, content: passing.stream }, maxPdfBytes);
      if (entry.name === 'packet.pdf') pdf = bytes;
    }
    if (passing.sha256() !== expected.sha256) throw new Refusal('packet/manifest-mismatch');
  }
  if (at !== signed.manifest.length) throw new Refusal('packet/manifest-mismatch');
  return { ...signed, packetJson, pdf, attachments };
}

function readSigned(packetJson: Uint8Array, reader: ReaderState): SignedPart {
  const envelope = readEnvelope(packetJson);
  const key = keyFor(envelope, reader);
  const { claims, disclosedDigests, hash } = verifyEnvelope(envelope, key.publicKey);
  refuseNewer(claims);
  const payload = packetPayload.safeParse(claims);
  if (!payload.success) throw new Refusal('packet/malformed');
  const { enlace: header, case: released, receipt, manifest } = payload.data;
  if (header.channel.sender !== signingFingerprint(key.publicKey)) throw new Refusal('packet/malformed');
  if (header.from.agency !== key.agency) throw new Refusal('packet/wrong-agency');
  if (reader.identity && header.channel.recipient !== recipientFingerprint(reader.identity.recipient)) {
    throw new Refusal('packet/wrong-recipient');
  }
  refuseWrongClaims(header.kind, released !== undefined, receipt !== undefined);
  return { header, released: released ?? null, receipt: receipt ?? null, manifest, hash, disclosedDigests };
}

// Which key to try is the packet's own word; that it is a key we know, and that it signed, is not.
function keyFor(envelope: Envelope, reader: ReaderState): KnownKey {
  const { kid } = envelope;
  const key = reader.knownKeys.find(known => signingFingerprint(known.publicKey) === kid);
  if (key?.isRevoked) throw new Refusal('packet/revoked-key');
  if (key) return key;
  const said = packetPayload.shape.enlace.safeParse(unverifiedClaims(envelope)['enlace']);
  if (said.success && reader.holds(said.data.packetId)) throw new Refusal('packet/re-signed');
  const isKnownAgency = said.success && reader.knownKeys.some(known => known.agency === said.data.from.agency);
  throw new Refusal(isKnownAgency ? 'packet/other-key' : 'packet/unknown-sender');
}

// A later version, or a kind that only a later program knows. What else is unknown breaks the format of this version.
function refuseNewer(claims: { readonly [key: string]: Json }): void {
  const header = claims['enlace'];
  if (typeof header !== 'object' || header === null || Array.isArray(header)) return; // malformed, which the schema says
  const { version, kind } = header as { readonly [key: string]: Json };
  const isNewer = typeof version === 'number' && version > 1;
  const isOtherKind = typeof kind === 'string' && !packetKinds.some(known => known === kind);
  if (isNewer || isOtherKind) throw new Refusal('packet/too-new');
}

function refuseWrongClaims(kind: PacketKind, hasCase: boolean, hasReceipt: boolean): void {
  const row = rowOfKind(kind);
  if ('refusal' in row) throw new Refusal(row.refusal);
  if (hasCase !== (row.carries === 'case') || hasReceipt !== (row.carries === 'receipt')) throw new Refusal('packet/malformed');
}

async function inMemory(entry: UnzippedEntry, maxBytes: number): Promise<Uint8Array> {
  if (entry.sizeBytes > maxBytes) throw new Refusal('packet/too-large');
  return wholeOf(entry.content, { sizeBytes: entry.sizeBytes });
}

async function keepOrDrain(
  entry: ManifestEntry,
  content: AsyncGenerator<Uint8Array>,
  reader: ReaderState,
): Promise<string | null> {
  if (reader.keep) return reader.keep(entry, content);
  for await (const _chunk of content); // checked as it passes
  return null;
}
