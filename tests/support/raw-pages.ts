import { createDecipheriv } from 'node:crypto';
import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';

// SQLCipher 4: AES-256-CBC under the raw key; the last 80 bytes of a page are its IV and its code. The first page begins with the salt.
const PAGE = 4096;
const RESERVED = 80;
const SALT = 16;

/**
 * Every page of a database as it lies on the disk, decrypted: free ones too, and those in the journal. It reads through the descriptor that
 * the session has, or by the path of a database that nobody has open.
 */
export function rawPages(at: number | string, journal: string, key: Uint8Array): Buffer {
  const bytes = typeof at === 'string' ? readFileSync(at) : read(at);
  const pages: Buffer[] = [];
  for (let from = 0; from + PAGE <= bytes.length; from += PAGE)
    pages.push(decrypted(bytes.subarray(from, from + PAGE), key, from === 0));
  const wal = existsSync(journal) ? readFileSync(journal) : Buffer.alloc(0);
  for (let from = 32; from + 24 + PAGE <= wal.length; from += 24 + PAGE) {
    const number = wal.readUInt32BE(from);
    pages.push(decrypted(wal.subarray(from + 24, from + 24 + PAGE), key, number === 1));
  }
  return Buffer.concat(pages);
}

/** Which of some words stand in bytes, whatever their case. A word's first letters may be shared with its neighbour in an index of words. */
export function wordsIn(bytes: Buffer, words: readonly string[]): readonly string[] {
  const text = bytes.toString('latin1').toLowerCase();
  return words.filter(word => text.includes(word.slice(3).toLowerCase()));
}

function decrypted(page: Buffer, key: Uint8Array, isFirst: boolean): Buffer {
  const end = PAGE - RESERVED;
  const decipher = createDecipheriv('aes-256-cbc', key, page.subarray(end, end + 16));
  decipher.setAutoPadding(false);
  return Buffer.concat([decipher.update(page.subarray(isFirst ? SALT : 0, end)), decipher.final()]);
}

function read(file: number): Buffer {
  const bytes = Buffer.alloc(fstatSync(file).size);
  readSync(file, bytes, 0, bytes.length, 0);
  return bytes;
}

/** Read a file through its own descriptor. */
export function bytesOf(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    return read(file);
  } finally {
    closeSync(file);
  }
}
