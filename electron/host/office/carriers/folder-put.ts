import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { renamed } from '../../places/rename.ts';
import { sweepLeftFiles, temporaryBeside } from '../../places/temporaries.ts';
import { fsyncFolder, writePiecesWhole } from '../../places/write-whole.ts';
import { partsOf, type BlobName } from './blob-name.ts';
import { checked, refused, type Content } from './carrier.ts';
import { asFolderRefusal } from './folder-faults.ts';

/** From this size on, what was written of a blob before a put was cut off is not written again. */
export const RESUMED_BYTES = 8 * 1024 * 1024;

/** Write a blob's file whole or not at all; what is under its name is replaced. Refusals as {@link asFolderRefusal}. */
export async function putFile(path: string, name: BlobName, content: Content, signal?: AbortSignal): Promise<void> {
  try {
    mkdirSync(dirname(path), { recursive: true });
    sweepLeftFiles(dirname(path));
    if (content.sizeBytes < RESUMED_BYTES) await writePiecesWhole(path, checked(name, content.from(0)), { signal });
    else await putInParts(path, name, content, signal);
  } catch (error) {
    throw asFolderRefusal(error, 'write');
  }
}

/**
 * The half-written file has a name that a later put finds again. Its beginning is read, not trusted: the digest is of all of it, and where that
 * shows it to be spoilt, the file is written from its first byte.
 */
async function putInParts(path: string, name: BlobName, content: Content, signal?: AbortSignal): Promise<void> {
  const part = temporaryBeside(path, 'new', partsOf(name).sha256.slice(0, 32));
  const { begunAt, isWhole } = await writePart(part, name, content, signal);
  if (!isWhole) {
    rmSync(part, { force: true });
    if (begunAt === 0) throw refused('carrier/damaged-blob');
    return putInParts(path, name, content, signal);
  }
  renamed(part, path);
  fsyncFolder(dirname(path));
}

async function writePart(part: string, name: BlobName, content: Content, signal?: AbortSignal) {
  const file = await open(part, 'a+', 0o600);
  try {
    const digest = createHash('sha256');
    const begunAt = await readInto(digest, file);
    for await (const piece of content.from(Math.min(begunAt, content.sizeBytes))) {
      signal?.throwIfAborted();
      digest.update(piece);
      for (let at = 0; at < piece.length;) at += (await file.write(piece, at)).bytesWritten;
    }
    await file.sync();
    return { begunAt, isWhole: digest.digest('hex') === partsOf(name).sha256 };
  } finally {
    await file.close();
  }
}

async function readInto(digest: ReturnType<typeof createHash>, file: FileHandle): Promise<number> {
  const buffer = Buffer.alloc(1024 * 1024);
  let at = 0;
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, at);
    if (bytesRead === 0) return at;
    digest.update(buffer.subarray(0, bytesRead));
    at += bytesRead;
  }
}
