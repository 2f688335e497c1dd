import { Refusal } from '../../../../shared/failure.ts';
import type { Json } from '../../../../shared/language.ts';
import {
  openClaims,
  packetType,
  readEnvelope,
  type Envelope,
  type OpenedClaims,
} from '../../../../shared/packet-reading/envelope.ts';
import { canonical } from '../../keys/canonical.ts';
import { sha256 } from '../../keys/digest.ts';
import { verifierOf, type SigningPair } from '../../keys/ed25519.ts';
import { signingFingerprint } from '../../keys/fingerprints.ts';
import type { Opening } from './slots.ts';

/** A payload as it is read, before its claims are checked against the format. */
export type OpenedJws = OpenedClaims & {
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

/** As {@link verifyEnvelope}, of the bytes of `packet.json`; of our ledger's, what is erased here may lack. */
export function verifyPayload(packetJson: Uint8Array, publicKey: Uint8Array, erased?: readonly string[] | null): OpenedJws {
  return verifyEnvelope(readEnvelope(packetJson), publicKey, erased);
}

/**
 * Verify a packet against one key, and only then read what is signed and put its disclosures in their places.
 *
 * @throws Refusal `packet/bad-signature`, and as {@link openClaims}.
 */
export function verifyEnvelope(envelope: Envelope, publicKey: Uint8Array, erased?: readonly string[] | null): OpenedJws {
  const { signingInput, signature, kid } = envelope;
  if (!verifierOf(publicKey)(signingInput, signature) || kid !== signingFingerprint(publicKey)) {
    throw new Refusal('packet/bad-signature');
  }
  return { ...openClaims(envelope, sha256, erased ?? []), hash: sha256(signingInput), kid };
}

function encode(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64url');
}
