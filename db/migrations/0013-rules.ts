import type { Writer } from '../open.ts';

/** A case keeps its rules: each names the profile it has been computed under so far, and the vault knows which rules its index was made by. */
export function up(db: Writer): void {
  // What each case ran under in fact. One that named another which was not known here ran under this one all the same.
  db.exec(`
    INSERT OR IGNORE INTO catalogue_fields (path) VALUES ('case.profile');
    UPDATE records SET fields = json_set(fields, '$.profile', (SELECT profile FROM case_pipeline WHERE case_pipeline.case_id = records.case_id))
    WHERE entity = 'case' AND EXISTS (
      SELECT 1 FROM case_pipeline WHERE case_pipeline.case_id = records.case_id AND profile IS NOT (records.fields ->> 'profile'));
  `);

  // SHA-256, hex, of the treaties and calendars that the program came with when the index was derived.
  db.exec('ALTER TABLE vault_state ADD COLUMN rules_digest TEXT');

  // Openings at which other rules were found, and the clocks that they moved, as a JSON list by case.
  db.exec(`
    CREATE TABLE rule_changes (
      id    INTEGER PRIMARY KEY,
      at_ms INTEGER NOT NULL,
      moved TEXT NOT NULL CHECK (json_valid(moved) AND json_type(moved) = 'array')
    ) STRICT;
  `);
}
