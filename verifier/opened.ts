import { claimsOf, type ReleasedObject, type SignedClaims } from '../shared/contract/packet-claims.ts';
import { releasedObject } from '../shared/contract/packet-format.ts';
import { cardFile, cardPayload, cardReading, type CardFile } from '../shared/contract/card-format.ts';
import type { CardApprovals, Reading } from '../shared/catalogue-version.ts';
import { fingerprintWords } from '../shared/fingerprint-words.ts';
import { Refusal } from '../shared/failure.ts';
import type { Bilingual, Json } from '../shared/language.ts';
import { base64urlOf, bytesOfBase64url } from '../shared/packet-reading/base64url.ts';
import { canonicalText } from '../shared/packet-reading/canonical-text.ts';
import { openClaims, readEnvelope, signedClaims } from '../shared/packet-reading/envelope.ts';
import { caseOfOpenings } from '../shared/packet-reading/later.ts';
import { parseStrictJson } from '../shared/packet-reading/packet-json.ts';
import {
  centralHeader,
  endRecord,
  entryOrder,
  localHeader,
  localHeaderBytes,
  mostEntries,
  paddingBytes,
  paddingName,
} from '../shared/packet-reading/zip-layout.ts';

// What the page does with the files that a person gives it. The rules are the program's own; only hashes and signatures are the browser's.

/** An agency card whose signature by its own key holds. */
export type Card = {
  readonly agency: string;
  readonly names: Bilingual;
  readonly words: Bilingual;
  readonly kid: string;
  readonly key: Uint8Array<ArrayBuffer>;
  readonly isRevoked: boolean;
  /** The keys of its office's own approvers, as its own signature names them. */
  readonly approvers: CardApprovals['by'];
  /** The keys of its office's other machines, as the same signature names them. */
  readonly machines: readonly Uint8Array<ArrayBuffer>[];
};

/** `isChecked`: signed with a key that the sender's card names for that role. */
export type JudgedApproval = { readonly role: string; readonly isChecked: boolean };

export type Opened = SignedClaims & {
  readonly judged: readonly JudgedApproval[];
  readonly hash: string;
  readonly packetJson: Uint8Array<ArrayBuffer>;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[];
};

/** Why nothing can be checked in this browser at all. */
export class NoEd25519 extends Error {}

export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return base64urlOf(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

/** @throws Refusal `card/malformed`, `card/bad-signature`. */
export async function readCard(bytes: Uint8Array<ArrayBuffer>): Promise<Card> {
  const file = cardFile.safeParse(cardJson(bytes));
  const payloadBytes = file.success ? bytesOfBase64url(file.data.payload) : null;
  const payload = cardPayload.safeParse(payloadBytes === null ? null : cardJson(payloadBytes));
  const key = payload.success ? bytesOfBase64url(payload.data.signingKey) : null;
  if (!file.success || !payload.success || key === null) throw new Refusal('card/malformed');
  const { agency, names, recipient, state } = payload.data;
  const kid = await sha256(key);
  const own = base64urlOf(utf8(canonicalText({ alg: 'EdDSA', kid, typ: 'enlace-card' })));
  const signature = file.data.signatures.find(one => one.protected === own);
  const signatureBytes = signature === undefined ? null : bytesOfBase64url(signature.signature);
  if (signatureBytes === null || !(await verifies(key, utf8(`${own}.${file.data.payload}`), signatureBytes)))
    throw new Refusal('card/bad-signature');
  const said = new Uint8Array([...utf8('enlace-card/1\0'), ...key, ...utf8(recipient)]);
  const words = fingerprintWords(new Uint8Array(await crypto.subtle.digest('SHA-256', said)));
  const { approvals, senders = [] } = await readingIn(file.data, { kid, key });
  const machines = senders.flatMap(text => bytesOfBase64url(text) ?? []);
  return { agency, names, words, kid, key, isRevoked: state === 'revoked', approvers: approvals?.by ?? [], machines };
}

/** What a further signature by the card's own key says: approvers and machines. One that does not hold makes the card none. */
async function readingIn(
  { payload, signatures }: CardFile,
  { kid, key }: Pick<Card, 'kid' | 'key'>,
): Promise<Pick<Reading, 'approvals' | 'senders'>> {
  for (const one of signatures) {
    const bytes = bytesOfBase64url(one.protected);
    const header = bytes === null ? null : cardJson(bytes);
    if (typeof header !== 'object' || header === null || !('reads' in header) || !('kid' in header) || header.kid !== kid)
      continue;
    const signature = bytesOfBase64url(one.signature);
    if (signature === null || !(await verifies(key, utf8(`${one.protected}.${payload}`), signature)))
      throw new Refusal('card/bad-signature');
    const reading = cardReading.safeParse(header.reads);
    if (!reading.success) throw new Refusal('card/malformed');
    return reading.data as Reading; // as `cardReading` reads it; an absent member may be `undefined`
  }
  return {};
}

/** The key of the card that a packet says it is signed with: the agency's, or a machine's. */
async function keyNamed({ kid, key, machines }: Card, named: string): Promise<Uint8Array<ArrayBuffer>> {
  if (named === kid) return key;
  for (const machine of machines) if ((await sha256(machine)) === named) return machine;
  throw new Refusal('packet/unknown-sender');
}

/**
 * A decrypted packet, checked against the sender's card.
 *
 * @throws Refusal, the program's own.
 */
export async function openDecrypted(given: Given, card: Card): Promise<Opened> {
  const [packetJson, ...files] = entriesOf(given);
  const envelope = readEnvelope(packetJson!.bytes); // `unzipped` gives it first
  const key = await keyNamed(card, envelope.kid);
  if (card.isRevoked) throw new Refusal('packet/revoked-key');
  if (!(await verifies(key, envelope.signingInput, envelope.signature))) throw new Refusal('packet/bad-signature');
  const digests = new Map<string, string>();
  for (const disclosure of envelope.disclosures) digests.set(disclosure, await sha256(utf8(disclosure)));
  const { claims } = openClaims(envelope, disclosure => digests.get(disclosure)!); // each of them was hashed
  const signed = claimsOf(claims, envelope.kid);
  if (signed.header.from.agency !== card.agency) throw new Refusal('packet/wrong-agency');
  await refuseOtherFiles(signed, files);
  const judged = await judgedApprovals(signedClaims(packetJson!.bytes), signed, card);
  return { ...signed, judged, hash: await sha256(envelope.signingInput), packetJson: packetJson!.bytes, files };
}

/** What a person gave: the decrypted file whole, or the files that were unpacked from it. */
export type Given = readonly { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[];

/** The packet's entries, in its order. Of unpacked files it is the manifest that tells which belong to it. */
function entriesOf(given: Given): Opened['files'] {
  const packetJson = given.find(({ name }) => name === 'packet.json');
  if (packetJson === undefined) {
    const [zip] = given;
    if (zip === undefined || given.length > 1) throw new Refusal('packet/not-a-packet');
    if (new TextDecoder('latin1').decode(zip.bytes.subarray(0, 15)) === 'age-encryption.')
      throw new Refusal('packet/not-a-packet');
    return unzipped(zip.bytes);
  }
  const named = (name: string) => given.find(file => file.name === name || file.name === name.slice(name.lastIndexOf('/') + 1));
  const files = manifestNames(packetJson.bytes).flatMap(name => {
    const file = named(name);
    return file === undefined ? [] : [{ name, bytes: file.bytes }];
  });
  return [packetJson, ...files];
}

/** The names of a manifest that is not yet known to be signed; whoever reads more checks the signature first. */
function manifestNames(packetJson: Uint8Array): readonly string[] {
  const { manifest } = signedClaims(packetJson);
  return (Array.isArray(manifest) ? (manifest as readonly Json[]) : []).flatMap(entry => {
    const name = typeof entry === 'object' && entry !== null && 'name' in entry ? entry.name : null;
    return typeof name === 'string' ? [name] : [];
  });
}

/**
 * The packet's approvals, held to the keys that the sender's card names. Where it names none, nothing is known of them.
 *
 * @throws Refusal `packet/approval-wrong`.
 */
async function judgedApprovals(
  claims: { readonly [key: string]: Json },
  { approvals }: SignedClaims,
  { approvers }: Card,
): Promise<readonly JudgedApproval[]> {
  const { approvals: _approvals, _sd_alg: _algorithm, ...rest } = claims;
  const judged: JudgedApproval[] = [];
  for (const { role, key, signature } of approvals) {
    const text = utf8(`enlace-approval/1 ${role} ${await sha256(utf8(canonicalText(rest)))}`);
    judged.push({ role, isChecked: await isTheirs({ role, key, signature: bytesOfBase64url(signature) }, text, approvers) });
  }
  if (approvers.length > 0 && judged.some(({ role, isChecked }) => !isChecked && role !== 'alone'))
    throw new Refusal('packet/approval-wrong');
  return judged;
}

type HeldApproval = { readonly role: string; readonly key: string; readonly signature: Uint8Array<ArrayBuffer> | null };

async function isTheirs(
  { role, key, signature }: HeldApproval,
  text: Uint8Array<ArrayBuffer>,
  approvers: Card['approvers'],
): Promise<boolean> {
  for (const named of approvers) {
    const publicKey = bytesOfBase64url(named.key);
    if (publicKey?.length !== 32 || signature === null || (await sha256(publicKey)) !== key) continue;
    // `alone` is said of oneself, with whatever role; any other role is the card's.
    if (role !== 'alone' && role !== named.role) return false;
    return verifies(publicKey, text, signature);
  }
  return false;
}

/** Which packet a decrypted one is, by what it says of itself: for whoever made it, and holds it to what names it. */
export async function namedPacket(given: Given): Promise<{ readonly packet: string; readonly hash: string }> {
  const [packetJson] = entriesOf(given);
  const envelope = readEnvelope(packetJson!.bytes); // `entriesOf` gives it first
  const { enlace } = signedClaims(packetJson!.bytes);
  const packet = typeof enlace === 'object' && enlace !== null && 'packetId' in enlace ? enlace.packetId : null;
  return { packet: typeof packet === 'string' ? packet : '', hash: await sha256(envelope.signingInput) };
}

/**
 * What a supplement gives, held against the packet that it adds to.
 *
 * @throws Refusal `packet/later-mismatch` where it adds to another packet, or a value is not the one that was withheld.
 */
export function supplementedCase({ earlier, opens }: Opened, held: Opened): ReleasedObject {
  if (earlier?.packet !== held.header.packetId || earlier.hash !== held.hash || opens === null)
    throw new Refusal('packet/later-mismatch');
  return releasedObject.parse(caseOfOpenings(held.packetJson, opens));
}

async function refuseOtherFiles({ manifest }: SignedClaims, files: Opened['files']): Promise<void> {
  if (manifest.length !== files.length) throw new Refusal('packet/manifest-mismatch');
  for (const [at, { name, sizeBytes, sha256: said }] of manifest.entries()) {
    const file = files[at]!; // there are as many
    if (file.name !== name || file.bytes.length !== sizeBytes || (await sha256(file.bytes)) !== said)
      throw new Refusal('packet/manifest-mismatch');
  }
}

/** The entries of a packet's ZIP but for the padding: every byte outside them is rebuilt and compared. */
function unzipped(zip: Uint8Array<ArrayBuffer>): Opened['files'] {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const found: { name: string; bytes: Uint8Array<ArrayBuffer>; sizeBytes: number; crc: number; offset: number }[] = [];
  let at = 0;
  let place = 0;
  while (at + localHeaderBytes <= zip.length && view.getUint32(at, true) === 0x04034b50 && found.length < mostEntries) {
    const [sizeBytes, length] = [view.getUint32(at + 22, true), view.getUint16(at + 26, true)];
    const start = at + localHeaderBytes + length;
    const name = String.fromCharCode(...zip.subarray(at + localHeaderBytes, start));
    const known = entryOrder.findIndex(each => each.test(name));
    if (known < place || found.some(other => other.name === name)) throw new Refusal('packet/zip-malformed');
    place = known;
    const bytes = zip.slice(start, start + sizeBytes);
    found.push({ name, bytes, sizeBytes, crc: crc32(bytes), offset: at });
    at = start + sizeBytes;
  }
  const last = found.at(-1);
  if (found[0]?.name !== 'packet.json' || last?.name !== paddingName) throw new Refusal('packet/zip-malformed');
  if (last.sizeBytes !== paddingBytes(found.slice(0, -1)) || last.bytes.some(byte => byte !== 0))
    throw new Refusal('packet/zip-padding');
  const local = found.flatMap(entry => [localHeader(entry, entry.crc), entry.bytes]);
  const central = found.map(entry => centralHeader(entry, entry.crc, entry.offset));
  const directoryBytes = central.reduce((sum, { length }) => sum + length, 0);
  const parts = [...local, ...central, endRecord(found.length, directoryBytes, at)];
  let from = 0;
  for (const part of parts) {
    if (part.some((byte, index) => zip[from + index] !== byte)) throw new Refusal('packet/zip-mismatch');
    from += part.length;
  }
  if (from !== zip.length) throw new Refusal('packet/zip-mismatch');
  return found.slice(0, -1).map(({ name, bytes }) => ({ name, bytes }));
}

const table = new Uint32Array(256).map((_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ table[(crc ^ byte) & 0xff]!;
  return (crc ^ 0xffffffff) >>> 0;
}

async function verifies(
  key: Uint8Array<ArrayBuffer>,
  signed: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const imported = await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify']).catch((error: unknown) => {
    throw error instanceof DOMException && error.name === 'NotSupportedError' ? new NoEd25519() : error;
  });
  return crypto.subtle.verify('Ed25519', imported, signature, signed);
}

function cardJson(bytes: Uint8Array): unknown {
  try {
    return parseStrictJson(bytes, { mostBytes: 64 * 1024, mostValues: 1_000 });
  } catch {
    return null;
  }
}

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
