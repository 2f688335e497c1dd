import type { Writer } from '../open.ts';

/**
 * An office on several machines. `stations` is the roster: one row a machine, the first of them 1; empty while the office has one. Each
 * station has a chain of its own: `station_entries` says which entry of it an entry here is, and what its author had seen; `station_heads` how
 * far each chain has come here. `row_writes` are the rows that entries wrote, from which every station computes the same state; number 0 of
 * station 0 is what stood before the first. `rows_written` waits for the entry of its transaction. `held_entries` came and are not applied;
 * `bundles` are the sealed runs of entries, and documents, that were put or taken in, and for which stations ours were sealed.
 */
export function up(db: Writer): void {
  db.exec(`
    CREATE TABLE stations (
      number        INTEGER PRIMARY KEY CHECK (number BETWEEN 1 AND 9999),
      label         TEXT NOT NULL,
      signing_key   BLOB NOT NULL CHECK (length(signing_key) = 32),
      recipient     TEXT NOT NULL,
      recovery_key  BLOB NOT NULL CHECK (length(recovery_key) = 32),
      added_by      TEXT NOT NULL,
      added_at_ms   INTEGER NOT NULL,
      removed_by    TEXT,
      removed_at_ms INTEGER,
      CHECK ((removed_by IS NULL) = (removed_at_ms IS NULL))
    ) STRICT;
    CREATE TABLE station_self (
      id      INTEGER PRIMARY KEY CHECK (id = 1),
      station INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE station_heads (
      station     INTEGER PRIMARY KEY,
      number      INTEGER NOT NULL CHECK (number > 0),
      hash        TEXT NOT NULL,
      clock_ms    INTEGER NOT NULL,
      clock_count INTEGER NOT NULL,
      heard_at_ms INTEGER NOT NULL,
      forked      TEXT CHECK (forked IS NULL OR json_valid(forked))
    ) STRICT;
    CREATE TABLE station_entries (
      station     INTEGER NOT NULL,
      number      INTEGER NOT NULL,
      entry       INTEGER NOT NULL UNIQUE,
      clock_ms    INTEGER NOT NULL,
      clock_count INTEGER NOT NULL,
      seen        TEXT NOT NULL CHECK (json_valid(seen)),
      salt        BLOB CHECK (length(salt) = 16),
      fault       TEXT,
      PRIMARY KEY (station, number)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE row_writes (
      tbl      TEXT NOT NULL,
      row      TEXT NOT NULL,
      station  INTEGER NOT NULL,
      number   INTEGER NOT NULL,
      position INTEGER NOT NULL,
      kind     TEXT NOT NULL CHECK (kind IN ('put', 'set', 'gone', 'ended')),
      cells    TEXT CHECK (cells IS NULL OR json_valid(cells)),
      PRIMARY KEY (tbl, row, station, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX row_writes_by_entry ON row_writes (station, number, position);
    CREATE TABLE rows_written (
      seq    INTEGER PRIMARY KEY,
      tbl    TEXT NOT NULL,
      before TEXT,
      after  TEXT
    ) STRICT;
    CREATE TABLE rows_aside (
      tbl  TEXT NOT NULL,
      row  TEXT NOT NULL,
      code TEXT NOT NULL,
      PRIMARY KEY (tbl, row)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE bundles (
      name    TEXT PRIMARY KEY,
      station INTEGER NOT NULL,
      first   INTEGER NOT NULL,
      last    INTEGER NOT NULL,
      readers TEXT NOT NULL CHECK (json_valid(readers)),
      file    TEXT,
      fault   TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX bundles_by_station ON bundles (station, last);
    CREATE TABLE held_entries (
      station INTEGER NOT NULL,
      number  INTEGER NOT NULL,
      digest  TEXT NOT NULL,
      content TEXT NOT NULL CHECK (json_valid(content)),
      PRIMARY KEY (station, number, digest)
    ) STRICT, WITHOUT ROWID;`);
}
