import type { Writer } from '../open.ts';

/**
 * Why a clock no longer applies: by which event, under which rule or by whom. Beside 'open', 'suspended' and 'needs-fact' a row may be
 * 'for-counsel', 'open-until' (over by itself after its latest day) and 'open-from' (begins the day after `started_on`).
 */
export function up(db: Writer): void {
  db.exec(`
    ALTER TABLE case_clocks ADD COLUMN ended TEXT CHECK (ended IS NULL OR json_valid(ended));
    DROP INDEX case_clocks_open;
    CREATE INDEX case_clocks_open ON case_clocks (coalesce(must_stop_by, '9999'), case_id, clock, start_event)
      WHERE state IN ('open', 'suspended', 'needs-fact', 'for-counsel', 'open-until', 'open-from');
  `);
}
