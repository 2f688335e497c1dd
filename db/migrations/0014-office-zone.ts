import type { Writer } from '../open.ts';

/** The zone by whose days the office lives, where it is another than its capital's. */
export function up(db: Writer): void {
  db.exec(`
    CREATE TABLE office_zone (
      id   INTEGER PRIMARY KEY CHECK (id = 1),
      zone TEXT NOT NULL -- an IANA name
    ) STRICT;
  `);
}
