import { createHash } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  readSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { eachRow, listTables } from '../../../db/integrity.ts';
import { asVaultRefusal, closeDatabase, openDatabase, type Reader } from '../../../db/open.ts';
import { listStoredFiles } from '../../../db/stored-files.ts';
import { updateChannelEpoch } from '../../../db/vault-state.ts';
import { Refusal } from '../../../shared/failure.ts';
import { recordChanges } from '../audit/audit.ts';
import type { Context, Services, Session } from '../ground/context.ts';
import { fsyncFolder } from '../places/write-whole.ts';
import { holdFolder, whileHeld } from './folder-hold.ts';
import { openSession } from './session.ts';
import { fittingSlot, readKeyslots, type Unlocking } from './vault.ts';
import { makeFolder, putInPlace, refuseTaken } from './vault-create.ts';
import { vaultPaths } from './vault-paths.ts';

/**
 * Copy the open vault, encrypted as it is, into a new folder; open the copy again and compare every row and file before it gets its name.
 *
 * @throws Refusal `vault/exists` if something is there, `vault/backup-differs` if the copy does not read back the same (it is removed).
 */
export async function backupVault(
  session: Session,
  to: string,
  { signal, progress }: Pick<Context, 'signal' | 'progress'>,
): Promise<{ readonly files: number; readonly sizeBytes: number }> {
  refuseTaken(to);
  const making = `${to}.making`;
  rmSync(making, { recursive: true, force: true });
  try {
    const paths = vaultPaths(making);
    makeFolder(paths.files);
    session.office.prepare('VACUUM INTO ?').run(paths.db);
    const names = listStoredFiles(session.office).map(({ name }) => name);
    writeFileSync(paths.keyslots, readKeyslots(session.folder).text, { mode: 0o600 });
    await copyFiles(vaultPaths(session.folder).files, paths.files, names, { signal, progress });
    for (const file of [paths.db, paths.keyslots]) fsyncFile(file);
    compareCopy(session, paths.db);
    session.confirmed.keepIn(making);
    const sizeBytes = [paths.db, paths.keyslots, ...names.map(name => join(paths.files, name))].reduce(
      (sum, at) => sum + statSync(at).size,
      0,
    );
    putInPlace(making, to);
    return { files: names.length, sizeBytes };
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    throw asVaultRefusal(error);
  }
}

/**
 * Bring a backup back into a new folder and open it there. The vault gets a new channel epoch, so that packets it numbers from now on
 * are not taken for a continuation of what the lost vault sent.
 */
export async function restoreVault(from: Unlocking, to: string, services: Services): Promise<Session> {
  refuseTaken(to);
  const source = holdFolder(from.folder);
  try {
    return await restoreHeld(from, to, services);
  } finally {
    source.release();
  }
}

async function restoreHeld(
  { folder: from, label, passphrase, acceptMissing }: Unlocking,
  to: string,
  services: Services,
): Promise<Session> {
  const { file, text } = readKeyslots(from);
  const { slot, secrets } = await fittingSlot(file, label, passphrase);
  const kept = { ...secrets, vaultKey: Buffer.from(secrets.vaultKey), signingSeed: Buffer.from(secrets.signingSeed) };
  const making = `${to}.making`;
  rmSync(making, { recursive: true, force: true });
  try {
    copyVault(from, making);
    const session = await whileHeld(making, hold =>
      openSession({ folder: making, hold, text, slot, secrets, acceptMissing }, services),
    );
    const epoch = Buffer.from(services.randomBytes(16)).toString('hex');
    recordChanges(session, services, 'vault:restore', session.office, () => updateChannelEpoch(session.office, epoch));
    session.close();
    putInPlace(making, to);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    throw asVaultRefusal(error);
  }
  return whileHeld(to, hold => openSession({ folder: to, hold, text: readKeyslots(to).text, slot, secrets: kept }, services));
}

function copyVault(from: string, to: string): void {
  const source = vaultPaths(from);
  const target = vaultPaths(to);
  if (!existsSync(source.db)) throw new Refusal('vault/not-found');
  makeFolder(target.files);
  for (const [one, other] of [
    [source.db, target.db],
    [`${source.db}-wal`, `${target.db}-wal`],
    [source.keyslots, target.keyslots],
    [source.confirmed, target.confirmed],
  ] as const)
    if (existsSync(one)) copySynced(one, other);
  for (const name of existsSync(source.files) ? readdirSync(source.files) : [])
    copySynced(join(source.files, name), join(target.files, name));
  fsyncFolder(target.files);
}

async function copyFiles(
  from: string,
  to: string,
  names: readonly string[],
  { signal, progress }: Pick<Context, 'signal' | 'progress'>,
) {
  for (const [index, name] of names.entries()) {
    signal.throwIfAborted();
    if (!existsSync(join(from, name))) throw new Refusal('file/not-found');
    copySynced(join(from, name), join(to, name));
    if (fileDigest(join(from, name)) !== fileDigest(join(to, name))) throw new Refusal('vault/backup-differs');
    progress(index + 1, names.length);
    await new Promise(resolve => setImmediate(resolve));
  }
  fsyncFolder(to);
}

/** Open the copy under the same key and compare it row by row. */
function compareCopy(session: Session, copyPath: string): void {
  const copy = openDatabase(copyPath, session.keys.vaultKey);
  try {
    if (databaseDigest(copy) !== databaseDigest(session.office)) throw new Refusal('vault/backup-differs');
  } finally {
    closeDatabase(copy);
  }
}

function databaseDigest(db: Reader): string {
  const digest = createHash('sha256');
  for (const table of listTables(db)) {
    digest.update(`\0table\0${table}`);
    for (const row of eachRow(db, table)) {
      for (const value of row) {
        digest.update(`\0${typeof value}\0`);
        digest.update(value instanceof Uint8Array ? value : String(value));
      }
    }
  }
  return digest.digest('hex');
}

function fileDigest(path: string): string {
  const digest = createHash('sha256');
  const file = openSync(path, 'r');
  const chunk = Buffer.alloc(1 << 20);
  try {
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) digest.update(chunk.subarray(0, read));
  } finally {
    closeSync(file);
  }
  return digest.digest('hex');
}

function copySynced(from: string, to: string): void {
  copyFileSync(from, to);
  fsyncFile(to);
}

function fsyncFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
