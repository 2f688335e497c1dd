import type { Writer } from '../open.ts';

/**
 * Cases marked for named people, in databases of their own. The office's database holds that a compartment exists, where its files lie and
 * its key sealed to each member; what it is called, and who is in it, stands in the compartment's own. Of changes that lie there the office
 * keeps the commitments alone.
 */
export function up(db: Writer): void {
  db.exec(`
    CREATE TABLE compartments (
      id        TEXT PRIMARY KEY,
      needs_key INTEGER NOT NULL DEFAULT 0 CHECK (needs_key IN (0, 1)) -- somebody who knows its key was taken out
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE compartment_places (
      place       TEXT PRIMARY KEY CHECK (length(place) = 32),
      compartment TEXT NOT NULL REFERENCES compartments (id),
      state       TEXT NOT NULL CHECK (state IN ('making', 'current', 'gone'))
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX compartment_places_current ON compartment_places (compartment) WHERE state = 'current';

    CREATE TABLE compartment_keys (
      compartment TEXT NOT NULL REFERENCES compartments (id),
      user_id     TEXT NOT NULL REFERENCES users (id),
      sealed      BLOB NOT NULL,
      PRIMARY KEY (compartment, user_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE compartment_self (
      id          INTEGER PRIMARY KEY CHECK (id = 1),
      compartment TEXT NOT NULL,
      name        TEXT NOT NULL
    ) STRICT;

    CREATE TABLE compartment_people (
      user_id TEXT PRIMARY KEY
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE case_moves (
      case_id TEXT PRIMARY KEY -- both databases may hold it: the office's stands
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE closed_changes (
      entry      INTEGER NOT NULL CHECK (entry > 0),
      position   INTEGER NOT NULL CHECK (position >= 0),
      commitment BLOB NOT NULL CHECK (length(commitment) = 32),
      PRIMARY KEY (entry, position)
    ) STRICT, WITHOUT ROWID;

    -- A change leaves a database only where its commitment stays.
    DROP TRIGGER changes_remain;
    CREATE TRIGGER changes_remain BEFORE DELETE ON changes
    WHEN NOT EXISTS (SELECT 1 FROM closed_changes AS kept
                     WHERE kept.entry = OLD.entry AND kept.position = OLD.position AND kept.commitment = OLD.commitment)
    BEGIN SELECT RAISE(ABORT, 'recorded changes are never deleted'); END;

    CREATE TRIGGER closed_changes_stay BEFORE UPDATE ON closed_changes
    BEGIN SELECT RAISE(ABORT, 'a commitment is never changed'); END;

    CREATE TRIGGER closed_changes_remain BEFORE DELETE ON closed_changes
    WHEN NOT EXISTS (SELECT 1 FROM changes AS back
                     WHERE back.entry = OLD.entry AND back.position = OLD.position AND back.commitment = OLD.commitment)
    BEGIN SELECT RAISE(ABORT, 'a commitment is never deleted'); END;
  `);
}
