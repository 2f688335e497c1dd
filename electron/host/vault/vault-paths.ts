import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { asFileRefusal } from '../places/sinks.ts';

/** The files of a vault's folder. */
export function vaultPaths(folder: string) {
  return {
    db: join(folder, 'vault.db'),
    keyslots: join(folder, 'keyslots.json'),
    files: join(folder, 'files'),
    /** How far the audit chain had come when something was last confirmed. */
    confirmed: join(folder, 'confirmed.jsonl'),
    /** Whole documents that the database did not name when it was opened: they come back when it does, or a person deletes them. */
    setAside: join(folder, 'set-aside'),
    /** Cases marked for named people: in each folder a database and its documents, laid out as in the vault's own. */
    compartments: join(folder, 'compartments'),
    /** Empty; who has it locked holds the folder. */
    lock: join(folder, 'vault.lock'),
    /** The last copy that was made before the schema changed. */
    beforeMigration: join(folder, 'before-migration.db'),
    /** A re-keyed vault in the making; `READY` in it says that it is complete and takes the old one's place. */
    rekey: join(folder, 'rekey'),
  };
}

/** Make a folder and those above it. Step by step: where nothing may be made, Node's own `recursive` can go on for ever. */
export function makeFolder(folder: string): void {
  try {
    if (!existsSync(dirname(folder))) makeFolder(dirname(folder));
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    throw asFileRefusal(error);
  }
}
