import type { Writer } from '../open.ts';

/** The packet that a packet adds to: those that belong together are found by it. */
export function up(db: Writer): void {
  db.exec(`
    ALTER TABLE ledger ADD COLUMN earlier TEXT;
    CREATE INDEX ledger_by_earlier ON ledger (earlier) WHERE earlier IS NOT NULL;
  `);
}
