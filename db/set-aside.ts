import type { EntryId } from '../shared/office/fold-row.ts';
import type { Reader, Writer } from './open.ts';
import { prepared } from './prepared.ts';
import { listStations } from './stations.ts';

/** Entries that were set aside whole, with the reason. */
export function listFaults(office: Reader): (EntryId & { readonly entry: number; readonly fault: string })[] {
  return prepared<[], EntryId & { entry: number; fault: string }>(
    office,
    'SELECT station, number, entry, fault FROM station_entries WHERE fault IS NOT NULL ORDER BY station, number',
  ).all();
}

export function saveFault(db: Writer, { station, number }: EntryId, fault: string | null): void {
  prepared<unknown[]>(db, 'UPDATE station_entries SET fault = ? WHERE station = ? AND number = ?').run(fault, station, number);
}

/** The entries that take a machine out (`of`), those that are set aside included. */
export function listRemovals(office: Reader): readonly (EntryId & { readonly of: number })[] {
  return prepared<[], EntryId & { of: number }>(
    office,
    `SELECT station, number, row ->> '$[0]' AS of FROM row_writes
     WHERE tbl = 'stations' AND station > 0 AND cells ->> 'removed_at_ms' IS NOT NULL ORDER BY station, number`,
  ).all();
}

/** A chain's entries that are not set aside for one of these reasons, in order. */
export function listEntriesBut(office: Reader, station: number, faults: readonly string[]): readonly EntryId[] {
  return prepared<[number, string], EntryId>(
    office,
    `SELECT station, number FROM station_entries
     WHERE station = ? AND (fault IS NULL OR fault NOT IN (SELECT value FROM json_each(?))) ORDER BY number`,
  ).all(station, JSON.stringify(faults));
}

/** The entries that are set aside for this reason. */
export function setAsideFor(office: Reader, fault: string): readonly EntryId[] {
  return prepared<[string], EntryId>(office, 'SELECT station, number FROM station_entries WHERE fault = ? ORDER BY entry').all(
    fault,
  );
}

/** The entries that came after one and wrote one of its rows, or a mark of one of its records; or, `all`, whatever they wrote. */
export function listDepending(db: Reader, entry: number, all: boolean): readonly EntryId[] {
  return prepared<[object], EntryId>(
    db,
    all
      ? 'SELECT station, number FROM station_entries WHERE entry > @entry ORDER BY entry'
      : `SELECT DISTINCT later.station, later.number FROM station_entries AS one JOIN row_writes AS wrote USING (station, number)
         JOIN row_writes AS other ON (other.tbl = wrote.tbl AND other.row = wrote.row)
           OR (other.tbl = 'marks' AND wrote.tbl = 'records' AND other.row >= rtrim(wrote.row, ']') || ',' AND other.row < rtrim(wrote.row, ']') || '-')
         JOIN station_entries AS later ON later.station = other.station AND later.number = other.number
         WHERE one.entry = @entry AND later.entry > @entry ORDER BY later.entry`,
  ).all({ entry });
}

/** The keys with which a station may have signed: also of one that was let in by an entry which does not count. */
export function listStationKeys(office: Reader, number: number): readonly Uint8Array[] {
  const own = listStations(office).find(each => each.number === number);
  if (own !== undefined) return [own.signingKey];
  return prepared<[string], string>(
    office,
    `SELECT DISTINCT cells ->> 'signing_key' FROM row_writes
     WHERE tbl = 'stations' AND row = ? AND kind = 'put' AND cells ->> 'signing_key' IS NOT NULL ORDER BY 1`,
  )
    .pluck()
    .all(JSON.stringify([number]))
    .map(key => Buffer.from(key, 'hex'));
}

/** The keys of those whom somebody let in, also by an entry that does not count, by their ids. */
export function listKeysLetIn(office: Reader): readonly (readonly [id: string, key: Uint8Array])[] {
  return prepared<[], { id: string; key: string }>(
    office,
    `SELECT row ->> '$[0]' AS id, cells ->> 'signing_key' AS "key" FROM row_writes
     WHERE tbl = 'users' AND kind = 'put' AND cells ->> 'signing_key' IS NOT NULL ORDER BY station, number`,
  )
    .all()
    .map(({ id, key }) => [id, Buffer.from(key, 'hex')]);
}
