import { Refusal } from '../failure.ts';
import type { Json } from '../language.ts';

const deepest = 64;

/** How much of a stranger's JSON is read: bytes of its text, and values in it (each costs a reader many times its bytes). */
export type JsonBounds = { readonly mostBytes: number; readonly mostValues: number };

/**
 * Read JSON that a stranger wrote: UTF-8 without a byte-order mark, no repeated keys, at most 64 levels deep, whole characters only.
 * `JSON.parse` alone would keep the last of two equal keys, so two readers could see two different packets under one signature.
 *
 * @param bounds - Longer texts are refused unread, and those of more values before they are parsed.
 * @throws Refusal `packet/json-too-large`, `-not-utf8`, `-malformed`, `-too-deep`, `-repeated-key` or `-bad-character`.
 */
export function parseStrictJson(bytes: Uint8Array, bounds: JsonBounds): Json {
  return parseCounted(bytes, bounds).value;
}

/** As {@link parseStrictJson}, and of how many values the text can be at most. */
export function parseCounted(bytes: Uint8Array, bounds: JsonBounds): { readonly value: Json; readonly values: number } {
  if (bytes.length > bounds.mostBytes) throw new Refusal('packet/json-too-large');
  const values = countValues(bytes, bounds.mostValues);
  const text = decodeUtf8(bytes);
  let value: Json;
  try {
    value = JSON.parse(text) as Json; // JSON.parse yields nothing but JSON
  } catch {
    throw new Refusal('packet/json-malformed'); // the parser's own message would repeat the text
  }
  refuseRepeatedKeys(text);
  refuseBadCharacters(value);
  refuseBadNumbers(value);
  return { value, values };
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Refusal('packet/json-not-utf8');
  }
}

/**
 * Over the bytes, before anything is made of them, so that neither the parser's stack nor memory is at risk. Each value but the first
 * stands after a comma or opens what it stands in. No byte of a longer character is one of those looked for.
 */
function countValues(bytes: Uint8Array, most: number): number {
  let depth = 0;
  let values = 1;
  let inString = false;
  for (let at = 0; at < bytes.length; at++) {
    const code = bytes[at]!;
    if (inString) {
      if (code === backslash) at++;
      else if (code === quote) inString = false;
    } else if (code === quote) inString = true;
    else if (code === comma || code === openBrace || code === openBracket) {
      if (++values > most) throw new Refusal('packet/json-too-large');
      if (code !== comma && ++depth > deepest) throw new Refusal('packet/json-too-deep');
    } else if (code === closeBrace || code === closeBracket) depth--;
  }
  return values;
}

/** The characters that JSON is built of, as codes. */
export const quote = 0x22;
export const backslash = 0x5c;
export const openBrace = 0x7b;
export const closeBrace = 0x7d;
export const openBracket = 0x5b;
export const closeBracket = 0x5d;
export const colon = 0x3a;
export const comma = 0x2c;

// The text is known to be JSON here: a string followed by a colon is a key, whatever escapes it is spelled with.
function refuseRepeatedKeys(text: string): void {
  const open: (Set<string> | null)[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === openBrace) open.push(new Set());
    else if (code === openBracket) open.push(null);
    else if (code === closeBrace || code === closeBracket) open.pop();
    else if (code === quote) {
      const end = endOfString(text, at);
      const keys = open.at(-1);
      if (keys && nextMeaningful(text, end) === colon) {
        const key = JSON.parse(text.slice(at, end)) as string; // a quoted string
        if (keys.has(key)) throw new Refusal('packet/json-repeated-key');
        keys.add(key);
      }
      at = end - 1;
    }
  }
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text.charCodeAt(at) !== quote) at += text.charCodeAt(at) === backslash ? 2 : 1;
  return at + 1;
}

function nextMeaningful(text: string, from: number): number {
  let at = from;
  while (' \t\r\n'.includes(text.charAt(at)) && at < text.length) at++;
  return text.charCodeAt(at);
}

// Whole numbers beyond 2^53 and those too large are one thing in the text and another in a double: two readers would see two packets.
function refuseBadNumbers(value: Json): void {
  if (typeof value === 'number') {
    if (Math.abs(value) > Number.MAX_SAFE_INTEGER) throw new Refusal('packet/json-malformed');
  } else if (value !== null && typeof value === 'object') {
    for (const member of Object.values(value)) refuseBadNumbers(member); // a member of JSON is JSON
  }
}

// NUL, other controls, lone surrogates, bidirectional overrides and tag characters make a text read otherwise than it is stored.
const badCharacter = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/u;

function refuseBadCharacters(value: Json): void {
  if (typeof value === 'string') {
    if (badCharacter.test(value) || !value.isWellFormed()) throw new Refusal('packet/json-bad-character');
  } else if (Array.isArray(value)) {
    for (const element of value as readonly Json[]) refuseBadCharacters(element);
  } else if (value !== null && typeof value === 'object') {
    for (const [key, member] of Object.entries(value)) {
      refuseBadCharacters(key);
      refuseBadCharacters(member);
    }
  }
}
