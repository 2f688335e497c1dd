import type { Writer } from '../open.ts';

/** What of a case a person chose for a counterpart, record by record; it stands in the database of its case, and goes with it. */
export function up(db: Writer): void {
  db.exec(`
    CREATE TABLE packet_scopes (
      case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
      agency  TEXT NOT NULL,
      by_user TEXT NOT NULL,
      at_ms   INTEGER NOT NULL,
      PRIMARY KEY (case_id, agency)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE scope_choices (
      case_id   TEXT NOT NULL,
      agency    TEXT NOT NULL,
      record_id TEXT NOT NULL,
      chosen    INTEGER NOT NULL CHECK (chosen IN (0, 1)),
      PRIMARY KEY (case_id, agency, record_id),
      FOREIGN KEY (case_id, agency) REFERENCES packet_scopes (case_id, agency) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
  `);
}
