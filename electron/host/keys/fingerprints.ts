import { createPublicKey } from 'node:crypto';
import { sha256 } from './digest.ts';

/** Fingerprint of a signing key: SHA-256 of its 32 bytes, base64url. Names the sender of a channel, and stands as `kid`. */
export function signingFingerprint(publicKey: Uint8Array): string {
  return sha256(publicKey);
}

/** Fingerprint of a packet key: SHA-256 of the age recipient's text, base64url. Names the recipient of a channel. */
export function recipientFingerprint(ageRecipient: string): string {
  return sha256(ageRecipient);
}

/** An Ed25519 public key as OpenSSL and other tools read it. */
export function publicKeyPem(publicKey: Uint8Array): string {
  const key = createPublicKey({ key: Buffer.concat([spkiPrefix, publicKey]), format: 'der', type: 'spki' });
  return key.export({ format: 'pem', type: 'spki' }).toString();
}

// RFC 8410: the fixed DER in front of a raw Ed25519 public key.
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');
