import { existsSync, readdirSync, realpathSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { asVaultRefusal } from '../../../db/open.ts';
import { Refusal } from '../../../shared/failure.ts';
import { asFileRefusal } from '../places/sinks.ts';
import { isTemporary, temporaryBeside } from '../places/temporaries.ts';
import { fsyncFolder } from '../places/write-whole.ts';
import { holdFile, type FolderHold } from './folder-hold.ts';
import { makeFolder, vaultPaths } from './vault-paths.ts';
import { renamed } from '../places/rename.ts';

/**
 * Make a vault's folder whole or not at all: in a folder beside it, under a name that only we give, which gets the right name at the end. A
 * lock beside says that somebody is at it; what a killed run left without one is removed by the next run beside it.
 *
 * @throws Refusal `vault/exists` where anything is but an empty folder, `vault/inside-vault` within a vault's folder.
 */
export async function madeWhole<T>(to: string, make: (making: string) => Promise<T> | T): Promise<T> {
  refuseTaken(to);
  refuseInsideVault(to);
  const parent = dirname(resolve(to));
  if (!existsSync(parent)) makeFolder(parent);
  try {
    sweepLeftFolders(parent);
  } catch (error) {
    throw asFileRefusal(error);
  }
  const making = temporaryBeside(resolve(to), 'making');
  const hold = holdFile(lockOf(making));
  try {
    makeFolder(making);
    const made = await make(making);
    putInPlace(making, to);
    return made;
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    throw asVaultRefusal(error);
  } finally {
    hold.release();
    rmSync(lockOf(making), { force: true });
  }
}

/** Nothing may be there but an empty folder. */
function refuseTaken(folder: string): void {
  try {
    const there = statSync(folder, { throwIfNoEntry: false });
    if (there !== undefined && (!there.isDirectory() || readdirSync(folder).length > 0)) throw new Refusal('vault/exists');
  } catch (error) {
    throw asFileRefusal(error);
  }
}

/** A vault within another's folder would go with it, and be copied with it. Links are followed first. */
function refuseInsideVault(to: string): void {
  const above = realAncestor(resolve(to));
  if (!statSync(above).isDirectory()) throw new Refusal('file/no-folder');
  for (let folder = above; ; folder = dirname(folder)) {
    const { db, keyslots } = vaultPaths(folder);
    if (existsSync(db) && existsSync(keyslots)) throw new Refusal('vault/inside-vault');
    if (dirname(folder) === folder) return;
  }
}

function realAncestor(path: string): string {
  return existsSync(path) ? realpathSync(path) : realAncestor(dirname(path));
}

function putInPlace(finished: string, folder: string): void {
  if (existsSync(folder)) rmdirSync(folder); // empty, or this refuses
  fsyncFolder(finished);
  renamed(finished, folder);
  fsyncFolder(dirname(resolve(folder)));
}

function lockOf(making: string): string {
  return `${making}.lock`;
}

/** Remove the folders in the making that nobody holds. */
function sweepLeftFolders(parent: string): void {
  const found = readdirSync(parent).map(name => basename(name, '.lock'));
  for (const name of new Set(found.filter(one => isTemporary(one, 'making')))) {
    const making = join(parent, name);
    const hold = freeHold(lockOf(making));
    if (hold === null) continue;
    rmSync(making, { recursive: true, force: true });
    hold.release();
    rmSync(lockOf(making), { force: true });
  }
}

/** The hold on a lock, or null while somebody has it, or where nothing may be written. */
function freeHold(lock: string): FolderHold | null {
  try {
    return holdFile(lock);
  } catch {
    return null;
  }
}
