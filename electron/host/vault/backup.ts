import { createHash } from 'node:crypto';
import { chmodSync, closeSync, copyFileSync, existsSync, fsyncSync, openSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { eachRow, listTables } from '../../../db/integrity.ts';
import { closeDatabase, openDatabase, type Reader } from '../../../db/open.ts';
import { listStoredFiles } from '../../../db/stored-files.ts';
import { ownStation } from '../../../db/stations.ts';
import { isPutBack, keepPutBack, updateChannelEpoch } from '../../../db/vault-state.ts';
import { Refusal } from '../../../shared/failure.ts';
import { recordChanges } from '../audit/audit.ts';
import type { Context, Services, Session } from '../ground/context.ts';
import { fileDigest } from '../places/file-digest.ts';
import { fsyncFolder } from '../places/write-whole.ts';
import { copyCompartmentFolders, takeCompartments } from './compartment-copies.ts';
import { placeFolder } from './compartments.ts';
import { holdFolder, whileHeld } from './folder-hold.ts';
import { documentsIn } from './files.ts';
import { madeWhole } from './making.ts';
import { openSession } from './session.ts';
import { fittingSlot, readKeyslots, type Unlocking } from './vault.ts';
import { makeFolder, vaultPaths } from './vault-paths.ts';

/** How a person hears how far it is, and cancels. */
type Heard = Pick<Context, 'signal' | 'progress'>;

/**
 * Copy the open vault, encrypted as it is, into a new folder; open the copy again and compare every row and file before it gets its name.
 *
 * @throws Refusal as {@link madeWhole}, and `vault/backup-differs` if the copy does not read back the same (it is removed).
 */
export async function backupVault(
  session: Session,
  to: string,
  { signal, progress, nowMs }: Heard & Pick<Services, 'nowMs'>,
): Promise<{ readonly files: number; readonly sizeBytes: number }> {
  return madeWhole(to, async making => {
    const paths = vaultPaths(making);
    makeFolder(paths.files);
    session.office.prepare('VACUUM INTO ?').run(paths.db);
    const from = vaultPaths(session.folder);
    const names = listStoredFiles(session.office).map(({ name }) => name);
    const apart = documentsIn(from.setAside);
    writeFileSync(paths.keyslots, session.place.keyslotsText(), { mode: 0o600 });
    await copyFiles(from.files, paths.files, names, { signal, progress });
    if (apart.length > 0) makeFolder(paths.setAside);
    await copyFiles(from.setAside, paths.setAside, apart, { signal, progress });
    for (const file of [paths.db, paths.keyslots]) fsyncFile(file);
    const closed = takeCompartments(session, making, copySame);
    compareCopy(session.office, paths.db, session.keys.vaultKey);
    if (ownStation(session.office) !== null) markBehind(paths.db, session.keys.vaultKey, nowMs());
    for (const { db, place, key } of session.compartments()) compareCopy(db, vaultPaths(placeFolder(making, place)).db, key);
    session.confirmed.keepIn(making);
    const sizeBytes = [
      paths.db,
      paths.keyslots,
      ...names.map(name => join(paths.files, name)),
      ...apart.map(name => join(paths.setAside, name)),
      ...closed,
    ].reduce((sum, at) => sum + statSync(at).size, 0);
    return { files: names.length, sizeBytes };
  });
}

/**
 * Bring a backup back into a new folder and open it there. The vault gets a new channel epoch, so that packets it numbers from now on
 * are not taken for a continuation of what the lost vault sent.
 */
export async function restoreVault(from: Unlocking, to: string, services: Services & Heard): Promise<Session> {
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
  services: Services & Heard,
): Promise<Session> {
  const { file, text } = readKeyslots(from);
  const { slot, secrets } = await fittingSlot(file, label, passphrase);
  const kept = { ...secrets, vaultKey: Buffer.from(secrets.vaultKey), signingSeed: Buffer.from(secrets.signingSeed) };
  await madeWhole(to, async making => {
    await copyVault(from, making, services);
    const session = await whileHeld(making, hold =>
      openSession({ folder: making, hold, text, slot, secrets, acceptMissing, isPutBack: true }, services),
    );
    const epoch = Buffer.from(services.randomBytes(16)).toString('hex');
    recordRestored(session, services, epoch);
    session.close();
  });
  return whileHeld(to, hold => openSession({ folder: to, hold, text: readKeyslots(to).text, slot, secrets: kept }, services));
}

/** In an office of several stations the restoring is recorded once the station has heard what it wrote since. */
function recordRestored(session: Session, services: Services, epoch: string): void {
  const { office } = session;
  if (isPutBack(office)) updateChannelEpoch(office, epoch);
  else recordChanges(session, services, 'vault:restore', office, () => updateChannelEpoch(office, epoch));
}

async function copyVault(from: string, to: string, { signal, progress }: Heard): Promise<void> {
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
  const apart = documentsIn(source.setAside);
  if (apart.length > 0) makeFolder(target.setAside);
  const documents = [
    ...documentsIn(source.files).map(name => [join(source.files, name), join(target.files, name)] as const),
    ...apart.map(name => [join(source.setAside, name), join(target.setAside, name)] as const),
  ];
  for (const [index, [one, other]] of documents.entries()) {
    await setImmediate();
    progress(index, documents.length);
    signal.throwIfAborted();
    copySynced(one, other);
  }
  for (const folder of [target.files, ...(apart.length > 0 ? [target.setAside] : [])]) fsyncFolder(folder);
  await copyCompartmentFolders(from, to, copySynced, { signal, progress });
}

async function copyFiles(from: string, to: string, names: readonly string[], { signal, progress }: Heard) {
  for (const [index, name] of names.entries()) {
    signal.throwIfAborted();
    if (!existsSync(join(from, name))) throw new Refusal('file/not-found');
    copySynced(join(from, name), join(to, name));
    if (fileDigest(join(from, name)) !== fileDigest(join(to, name))) throw new Refusal('vault/backup-differs');
    progress(index + 1, names.length);
    await setImmediate();
  }
  if (names.length > 0) fsyncFolder(to);
}

/**
 * Whoever opens the backup as it lies, or lays it in the vault's place, is behind what this station has recorded since, at least by the backup itself:
 * in an office of several stations it records nothing before it has heard of that, as one that was restored.
 */
function markBehind(copyPath: string, key: Uint8Array, nowMs: number): void {
  const copy = openDatabase(copyPath, key);
  try {
    keepPutBack(copy, null, nowMs);
  } finally {
    closeDatabase(copy);
  }
  fsyncFile(copyPath);
}

/** Open the copy under the same key and compare it row by row. */
function compareCopy(original: Reader, copyPath: string, key: Uint8Array): void {
  const copy = openDatabase(copyPath, key);
  try {
    if (databaseDigest(copy) !== databaseDigest(original)) throw new Refusal('vault/backup-differs');
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

/** A copy that reads back the same. */
function copySame(from: string, to: string): void {
  copySynced(from, to);
  if (fileDigest(from) !== fileDigest(to)) throw new Refusal('vault/backup-differs');
}

function copySynced(from: string, to: string): void {
  copyFileSync(from, to);
  chmodSync(to, 0o600); // a copy takes over the modes of a medium where nobody writes
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
