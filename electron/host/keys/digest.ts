import { createHash, createHmac } from 'node:crypto';

/** SHA-256 as base64url without padding: 43 characters, whatever was hashed. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('base64url');
}

/** HMAC-SHA-256. */
export function hmac(key: Uint8Array, text: string): Buffer {
  return createHmac('sha256', key).update(text, 'utf8').digest();
}

/**
 * Bytes of a base64url text, or null if it is not the one canonical spelling: padding, other alphabets, stray characters and
 * non-zero trailing bits are all ways of writing the same bytes twice, and a signed set must have one spelling per member.
 */
export function fromBase64url(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : null;
}
