import type { Writer } from '../open.ts';

/** Recorded facts that open what only such a fact may open. They stand in the database of their case, and go with it. */
export function up(db: Writer): void {
  // One row per act, for one place and one recipient. A gate has its document; a revoked act stays, and opens nothing.
  db.exec(`
    CREATE TABLE release_facts (
      id            TEXT PRIMARY KEY,
      case_id       TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
      kind          TEXT NOT NULL CHECK (kind IN ('gate', 'must-tell')),
      record_id     TEXT NOT NULL,
      field         TEXT NOT NULL,
      recipient     TEXT NOT NULL,
      gate          TEXT,
      basis         TEXT,
      document_id   TEXT,
      by_user       TEXT NOT NULL,
      at_ms         INTEGER NOT NULL,
      revoked_by    TEXT,
      revoked_at_ms INTEGER,
      revoked_why   TEXT,
      CHECK ((kind = 'gate') = (gate IS NOT NULL)),
      CHECK ((kind = 'gate') = (basis IS NOT NULL)),
      CHECK ((kind = 'gate') = (document_id IS NOT NULL)),
      CHECK ((revoked_by IS NULL) = (revoked_at_ms IS NULL) AND (revoked_by IS NULL) = (revoked_why IS NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX release_facts_by_case ON release_facts (case_id, at_ms, id);
  `);
}
