import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

/** SHA-256 of a file's bytes as they lie there, in base64url. */
export function fileDigest(path: string): string {
  const digest = createHash('sha256');
  const file = openSync(path, 'r');
  const chunk = Buffer.alloc(1 << 20);
  try {
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) digest.update(chunk.subarray(0, read));
  } finally {
    closeSync(file);
  }
  return digest.digest('base64url');
}
