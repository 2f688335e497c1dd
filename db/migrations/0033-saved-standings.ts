import type { Writer } from '../open.ts';

/** A saved filter says how its cases stand. What was "not ended" is open or in after-care: it selects what it selected. */
export function up(db: Writer): void {
  db.exec(`
    UPDATE saved_filters SET filter = json_set(json_remove(filter, '$.ended'), '$.standings',
      json(iif(filter ->> '$.ended', '["ended"]', '["open","after-care"]')))
    WHERE json_type(filter, '$.ended') IN ('true', 'false');
  `);
}
