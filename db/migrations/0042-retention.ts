import type { Writer } from '../open.ts';

/** How long things are kept: holds that keep a case whole, looks that were taken, the office's own terms, and what was erased of packets. */
export function up(db: Writer): void {
  db.exec(`
    CREATE TABLE holds (
      id           TEXT PRIMARY KEY,
      case_id      TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
      reason       TEXT NOT NULL,
      placed_by    TEXT NOT NULL,
      placed_at_ms INTEGER NOT NULL,
      lifted_by    TEXT,
      lifted_at_ms INTEGER,
      lifted_why   TEXT,
      CHECK ((lifted_by IS NULL) = (lifted_at_ms IS NULL) AND (lifted_by IS NULL) = (lifted_why IS NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX holds_by_case ON holds (case_id) WHERE lifted_at_ms IS NULL;

    CREATE TABLE retention_looks (
      id      TEXT PRIMARY KEY,
      case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
      rule    TEXT NOT NULL,
      what    TEXT NOT NULL,
      next_on TEXT NOT NULL,
      reason  TEXT NOT NULL,
      by_user TEXT NOT NULL,
      at_ms   INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX retention_looks_by_case ON retention_looks (case_id, rule, what, at_ms);

    CREATE TABLE retention_terms (
      rule    TEXT PRIMARY KEY,
      months  INTEGER NOT NULL CHECK (months > 0),
      by_user TEXT NOT NULL,
      at_ms   INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    ALTER TABLE ledger ADD COLUMN erased TEXT CHECK (erased IS NULL OR json_valid(erased));
    ALTER TABLE ledger ADD COLUMN erased_at_ms INTEGER;
  `);
}
