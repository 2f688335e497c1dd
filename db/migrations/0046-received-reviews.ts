import type { Writer } from '../open.ts';

/** The figures of another office's review, as they came in a file that it signed. */
export function up(db: Writer): void {
  db.exec(`
    CREATE TABLE received_reviews (
      id             TEXT PRIMARY KEY,
      agency         TEXT NOT NULL,
      direction      TEXT NOT NULL,
      filed_from     TEXT NOT NULL,
      filed_to       TEXT NOT NULL,
      as_of          TEXT NOT NULL,
      file           TEXT NOT NULL CHECK (json_valid(file)),
      received_by    TEXT NOT NULL REFERENCES users (id),
      received_at_ms INTEGER NOT NULL
    ) STRICT;
  `);
}
