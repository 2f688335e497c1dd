import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { asVaultRefusal } from '../../../db/open.ts';
import { fsyncFolder, writeWhole } from '../places/write-whole.ts';
import { documentsIn } from './files.ts';
import { vaultPaths } from './vault-paths.ts';
import { renamed } from '../places/rename.ts';

const READY = 'READY';

/** Say that a re-keyed vault is complete: from here on it takes the old one's place, whatever happens. */
export function markRekeyReady(folder: string): void {
  const { rekey } = vaultPaths(folder);
  fsyncFolder(vaultPaths(rekey).files);
  fsyncFolder(rekey);
  writeWhole(join(rekey, READY), Buffer.alloc(0));
}

/** Put a complete re-keyed vault in place of the old one. Can be repeated from any point at which it was interrupted. */
export function finishRekey(folder: string): void {
  try {
    putRekeyedInPlace(folder);
  } catch (error) {
    throw asVaultRefusal(error);
  }
}

function putRekeyedInPlace(folder: string): void {
  const now = vaultPaths(folder);
  const next = vaultPaths(now.rekey);
  if (!existsSync(join(now.rekey, READY))) return;
  for (const name of documentsIn(next.files)) move(join(next.files, name), join(now.files, name));
  for (const name of documentsIn(next.setAside)) move(join(next.setAside, name), join(now.setAside, name));
  for (const changed of [now.files, now.setAside]) if (existsSync(changed)) fsyncFolder(changed);
  move(next.db, now.db);
  move(next.keyslots, now.keyslots);
  rmSync(now.beforeMigration, { force: true }); // it is under the key that was taken back
  fsyncFolder(folder);
  rmSync(join(now.rekey, READY), { force: true });
  rmSync(now.rekey, { recursive: true, force: true });
}

/** Remove a re-keyed vault that never became complete. Only with the database held, so that nobody is making it. */
export function dropUnfinishedRekey(folder: string): void {
  rmSync(vaultPaths(folder).rekey, { recursive: true, force: true });
}

function move(from: string, to: string): void {
  if (existsSync(from)) renamed(from, to);
}
