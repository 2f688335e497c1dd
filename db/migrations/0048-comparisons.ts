import type { Writer } from '../open.ts';

/**
 * Blind comparisons with other agencies by file. `comparisons`: what both sides agreed to and how far each run has come (`given`: the elements of an offer
 * that came in; `file`: the signed text that was written last). `comparison_secrets`: blinds, or what an answer was made of; they go when a run ends.
 * `comparison_hits`: what both sides have, in which case of ours. `comparison_policies`: what a supervisor lets a counterpart compare.
 */
export function up(db: Writer): void {
  db.exec(`
    CREATE TABLE comparisons (
      run            TEXT PRIMARY KEY,
      agency         TEXT NOT NULL,
      role           TEXT NOT NULL CHECK (role IN ('asks', 'answers')),
      state          TEXT NOT NULL,
      kinds          TEXT NOT NULL CHECK (json_valid(kinds)),
      size           INTEGER NOT NULL,
      their_size     INTEGER NOT NULL,
      tells_hits     INTEGER NOT NULL CHECK (tells_hits IN (0, 1)),
      chosen         TEXT CHECK (json_valid(chosen)),
      prepared_by    TEXT,
      approved_by    TEXT,
      accepted       TEXT CHECK (accepted IN ('two-persons', 'one-person')),
      started_at_ms  INTEGER NOT NULL,
      expires_at_ms  INTEGER NOT NULL,
      written_at_ms  INTEGER,
      offer_hash     TEXT,
      answer_hash    TEXT,
      hits           INTEGER,
      given          BLOB,
      file           TEXT
    ) STRICT;
    CREATE INDEX comparisons_by_agency ON comparisons (agency, written_at_ms);
    CREATE TABLE comparison_secrets (
      run    TEXT PRIMARY KEY REFERENCES comparisons (run) ON DELETE CASCADE,
      secret TEXT NOT NULL CHECK (json_valid(secret))
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE comparison_hits (
      run      TEXT NOT NULL REFERENCES comparisons (run),
      position INTEGER NOT NULL,
      kind     TEXT NOT NULL,
      case_id  TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
      record   TEXT NOT NULL,
      PRIMARY KEY (run, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX comparison_hits_by_case ON comparison_hits (case_id);
    CREATE TABLE comparison_policies (
      agency TEXT PRIMARY KEY,
      policy TEXT NOT NULL CHECK (json_valid(policy))
    ) STRICT, WITHOUT ROWID;
  `);
}
