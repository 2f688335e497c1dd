import type { Writer } from '../open.ts';

/** What is owed in each case, by whom and when; since when a side has the move; and whom of those that we wait for was reminded. */
export function up(db: Writer): void {
  // Derived with `case_pipeline`. `since_on`, `due_on`, `latest`: days that depend on no day they are looked at.
  db.exec(`
    CREATE TABLE case_acts (
      case_id  TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
      place    INTEGER NOT NULL CHECK (place >= 0),
      kind     TEXT NOT NULL CHECK (kind IN ('stage', 'clock', 'deadline', 'duty', 'promise')),
      name     TEXT NOT NULL,
      record   TEXT,
      of_stage INTEGER NOT NULL CHECK (of_stage IN (0, 1)),
      whose    TEXT NOT NULL CHECK (whose IN ('us', 'them', 'court', 'defence')),
      agency   TEXT,
      since_on TEXT NOT NULL,
      due_on   TEXT NOT NULL,
      latest   TEXT NOT NULL,
      warn_on  TEXT,
      from_on  TEXT, -- it begins the day after
      until_on TEXT, -- and is over by itself after this day
      weight   TEXT NOT NULL CHECK (weight IN ('hard', 'soft', 'ask')),
      words    TEXT,
      told     TEXT, -- to whom it was promised
      PRIMARY KEY (case_id, place)
    ) STRICT, WITHOUT ROWID;

    ALTER TABLE case_pipeline ADD COLUMN whose TEXT;
    ALTER TABLE case_pipeline ADD COLUMN move_since TEXT;
  `);

  // What a person did about an act of somebody else. Nothing is overwritten: the last one says when to ask again.
  db.exec(`
    CREATE TABLE follow_ups (
      id       TEXT PRIMARY KEY,
      case_id  TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
      act      TEXT NOT NULL, -- its key among the acts of its case
      on_day   TEXT NOT NULL,
      next_on  TEXT NOT NULL,
      note     TEXT,
      by_user  TEXT NOT NULL,
      at_ms    INTEGER NOT NULL,
      CHECK (next_on > on_day)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX follow_ups_by_case ON follow_ups (case_id, at_ms);
  `);
}
