import type { Writer } from '../open.ts';

/** Documents that may leave as they are, by a recorded act of two persons for one counterpart. They stand in the database of their case. */
export function up(db: Writer): void {
  db.exec(`
    CREATE TABLE original_releases (
      id            TEXT PRIMARY KEY,
      case_id       TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
      document_id   TEXT NOT NULL,
      recipient     TEXT NOT NULL,
      sha256        TEXT NOT NULL,
      seen          TEXT NOT NULL,
      why           TEXT NOT NULL,
      accepted      TEXT NOT NULL CHECK (accepted IN ('two-persons', 'one-person')),
      by_user       TEXT NOT NULL,
      at_ms         INTEGER NOT NULL,
      revoked_by    TEXT,
      revoked_at_ms INTEGER,
      CHECK ((revoked_by IS NULL) = (revoked_at_ms IS NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX original_releases_by_case ON original_releases (case_id, at_ms, id);
  `);
}
