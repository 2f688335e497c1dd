import type { Writer } from '../open.ts';

/** The documents that have a file: opening a vault looks through them, and should not read every record for it. */
export function up(db: Writer): void {
  db.exec(`
    CREATE INDEX documents_with_files ON records (case_id)
      WHERE entity = 'document' AND length(fields ->> 'storedFile') = 32;
  `);
}
