import type { Writer } from '../open.ts';

/** Cases: their records, marks and words, and the index row that lists are read from. */
export function up(db: Writer): void {
  // What may be stored. Refreshed at each opening from the program's catalogue; nothing else writes it.
  db.exec(`
    CREATE TABLE catalogue_fields (path TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  `);

  // One row per case for lists, filters and sorting; everything but id, kind, owner and the change time is derived from the records.
  db.exec(`
    CREATE TABLE cases (
      id            TEXT PRIMARY KEY,
      kind          TEXT NOT NULL CHECK (kind IN ('extradition', 'joint-investigation', 'information-exchange')),
      owner         TEXT NOT NULL,
      reference     TEXT NOT NULL UNIQUE,
      title         TEXT NOT NULL,
      direction     TEXT,
      stage         TEXT,
      officer       TEXT,
      counterpart   TEXT,
      opened_on     TEXT,
      next_stop_on  TEXT,
      persons       TEXT NOT NULL,
      folded        TEXT NOT NULL,
      changed_at_ms INTEGER NOT NULL,
      created_at_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX cases_by_change ON cases (changed_at_ms DESC, id);
    CREATE INDEX cases_by_stop ON cases (next_stop_on, id);
    CREATE INDEX cases_by_stage ON cases (stage, changed_at_ms DESC);
  `);

  db.exec(`
    CREATE TABLE records (
      seq       INTEGER PRIMARY KEY,
      id        TEXT NOT NULL UNIQUE,
      case_id   TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
      entity    TEXT NOT NULL,
      parent_id TEXT REFERENCES records (id) ON DELETE CASCADE,
      position  INTEGER NOT NULL CHECK (position >= 0),
      fields    TEXT NOT NULL CHECK (json_valid(fields) AND json_type(fields) = 'object')
    ) STRICT;
    CREATE INDEX records_by_case ON records (case_id, entity, position);
    CREATE INDEX records_by_parent ON records (parent_id) WHERE parent_id IS NOT NULL;
    -- The liaison log by instant: whatever zone a time was written in, and without its bracketed name, which SQLite does not read.
    CREATE INDEX exchanges_by_start ON records (
      unixepoch(substr(fields ->> 'startAt', 1, instr((fields ->> 'startAt') || '[', '[') - 1)), id
    ) WHERE entity = 'exchange';

    CREATE TABLE marks (
      record_id TEXT NOT NULL REFERENCES records (id) ON DELETE CASCADE,
      field     TEXT NOT NULL,
      mark      TEXT NOT NULL CHECK (json_valid(mark) AND json_type(mark) = 'object'),
      PRIMARY KEY (record_id, field)
    ) STRICT, WITHOUT ROWID;
  `);

  // A field that the catalogue does not name cannot be stored, however the row is written.
  db.exec(`
    CREATE TRIGGER records_catalogued_insert BEFORE INSERT ON records
    WHEN EXISTS (SELECT 1 FROM json_each(NEW.fields) AS f
                 WHERE NOT EXISTS (SELECT 1 FROM catalogue_fields WHERE path = NEW.entity || '.' || f.key))
      OR NOT EXISTS (SELECT 1 FROM catalogue_fields WHERE path >= NEW.entity || '.' AND path < NEW.entity || '/')
    BEGIN SELECT RAISE(ABORT, 'a field that is not in the catalogue cannot be stored'); END;

    CREATE TRIGGER records_catalogued_update BEFORE UPDATE ON records
    WHEN EXISTS (SELECT 1 FROM json_each(NEW.fields) AS f
                 WHERE NOT EXISTS (SELECT 1 FROM catalogue_fields WHERE path = NEW.entity || '.' || f.key))
      OR NEW.id IS NOT OLD.id OR NEW.case_id IS NOT OLD.case_id OR NEW.entity IS NOT OLD.entity
    BEGIN SELECT RAISE(ABORT, 'a field that is not in the catalogue cannot be stored'); END;

    CREATE TRIGGER marks_catalogued_insert BEFORE INSERT ON marks
    WHEN NEW.field <> '*' AND NOT EXISTS (
      SELECT 1 FROM records JOIN catalogue_fields ON path = entity || '.' || NEW.field WHERE id = NEW.record_id)
    BEGIN SELECT RAISE(ABORT, 'a mark on a field that is not in the catalogue cannot be stored'); END;

    CREATE TRIGGER marks_catalogued_update BEFORE UPDATE ON marks
    WHEN NEW.field IS NOT OLD.field OR NEW.record_id IS NOT OLD.record_id
    BEGIN SELECT RAISE(ABORT, 'a mark stays on its field'); END;
  `);

  // The words of every record, under the record's seq. Contentless: the index repeats no text.
  db.exec(`
    CREATE VIRTUAL TABLE record_words USING fts5 (
      words, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2"
    );
  `);

  // Persons over all cases, by folded name.
  db.exec(`
    CREATE TABLE persons (
      record_id TEXT PRIMARY KEY REFERENCES records (id) ON DELETE CASCADE,
      case_id   TEXT NOT NULL,
      name      TEXT NOT NULL,
      folded    TEXT NOT NULL,
      dob       TEXT,
      roles     TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX persons_by_name ON persons (folded, record_id);
    CREATE INDEX persons_by_case ON persons (case_id);
  `);

  // What was imported already, by the digest of the case as it stood in the file.
  db.exec(`
    CREATE TABLE case_imports (
      digest  TEXT PRIMARY KEY,
      case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX case_imports_by_case ON case_imports (case_id);

    CREATE TABLE saved_filters (
      id      TEXT PRIMARY KEY,
      user_id TEXT NOT NULL,
      name    TEXT NOT NULL,
      filter  TEXT NOT NULL CHECK (json_valid(filter))
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE loosenings (
      id             TEXT PRIMARY KEY,
      case_id        TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
      record_id      TEXT NOT NULL REFERENCES records (id) ON DELETE CASCADE,
      field          TEXT NOT NULL,
      was            TEXT,
      mark           TEXT NOT NULL CHECK (json_valid(mark)),
      ground         TEXT NOT NULL,
      proposed_by    TEXT NOT NULL,
      proposed_at_ms INTEGER NOT NULL,
      decided_by     TEXT CHECK (decided_by <> proposed_by),
      decided_at_ms  INTEGER,
      approved       INTEGER CHECK (approved IN (0, 1))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX loosenings_open ON loosenings (case_id) WHERE decided_by IS NULL;
  `);
}
