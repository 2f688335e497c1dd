import { hash } from 'node:crypto';
import { hmacSha256 } from './hmac.ts';

/** SHA-256 as base64url without padding: 43 characters, whatever was hashed. */
export function sha256(bytes: Uint8Array | string): string {
  return hash('sha256', bytes, 'base64url');
}

const blockBytes = 64;

/** HMAC-SHA-256 (RFC 2104) of a text under a key of any length: a large packet has ten thousand salts. */
export function hmac(key: Uint8Array, text: string): Buffer {
  return hmacSha256(key.length > blockBytes ? hash('sha256', key, 'buffer') : key, text);
}

/**
 * Bytes of a base64url text, or null if it is not the one canonical spelling: padding, other alphabets, stray characters and
 * non-zero trailing bits are all ways of writing the same bytes twice, and a signed set must have one spelling per member.
 */
export function fromBase64url(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : null;
}
