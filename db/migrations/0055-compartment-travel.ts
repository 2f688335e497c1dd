import type { Writer } from '../open.ts';

/**
 * Compartments of an office on several machines. `compartment_tags`, in a compartment: the keys by which its people tell which entries of the
 * office's chains are of it. `part_bundles`, in a compartment: the sealed runs of its entries, and its documents, that were put, and for whom; `late`: with how many entries that
 * did not know of it.
 * `bundles_tried`: blobs that a user of this machine could not open, and another one perhaps can. `enclosed_rows`: rows that an entry put into a
 * compartment: whatever was written to them elsewhere without knowing of it goes there too. `late_writes`: what came of that while nobody of the
 * compartment's people was there, sealed to them.
 */
export function up(db: Writer): void {
  db.exec(`
    CREATE TABLE compartment_tags (
      tag   BLOB PRIMARY KEY CHECK (length(tag) = 32),
      at_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE part_bundles (
      name    TEXT PRIMARY KEY,
      first   INTEGER NOT NULL,
      last    INTEGER NOT NULL,
      late    INTEGER NOT NULL,
      readers TEXT NOT NULL CHECK (json_valid(readers)),
      file    TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE bundles_tried (
      name    TEXT NOT NULL,
      user_id TEXT NOT NULL,
      PRIMARY KEY (name, user_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE enclosed_rows (
      tbl         TEXT NOT NULL,
      row         TEXT NOT NULL,
      station     INTEGER NOT NULL,
      number      INTEGER NOT NULL,
      compartment TEXT NOT NULL,
      PRIMARY KEY (tbl, row, station, number)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE late_writes (
      id          INTEGER PRIMARY KEY,
      compartment TEXT NOT NULL,
      sealed      BLOB NOT NULL
    ) STRICT;`);
}
