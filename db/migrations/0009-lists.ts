import type { Writer } from '../open.ts';

/** What lists are read by: the order of titles and names, and what the office may owe without reading every record of every case. */
export function up(db: Writer): void {
  db.exec(`
    CREATE INDEX records_owing ON records (entity, case_id) WHERE entity IN ('commitment', 'request');
    CREATE INDEX exchanges_unacknowledged ON records (case_id)
      WHERE entity = 'exchange' AND fields ->> 'followUp' IS NOT NULL AND fields ->> 'acknowledgedOn' IS NULL;
  `);

  // Folded, so that Álvarez stands before Benítez; folding is the program's, so opening the vault fills the keys that are missing.
  db.exec(`
    ALTER TABLE cases ADD COLUMN title_key TEXT;
    ALTER TABLE cases ADD COLUMN persons_key TEXT;
    CREATE INDEX cases_without_keys ON cases (id) WHERE title_key IS NULL;
  `);
}
