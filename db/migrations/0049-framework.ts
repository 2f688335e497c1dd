import type { Writer } from '../open.ts';

/** Frameworks of what two countries agreed to do, plans of years that were closed, what serves an action, and indicators with their values. */
export function up(db: Writer): void {
  db.exec(`
    CREATE TABLE framework_items (
      id        TEXT PRIMARY KEY,
      framework TEXT NOT NULL,
      parent    TEXT,
      kind      TEXT NOT NULL CHECK (kind IN ('framework', 'goal', 'area', 'objective', 'action', 'milestone', 'year')),
      position  INTEGER NOT NULL,
      fields    TEXT NOT NULL CHECK (json_valid(fields)),
      CHECK ((parent IS NULL) = (kind = 'framework'))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX framework_items_by_parent ON framework_items (parent);
    CREATE UNIQUE INDEX framework_years ON framework_items (parent, fields ->> 'year') WHERE kind = 'year';

    CREATE TABLE year_closings (
      id             TEXT PRIMARY KEY,
      framework      TEXT NOT NULL,
      year           INTEGER NOT NULL,
      frozen         TEXT NOT NULL CHECK (json_valid(frozen)),
      digest         TEXT NOT NULL,
      closed_by      TEXT NOT NULL,
      closed_at_ms   INTEGER NOT NULL,
      reopened_by    TEXT,
      reopened_at_ms INTEGER,
      reopened_why   TEXT,
      CHECK ((reopened_by IS NULL) = (reopened_at_ms IS NULL) AND (reopened_by IS NULL) = (reopened_why IS NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX year_closings_standing ON year_closings (framework, year) WHERE reopened_at_ms IS NULL;

    CREATE TABLE served_actions (
      id      TEXT PRIMARY KEY,
      case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
      record  TEXT,
      action  TEXT NOT NULL,
      by_user TEXT NOT NULL,
      at_ms   INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX served_actions_once ON served_actions (case_id, action, coalesce(record, ''));
    CREATE INDEX served_actions_by_action ON served_actions (action);

    CREATE TABLE indicators (
      id     TEXT PRIMARY KEY,
      fields TEXT NOT NULL CHECK (json_valid(fields))
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE indicator_values (
      id          TEXT PRIMARY KEY,
      indicator   TEXT NOT NULL,
      direction   TEXT NOT NULL,
      action      TEXT NOT NULL,
      from_on     TEXT NOT NULL,
      to_on       TEXT NOT NULL,
      amount      TEXT NOT NULL,
      given       TEXT NOT NULL CHECK (json_valid(given)),
      file        TEXT,
      by_user     TEXT NOT NULL,
      at_ms       INTEGER NOT NULL,
      replaced_by TEXT,
      why         TEXT,
      CHECK (to_on >= from_on)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX indicator_values_standing ON indicator_values (indicator, direction, action, from_on, to_on)
      WHERE replaced_by IS NULL;
  `);
}
