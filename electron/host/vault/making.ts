import { existsSync, lstatSync, readdirSync, realpathSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { asVaultRefusal } from '../../../db/open.ts';
import { Refusal } from '../../../shared/failure.ts';
import { asFileRefusal } from '../places/sinks.ts';
import { isTemporary, temporaryBeside, type FolderKind } from '../places/temporaries.ts';
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
    sweepLeftFolders(parent, 'making');
  } catch (error) {
    throw asFileRefusal(error);
  }
  const { folder: making, letGo } = heldFolder(resolve(to), 'making');
  try {
    makeFolder(making);
    const made = await make(making);
    putInPlace(making, to);
    return made;
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    throw asVaultRefusal(error);
  } finally {
    letGo();
  }
}

/** The name of a folder of ours beside a path, held by a lock beside it, so that no other run takes it for what a killed one left. */
export function heldFolder(path: string, kind: FolderKind): { readonly folder: string; readonly letGo: () => void } {
  const folder = temporaryBeside(path, kind);
  const hold = holdFile(lockOf(folder));
  const letGo = () => {
    hold.release();
    rmSync(lockOf(folder), { force: true });
  };
  return { folder, letGo };
}

/** Remove folders of one kind, this person's own, that nobody holds: killed runs left them. Links in them are not followed. */
export function sweepLeftFolders(parent: string, kind: FolderKind): void {
  const found = readdirSync(parent).map(name => basename(name, '.lock'));
  for (const name of new Set(found.filter(one => isTemporary(one, kind)))) {
    const folder = join(parent, name);
    if (!isOwn(folder) || !isOwn(lockOf(folder))) continue;
    const hold = freeHold(lockOf(folder));
    if (hold === null) continue;
    rmSync(folder, { recursive: true, force: true });
    hold.release();
    rmSync(lockOf(folder), { force: true });
  }
}

/** In a folder that all share, such as the system's temporary one, only what is this person's own is ours to lock or to remove. */
function isOwn(path: string): boolean {
  const there = lstatSync(path, { throwIfNoEntry: false });
  const { uid } = userInfo(); // -1 where the system has none: there a temporary folder is a person's own
  return there === undefined || uid === -1 || there.uid === uid;
}

/** Nothing may be there but an empty folder. A link is none, wherever it leads: a finished folder cannot take its name. */
function refuseTaken(folder: string): void {
  try {
    const there = lstatSync(resolve(folder), { throwIfNoEntry: false });
    if (there !== undefined && (!there.isDirectory() || readdirSync(folder).length > 0)) throw new Refusal('vault/exists');
  } catch (error) {
    throw asFileRefusal(error);
  }
}

/** A vault within another's folder would go with it, and be copied with it. Links are followed first. */
export function refuseInsideVault(to: string): void {
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

/** The hold on a lock, or null while somebody has it, or where nothing may be written. */
function freeHold(lock: string): FolderHold | null {
  try {
    return holdFile(lock);
  } catch {
    return null;
  }
}
