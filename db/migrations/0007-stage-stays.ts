import type { Writer } from '../open.ts';

/** How long cases stood where, what a person put off, and the monthly reports with those that were retracted. */
export function up(db: Writer): void {
  // One row per stay of a case in a column of its profile's board, derived with `case_pipeline`. `left_on` is null while it stands there.
  db.exec(`
    CREATE TABLE case_stays (
      case_id    TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
      place      INTEGER NOT NULL CHECK (place >= 0),
      board      TEXT NOT NULL,
      entered_on TEXT,
      left_on    TEXT,
      PRIMARY KEY (case_id, place)
    ) STRICT, WITHOUT ROWID;

    ALTER TABLE case_pipeline ADD COLUMN documents_ready INTEGER;
    ALTER TABLE case_pipeline ADD COLUMN documents_needed INTEGER;
  `);

  // A row of Today that one person does not want to see before a day. `row` says which; a case's go with the case.
  db.exec(`
    CREATE TABLE snoozes (
      user_id TEXT NOT NULL,
      row     TEXT NOT NULL,
      case_id TEXT REFERENCES cases (id) ON DELETE CASCADE,
      until   TEXT NOT NULL,
      reason  TEXT NOT NULL,
      at_ms   INTEGER NOT NULL,
      PRIMARY KEY (user_id, row)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX snoozes_by_case ON snoozes (case_id) WHERE case_id IS NOT NULL;
  `);

  // A retracted report stays, with who retracted it and why; the day is then free for another.
  db.exec(`
    CREATE TABLE monthly_filings (
      id              TEXT PRIMARY KEY,
      filed_on        TEXT NOT NULL,
      by_user         TEXT NOT NULL,
      at_ms           INTEGER NOT NULL,
      retracted_by    TEXT,
      retracted_at_ms INTEGER,
      retracted_why   TEXT,
      CHECK ((retracted_by IS NULL) = (retracted_at_ms IS NULL) AND (retracted_by IS NULL) = (retracted_why IS NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX monthly_filings_standing ON monthly_filings (filed_on) WHERE retracted_by IS NULL;
    INSERT INTO monthly_filings (id, filed_on, by_user, at_ms) SELECT filed_on, filed_on, by_user, at_ms FROM monthly_reports;
    DROP TABLE monthly_reports;

    ALTER TABLE office_duties ADD COLUMN review_months INTEGER NOT NULL DEFAULT 6 CHECK (review_months BETWEEN 1 AND 60);
  `);
}
