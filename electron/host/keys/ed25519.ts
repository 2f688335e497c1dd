import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

// RFC 8410: the fixed DER before a raw Ed25519 seed (PKCS #8) and a raw public key (SPKI).
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** A signing pair from its 32-byte seed. The seed stays the caller's, who overwrites it. */
export type SigningPair = { readonly publicKey: Uint8Array; readonly sign: (bytes: Uint8Array) => Uint8Array };

export function signingPair(seed: Uint8Array): SigningPair {
  const der = Buffer.concat([PKCS8, seed]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  der.fill(0);
  return { publicKey: rawPublicKey(createPublicKey(key)), sign: bytes => sign(null, bytes, key) };
}

/** @returns a verifier for one raw public key; false for whatever does not verify, never an error. */
export function verifierOf(publicKey: Uint8Array): (bytes: Uint8Array, signature: Uint8Array) => boolean {
  if (publicKey.length !== 32) return () => false;
  const key = keyOf(publicKey);
  return (bytes, signature) => verify(null, bytes, key, signature);
}

/** Making a key of its bytes costs as much as checking with it, and an office has few: those that were used are kept ready. */
function keyOf(publicKey: Uint8Array): KeyObject {
  const name = Buffer.from(publicKey).toString('base64');
  const key = ready.get(name) ?? createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' });
  if (ready.size >= MOST_READY) ready.clear();
  ready.set(name, key);
  return key;
}

const MOST_READY = 256;
const ready = new Map<string, KeyObject>();

function rawPublicKey(key: KeyObject): Uint8Array {
  return key.export({ format: 'der', type: 'spki' }).subarray(SPKI.length);
}
