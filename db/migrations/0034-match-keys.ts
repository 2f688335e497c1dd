import type { Writer } from '../open.ts';

/**
 * The keys by which records of one person, or of one case, are found in each other's neighbourhood: derived from `source`, and of `owner` (a
 * person's record, or a case's own). `version` says by which rules they were made. And what persons of the office said of two records:
 * that they are of one person, or that they are not.
 */
export function up(db: Writer): void {
  db.exec(`
    CREATE TABLE match_keys (
      key    INTEGER NOT NULL,
      owner  INTEGER NOT NULL,
      source INTEGER NOT NULL REFERENCES records (seq) ON DELETE CASCADE,
      PRIMARY KEY (key, owner, source)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX match_keys_by_source ON match_keys (source);
    CREATE TABLE match_keys_rules (
      id      INTEGER PRIMARY KEY CHECK (id = 1),
      version INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE person_verdicts (
      one        TEXT NOT NULL,
      other      TEXT NOT NULL CHECK (one < other),
      one_case   TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
      other_case TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
      verdict    TEXT NOT NULL CHECK (verdict IN ('same', 'other')),
      by_user    TEXT NOT NULL,
      at_ms      INTEGER NOT NULL,
      PRIMARY KEY (one, other)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX person_verdicts_by_one_case ON person_verdicts (one_case);
    CREATE INDEX person_verdicts_by_other_case ON person_verdicts (other_case);
    CREATE INDEX person_verdicts_by_other ON person_verdicts (other);
  `);
}
