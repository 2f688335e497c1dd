import { Refusal } from '../shared/failure.ts';
import type { Reader, Writer } from './open.ts';
import { migrations, type Migration } from './migrations/index.ts';

/** The version a database is at, and the newest that this program knows. */
export function schemaVersion(db: Reader): number {
  return db.pragma('user_version', { simple: true }) as number; // the pragma always answers one integer
}

/** @throws Refusal `vault/from-newer-version` if a later Enlace wrote it. */
export function refuseNewer(db: Reader, list: readonly Migration[] = migrations): void {
  if (schemaVersion(db) > list.length) throw new Refusal('vault/from-newer-version');
}

/**
 * Bring a database to the current schema, each step in its own transaction; a new database in one.
 *
 * @param copyBefore - Called once, before the first step, if a database that already has a schema will change. Where the copy goes is
 * the caller's matter: this room touches no files.
 * @throws Refusal `vault/from-newer-version` if a later Enlace wrote it; nothing is changed.
 */
export function migrate(
  db: Writer,
  {
    list = migrations,
    copyBefore = () => {},
  }: { readonly list?: readonly Migration[]; readonly copyBefore?: (version: number) => void } = {},
): void {
  refuseNewer(db, list);
  const from = schemaVersion(db);
  if (from > 0 && from < list.length) copyBefore(from);
  const steps = [...list.entries()].slice(from).map(([index, { up }]) =>
    db.transaction(() => {
      up(db);
      db.pragma(`user_version = ${index + 1}`); // undone with the rest if `up` throws
    }),
  );
  const all = () => steps.forEach(step => step());
  if (from === 0)
    db.transaction(all)(); // of what is new there is nothing to keep: it is put down once
  else all();
}
