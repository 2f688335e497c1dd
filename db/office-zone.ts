import type { Reader, Writer } from './open.ts';
import { prepared } from './prepared.ts';

/** The IANA zone that the office chose; undefined while it lives by its capital's. */
export function findOfficeZone(db: Reader): string | undefined {
  return prepared<[], { zone: string }>(db, 'SELECT zone FROM office_zone WHERE id = 1').get()?.zone;
}

export function updateOfficeZone(db: Writer, zone: string): void {
  db.prepare('INSERT OR REPLACE INTO office_zone (id, zone) VALUES (1, ?)').run(zone);
}
