import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { firstReading, type Reading } from '../../../shared/catalogue-version.ts';
import { cardFile, cardPayload, cardReading } from '../../../shared/contract/card-format.ts';
import { fingerprintWords } from '../../../shared/fingerprint-words.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { Bilingual, Json } from '../../../shared/language.ts';
import { canonical } from '../keys/canonical.ts';
import { verifierOf, type SigningPair } from '../keys/ed25519.ts';
import { fromBase64url } from '../keys/digest.ts';
import { parseStrictJson } from '../../../shared/packet-reading/packet-json.ts';
import { signingFingerprint } from '../keys/fingerprints.ts';
import { isAgeRecipient } from '../keys/seal.ts';

/** An agency card's content: who it is, and with which keys it signs and is written to. */
export type Card = z.output<typeof cardPayload>;

const cardType = 'enlace-card';
export const maxCardBytes = 64 * 1024;
const cardBounds = { mostBytes: maxCardBytes, mostValues: 1_000 };

/**
 * Write a card, signed with its own key and, when it replaces another key, with that one too.
 *
 * @param signers - The card's own key first; the key it replaces second.
 * @param reading - What this office's program reads. It stands in a signature of its own, which an earlier program skips. One of the first
 *   release takes two signatures at most, and no card that replaces a key and says this.
 */
export function writeCard(card: Card, signers: readonly SigningPair[], reading: Reading | null = null): string {
  const payload = Buffer.from(canonical(card)).toString('base64url');
  const signatures = signers.map(signer => signed(payload, signer, headerOf(signer.publicKey)));
  const [own] = signers;
  if (reading !== null && own !== undefined)
    signatures.push(signed(payload, own, { ...headerOf(own.publicKey), reads: reading }));
  return canonical({ payload, signatures });
}

/**
 * Read a card and verify its own signature, and that of the key it replaces as far as that key is known here.
 *
 * @param oldKey - The signing key now held for the agency, or null.
 * @returns the card, whether `oldKey` signed it, and what the office's program reads: that of the first release if the card does not say.
 * @throws Refusal `card/malformed`, `card/bad-signature`.
 */
export function readCard(bytes: Uint8Array, oldKey: Uint8Array | null): ReadCard {
  const file = cardFile.safeParse(parsed(bytes));
  if (!file.success) throw new Refusal('card/malformed');
  const payloadBytes = fromBase64url(file.data.payload);
  const payload = cardPayload.safeParse(payloadBytes === null ? null : parsed(payloadBytes));
  if (!payload.success || !isAgeRecipient(payload.data.recipient)) throw new Refusal('card/malformed');
  const card = payload.data;
  const signedBy = (key: Uint8Array): boolean => file.data.signatures.some(one => isSignature(one, file.data.payload, key));
  if (!signedBy(signingKeyOf(card))) throw new Refusal('card/bad-signature');
  const isByOldKey = oldKey !== null && card.replaces === signingFingerprint(oldKey) && signedBy(oldKey);
  return { card, isByOldKey, reading: readingOf(file.data, signingKeyOf(card)) };
}

/** A card as it was read. */
export type ReadCard = { readonly card: Card; readonly isByOldKey: boolean; readonly reading: Reading };

/** What the office of a card that was taken in reads, as it says there. */
export function readingOfCard(card: string): Reading {
  return readCard(Buffer.from(card), null).reading;
}

/** What the card's own key says that its program reads. A statement that was altered is no card at all. */
function readingOf({ payload, signatures }: z.output<typeof cardFile>, key: Uint8Array): Reading {
  for (const one of signatures) {
    const bytes = fromBase64url(one.protected);
    const header = bytes === null ? null : parsed(bytes);
    if (typeof header !== 'object' || header === null || !('reads' in header)) continue;
    const { reads, ...rest } = header;
    if (canonical(rest) !== canonical(headerOf(key))) continue; // a later way of saying it, or another's
    const reading = cardReading.safeParse(reads);
    if (!reading.success || !verifies(one, payload, key)) throw new Refusal('card/bad-signature');
    const { approvals, senders, ...read } = reading.data;
    return { ...read, ...(approvals === undefined ? {} : { approvals }), ...(senders === undefined ? {} : { senders }) };
  }
  return firstReading;
}

/** A card's Ed25519 public key, 32 bytes. */
export function signingKeyOf(card: Card): Uint8Array {
  const key = fromBase64url(card.signingKey);
  if (key?.length !== 32) throw new Refusal('card/malformed');
  return new Uint8Array(key);
}

/**
 * Twelve words, the same places in the Spanish and in the English list, over both keys: what two people compare by telephone.
 * 132 bits of SHA-256("enlace-card/1" NUL signing key, recipient).
 */
export function cardWords(signingKey: Uint8Array, recipient: string): Bilingual {
  return fingerprintWords(createHash('sha256').update('enlace-card/1\0').update(signingKey).update(recipient).digest());
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return parseStrictJson(bytes, cardBounds);
  } catch {
    throw new Refusal('card/malformed');
  }
}

const headerOf = (key: Uint8Array) => ({ alg: 'EdDSA', kid: signingFingerprint(key), typ: cardType });

type CardSignature = { readonly protected: string; readonly signature: string };

function signed(payload: string, signer: SigningPair, header: Json): CardSignature {
  const protectedPart = Buffer.from(canonical(header)).toString('base64url');
  const signature = signer.sign(Buffer.from(`${protectedPart}.${payload}`, 'ascii'));
  return { protected: protectedPart, signature: Buffer.from(signature).toString('base64url') };
}

function isSignature(one: CardSignature, payload: string, key: Uint8Array): boolean {
  // One spelling of the protected header: whatever else it said could mean something to another reader.
  return fromBase64url(one.protected)?.toString() === canonical(headerOf(key)) && verifies(one, payload, key);
}

function verifies(one: CardSignature, payload: string, key: Uint8Array): boolean {
  const signature = fromBase64url(one.signature);
  return signature !== null && verifierOf(key)(Buffer.from(`${one.protected}.${payload}`, 'ascii'), signature);
}
