import { Refusal } from '../failure.ts';
import type { Json } from '../language.ts';
import { bytesOfBase64url } from './base64url.ts';
import { canonicalText } from './canonical-text.ts';
import { parseCounted, parseStrictJson } from './packet-json.ts';

// How `packet.json` is read, whoever reads it: the host, and the page that travels in each packet. Whoever calls brings the hashes and
// checks the signature between the two steps.

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

/** Names that a claim in a slot may have. Not `_sd`, `...` or `__proto__`: those mean something to a reader. */
export const slotName = /^[a-zA-Z][a-zA-Z0-9_-]{0,63}$/;

/** The name of the one commitment in which a list's unreleased elements stand together, even when there are none. */
export const unreleasedName = 'unreleased';

type JsonObject = { readonly [key: string]: Json };

/** A `packet.json` before anything of what is signed was read: who signed it, as it says itself, and the parts as they stand. */
export type Envelope = {
  /** The key that the packet says it is signed with: which one to try, nothing else. */
  readonly kid: string;
  readonly payload: Uint8Array;
  readonly disclosures: readonly string[];
  readonly signingInput: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
};

/**
 * The parts of `packet.json`. The signed text is not read: who does not know the signer need not.
 *
 * @throws Refusal `packet/json-too-large` and the other `packet/json-…`, `packet/not-canonical`, `packet/malformed`, `packet/algorithm`, `packet/type`.
 */
export function readEnvelope(packetJson: Uint8Array): Envelope {
  // The members, and the disclosures: texts in one list.
  const jws = parseStrictJson(packetJson, { mostBytes: maxPacketJsonBytes, mostValues: maxDisclosures + 10 });
  if (!hasExactly(jws, ['header', 'payload', 'protected', 'signature'])) throw new Refusal('packet/malformed');
  const { header, payload, protected: protectedPart, signature } = jws;
  if (!hasExactly(header, ['disclosures']) || !isTextList(header['disclosures'])) throw new Refusal('packet/malformed');
  refuseOtherSpelling(packetJson, jws);
  const signatureBytes = bytesOf(signature);
  if (signatureBytes.length !== 64) throw new Refusal('packet/malformed');
  return {
    kid: readProtected(bytesOf(protectedPart)),
    payload: bytesOf(payload),
    disclosures: header['disclosures'],
    signingInput: new TextEncoder().encode(`${textOf(protectedPart)}.${textOf(payload)}`),
    signature: signatureBytes,
  };
}

/** What is signed, with each disclosure in its place. */
export type OpenedClaims = { readonly claims: JsonObject; readonly disclosedDigests: readonly string[] };

/**
 * Read what is signed and put its disclosures in their places, once the signature was verified. Refuses all that RFC 9901 §7.1 refuses,
 * and also what this format never writes: disclosures inside disclosures, array digests, slots anywhere but in the fields and lists of
 * the case, other text than the canonical one, and more values than the format allows.
 *
 * @param digestOf - SHA-256 of a disclosure's base64url text, as base64url.
 * @param erased - Digests of what was given and is erased here since: a packet of one's own ledger may lack these, and no others.
 * @throws Refusal `packet/algorithm`, `packet/malformed`, `packet/not-canonical`, `packet/json-…`, `packet/stripped`, `packet/claim-overwritten`,
 *   `packet/reserved-name`, `packet/digest-repeated`, `packet/disclosure-malformed`, `-repeated`, `-unreferenced`.
 */
export function openClaims(
  { payload, disclosures }: Envelope,
  digestOf: (disclosure: string) => string,
  erased: readonly string[] = [],
): OpenedClaims {
  const { claims: signed, values } = readClaims(payload);
  const { _sd_alg: hashName, ...members } = signed;
  if (hashName !== 'sha-256') throw new Refusal('packet/algorithm');
  const openings = readDisclosures(disclosures, digestOf, maxPacketValues - values);
  const placing: Placing = { openings, erased: new Set(erased), seen: new Set(), used: new Set() };
  const claims: Record<string, Json> = {};
  for (const [name, member] of Object.entries(members)) {
    if (isReserved(name)) throw new Refusal('packet/reserved-name');
    claims[name] =
      name === 'case' ? placedObject(member, placing) : name === 'opens' ? placedOpenings(member, placing) : withoutSlots(member);
  }
  if (placing.used.size !== openings.size) throw new Refusal('packet/disclosure-unreferenced');
  const digests = [...openings.keys(), ...erased].sort();
  // The signed set makes a disclosure that somebody took out on the way show.
  if (canonicalText(members['disclosed'] ?? null) !== canonicalText(digests)) throw new Refusal('packet/stripped');
  return { claims, disclosedDigests: digests };
}

/** Claims that nobody has verified: to name the right refusal, never to be believed. None, where they cannot be read. */
export function unverifiedClaims({ payload }: Envelope): JsonObject {
  try {
    return readClaims(payload).claims;
  } catch (error) {
    if (error instanceof Refusal) return {};
    throw error;
  }
}

/** What is signed, as it stands; of a packet that was verified. */
export function signedClaims(packetJson: Uint8Array): JsonObject {
  return readClaims(readEnvelope(packetJson).payload).claims;
}

function readClaims(payload: Uint8Array): { readonly claims: JsonObject; readonly values: number } {
  const { value, values } = parseCounted(payload, { mostBytes: maxPacketJsonBytes, mostValues: maxPacketValues });
  if (!isObject(value)) throw new Refusal('packet/malformed');
  refuseOtherSpelling(payload, value);
  return { claims: value, values };
}

function readProtected(bytes: Uint8Array): string {
  const header = parseStrictJson(bytes, { mostBytes: 1024, mostValues: 100 });
  if (!hasExactly(header, ['alg', 'kid', 'typ'])) throw new Refusal('packet/malformed');
  if (typeof header['alg'] !== 'string' || !algorithms.includes(header['alg'])) throw new Refusal('packet/algorithm');
  if (header['typ'] !== packetType) throw new Refusal('packet/type');
  if (typeof header['kid'] !== 'string') throw new Refusal('packet/malformed');
  refuseOtherSpelling(bytes, header);
  return header['kid'];
}

/** One text for one value: what has two spellings could be two packets under one name. */
function refuseOtherSpelling(bytes: Uint8Array, value: Json): void {
  const only = new TextEncoder().encode(canonicalText(value));
  if (!isSame(only, bytes)) throw new Refusal('packet/not-canonical');
}

/** In a plain loop: a call for each byte takes ten times as long, and a packet of ten thousand fields has some million of them. */
function isSame(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}

type Disclosure = { readonly digest: string; readonly name: string; readonly value: Json };

function readDisclosures(
  encoded: readonly string[],
  digestOf: (disclosure: string) => string,
  mostValues: number,
): Map<string, Disclosure> {
  const openings = new Map<string, Disclosure>();
  let left = mostValues;
  for (const text of encoded) {
    const { disclosure, values } = readDisclosure(text, digestOf(text));
    if ((left -= values) < 0) throw new Refusal('packet/json-too-large');
    if (openings.has(disclosure.digest)) throw new Refusal('packet/disclosure-repeated');
    openings.set(disclosure.digest, disclosure);
  }
  return openings;
}

function readDisclosure(encoded: string, digest: string): { readonly disclosure: Disclosure; readonly values: number } {
  const bytes = bytesOfBase64url(encoded);
  if (bytes === null) throw new Refusal('packet/disclosure-malformed');
  const { value: parts, values } = parseCounted(bytes, { mostBytes: maxPacketJsonBytes, mostValues: maxDisclosedValues });
  if (!Array.isArray(parts) || parts.length !== 3) throw new Refusal('packet/disclosure-malformed');
  const [salt, name, value] = parts as readonly Json[];
  if (!isSalt(salt) || typeof name !== 'string' || value === undefined) throw new Refusal('packet/disclosure-malformed');
  if (!slotName.test(name)) throw new Refusal('packet/reserved-name');
  withoutSlots(value);
  refuseOtherSpelling(bytes, parts);
  return { disclosure: { digest, name, value }, values };
}

/** Sixteen bytes in base64url. */
function isSalt(salt: Json | undefined): boolean {
  return typeof salt === 'string' && bytesOfBase64url(salt)?.length === 16;
}

type Placing = {
  readonly openings: Map<string, Disclosure>;
  readonly erased: ReadonlySet<string>;
  readonly seen: Set<string>;
  readonly used: Set<string>;
};

/** An object of the case: its fields are slots, and its lists hold objects and one slot each. Nothing else of it may hold any. */
function placedObject(node: Json, placing: Placing): Json {
  if (!isObject(node)) return node; // which the format's schema refuses
  const placed: Record<string, Json> = {};
  for (const [name, member] of Object.entries(node)) {
    if (isReserved(name)) throw new Refusal('packet/reserved-name');
    if (name === 'fields') placed[name] = placedSlots(member, placing);
    else if (name === 'lists') placed[name] = placedLists(member, placing);
    else placed[name] = withoutSlots(member);
  }
  return placed;
}

/** Slots of an earlier packet: each is opened by a disclosure of its own, which has the name of the field that it is. */
function placedOpenings(node: Json, { seen, openings, erased, used }: Placing): Json {
  withoutSlots(node);
  if (!Array.isArray(node)) throw new Refusal('packet/malformed');
  return (node as readonly Json[]).flatMap(each => {
    if (!hasExactly(each, ['digest', 'path'])) throw new Refusal('packet/malformed');
    const { digest, path } = each;
    if (typeof digest !== 'string' || typeof path !== 'string') throw new Refusal('packet/malformed');
    if (seen.has(digest)) throw new Refusal('packet/digest-repeated');
    seen.add(digest);
    if (erased.has(digest)) return [];
    const disclosure = openings.get(digest);
    if (disclosure === undefined) throw new Refusal('packet/stripped');
    if (!path.endsWith(`/${disclosure.name}`)) throw new Refusal('packet/later-mismatch');
    used.add(digest);
    return [{ digest, path, value: disclosure.value }];
  });
}

/** Fields: nothing but slots, and what disclosures put there. */
function placedSlots(node: Json, placing: Placing): Json {
  if (!isObject(node) || node['_sd'] === undefined) throw new Refusal('packet/malformed');
  const { _sd: slots, ...plain } = node;
  withoutSlots(plain);
  const placed = placedFrom(slots, plain, placing);
  if (Object.keys(plain).length > 0) throw new Refusal('packet/malformed');
  return placed;
}

function placedLists(node: Json, placing: Placing): Json {
  if (!isObject(node)) return node;
  const placed: Record<string, Json> = {};
  for (const [name, list] of Object.entries(node)) {
    if (isReserved(name)) throw new Refusal('packet/reserved-name');
    placed[name] = placedList(list, placing);
  }
  return placed;
}

function placedList(node: Json, placing: Placing): Json {
  if (!isObject(node)) return node;
  const { _sd: slots, emitted, ...rest } = node;
  withoutSlots(rest);
  const elements = Array.isArray(emitted) ? (emitted as readonly Json[]).map(each => placedObject(each, placing)) : emitted;
  const placed = placedFrom(slots, { ...rest, ...(elements === undefined ? {} : { emitted: elements }) }, placing);
  if (!Array.isArray(slots) || slots.length !== 1) throw new Refusal('packet/malformed');
  return placed;
}

function placedFrom(slots: Json | undefined, beside: JsonObject, { seen, openings, used }: Placing): JsonObject {
  const placed: Record<string, Json> = { ...beside };
  for (const digest of slotDigests(slots)) {
    if (seen.has(digest)) throw new Refusal('packet/digest-repeated');
    seen.add(digest);
    const disclosure = openings.get(digest);
    if (disclosure === undefined) continue;
    if (Object.hasOwn(placed, disclosure.name)) throw new Refusal('packet/claim-overwritten');
    used.add(digest);
    placed[disclosure.name] = disclosure.value;
  }
  return placed;
}

function slotDigests(slots: Json | undefined): readonly string[] {
  if (!isTextList(slots) || slots.some(digest => !/^[A-Za-z0-9_-]{43}$/.test(digest))) throw new Refusal('packet/malformed');
  // Sorted, so that the order of slots says nothing about which of them are filled.
  if (slots.some((digest, at) => at > 0 && digest < (slots[at - 1] ?? ''))) throw new Refusal('packet/malformed');
  return slots;
}

/** The value, if no name in it is one that SD-JWT reserves. */
function withoutSlots(value: Json): Json {
  if (Array.isArray(value)) (value as readonly Json[]).forEach(withoutSlots);
  else if (isObject(value)) {
    for (const [key, member] of Object.entries(value)) {
      if (isReserved(key)) throw new Refusal('packet/reserved-name');
      withoutSlots(member);
    }
  }
  return value;
}

const isReserved = (name: string): boolean => name === '_sd' || name === '...' || name === '_sd_alg' || name === '__proto__';

function bytesOf(text: Json | undefined): Uint8Array<ArrayBuffer> {
  const bytes = bytesOfBase64url(textOf(text));
  if (bytes === null) throw new Refusal('packet/malformed');
  return bytes;
}

function textOf(value: Json | undefined): string {
  if (typeof value !== 'string') throw new Refusal('packet/malformed');
  return value;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTextList(value: Json | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every(element => typeof element === 'string');
}

function hasExactly(value: Json | undefined, keys: readonly string[]): value is JsonObject {
  return isObject(value) && canonicalText(Object.keys(value).sort()) === canonicalText([...keys].sort());
}

/** A member of an object, or an element of a list; undefined where there is none. */
export function memberOf(value: Json | undefined, key: string): Json | undefined {
  if (Array.isArray(value)) return (value as readonly Json[])[Number(key)];
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
