import {
  claimsOf,
  headerSaid,
  type ManifestEntry,
  type ReleasedObject,
  type SignedClaims,
} from '../../../../shared/contract/packet-claims.ts';
import { Refusal } from '../../../../shared/failure.ts';
import type { AgencyCode } from '../../../../shared/language.ts';
import { maxPacketJsonBytes, readEnvelope, unverifiedClaims, type Envelope } from '../../../../shared/packet-reading/envelope.ts';
import { judgedApprovals, type KnownApprovers, type ReadApproval } from './approvals.ts';
import { recipientFingerprint, signingFingerprint } from '../../keys/fingerprints.ts';
import { verifyEnvelope } from '../format/sd-jwt.ts';
import { unseal } from '../../keys/seal.ts';
import { wholeOf, type Pieces } from '../../places/pieces.ts';
import { hashing, unzip, type UnzippedEntry } from '../format/unzip.ts';

export type { ManifestEntry, ReleasedObject };

/** A signing key that an agency's card, or a person, vouched for. */
export type KnownKey = KnownApprovers & {
  readonly agency: AgencyCode;
  readonly publicKey: Uint8Array;
  readonly isRevoked: boolean;
  /** Of a machine that its office's card no longer names. */
  readonly isOffCard?: boolean;
};

/** What the reader has and holds. */
export type ReaderState = {
  /** Our age identity and recipient, and those that were ours before; null if the file was decrypted already and is a bare ZIP. */
  readonly identity: {
    readonly secret: string;
    readonly recipient: string;
    readonly retired?: readonly { readonly identity: string; readonly recipient: string }[];
    readonly agency: AgencyCode;
  } | null;
  /** What time it is: a packet is not of a time to come. */
  readonly nowMs: number;
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
export type SignedPart = Omit<SignedClaims, 'approvals'> & {
  readonly hash: string;
  readonly disclosedDigests: readonly string[];
  readonly approvals: readonly ReadApproval[];
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
  const plain = reader.identity === null ? source : unseal(secretsOf(reader.identity), source);
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
  const { claims, disclosedDigests, hash, kid } = verifyEnvelope(envelope, key.publicKey);
  const signed = claimsOf(claims, kid);
  const { header } = signed;
  if (header.from.agency !== key.agency) throw new Refusal('packet/wrong-agency');
  if (reader.identity !== null && !isFor(header, reader.identity)) throw new Refusal('packet/wrong-recipient');
  if (Date.parse(header.issuedAt) > reader.nowMs + clocksMayDifferMs) throw new Refusal('packet/issued-later');
  return { ...signed, approvals: judgedApprovals(envelope.payload, signed, key), hash, disclosedDigests };
}

/** Two days: a clock that is off by a zone, or a day, is no fault of the packet. */
const clocksMayDifferMs = 2 * 24 * 3_600_000;

type Identity = NonNullable<ReaderState['identity']>;

const secretsOf = ({ secret, retired = [] }: Identity): readonly string[] => [secret, ...retired.map(({ identity }) => identity)];

function isFor({ channel, to }: SignedClaims['header'], { recipient, retired = [], agency }: Identity): boolean {
  const recipients = [recipient, ...retired.map(keys => keys.recipient)];
  return recipients.some(one => recipientFingerprint(one) === channel.recipient) && to.agency === agency;
}

// Which key to try is the packet's own word; that it is a key we know, and that it signed, is not.
function keyFor(envelope: Envelope, reader: ReaderState): KnownKey {
  const { kid } = envelope;
  const key = reader.knownKeys.find(known => signingFingerprint(known.publicKey) === kid);
  if (key?.isRevoked) throw new Refusal('packet/revoked-key');
  if (key?.isOffCard) throw new Refusal('packet/off-card');
  if (key) return key;
  const said = headerSaid(unverifiedClaims(envelope));
  if (said !== null && reader.holds(said.packetId)) throw new Refusal('packet/re-signed');
  const isKnownAgency = said !== null && reader.knownKeys.some(known => known.agency === said.from.agency);
  throw new Refusal(isKnownAgency ? 'packet/other-key' : 'packet/unknown-sender');
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
