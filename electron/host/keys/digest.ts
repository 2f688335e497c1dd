import { hash } from 'node:crypto';

/** SHA-256 as base64url without padding: 43 characters, whatever was hashed. */
export function sha256(bytes: Uint8Array | string): string {
  return hash('sha256', bytes, 'base64url');
}

const blockBytes = 64;

/**
 * HMAC-SHA-256 (RFC 2104), as two hashes at one go each: Node makes a key object for every `createHmac`, which takes ten times as long, and
 * a large packet has ten thousand salts.
 */
export function hmac(key: Uint8Array, text: string): Buffer {
  const short = key.length > blockBytes ? hash('sha256', key, 'buffer') : key;
  const textBytes = Buffer.byteLength(text, 'utf8');
  const inner = Buffer.alloc(blockBytes + textBytes, 0x36);
  const outer = Buffer.alloc(blockBytes + 32, 0x5c);
  for (let at = 0; at < short.length; at++) {
    inner[at]! ^= short[at]!;
    outer[at]! ^= short[at]!;
  }
  inner.write(text, blockBytes, 'utf8');
  outer.set(hash('sha256', inner, 'buffer'), blockBytes);
  return hash('sha256', outer, 'buffer');
}

/**
 * Bytes of a base64url text, or null if it is not the one canonical spelling: padding, other alphabets, stray characters and
 * non-zero trailing bits are all ways of writing the same bytes twice, and a signed set must have one spelling per member.
 */
export function fromBase64url(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : null;
}
