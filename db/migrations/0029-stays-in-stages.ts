import type { Writer } from '../open.ts';

/** How long cases stood in each stage, derived with `case_pipeline`. `left_on` is null while it stands there. */
export function up(db: Writer): void {
  db.exec(`
    CREATE TABLE stage_stays (
      case_id    TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
      place      INTEGER NOT NULL CHECK (place >= 0),
      stage      TEXT NOT NULL,
      entered_on TEXT,
      left_on    TEXT,
      PRIMARY KEY (case_id, place)
    ) STRICT, WITHOUT ROWID;

    UPDATE vault_state SET rules_digest = NULL; -- the index is derived anew at the next opening
  `);
}
