import type { Writer } from '../open.ts';

/**
 * What was read of the pages of documents, and the words of pages for search. They are derived from the files, but for a person's look at a
 * page. They go with their document; `file` says of which file they are.
 */
export function up(db: Writer): void {
  db.exec(`
    CREATE TABLE document_readings (
      record_id TEXT PRIMARY KEY REFERENCES records (id) ON DELETE CASCADE,
      file      TEXT NOT NULL,
      state     TEXT NOT NULL CHECK (state IN ('reading', 'done', 'failed')),
      pages     INTEGER CHECK (pages >= 0),
      code      TEXT,
      engine    TEXT NOT NULL,
      at_ms     INTEGER NOT NULL,
      CHECK ((state = 'failed') = (code IS NOT NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE document_pages (
      seq          INTEGER PRIMARY KEY,
      record_id    TEXT NOT NULL REFERENCES document_readings (record_id) ON DELETE CASCADE,
      page         INTEGER NOT NULL CHECK (page > 0),
      how          TEXT NOT NULL CHECK (how IN ('text', 'picture', 'both', 'blank', 'failed')),
      words        TEXT NOT NULL CHECK (json_valid(words)),
      confidence   REAL CHECK (confidence BETWEEN 0 AND 100),
      needs_look   INTEGER NOT NULL CHECK (needs_look IN (0, 1)),
      digest       TEXT NOT NULL CHECK (length(digest) = 43),
      look         TEXT CHECK (look IN ('as-read', 'holds-more')),
      looked_by    TEXT REFERENCES users (id),
      looked_at_ms INTEGER,
      UNIQUE (record_id, page),
      CHECK ((look IS NULL) = (looked_by IS NULL) AND (look IS NULL) = (looked_at_ms IS NULL))
    ) STRICT;
    CREATE VIRTUAL TABLE page_words USING fts5 (
      words, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2"
    );
    CREATE TRIGGER page_words_go AFTER DELETE ON document_pages
    BEGIN DELETE FROM page_words WHERE rowid = OLD.seq; END;
  `);
}
