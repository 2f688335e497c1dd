import type { Writer } from '../open.ts';

/**
 * What was erased leaves the place of exchange too. Of a bundle that we put, `erased` says how many of its entries had lost something by erasing when
 * it was sealed; once there are more, it is put anew without that and dropped.
 */
export function up(db: Writer): void {
  db.exec(`
    ALTER TABLE bundles ADD COLUMN erased INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX station_entries_erased ON station_entries (station, number) WHERE salt IS NULL;
  `);
}
