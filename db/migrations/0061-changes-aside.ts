import type { Writer } from '../open.ts';

/** What entries that were set aside had changed: kept as it came, so that it can be passed on, and counts again where its author's removal does not. */
export function up(db: Writer): void {
  db.exec(`
    CREATE TABLE changes_aside (
      entry      INTEGER NOT NULL CHECK (entry > 0),
      position   INTEGER NOT NULL CHECK (position >= 0),
      case_id    TEXT,
      record     TEXT NOT NULL,
      entity     TEXT NOT NULL,
      field      TEXT NOT NULL,
      old        TEXT,
      new        TEXT,
      salt       BLOB CHECK (length(salt) = 16),
      commitment BLOB NOT NULL CHECK (length(commitment) = 32),
      PRIMARY KEY (entry, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX changes_aside_by_record ON changes_aside (record);
    CREATE INDEX changes_aside_by_case ON changes_aside (case_id) WHERE case_id IS NOT NULL;

    INSERT INTO changes_aside (entry, position, case_id, record, entity, field, old, new, salt, commitment)
      SELECT changes.entry, position, case_id, record, entity, field, old, new, changes.salt, commitment
      FROM changes JOIN station_entries USING (entry) WHERE fault IS NOT NULL;
    INSERT INTO closed_changes (entry, position, commitment) SELECT entry, position, commitment FROM changes_aside WHERE true
      ON CONFLICT DO NOTHING;
    DELETE FROM changes WHERE entry IN (SELECT entry FROM changes_aside);
  `);
}
