import { createHash } from 'node:crypto';
import { createReadStream, lstatSync, readdirSync, rmSync, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { fsyncFolder } from '../../places/write-whole.ts';
import { partsOf, type BlobName } from './blob-name.ts';
import { checked, refused, type Carrier, type Cursor, type Listed } from './carrier.ts';
import { asFolderRefusal } from './folder-faults.ts';
import { refuseUnmarked } from './folder-marker.ts';
import { blobOfFile, fileOf, folderOf, isStationFolder } from './folder-names.ts';
import { putFile } from './folder-put.ts';

/** How often a folder is looked at by {@link Carrier.watch}: what a system tells of a share or a synchronized folder is not to be relied on. */
const LOOK_MS = 5_000;

/**
 * A folder as a carrier: a stick, a share, a folder that a program synchronizes. Nothing is installed there. Each station writes in a folder
 * of its own, each file whole or not at all. It has no order that could be trusted, since files appear late and with older times: what is new is
 * what the asker does not have. A cursor only leads on through the pages of one listing; after the last of them all is looked at again.
 *
 * @param office - The number that {@link markFolder} wrote there.
 */
export function folderCarrier(folder: string, office: string, lookMs = LOOK_MS): Carrier {
  const pathOf = (name: BlobName) => join(folder, folderOf(partsOf(name).station), fileOf(name));
  return {
    kind: 'folder',
    async put(name, content, signal) {
      refuseUnmarked(folder, office);
      const path = pathOf(name);
      if (await isWhole(path, name, content.sizeBytes)) return 'there';
      await putFile(path, name, content, signal);
      return 'put';
    },
    async list({ kind, after, isKnown, most }) {
      refuseUnmarked(folder, office);
      const blobs: Listed[] = [];
      for (const [name, path] of filesIn(folder)) {
        if (partsOf(name).kind !== kind || isKnown(name) || (after !== null && placeOf(name) <= after)) continue;
        const found = fileAt(path);
        if (found === null) continue; // it went since, or is no ordinary file
        const last = blobs.at(-1);
        if (blobs.length === most && last !== undefined)
          return { blobs, cursor: placeOf(last.name) as Cursor, hasMore: true, startedAnew: false };
        blobs.push({ name, sizeBytes: found.size });
      }
      return { blobs, cursor: FROM_THE_START, hasMore: false, startedAnew: false };
    },
    async *get(name, fromByte = 0, signal) {
      refuseUnmarked(folder, office);
      const path = await readableOf(folder, name);
      if (path === null) throw refused('carrier/no-blob');
      try {
        const pieces = createReadStream(path, { start: fromByte, highWaterMark: 512 * 1024, signal });
        yield* fromByte === 0 ? checked(name, pieces) : pieces;
      } catch (error) {
        signal?.throwIfAborted();
        throw asFolderRefusal(error, 'read');
      }
    },
    async drop(name) {
      refuseUnmarked(folder, office);
      const files = filesOf(folder, name);
      try {
        for (const file of files) rmSync(file, { force: true });
        for (const own of new Set(files.map(file => dirname(file)))) fsyncFolder(own);
      } catch (error) {
        throw asFolderRefusal(error, 'write');
      }
      return files.length > 0;
    },
    watch(heard) {
      let seen = seenIn(folder);
      const timer = setInterval(() => {
        const now = seenIn(folder);
        if (now === seen) return;
        seen = now;
        heard();
      }, lookMs);
      timer.unref();
      return () => clearInterval(timer);
    },
    close: () => Promise.resolve(),
  };
}

/** Whether the blob lies under its name as it should: then it is not written a second time. */
async function isWhole(path: string, name: BlobName, sizeBytes: number): Promise<boolean> {
  return fileAt(path)?.size === sizeBytes && (await isBlob(path, name));
}

/** An ordinary file, and no link to one. */
function fileAt(path: string): Stats | null {
  try {
    const found = lstatSync(path, { throwIfNoEntry: false });
    return found?.isFile() === true ? found : null;
  } catch (error) {
    throw asFolderRefusal(error, 'read');
  }
}

async function isBlob(path: string, name: BlobName): Promise<boolean> {
  const digest = createHash('sha256');
  try {
    for await (const piece of createReadStream(path, { highWaterMark: 512 * 1024 })) digest.update(piece as Buffer);
  } catch (error) {
    throw asFolderRefusal(error, 'read');
  }
  return digest.digest('hex') === partsOf(name).sha256;
}

/** Where a blob can be read: under its name, or, where that is missing or spoilt, as a copy that holds it. Null: nothing of it is there. */
async function readableOf(folder: string, name: BlobName): Promise<string | null> {
  const files = filesOf(folder, name);
  if (files.length > 1) for (const file of files) if (await isBlob(file, name)) return file;
  return files[0] ?? null;
}

/** Every file that may hold a blob, that under its own name first. */
function filesOf(folder: string, name: BlobName): readonly string[] {
  return stationFoldersIn(folder)
    .filter(own => own.toLowerCase() === folderOf(partsOf(name).station))
    .flatMap(own => namesIn(join(folder, own)).map(file => ({ path: join(folder, own, file), blob: blobOfFile(own, file) })))
    .filter(({ blob }) => blob?.name === name)
    .sort((a, b) => Number(a.blob?.isCopy) - Number(b.blob?.isCopy))
    .map(({ path }) => path);
}

/** Each blob once, with a file that may hold it, in the order of {@link placeOf}. */
function filesIn(folder: string): readonly (readonly [BlobName, string])[] {
  const found = new Map<BlobName, string>();
  for (const own of stationFoldersIn(folder))
    for (const file of namesIn(join(folder, own))) {
      const blob = blobOfFile(own, file);
      if (blob !== null && (!blob.isCopy || !found.has(blob.name))) found.set(blob.name, join(folder, own, file));
    }
  return [...found].sort(([a], [b]) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

function placeOf(name: BlobName): string {
  return `${String(partsOf(name).station).padStart(4, '0')}/${name}`;
}

const FROM_THE_START = '' as Cursor;

function stationFoldersIn(folder: string): readonly string[] {
  return namesIn(folder).filter(isStationFolder);
}

/** Names in a folder; none where it went in the meantime, or is a file. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return [];
    throw asFolderRefusal(error, 'read');
  }
}

/** Something that is another text when other blobs lie there. A folder that is gone changes nothing until it is back. */
function seenIn(folder: string): string {
  try {
    const digest = createHash('sha256');
    for (const [name] of filesIn(folder)) digest.update(name);
    return digest.digest('hex');
  } catch {
    return '';
  }
}
