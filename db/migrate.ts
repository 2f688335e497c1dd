import { Refusal } from '../shared/failure.ts';
import type { Writer } from './open.ts';
import { migrations, type Migration } from './migrations/index.ts';

/** The version a database is at, and the newest that this program knows. */
export function schemaVersion(db: Writer): number {
  return db.pragma('user_version', { simple: true }) as number; // the pragma always answers one integer
}

/**
 * Bring a database to the current schema, each step in its own transaction.
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
  const from = schemaVersion(db);
  if (from > list.length) throw new Refusal('vault/from-newer-version');
  if (from > 0 && from < list.length) copyBefore(from);
  for (const [index, { up }] of list.entries()) {
    const version = index + 1;
    if (version <= from) continue;
    db.transaction(() => {
      up(db);
      db.pragma(`user_version = ${version}`); // undone with the rest if `up` throws
    })();
  }
}
