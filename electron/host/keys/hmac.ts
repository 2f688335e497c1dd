import { hash } from 'node:crypto';

const BLOCK = 64; // of SHA-256, in bytes
const DIGEST = 32;

/** Where the two blocks are laid out, so that a commitment to each of a hundred thousand records makes no memory of its own. Emptied after use. */
const inner = Buffer.alloc(64 * 1024);
const outer = Buffer.alloc(BLOCK + DIGEST);
/** A UTF-16 unit takes three bytes of UTF-8 at most. */
const MOST_UNITS = Math.floor((inner.length - BLOCK) / 3);

/**
 * HMAC-SHA-256 (RFC 2104) of a text in UTF-8, under a key of at most 64 bytes. The platform's own makes a key object and two states for
 * each call, which costs ten times the two hashes; a large import commits to each of its records. Digests go through text of one byte a
 * character: for a buffer the platform makes memory of its own, which takes as long as the hash.
 */
export function hmacSha256(key: Uint8Array, text: string): Buffer {
  if (key.length > BLOCK) throw new RangeError('a longer key would have to be hashed first');
  const room = text.length <= MOST_UNITS ? inner : Buffer.alloc(BLOCK + Buffer.byteLength(text));
  room.fill(0x36, 0, BLOCK);
  outer.fill(0x5c, 0, BLOCK);
  for (let at = 0; at < key.length; at++) {
    room[at] = key[at]! ^ 0x36;
    outer[at] = key[at]! ^ 0x5c;
  }
  const end = BLOCK + room.write(text, BLOCK);
  outer.write(hash('sha256', room.subarray(0, end), 'binary'), BLOCK, 'latin1');
  const made = Buffer.allocUnsafe(DIGEST);
  made.write(hash('sha256', outer, 'binary'), 'latin1');
  room.fill(0, 0, end);
  outer.fill(0);
  return made;
}
