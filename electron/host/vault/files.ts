import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { mayOnlyRead, type Writer } from '../../../db/open.ts';
import { removeStoredFile } from '../../../db/stored-files.ts';
import { Refusal } from '../../../shared/failure.ts';
import { AgeRefused } from '../age/age-refused.ts';
import { decryptedFile, encrypted } from '../age/age.ts';
import type { FileStore, Services } from '../ground/context.ts';
import type { AgePair } from '../keys/age-identity.ts';
import { watched, type Pieces } from '../places/pieces.ts';
import { writePiecesWhole } from '../places/write-whole.ts';
import { vaultPaths } from './vault-paths.ts';

/** A document's file has a random name. Whatever else lies in its folder is somebody else's and is left alone. */
const NAME = /^[0-9a-f]{32}$/;

/** The documents of one vault or compartment: age files to its files identity, in `folder`. */
export function newFileStore(
  { folder, db, pair }: { readonly folder: string; readonly db: Writer; readonly pair: AgePair },
  { randomBytes }: Pick<Services, 'randomBytes'>,
): FileStore {
  return {
    async add(content, signal) {
      if (mayOnlyRead(db)) throw new Refusal('vault/read-only');
      const name = Buffer.from(randomBytes(16)).toString('hex');
      const seen = measured(content);
      await writePiecesWhole(join(folder, name), await encrypted(pair.recipient, seen.content), { signal });
      return { name, ...seen.result() };
    },
    async put(name, content, signal, sha256) {
      if (mayOnlyRead(db)) throw new Refusal('vault/read-only');
      const seen = measured(content);
      const asNamed = untilEnd(seen.content, () => {
        if (seen.result().sha256 !== sha256) throw new Refusal('office/damaged'); // before it has its name
      });
      await writePiecesWhole(storedPath(folder, name), await encrypted(pair.recipient, asNamed), { signal });
    },
    has: name => isThere(storedPath(folder, name)),
    open: name => openStored(folder, name, pair.identity),
    remove(name) {
      removeStoredFile(db, name);
      rmSync(storedPath(folder, name), { force: true });
    },
    erase(names) {
      const { setAside, beforeMigration } = vaultPaths(dirname(folder));
      for (const name of names) {
        this.remove(name);
        rmSync(storedPath(setAside, name), { force: true });
      }
      rmSync(beforeMigration, { force: true }); // a copy of the whole database, with what was erased
    },
  };
}

/** Encrypt a stored file again, from one identity to another, into another folder. */
export async function reencryptFile(
  from: { readonly folder: string; readonly pair: AgePair },
  to: { readonly folder: string; readonly pair: AgePair },
  name: string,
  signal?: AbortSignal,
): Promise<void> {
  const plain = await openStored(from.folder, name, from.pair.identity);
  await writePiecesWhole(join(to.folder, name), await encrypted(to.pair.recipient, plain), { signal });
}

async function openStored(folder: string, name: string, identity: string): Promise<Pieces> {
  const path = storedPath(folder, name);
  if (!isThere(path)) throw new Refusal('file/not-found');
  return refusingDamage(decryptedFile(identity, path));
}

/** The names of the documents' files in a folder; none if it is not there. */
export function documentsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.flatMap(entry => (entry.isFile() && NAME.test(entry.name) ? [entry.name] : [])).sort();
}

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** A name that is not one of ours never becomes a path. */
function storedPath(folder: string, name: string): string {
  if (!NAME.test(name)) throw new Refusal('file/not-found');
  return join(folder, name);
}

async function* untilEnd(content: Pieces, atEnd: () => void): AsyncGenerator<Uint8Array> {
  yield* content;
  atEnd();
}

function measured(content: Pieces) {
  const digest = createHash('sha256');
  let sizeBytes = 0;
  let crc = 0;
  const passing = watched(content, piece => {
    digest.update(piece);
    crc = crc32(piece, crc);
    sizeBytes += piece.length;
  });
  return { content: passing, result: () => ({ sizeBytes, sha256: digest.digest('base64url'), crc32: crc }) };
}

async function* refusingDamage(content: Pieces): AsyncGenerator<Uint8Array> {
  try {
    yield* content;
  } catch (error) {
    throw error instanceof AgeRefused ? new Refusal('file/damaged', { cause: error }) : error;
  }
}
