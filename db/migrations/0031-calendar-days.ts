import type { Writer } from '../open.ts';

/** What calendar files have given out, clock by clock: a later file updates or cancels it. It goes with its case. */
export function up(db: Writer): void {
  db.exec(`
    CREATE TABLE calendar_days (
      case_id      TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
      clock        TEXT NOT NULL,
      start_event  TEXT NOT NULL,
      day          TEXT NOT NULL,
      latest       TEXT NOT NULL,
      sequence     INTEGER NOT NULL CHECK (sequence >= 0),
      is_cancelled INTEGER NOT NULL CHECK (is_cancelled IN (0, 1)),
      at_ms        INTEGER NOT NULL,
      PRIMARY KEY (case_id, clock, start_event)
    ) STRICT, WITHOUT ROWID;
  `);
}
