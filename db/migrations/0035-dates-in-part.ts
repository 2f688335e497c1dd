import type { Writer } from '../open.ts';

/**
 * A birth date says itself how far it is known: `1987`, `1987-04`, `1987~`. The day or month that stood for what was not known goes, and with it
 * the precision that was kept beside it; an estimate that is no New Year's Day stays as it was estimated.
 */
export function up(db: Writer): void {
  db.exec(`
    UPDATE records SET fields = json_set(fields, '$.dob', CASE fields ->> 'dobPrecision'
        WHEN 'year' THEN substr(fields ->> 'dob', 1, 4)
        WHEN 'month' THEN substr(fields ->> 'dob', 1, 7)
        ELSE iif(fields ->> 'dob' LIKE '%-01-01', substr(fields ->> 'dob', 1, 4), fields ->> 'dob') || '~' END)
    WHERE entity = 'subject' AND fields ->> 'dobPrecision' IN ('year', 'month', 'estimated')
      AND fields ->> 'dob' GLOB '[12][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]';

    UPDATE persons SET dob = (SELECT fields ->> 'dob' FROM records WHERE id = record_id)
    WHERE record_id IN (SELECT id FROM records WHERE entity = 'subject' AND fields ->> 'dobPrecision' IS NOT NULL);

    UPDATE records SET fields = json_remove(fields, '$.dobPrecision')
    WHERE entity = 'subject' AND fields ->> 'dobPrecision' IS NOT NULL;
  `);

  // What protected the precision alone protects the date that says it.
  db.exec(`
    INSERT OR IGNORE INTO marks (record_id, field, mark)
      SELECT record_id, 'dob', mark FROM marks JOIN records ON records.id = record_id
      WHERE entity = 'subject' AND marks.field = 'dobPrecision';
  `);
}
