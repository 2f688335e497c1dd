import { createHmac, pbkdf2Sync } from 'node:crypto';
import { fstatSync, readSync } from 'node:fs';

// SQLCipher 4: each page ends in a 16-byte IV and an HMAC-SHA512 over its ciphertext, IV and little-endian page number. The first page
// starts with the 16-byte salt; the HMAC's key is two rounds of PBKDF2-SHA512 over the raw key, with the salt's bytes flipped by 0x3a.
const PAGE_BYTES = 4096;
const SALT_BYTES = 16;
const HMAC_BYTES = 64;
const BATCH_PAGES = 256;

/** The numbers (from 1) of the pages whose authenticity code is wrong, and how many were looked at; a torn end counts as one more. */
export async function checkPages(
  file: number,
  key: Uint8Array,
  progress: (page: number, of: number) => void,
): Promise<{ readonly pages: number; readonly wrong: readonly number[] }> {
  const { size } = fstatSync(file);
  const pages = Math.floor(size / PAGE_BYTES);
  const batch = Buffer.alloc(PAGE_BYTES * BATCH_PAGES);
  const wrong: number[] = [];
  let hmacKey: Buffer | null = null;
  for (let from = 0; from < pages; from += BATCH_PAGES) {
    const count = Math.min(BATCH_PAGES, pages - from);
    readSync(file, batch, 0, count * PAGE_BYTES, from * PAGE_BYTES);
    hmacKey ??= hmacKeyOf(key, batch.subarray(0, SALT_BYTES));
    for (let at = 0; at < count; at++) {
      const number = from + at + 1;
      if (!isAuthentic(batch.subarray(at * PAGE_BYTES, (at + 1) * PAGE_BYTES), number, hmacKey)) wrong.push(number);
    }
    progress(from + count, pages);
    await new Promise(resolve => setImmediate(resolve));
  }
  hmacKey?.fill(0);
  if (size % PAGE_BYTES !== 0) wrong.push(pages + 1);
  return { pages, wrong };
}

function hmacKeyOf(key: Uint8Array, salt: Buffer): Buffer {
  return pbkdf2Sync(
    key,
    salt.map(byte => byte ^ 0x3a),
    2,
    32,
    'sha512',
  );
}

function isAuthentic(page: Buffer, number: number, hmacKey: Buffer): boolean {
  const numberBytes = Buffer.alloc(4);
  numberBytes.writeUInt32LE(number);
  const code = createHmac('sha512', hmacKey)
    .update(page.subarray(number === 1 ? SALT_BYTES : 0, PAGE_BYTES - HMAC_BYTES))
    .update(numberBytes)
    .digest();
  return code.equals(page.subarray(PAGE_BYTES - HMAC_BYTES));
}
