import type { Writer } from '../open.ts';

/** Where each case stands and which clocks run, derived from its events; the office's calendars, profiles and duties. */
export function up(db: Writer): void {
  // One row per case, derived in the transaction of every change of its events. `faults`: entries that do not fit the profile.
  db.exec(`
    CREATE TABLE case_pipeline (
      case_id        TEXT PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
      profile        TEXT NOT NULL,
      stage          TEXT NOT NULL,
      entered_on     TEXT,
      side           TEXT CHECK (side IN ('requesting', 'requested')),
      mover          TEXT,
      is_over        INTEGER NOT NULL CHECK (is_over IN (0, 1)),
      counts         TEXT,
      outcome        TEXT,
      outcome_on     TEXT,
      ground         TEXT,
      filed_on       TEXT,
      had_defects    INTEGER NOT NULL CHECK (had_defects IN (0, 1)),
      last_event_on  TEXT,
      next_stop_on   TEXT,
      next_stop      TEXT,
      completeness   INTEGER,
      assurances_due INTEGER NOT NULL CHECK (assurances_due >= 0),
      faults         INTEGER NOT NULL CHECK (faults >= 0)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX case_pipeline_by_stage ON case_pipeline (is_over, stage);
    CREATE INDEX case_pipeline_by_stop ON case_pipeline (next_stop_on, case_id) WHERE is_over = 0 AND next_stop_on IS NOT NULL;
    CREATE INDEX case_pipeline_by_event ON case_pipeline (last_event_on, case_id) WHERE is_over = 0;
  `);

  // One row per clock. `state` is 'open' where it depends on the day that it is looked at. A deadline entered by hand has no clock.
  db.exec(`
    CREATE TABLE case_clocks (
      case_id      TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
      clock        TEXT NOT NULL,
      start_event  TEXT NOT NULL,
      started_on   TEXT,
      must_stop_by TEXT,
      latest       TEXT,
      warn_on      TEXT,
      state        TEXT NOT NULL,
      weight       TEXT NOT NULL CHECK (weight IN ('hard', 'soft')),
      missing      TEXT NOT NULL CHECK (json_valid(missing)),
      label        TEXT,
      PRIMARY KEY (case_id, clock, start_event)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX case_clocks_open ON case_clocks (coalesce(must_stop_by, '9999'), case_id, clock, start_event)
      WHERE state IN ('open', 'suspended', 'needs-fact');
  `);

  db.exec(`
    CREATE TABLE calendar_edits (
      id       TEXT PRIMARY KEY,
      calendar TEXT NOT NULL,
      date     TEXT NOT NULL,
      change   TEXT NOT NULL CHECK (change IN ('day-off', 'working-day')),
      name_en  TEXT NOT NULL,
      name_es  TEXT NOT NULL,
      reason   TEXT NOT NULL,
      at_ms    INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE profiles (
      key  TEXT PRIMARY KEY,
      body TEXT NOT NULL CHECK (json_valid(body))
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE office_duties (
      id          INTEGER PRIMARY KEY CHECK (id = 1),
      standing    TEXT NOT NULL CHECK (standing IN ('federal', 'state', 'municipal', 'borough', 'foreign')),
      monthly_day INTEGER NOT NULL CHECK (monthly_day BETWEEN 1 AND 31)
    ) STRICT;
  `);
}
