import { fates } from './fates.ts';
import type { Writer } from './open.ts';

/** Of what is of one machine alone, this stays in a copy for another: what a vault is, whose it is, and how far its chains have come. */
const kept: ReadonlySet<string> = new Set(['vault_state']);

/** Take out of a copy of the office's database what is of the machine that it is copied from. */
export function emptyOwn(db: Writer): void {
  db.pragma('defer_foreign_keys = ON');
  for (const [table, { fate }] of Object.entries(fates))
    if (fate === 'here' && !kept.has(table)) db.prepare(`DELETE FROM "${table}"`).run();
  db.prepare("DELETE FROM secrets WHERE name GLOB 'station-*' OR name = 'office-carrier'").run(); // with what it logs in by
  db.prepare('DELETE FROM rows_written').run();
  db.prepare('DELETE FROM held_entries').run();
  db.prepare('DELETE FROM bundles').run();
  db.prepare('UPDATE vault_state SET keeps_confirmed = 0').run(); // the copy begins its own
}
