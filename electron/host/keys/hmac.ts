import { hash } from 'node:crypto';

const BLOCK = 64; // of SHA-256, in bytes

/**
 * HMAC-SHA-256 (RFC 2104) of a text in UTF-8, under a key of at most 64 bytes. The platform's own makes a key object and two states for
 * each call, which costs five times the two hashes; a large import commits to each of its records.
 */
export function hmacSha256(key: Uint8Array, text: string): Buffer {
  if (key.length > BLOCK) throw new RangeError('a longer key would have to be hashed first');
  const inner = Buffer.allocUnsafe(BLOCK + Buffer.byteLength(text)).fill(0x36, 0, BLOCK);
  const outer = Buffer.allocUnsafe(BLOCK + 32).fill(0x5c, 0, BLOCK); // the rest of both is written below
  for (let at = 0; at < key.length; at++) {
    inner[at] = key[at]! ^ 0x36;
    outer[at] = key[at]! ^ 0x5c;
  }
  inner.write(text, BLOCK);
  hash('sha256', inner, 'buffer').copy(outer, BLOCK);
  return hash('sha256', outer, 'buffer');
}
