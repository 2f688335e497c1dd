import type { Writer } from '../open.ts';

/**
 * What lists of cases and persons are ordered by, as the two languages order: keys of the program's making, which opening the vault fills in
 * where they are missing. Those of titles and names are made anew with them, as is what a filter looks in.
 */
export function up(db: Writer): void {
  db.exec(`
    ALTER TABLE cases ADD COLUMN reference_key TEXT;
    ALTER TABLE cases ADD COLUMN officer_key TEXT;
    UPDATE cases SET title_key = NULL;
    ALTER TABLE persons ADD COLUMN sort_key TEXT;
    DROP INDEX persons_by_name;
    CREATE INDEX persons_by_sort_key ON persons (sort_key, record_id);
    CREATE INDEX persons_by_english_key ON persons (replace(sort_key, 'n}', 'n'), record_id);
    CREATE INDEX persons_without_key ON persons (record_id) WHERE sort_key IS NULL;
  `);
}
