import type { Writer } from '../open.ts';

/** Numbers of references that an office of several machines has dealt out, so that two which do not hear of each other give none twice. */
export function up(db: Writer): void {
  db.exec(`
    CREATE TABLE reference_blocks (
      start   TEXT NOT NULL,
      first   INTEGER NOT NULL CHECK (first > 0),
      last    INTEGER NOT NULL CHECK (last >= first),
      station INTEGER NOT NULL,
      PRIMARY KEY (start, first)
    ) STRICT, WITHOUT ROWID;`);
}
