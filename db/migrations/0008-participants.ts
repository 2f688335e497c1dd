import type { Writer } from '../open.ts';

/** The people whom the liaison log names, by agency: asked for while an exchange is typed. */
export function up(db: Writer): void {
  db.exec(`
    CREATE INDEX participants_by_agency ON records (fields ->> 'agency', fields ->> 'name', parent_id)
      WHERE entity = 'participant' AND fields ->> 'name' IS NOT NULL;
  `);
}
