import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { asVaultRefusal } from '../../../db/open.ts';
import { watched, type Pieces } from './pieces.ts';
import { temporaryBeside } from './temporaries.ts';
import { renamed } from './rename.ts';

/** Write a file whole or not at all: a reader, or a crash, sees the old content or the new one. */
export function writeWhole(path: string, bytes: Uint8Array): void {
  prepareWhole(path, bytes).putInPlace();
}

/** The first half of {@link writeWhole}, in which a disk can be full: the new content lies beside, and only its name is left to change. */
export function prepareWhole(path: string, bytes: Uint8Array): { readonly putInPlace: () => void; readonly drop: () => void } {
  const temporary = temporaryBeside(path, 'new');
  const drop = () => rmSync(temporary, { force: true });
  const file = openSync(temporary, 'wx', 0o600);
  try {
    writeAll(file, bytes);
    fsyncSync(file);
  } catch (error) {
    drop();
    throw asVaultRefusal(error);
  } finally {
    closeSync(file);
  }
  return {
    drop,
    putInPlace() {
      renamed(temporary, path);
      fsyncFolder(dirname(path));
    },
  };
}

/** Make a rename in this folder lasting. Windows cannot open a folder, and keeps its own journal of names. */
export function fsyncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const file = openSync(folder, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** `id` names the half-written file, for whoever must find it after a crash; `onWhole` hears the file's SHA-256 before it gets its name. */
export type PiecesWritten = {
  readonly signal?: AbortSignal | undefined;
  readonly id?: string;
  readonly onWhole?: (sha256: string) => void;
};

/** Write pieces whole or not at all, as {@link writeWhole}; nothing of them is held. */
export async function writePiecesWhole(
  path: string,
  content: Pieces,
  { signal, id, onWhole }: PiecesWritten = {},
): Promise<void> {
  const temporary = temporaryBeside(path, 'new', id);
  const file = await open(temporary, 'wx', 0o600);
  const digest = createHash('sha256');
  try {
    await writePieces(file, onWhole ? watched(content, piece => digest.update(piece)) : content, signal);
    await file.sync();
    await file.close();
    onWhole?.(digest.digest('base64url'));
    renamed(temporary, path);
  } catch (error) {
    await file.close();
    rmSync(temporary, { force: true });
    throw asVaultRefusal(error);
  }
  fsyncFolder(dirname(path));
}

/** While one piece is written, the next is being made; and what is written goes to the disk before the end of a large file. */
async function writePieces(file: FileHandle, content: Pieces, signal?: AbortSignal): Promise<void> {
  let writing: Promise<unknown> = Promise.resolve();
  let syncing: Promise<unknown> = Promise.resolve();
  let unsyncedBytes = 0;
  try {
    for await (const piece of content) {
      signal?.throwIfAborted();
      await writing;
      writing = later(writeAllOf(file, piece));
      unsyncedBytes += piece.length;
      if (unsyncedBytes < syncedBytes) continue;
      await syncing;
      syncing = later(file.datasync());
      unsyncedBytes = 0;
    }
    await Promise.all([writing, syncing]);
  } finally {
    await Promise.allSettled([writing, syncing]);
  }
}

/** How much of a large file waits at most before it is sent to the disk. */
const syncedBytes = 32 * 1024 * 1024;

/** A failure is thrown where this is awaited. */
function later<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

/** `writeFile` would cut it in smaller writes. */
async function writeAllOf(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) at += (await file.write(bytes, at)).bytesWritten;
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
}
