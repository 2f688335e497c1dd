import type { Writer } from '../open.ts';

/** An entry whose rows went into a compartment by another machine kept the salt by which they could be guessed. */
export function up(db: Writer): void {
  db.exec(`
    UPDATE station_entries SET salt = NULL WHERE salt IS NOT NULL
      AND (station, number) IN (SELECT station, number FROM row_writes WHERE cells IS NULL AND kind IN ('put', 'set'))
  `);
}
