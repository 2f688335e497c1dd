import { copyFileSync, existsSync, linkSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { checkSql } from '../../../db/integrity.ts';
import { closeDatabase, openDatabase } from '../../../db/open.ts';
import { listStoredFiles } from '../../../db/stored-files.ts';
import { utcStamp } from '../../../shared/clocks/civil-day.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { Services, Session } from '../ground/context.ts';
import { fsyncFolder, writeWhole } from '../places/write-whole.ts';
import { takeCompartments } from './compartment-copies.ts';
import { documentsIn } from './files.ts';
import { heldFolder } from './making.ts';
import { makeFolder, vaultPaths } from './vault-paths.ts';
import { renamed } from '../places/rename.ts';

/**
 * Save what a session holds as a vault of its own beside the one whose place another file has taken. At once and without asking, since it
 * is the last moment: the vault is being closed. Documents are linked, not copied, where the drive can: they never change.
 *
 * @returns the name of the new vault's folder.
 */
export function saveSession(session: Session, { nowMs, randomBytes }: Pick<Services, 'nowMs' | 'randomBytes'>): string {
  const stamp = utcStamp(nowMs()).slice(0, 16).replaceAll(':', '').replace('T', '-');
  const mark = Buffer.from(randomBytes(3)).toString('hex');
  const name = `${basename(session.folder).replace(/\.enlace$/, '')}-saved-${stamp}-${mark}.enlace`;
  const to = join(dirname(session.folder), name);
  const { folder: making, letGo } = heldFolder(to, 'making');
  const paths = vaultPaths(making);
  try {
    makeFolder(paths.files);
    session.office.prepare('VACUUM INTO ?').run(paths.db);
    refuseBroken(session, paths.db);
    const from = vaultPaths(session.folder);
    for (const { name: file } of listStoredFiles(session.office)) take(join(from.files, file), join(paths.files, file));
    const apart = documentsIn(from.setAside);
    if (apart.length > 0) makeFolder(paths.setAside);
    for (const file of apart) take(join(from.setAside, file), join(paths.setAside, file));
    takeCompartments(session, making, take);
    session.confirmed.keepIn(making);
    writeWhole(paths.keyslots, Buffer.from(session.place.keyslotsText()));
    fsyncFolder(paths.files);
    fsyncFolder(making);
    renamed(making, to);
    fsyncFolder(dirname(to));
    return name;
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    throw error;
  } finally {
    letGo();
  }
}

/** A database that was written over while it was open may be made of two; then there is nothing to save. */
function refuseBroken({ keys }: Session, path: string): void {
  const copy = openDatabase(path, keys.vaultKey);
  try {
    const [, wrong] = checkSql(copy);
    if (wrong.length > 0) throw new Refusal('vault/database-damaged');
  } finally {
    closeDatabase(copy);
  }
}

/** A document that went with the folder cannot be saved here; the vault's check names it. */
function take(from: string, to: string): void {
  if (!existsSync(from)) return;
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}
