import type { Writer } from '../open.ts';

/**
 * What was erased in a compartment leaves the place of exchange too. Of what we put of it, `erased` says how many of its recorded values had been
 * erased when it was sealed; once there are more, all of it is put anew and the old dropped.
 */
export function up(db: Writer): void {
  db.exec('ALTER TABLE part_bundles ADD COLUMN erased INTEGER NOT NULL DEFAULT 0');
}
