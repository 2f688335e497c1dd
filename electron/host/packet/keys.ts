import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { sha256 } from './digest.ts';

/** Who signs a packet: the agency's Ed25519 public key (32 bytes) and the act of signing; the private key stays where it is. */
export type Signer = {
  readonly publicKey: Uint8Array;
  readonly sign: (bytes: Uint8Array) => Uint8Array;
};

/** Fingerprint of a signing key: SHA-256 of its 32 bytes, base64url. Names the sender of a channel, and stands as `kid`. */
export function signingFingerprint(publicKey: Uint8Array): string {
  return sha256(publicKey);
}

/** Fingerprint of a packet key: SHA-256 of the age recipient's text, base64url. Names the recipient of a channel. */
export function recipientFingerprint(ageRecipient: string): string {
  return sha256(ageRecipient);
}

/** A signer from a 32-byte Ed25519 seed. The seed is the secret itself: whoever owns it overwrites it. */
export function signerFromSeed(seed: Uint8Array): Signer {
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' });
  return {
    publicKey: rawPublicKey(createPublicKey(privateKey)),
    sign: bytes => new Uint8Array(sign(null, bytes, privateKey)),
  };
}

/** Whether an Ed25519 signature (64 bytes) over the bytes is by this key (32 bytes). False, never an error, for anything else. */
export function isSignedBy(publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  try {
    return verify(null, bytes, publicKeyObject(publicKey), signature);
  } catch {
    return false; // 32 bytes that are no point of the curve
  }
}

/** The public key as OpenSSL and other tools read it. */
export function publicKeyPem(publicKey: Uint8Array): string {
  return publicKeyObject(publicKey).export({ format: 'pem', type: 'spki' }).toString();
}

// RFC 8410: the fixed DER bytes in front of a raw Ed25519 key.
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

function publicKeyObject(publicKey: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([spkiPrefix, publicKey]), format: 'der', type: 'spki' });
}

function rawPublicKey(key: KeyObject): Uint8Array {
  return new Uint8Array(key.export({ format: 'der', type: 'spki' }).subarray(spkiPrefix.length));
}
