import type { Writer } from '../open.ts';

/** What a person was typing and has not saved: one row for each person and place on the screen. A case's go with the case. */
export function up(db: Writer): void {
  db.exec(`
    CREATE TABLE drafts (
      user_id TEXT NOT NULL,
      place   TEXT NOT NULL,
      case_id TEXT REFERENCES cases (id) ON DELETE CASCADE,
      value   TEXT NOT NULL CHECK (json_valid(value)),
      at_ms   INTEGER NOT NULL,
      PRIMARY KEY (user_id, place)
    ) STRICT;
    CREATE INDEX drafts_by_case ON drafts (case_id) WHERE case_id IS NOT NULL;
  `);
}
