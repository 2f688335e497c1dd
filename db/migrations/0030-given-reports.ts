import type { Writer } from '../open.ts';

/** Reports that were given out: their figures and what of them was shown, by direction, so that later ones are held against them. */
export function up(db: Writer): void {
  db.exec(`
    CREATE TABLE given_reports (
      id          TEXT PRIMARY KEY,
      form        TEXT NOT NULL CHECK (form IN ('file', 'print')),
      direction   TEXT NOT NULL,
      filed_from  TEXT NOT NULL,
      filed_to    TEXT NOT NULL,
      as_of       TEXT NOT NULL,
      sides       TEXT NOT NULL CHECK (json_valid(sides)),
      given_by    TEXT NOT NULL REFERENCES users (id),
      given_at_ms INTEGER NOT NULL
    ) STRICT;
  `);
}
