import type { Json } from '../shared/language.ts';
import type { Reader } from './open.ts';
import { prepared } from './prepared.ts';

/** What was said at a station of where it exchanges (`carrier`), or how often by itself (`automatic`). */
export type SaidOfPlace = {
  readonly station: number;
  readonly user: string;
  readonly atMs: number;
  readonly field: 'carrier' | 'automatic';
  readonly said: Json;
};

/** All that supervisors said of it at any station and that counts, in the order in which each said it. */
export function listSaidOfPlaces(office: Reader): SaidOfPlace[] {
  return prepared<[], Omit<SaidOfPlace, 'said'> & { readonly said: string | null }>(
    office,
    `SELECT coalesce(body ->> 'station', 1) AS station, body ->> 'user' AS user, body ->> 'atMs' AS atMs, changes.field AS field, changes.new AS said
     FROM changes JOIN audit_entries ON audit_entries.number = changes.entry LEFT JOIN station_entries ON station_entries.entry = changes.entry
     WHERE record = 'office' AND entity = 'office' AND field IN ('carrier', 'automatic') AND station_entries.fault IS NULL
       AND body ->> 'action' IN ('carrier:set', 'carrier:remove', 'carrier:automatic') -- supervisors' acts, whatever others' entries say
     ORDER BY changes.entry, changes.position`,
  )
    .all()
    .map(row => ({ ...row, said: row.said === null ? null : (JSON.parse(row.said) as Json) })); // as recordChanges wrote it
}
