import { lstatSync } from 'node:fs';
import Database from 'better-sqlite3';
import { asVaultRefusal } from '../../../db/open.ts';
import { Refusal } from '../../../shared/failure.ts';
import { isThere } from '../places/sources.ts';
import { vaultPaths } from './vault-paths.ts';

/** That this process alone may touch a vault's folder, until it is released or the process ends. Releasing twice does no harm. */
export type FolderHold = { readonly release: () => void };

/**
 * Hold a vault's folder, before anything in it is read. The lock on `vault.db` is not enough: while a vault is re-keyed, that file is
 * closed and another takes its name. What is locked here is the empty file `vault.lock`, which nobody replaces, by the system's own file
 * locks (through SQLite, which has them on every platform), so that they end with the process however it ends.
 *
 * @throws Refusal `vault/open-elsewhere`; `vault/not-found` where there is no vault, and nothing is made there.
 */
export function holdFolder(folder: string): FolderHold {
  const { db, keyslots, lock } = vaultPaths(folder);
  if (!isThere(keyslots, 'vault') && !isThere(db, 'vault')) throw new Refusal('vault/not-found');
  return holdFile(lock);
}

/** Hold an empty file, which is made if it is not there, as {@link holdFolder} does. @throws Refusal `vault/open-elsewhere`, `vault/no-access`. */
export function holdFile(path: string): FolderHold {
  let held: Database.Database | undefined;
  try {
    held = new Database(path, { timeout: 100 });
    held.pragma('journal_mode=MEMORY'); // nothing is written, so nothing shall lie beside it
    held.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    held?.close();
    if (!isReadOnly(error)) throw asVaultRefusal(error);
    // What is no file cannot be held, which must not pass for a place where nobody writes.
    if (lstatSync(path, { throwIfNoEntry: false })?.isFile() === false) throw new Refusal('vault/no-access', { cause: error });
  }
  return { release: () => held?.close() };
}

/** Hold a folder for an opening: the session that `act` gives has the hold from then on; where it fails, the folder is free again. */
export async function whileHeld<T>(folder: string, act: (hold: FolderHold) => Promise<T>): Promise<T> {
  const hold = holdFolder(folder);
  try {
    return await act(hold);
  } catch (error) {
    hold.release();
    throw error;
  }
}

/** Where nothing can be written, nobody writes: there is nothing to hold. */
function isReadOnly(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code === 'SQLITE_CANTOPEN' || code.startsWith('SQLITE_READONLY');
}
