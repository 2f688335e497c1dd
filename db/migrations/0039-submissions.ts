import type { Writer } from '../open.ts';

/**
 * Packets that wait for a second person, whole as they would leave, and what the office adds to the rules that say which do. They stand in the
 * database of their case.
 */
export function up(db: Writer): void {
  db.exec(`
    CREATE TABLE submissions (
      id            TEXT PRIMARY KEY,
      case_id       TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
      recipient     TEXT NOT NULL,
      request       TEXT NOT NULL,
      header        TEXT NOT NULL,
      payload       TEXT NOT NULL,
      disclosed     TEXT NOT NULL,
      seed          TEXT NOT NULL,
      digest        TEXT NOT NULL,
      rules         TEXT NOT NULL,
      needs         TEXT NOT NULL,
      findings      TEXT NOT NULL,
      by_user       TEXT NOT NULL,
      by_key        TEXT NOT NULL,
      at_ms         INTEGER NOT NULL,
      state         TEXT NOT NULL CHECK (state IN ('waiting', 'approved', 'refused', 'withdrawn', 'left')),
      decided_by    TEXT,
      decided_key   TEXT,
      decided_role  TEXT,
      decided_at_ms INTEGER,
      signature     TEXT,
      reasons       TEXT,
      CHECK ((decided_by IS NULL) = (decided_at_ms IS NULL)),
      CHECK (state <> 'approved' OR signature IS NOT NULL),
      CHECK (state <> 'refused' OR reasons IS NOT NULL)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX submissions_by_case ON submissions (case_id, at_ms, id);
    CREATE INDEX submissions_open ON submissions (at_ms, id) WHERE state IN ('waiting', 'approved', 'refused');
    CREATE TABLE submission_entries (
      submission_id TEXT NOT NULL REFERENCES submissions (id) ON DELETE CASCADE,
      position      INTEGER NOT NULL,
      name          TEXT NOT NULL,
      document      TEXT,
      size_bytes    INTEGER NOT NULL,
      sha256        TEXT NOT NULL,
      stored        TEXT NOT NULL,
      PRIMARY KEY (submission_id, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE approval_rules (
      id      INTEGER PRIMARY KEY CHECK (id = 1),
      added   TEXT NOT NULL,
      by_user TEXT NOT NULL,
      at_ms   INTEGER NOT NULL
    ) STRICT;
  `);
}
