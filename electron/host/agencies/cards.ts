import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { cardFile, cardPayload } from '../../../shared/contract/card-format.ts';
import { fingerprintWords } from '../../../shared/fingerprint-words.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { Bilingual } from '../../../shared/language.ts';
import { canonical } from '../keys/canonical.ts';
import { verifierOf, type SigningPair } from '../keys/ed25519.ts';
import { fromBase64url } from '../keys/digest.ts';
import { parseStrictJson } from '../places/json.ts';
import { signingFingerprint } from '../keys/fingerprints.ts';
import { isAgeRecipient } from '../keys/seal.ts';

/** An agency card's content: who it is, and with which keys it signs and is written to. */
export type Card = z.output<typeof cardPayload>;

const cardType = 'enlace-card';
export const maxCardBytes = 64 * 1024;

/**
 * Write a card, signed with its own key and, when it replaces another key, with that one too.
 *
 * @param signers - The card's own key first; the key it replaces second.
 */
export function writeCard(card: Card, signers: readonly SigningPair[]): string {
  const payload = Buffer.from(canonical(card)).toString('base64url');
  const signatures = signers.map(signer => {
    const header = { alg: 'EdDSA', kid: signingFingerprint(signer.publicKey), typ: cardType };
    const protectedPart = Buffer.from(canonical(header)).toString('base64url');
    const signature = signer.sign(Buffer.from(`${protectedPart}.${payload}`, 'ascii'));
    return { protected: protectedPart, signature: Buffer.from(signature).toString('base64url') };
  });
  return canonical({ payload, signatures });
}

/**
 * Read a card and verify its own signature, and that of the key it replaces as far as that key is known here.
 *
 * @param oldKey - The signing key now held for the agency, or null.
 * @returns the card, and whether `oldKey` signed it.
 * @throws Refusal `card/malformed`, `card/bad-signature`.
 */
export function readCard(bytes: Uint8Array, oldKey: Uint8Array | null): { readonly card: Card; readonly isByOldKey: boolean } {
  const file = cardFile.safeParse(parsed(bytes));
  if (!file.success) throw new Refusal('card/malformed');
  const payloadBytes = fromBase64url(file.data.payload);
  const payload = cardPayload.safeParse(payloadBytes === null ? null : parsed(payloadBytes));
  if (!payload.success || !isAgeRecipient(payload.data.recipient)) throw new Refusal('card/malformed');
  const card = payload.data;
  const signedBy = (key: Uint8Array): boolean => file.data.signatures.some(one => isSignature(one, file.data.payload, key));
  if (!signedBy(signingKeyOf(card))) throw new Refusal('card/bad-signature');
  return { card, isByOldKey: oldKey !== null && card.replaces === signingFingerprint(oldKey) && signedBy(oldKey) };
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
    return parseStrictJson(bytes, maxCardBytes);
  } catch {
    throw new Refusal('card/malformed');
  }
}

function isSignature(one: { readonly protected: string; readonly signature: string }, payload: string, key: Uint8Array): boolean {
  const header = fromBase64url(one.protected);
  const expected = { alg: 'EdDSA', kid: signingFingerprint(key), typ: cardType };
  // One spelling of the protected header: whatever else it said could mean something to another reader.
  if (header?.toString() !== canonical(expected)) return false;
  const signature = fromBase64url(one.signature);
  return signature !== null && verifierOf(key)(Buffer.from(`${one.protected}.${payload}`, 'ascii'), signature);
}
