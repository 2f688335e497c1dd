import type { Writer } from '../open.ts';

/** The monthly reports that a foreign liaison officer filed: the next one falls due after the last. */
export function up(db: Writer): void {
  db.exec(`
    CREATE TABLE monthly_reports (
      filed_on TEXT PRIMARY KEY,
      by_user  TEXT NOT NULL,
      at_ms    INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `);
}
