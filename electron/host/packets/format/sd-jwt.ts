import type { Json } from '../../../../shared/language.ts';
import { Refusal } from '../../../../shared/failure.ts';
import { canonical } from '../../keys/canonical.ts';
import { verifierOf, type SigningPair } from '../../keys/ed25519.ts';
import { fromBase64url, sha256 } from '../../keys/digest.ts';
import { parseCounted, parseStrictJson } from '../../places/json.ts';
import { signingFingerprint } from '../../keys/fingerprints.ts';
import { slotName, type Opening } from './slots.ts';

/** The media type of a packet's JWS. A signature made for anything else is not a packet's. */
export const packetType = 'enlace-packet+sd-jwt';
const algorithms = ['EdDSA', 'Ed25519'];

/** Largest `packet.json` that is read: 10,000 fields take about 2 MB. */
export const maxPacketJsonBytes = 16 * 1024 * 1024;
/** What is signed, and all disclosures together, hold at most so many JSON values: a field takes five, an object about fourteen. */
export const maxPacketValues = 500_000;
export const maxDisclosures = 100_000;
/** One disclosed value: a list of texts holds a hundred, a structure of a later catalogue perhaps some more. */
const maxDisclosedValues = 10_000;

/** A payload as it is read, before its claims are checked against the format. */
export type OpenedJws = {
  readonly claims: { readonly [key: string]: Json };
  readonly disclosedDigests: readonly string[];
  /** SHA-256 of the signing input: the packet's hash, which the next packet and the receipt name. */
  readonly hash: string;
  readonly kid: string;
};

/**
 * Sign a payload as a flattened JWS with its disclosures beside it (RFC 9901 §8, Ed25519). Same payload, same key, same bytes.
 *
 * @returns `text`, the bytes of `packet.json`, and `hash`, the SHA-256 of the signing input.
 */
export function signPayload(
  payload: { readonly [key: string]: Json },
  disclosed: readonly Opening[],
  signer: SigningPair,
): { readonly text: string; readonly hash: string } {
  const header = { alg: 'EdDSA', kid: signingFingerprint(signer.publicKey), typ: packetType };
  const protectedPart = encode(canonical(header));
  const payloadPart = encode(canonical({ ...payload, _sd_alg: 'sha-256' }));
  const signingInput = Buffer.from(`${protectedPart}.${payloadPart}`, 'ascii');
  const signature = Buffer.from(signer.sign(signingInput)).toString('base64url');
  const text = canonical({
    payload: payloadPart,
    protected: protectedPart,
    signature,
    header: { disclosures: disclosed.map(opening => opening.encoded) },
  });
  return { text, hash: sha256(signingInput) };
}

/** A `packet.json` before anything of what is signed was read: who signed it, as it says itself, and the parts as they stand. */
export type Envelope = {
  /** The key that the packet says it is signed with: which one to try, nothing else. */
  readonly kid: string;
  readonly payload: Uint8Array;
  readonly disclosures: readonly string[];
  readonly signingInput: Uint8Array;
  readonly signature: Uint8Array;
};

/**
 * The parts of `packet.json`. The signed text is not read: who does not know the signer need not.
 *
 * @throws Refusal `packet/json-too-large` and the other `packet/json-…`, `packet/malformed`, `packet/algorithm`, `packet/type`.
 */
export function readEnvelope(packetJson: Uint8Array): Envelope {
  // The members, and the disclosures: texts in one list.
  const jws = parseStrictJson(packetJson, { mostBytes: maxPacketJsonBytes, mostValues: maxDisclosures + 10 });
  if (!hasExactly(jws, ['header', 'payload', 'protected', 'signature'])) throw new Refusal('packet/malformed');
  const { header, payload, protected: protectedPart, signature } = jws;
  if (!hasExactly(header, ['disclosures']) || !isTextList(header['disclosures'])) throw new Refusal('packet/malformed');
  return {
    kid: readProtected(bytesOf(protectedPart)),
    payload: bytesOf(payload),
    disclosures: header['disclosures'],
    signingInput: Buffer.from(`${textOf(protectedPart)}.${textOf(payload)}`, 'ascii'),
    signature: bytesOf(signature),
  };
}

/** Claims that nobody has verified: to name the right refusal, never to be believed. None, where they cannot be read. */
export function unverifiedClaims({ payload }: Envelope): { readonly [key: string]: Json } {
  try {
    return readClaims(payload).claims;
  } catch (error) {
    if (error instanceof Refusal) return {};
    throw error;
  }
}

/** As {@link verifyEnvelope}, of the bytes of `packet.json`. */
export function verifyPayload(packetJson: Uint8Array, publicKey: Uint8Array): OpenedJws {
  return verifyEnvelope(readEnvelope(packetJson), publicKey);
}

/**
 * Verify a packet against one key, and only then read what is signed and put its disclosures in their places. Refuses all that RFC 9901
 * §7.1 refuses, and also what this format never writes: disclosures inside disclosures, array digests, another key, alg or typ, unknown
 * members; and more values than the format allows.
 *
 * @throws Refusal `packet/bad-signature`, `packet/algorithm`, `packet/malformed`, `packet/json-too-large`, `packet/stripped`,
 *   `packet/claim-overwritten`, `packet/reserved-name`, `packet/digest-repeated`, `packet/disclosure-malformed`, `-repeated`, `-unreferenced`.
 */
export function verifyEnvelope(envelope: Envelope, publicKey: Uint8Array): OpenedJws {
  const { signingInput, signature, kid, disclosures } = envelope;
  if (!verifierOf(publicKey)(signingInput, signature) || kid !== signingFingerprint(publicKey)) {
    throw new Refusal('packet/bad-signature');
  }
  const { claims: signed, values } = readClaims(envelope.payload);
  const { _sd_alg: hashName, ...payload } = signed;
  if (hashName !== 'sha-256') throw new Refusal('packet/algorithm');
  const openings = readDisclosures(disclosures, maxPacketValues - values);
  const placing: Placing = { openings, seen: new Set(), used: new Set() };
  const claims = placeDisclosures(payload, placing);
  if (placing.used.size !== openings.size) throw new Refusal('packet/disclosure-unreferenced');
  const digests = [...openings.keys()].sort();
  // The signed set makes a disclosure that somebody took out on the way show.
  if (canonical(payload['disclosed'] ?? null) !== canonical(digests)) throw new Refusal('packet/stripped');
  return { claims, disclosedDigests: digests, hash: sha256(signingInput), kid };
}

/**
 * Whether a value given later is the one that was withheld then: its disclosure must hash to a digest of the slot at that path.
 *
 * @param packetJson - The earlier packet's bytes, verified when it came in.
 * @param path - JSON pointer, such as `/case/fields/court`.
 * @returns The value that had been withheld; `null` says that there was none.
 * @throws Refusal `packet/later-mismatch` if it is another value, another place, or was never committed to.
 */
export function verifyLater(packetJson: Uint8Array, path: string, encoded: string): Json {
  const { claims } = readClaims(readEnvelope(packetJson).payload);
  const parent = path.split('/').slice(1, -1);
  let here: Json | undefined = claims;
  for (const key of parent) here = memberOf(here, key);
  const { digest, name, value } = readDisclosure(encoded).disclosure;
  const slots = memberOf(here, '_sd');
  const isThere = Array.isArray(slots) && slots.includes(digest) && path.endsWith(`/${name}`);
  if (!isThere) throw new Refusal('packet/later-mismatch');
  return value;
}

function readClaims(payload: Uint8Array): { readonly claims: { readonly [key: string]: Json }; readonly values: number } {
  const { value, values } = parseCounted(payload, { mostBytes: maxPacketJsonBytes, mostValues: maxPacketValues });
  if (!isObject(value)) throw new Refusal('packet/malformed');
  return { claims: value, values };
}

function readProtected(bytes: Buffer): string {
  const header = parseStrictJson(bytes, { mostBytes: 1024, mostValues: 100 });
  if (!hasExactly(header, ['alg', 'kid', 'typ'])) throw new Refusal('packet/malformed');
  if (typeof header['alg'] !== 'string' || !algorithms.includes(header['alg'])) throw new Refusal('packet/algorithm');
  if (header['typ'] !== packetType) throw new Refusal('packet/type');
  if (typeof header['kid'] !== 'string') throw new Refusal('packet/malformed');
  return header['kid'];
}

type Disclosure = { readonly digest: string; readonly name: string; readonly value: Json };

function readDisclosures(encoded: readonly string[], mostValues: number): Map<string, Disclosure> {
  const openings = new Map<string, Disclosure>();
  let left = mostValues;
  for (const text of encoded) {
    const { disclosure, values } = readDisclosure(text);
    if ((left -= values) < 0) throw new Refusal('packet/json-too-large');
    if (openings.has(disclosure.digest)) throw new Refusal('packet/disclosure-repeated');
    openings.set(disclosure.digest, disclosure);
  }
  return openings;
}

function readDisclosure(encoded: string): { readonly disclosure: Disclosure; readonly values: number } {
  const bytes = fromBase64url(encoded);
  if (bytes === null) throw new Refusal('packet/disclosure-malformed');
  const { value: parts, values } = parseCounted(bytes, { mostBytes: maxPacketJsonBytes, mostValues: maxDisclosedValues });
  if (!Array.isArray(parts) || parts.length !== 3) throw new Refusal('packet/disclosure-malformed');
  const [salt, name, value] = parts as readonly Json[];
  if (typeof salt !== 'string' || salt.length !== 22 || typeof name !== 'string' || value === undefined) {
    throw new Refusal('packet/disclosure-malformed');
  }
  if (!slotName.test(name)) throw new Refusal('packet/reserved-name');
  refuseHiddenSlots(value);
  return { disclosure: { digest: sha256(encoded), name, value }, values };
}

type Placing = { readonly openings: Map<string, Disclosure>; readonly seen: Set<string>; readonly used: Set<string> };

function placeDisclosures(node: { readonly [key: string]: Json }, placing: Placing): { readonly [key: string]: Json } {
  const placed: Record<string, Json> = {};
  for (const [key, member] of Object.entries(node)) {
    if (key === '_sd') continue;
    if (key === '...' || key === '_sd_alg' || key === '__proto__') throw new Refusal('packet/reserved-name');
    placed[key] = placeInside(member, placing);
  }
  for (const digest of slotDigests(node['_sd'])) {
    if (placing.seen.has(digest)) throw new Refusal('packet/digest-repeated');
    placing.seen.add(digest);
    const disclosure = placing.openings.get(digest);
    if (disclosure === undefined) continue;
    if (Object.hasOwn(placed, disclosure.name)) throw new Refusal('packet/claim-overwritten');
    placing.used.add(digest);
    placed[disclosure.name] = disclosure.value;
  }
  return placed;
}

function placeInside(value: Json, placing: Placing): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(element => placeInside(element, placing));
  return isObject(value) ? placeDisclosures(value, placing) : value;
}

function slotDigests(slots: Json | undefined): readonly string[] {
  if (slots === undefined) return [];
  if (!isTextList(slots) || slots.some(digest => !/^[A-Za-z0-9_-]{43}$/.test(digest))) throw new Refusal('packet/malformed');
  // Sorted, so that the order of slots says nothing about which of them are filled.
  if (slots.some((digest, at) => at > 0 && digest < (slots[at - 1] ?? ''))) throw new Refusal('packet/malformed');
  return slots;
}

function refuseHiddenSlots(value: Json): void {
  if (Array.isArray(value)) (value as readonly Json[]).forEach(refuseHiddenSlots);
  else if (isObject(value)) {
    for (const [key, member] of Object.entries(value)) {
      if (key === '_sd' || key === '...' || key === '_sd_alg' || key === '__proto__') throw new Refusal('packet/reserved-name');
      refuseHiddenSlots(member);
    }
  }
}

function bytesOf(text: Json | undefined): Buffer {
  const bytes = fromBase64url(textOf(text));
  if (bytes === null) throw new Refusal('packet/malformed');
  return bytes;
}

function textOf(value: Json | undefined): string {
  if (typeof value !== 'string') throw new Refusal('packet/malformed');
  return value;
}

function encode(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64url');
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTextList(value: Json | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every(element => typeof element === 'string');
}

function hasExactly(value: Json | undefined, keys: readonly string[]): value is { readonly [key: string]: Json } {
  return isObject(value) && canonical(Object.keys(value).sort()) === canonical([...keys].sort());
}

function memberOf(value: Json | undefined, key: string): Json | undefined {
  if (Array.isArray(value)) return (value as readonly Json[])[Number(key)];
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
