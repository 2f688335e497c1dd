import type { Writer } from '../open.ts';

/** Whose task an owed act is by name, so that it stands in that officer's day in a case of anybody; opening the vault derives it. */
export function up(db: Writer): void {
  db.exec(`
    ALTER TABLE case_acts ADD COLUMN officer TEXT;
    CREATE INDEX case_acts_by_officer ON case_acts (officer) WHERE officer IS NOT NULL;
  `);
}
