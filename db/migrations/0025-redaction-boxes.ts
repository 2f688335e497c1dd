import type { Writer } from '../open.ts';

/**
 * What of a document's pages is blacked out, for whom, by whom and when, apart from the document: its record and its file never change for it. A
 * box that is taken away stays, with who did it; one that others may count on waits for a second person. Proposals that somebody set aside are
 * kept by a digest of what they proposed.
 */
export function up(db: Writer): void {
  db.exec(`
    CREATE TABLE redaction_boxes (
      id                TEXT PRIMARY KEY,
      case_id           TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
      document          TEXT NOT NULL,
      page              INTEGER NOT NULL CHECK (page >= 1),
      box_left          REAL NOT NULL CHECK (box_left >= 0),
      box_top           REAL NOT NULL CHECK (box_top >= 0),
      box_width         REAL NOT NULL CHECK (box_width > 0),
      box_height        REAL NOT NULL CHECK (box_height > 0),
      code              TEXT NOT NULL,
      audience          TEXT NOT NULL,
      origin            TEXT NOT NULL,
      added_by          TEXT NOT NULL,
      added_at_ms       INTEGER NOT NULL,
      removal_ground    TEXT,
      removal_asked_by  TEXT,
      removal_asked_at_ms INTEGER,
      removed_by        TEXT,
      removed_at_ms     INTEGER,
      CHECK ((removal_asked_by IS NULL) = (removal_asked_at_ms IS NULL)),
      CHECK ((removed_by IS NULL) = (removed_at_ms IS NULL))
    ) STRICT;
    CREATE INDEX redaction_boxes_by_document ON redaction_boxes (case_id, document, page);
    CREATE TABLE redaction_dismissals (
      case_id    TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
      document   TEXT NOT NULL,
      proposal   TEXT NOT NULL,
      by_user    TEXT NOT NULL,
      at_ms      INTEGER NOT NULL,
      PRIMARY KEY (document, proposal)
    ) STRICT, WITHOUT ROWID;
  `);
}
