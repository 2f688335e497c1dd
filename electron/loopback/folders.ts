import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FolderPurpose } from '../../shared/door.ts';

/** Names of the vaults under the folder that this door was started for. */
export function vaultNames(root: string): readonly string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && entry.name.endsWith('.enlace') && existsSync(join(root, entry.name, 'vault.db')))
    .map(entry => entry.name.slice(0, -'.enlace'.length))
    .sort();
}

/** The same with when each was last written (its database, or the log beside it that is not in it yet), the newest first. */
export function usedVaults(root: string): readonly { readonly name: string; readonly usedAtMs: number | null }[] {
  return newestFirst(vaultNames(root), name => {
    const database = join(root, `${name}.enlace`, 'vault.db');
    return [database, `${database}-wal`];
  });
}

/** Names chosen under it for a vault that an office was asked for, while its answer is awaited, the newest first. */
export function waitingNames(root: string): readonly string[] {
  const ending = '.enlace.joining';
  const names = readdirSync(root)
    .filter(name => name.endsWith(ending))
    .map(name => name.slice(0, -ending.length))
    .sort();
  return newestFirst(names, name => [join(root, `${name}${ending}`)]).map(({ name }) => name);
}

function newestFirst(names: readonly string[], filesOf: (name: string) => readonly string[]) {
  return names
    .map(name => {
      const written = filesOf(name).flatMap(path => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? []);
      return { name, usedAtMs: written.length === 0 ? null : Math.max(...written) };
    })
    .toSorted((a, b) => (b.usedAtMs ?? 0) - (a.usedAtMs ?? 0));
}

/**
 * The folder that a purpose and a name mean, always directly under `root`: the page chooses among names, never a place.
 *
 * @returns undefined if the name is no plain name, or names no vault where one must be.
 */
export function folderFor(root: string, purpose: FolderPurpose, name: string): string | undefined {
  if (purpose === 'packets' || purpose === 'backup' || purpose === 'exchange') {
    const folder = join(root, purpose);
    mkdirSync(folder, { recursive: true });
    return folder;
  }
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,80}$/u.test(name)) return undefined;
  if (purpose === 'vault' && !vaultNames(root).includes(name)) return undefined;
  return join(root, `${name}.enlace`);
}
