import type { Writer } from '../open.ts';

/** Where the requests and the assets of each case stand, each under a profile of its own; and what is owed for them among the acts. */
export function up(db: Writer): void {
  // Derived with `case_pipeline`. `stage_since`, `due_on`: days that depend on no day they are looked at. `folded`: by what it is sought.
  db.exec(`
    CREATE TABLE case_matters (
      case_id     TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
      record      TEXT NOT NULL,
      kind        TEXT NOT NULL CHECK (kind IN ('request', 'asset')),
      profile     TEXT NOT NULL,
      stage       TEXT NOT NULL,
      board       TEXT, -- the column in which it stands; null once it is over
      stage_since TEXT,
      move_since  TEXT,
      is_over     INTEGER NOT NULL CHECK (is_over IN (0, 1)),
      whose       TEXT NOT NULL CHECK (whose IN ('us', 'them', 'court', 'defence')),
      mover       TEXT,
      due_on      TEXT,
      latest      TEXT,
      type        TEXT,
      name        TEXT,
      folded      TEXT NOT NULL,
      PRIMARY KEY (case_id, record)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX case_matters_by_stage ON case_matters (kind, is_over, profile, stage, whose);
  `);

  // The kinds of acts are two more. What stands there is kept until it is derived anew.
  db.exec(`
    CREATE TABLE case_acts_new (
      case_id  TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
      place    INTEGER NOT NULL CHECK (place >= 0),
      kind     TEXT NOT NULL CHECK (kind IN ('stage', 'clock', 'deadline', 'duty', 'promise', 'request', 'asset')),
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
    INSERT INTO case_acts_new SELECT * FROM case_acts;
    DROP TABLE case_acts;
    ALTER TABLE case_acts_new RENAME TO case_acts;
  `);
}
