import type { Writer } from '../open.ts';

/**
 * How far a compartment has come, by its own file and by what the office remembers of it: each act in it counts one on, and its mark follows
 * from the mark before and from what the act commits to. A file that is behind what the office remembers was put back by itself. `told`: that
 * this was seen is recorded.
 */
export function up(db: Writer): void {
  db.exec(`
    CREATE TABLE compartment_heads (
      compartment TEXT PRIMARY KEY,
      count       INTEGER NOT NULL CHECK (count > 0),
      mark        BLOB NOT NULL CHECK (length(mark) = 32),
      told        INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1))
    ) STRICT, WITHOUT ROWID;`);
}
