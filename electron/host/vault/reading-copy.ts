import { randomUUID } from 'node:crypto';
import { accessSync, chmodSync, constants, copyFileSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onlyRead } from '../../../db/open.ts';
import type { Services, Session } from '../ground/context.ts';
import { logIncident } from '../ground/log.ts';
import { lendCompartments } from './compartment-copies.ts';
import { heldFolder, sweepLeftFolders } from './making.ts';
import { openSession, wipe, type Opened } from './session.ts';
import { vaultPaths } from './vault-paths.ts';

/** Whether a vault can only be read where it lies: on a medium that is read-only, or in a folder where this person may not write. */
export function isReadOnlyVault(folder: string): boolean {
  const { db, keyslots } = vaultPaths(folder);
  return [folder, db, keyslots].some(path => existsSync(path) && !mayWrite(path));
}

/**
 * Open a vault that can only be read. Its database and journal are copied, encrypted as they are, into a private temporary folder, where
 * what opening does (a newer schema, the journal's end) can be done; then nothing more is written: each write is refused with
 * `vault/read-only`. Documents are read where they lie. The copy goes when the session is closed; a killed run's goes at a later
 * opening of any vault.
 */
export async function openReadingCopy(opened: Opened, services: Services): Promise<Session> {
  const { folder: copy, letGo } = heldFolder(join(tmpdir(), 'copy'), 'reading');
  const drop = () => {
    try {
      rmSync(copy, { recursive: true, force: true });
    } finally {
      letGo();
    }
  };
  try {
    copyWhatIsWritten(opened.folder, copy);
    const session = await openSession({ ...opened, folder: copy, isReading: true }, services);
    for (const db of session.visible()) onlyRead(db);
    const close = () => {
      try {
        session.close();
      } finally {
        drop();
      }
    };
    return { ...session, notices: [...session.notices, 'read-only'], close };
  } catch (error) {
    wipe(opened.secrets);
    drop();
    throw error;
  }
}

/** Remove the reading copies that killed runs left. Tidying is no reason to refuse: a later opening tries again. */
export function sweepReadingCopies(): void {
  try {
    sweepLeftFolders(tmpdir(), 'reading');
  } catch (error) {
    logIncident(randomUUID(), 'vault:sweep', error);
  }
}

function copyWhatIsWritten(folder: string, copy: string): void {
  const [from, to] = [vaultPaths(folder), vaultPaths(copy)];
  mkdirSync(copy, { mode: 0o700 });
  for (const [one, other] of [
    [from.db, to.db],
    [`${from.db}-wal`, `${to.db}-wal`],
    [from.keyslots, to.keyslots],
    [from.confirmed, to.confirmed],
  ] as const)
    if (existsSync(one)) writable(one, other);
  if (existsSync(from.files)) symlinkSync(from.files, to.files, 'junction'); // what Windows allows everybody; elsewhere a link is a link
  lendCompartments(folder, copy);
}

/** A copy takes over the modes of what it copies, and those may say that nobody writes. */
function writable(from: string, to: string): void {
  copyFileSync(from, to, constants.COPYFILE_EXCL);
  chmodSync(to, 0o600);
}

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
