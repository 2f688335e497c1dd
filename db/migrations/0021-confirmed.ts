import type { Writer } from '../open.ts';

/** Whether this vault has a file beside it that says how far what was confirmed has come. A vault of an earlier program has none yet. */
export function up(db: Writer): void {
  db.exec('ALTER TABLE vault_state ADD COLUMN keeps_confirmed INTEGER NOT NULL DEFAULT 0');
}
