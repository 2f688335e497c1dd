import type { Writer } from '../open.ts';

/** The papers of packages that came back: the day asks for them at every opening, and should not read every document for it. */
export function up(db: Writer): void {
  db.exec(`
    CREATE INDEX papers_returned ON records (case_id)
      WHERE entity = 'document' AND fields ->> 'packageStatus' = 'returned';
  `);
}
