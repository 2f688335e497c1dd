import { join } from 'node:path';

/** The files of a vault's folder. */
export function vaultPaths(folder: string) {
  return {
    db: join(folder, 'vault.db'),
    keyslots: join(folder, 'keyslots.json'),
    files: join(folder, 'files'),
    /** How far the audit chain had come when something was last confirmed. */
    confirmed: join(folder, 'confirmed.jsonl'),
    /** Empty; who has it locked holds the folder. */
    lock: join(folder, 'vault.lock'),
    /** The last copy that was made before the schema changed. */
    beforeMigration: join(folder, 'before-migration.db'),
    /** A re-keyed vault in the making; `READY` in it says that it is complete and takes the old one's place. */
    rekey: join(folder, 'rekey'),
  };
}
