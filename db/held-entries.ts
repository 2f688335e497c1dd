import type { EntryId } from '../shared/office/fold-row.ts';
import type { Reader, Writer } from './open.ts';
import { prepared } from './prepared.ts';

export type HeldEntry = EntryId & { readonly digest: string; readonly content: string };

/** Keep an entry that cannot be taken in yet. */
export function holdEntry(office: Writer, held: HeldEntry): void {
  prepared<object>(
    office,
    'INSERT INTO held_entries (station, number, digest, content) VALUES (@station, @number, @digest, @content) ON CONFLICT DO NOTHING',
  ).run(held);
}

/** What is held of a chain after its head, the next first. */
export function listHeld(office: Reader, station: number, after: number): HeldEntry[] {
  return prepared<[number, number], HeldEntry>(
    office,
    'SELECT station, number, digest, content FROM held_entries WHERE station = ? AND number = ? ORDER BY digest',
  ).all(station, after + 1);
}

/** The stations that somebody let in, and of which entries are kept and not taken in yet. */
export function listHolding(office: Reader): readonly number[] {
  return prepared<[], number>(
    office,
    `SELECT DISTINCT station FROM held_entries WHERE station IN (SELECT number FROM stations)
       OR EXISTS (SELECT 1 FROM row_writes WHERE tbl = 'stations' AND row = json_array(held_entries.station)) ORDER BY station`,
  )
    .pluck()
    .all();
}

export function dropHeld(office: Writer, { station, number }: EntryId): void {
  prepared<[number, number]>(office, 'DELETE FROM held_entries WHERE station = ? AND number <= ?').run(station, number);
}

/** How many entries of each station are held, and between which numbers. */
export function listGaps(
  office: Reader,
): { readonly station: number; readonly count: number; readonly first: number; readonly last: number }[] {
  return prepared<[], { station: number; count: number; first: number; last: number }>(
    office,
    'SELECT station, count(DISTINCT number) AS count, min(number) AS first, max(number) AS last FROM held_entries GROUP BY station ORDER BY station',
  ).all();
}
