import { closeSync, createReadStream, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { asVaultRefusal } from '../../../db/open.ts';

/** Write a file whole or not at all: a reader, or a crash, sees the old content or the new one. */
export function writeWhole(path: string, bytes: Uint8Array): void {
  prepareWhole(path, bytes).putInPlace();
}

/** The first half of {@link writeWhole}, in which a disk can be full: the new content lies beside, and only its name is left to change. */
export function prepareWhole(path: string, bytes: Uint8Array): { readonly putInPlace: () => void; readonly drop: () => void } {
  const temporary = `${path}.new`;
  const drop = () => rmSync(temporary, { force: true });
  const file = openSync(temporary, 'w', 0o600);
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
      renameSync(temporary, path);
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

/** Write a stream whole or not at all, as {@link writeWhole}; nothing of it is held. */
export async function writeStreamWhole(path: string, content: ReadableStream<Uint8Array>, signal?: AbortSignal): Promise<void> {
  const temporary = `${path}.new`;
  const file = openSync(temporary, 'w', 0o600);
  try {
    for await (const chunk of content) {
      signal?.throwIfAborted();
      writeAll(file, chunk);
    }
    fsyncSync(file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw asVaultRefusal(error);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, path);
  fsyncFolder(dirname(path));
}

/** A file of the disk as a web stream. */
export function streamOf(path: string): ReadableStream<Uint8Array> {
  // Node's own web stream and the DOM's are one class with two typings.
  return Readable.toWeb(
    createReadStream(path, { highWaterMark: 1 << 18 }),
  ) as NodeStream<Uint8Array> as ReadableStream<Uint8Array>;
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
}
