import type { Json } from '../shared/language.ts';
import { closingOf, type EntryId, type OfficeClock, type Placed, type RowWrite, type Seen } from '../shared/office/fold-row.ts';
import { cellsIn, inOne, saysWriters, spread, type Writers } from './last-writers.ts';
import type { Reader, Writer } from './open.ts';
import { prepared } from './prepared.ts';

/** A machine of the office as the roster names it: its Ed25519 key (32 bytes) and age recipient, who took it in, and who out. */
export type StationRow = {
  readonly number: number;
  readonly label: string;
  readonly signingKey: Uint8Array;
  readonly recipient: string;
  /** Of its own recovery code: whom it appoints is a supervisor of the office. */
  readonly recoveryKey: Uint8Array;
  readonly addedBy: string;
  readonly addedAtMs: number;
  readonly removedBy: string | null;
  readonly removedAtMs: number | null;
};

/** How far a station's chain has come here: its last entry that was taken in, and when. `forked`: another entry of a number that it has. */
export type StationHead = EntryId & {
  readonly hash: string;
  readonly clock: OfficeClock;
  readonly heardAtMs: number;
  readonly forked: string | null;
};

/** Which entry of which chain an entry of this database is. `fault`: why it was set aside whole. */
export type StationEntry = Placed & {
  readonly entry: number;
  readonly salt: Uint8Array | null;
  readonly fault: string | null;
  /** Its station's signature over it, where it was the last of what that put in one. */
  readonly runSignature: Uint8Array | null;
};

const STATION = `number, label, signing_key AS signingKey, recipient, recovery_key AS recoveryKey, added_by AS addedBy, added_at_ms AS addedAtMs,
  removed_by AS removedBy, removed_at_ms AS removedAtMs`;

export function listStations(office: Reader): StationRow[] {
  return prepared<[], StationRow>(office, `SELECT ${STATION} FROM stations ORDER BY number`).all();
}

export function insertStation(office: Writer, station: StationRow): void {
  prepared<object>(
    office,
    `INSERT INTO stations (number, label, signing_key, recipient, recovery_key, added_by, added_at_ms, removed_by, removed_at_ms)
     VALUES (@number, @label, @signingKey, @recipient, @recoveryKey, @addedBy, @addedAtMs, @removedBy, @removedAtMs)`,
  ).run(station);
}

/** Whose account was made with a station, by the entry that let it in; null of the first. */
export function findLetIn(office: Reader, number: number): string | null {
  if (number === 1) return null;
  const added = listWritesOfRow(office, 'stations', JSON.stringify([number])).find(({ kind }) => kind === 'put')?.by;
  const writes = added === undefined ? [] : listWritesOfEntry(office, added);
  const user = writes.find(({ table, kind }) => table === 'users' && kind === 'put');
  return user === undefined ? null : (JSON.parse(user.row) as [string])[0];
}

export function endStation(office: Writer, number: number, { by, atMs }: { readonly by: string; readonly atMs: number }): void {
  prepared<unknown[]>(office, 'UPDATE stations SET removed_by = ?, removed_at_ms = ? WHERE number = ?').run(by, atMs, number);
}

/** Which station this database is; null in an office of one. */
export function ownStation(office: Reader): number | null {
  return prepared<[], number>(office, 'SELECT station FROM station_self WHERE id = 1').pluck().get() ?? null;
}

/** Whether a station was taken out of the office. */
export function isTakenOut(office: Reader, station: number): boolean {
  return listStations(office).some(({ number, removedAtMs }) => number === station && removedAtMs !== null);
}

export function saveOwnStation(office: Writer, station: number): void {
  prepared<[number]>(
    office,
    'INSERT INTO station_self (id, station) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET station = excluded.station',
  ).run(station);
}

type HeadRow = Omit<StationHead, 'clock'> & { readonly ms: number; readonly count: number };
const headOf = ({ ms, count, ...row }: HeadRow): StationHead => ({ ...row, clock: { ms, count } });

export function listHeads(office: Reader): StationHead[] {
  return prepared<[], HeadRow>(
    office,
    `SELECT station, number, hash, clock_ms AS ms, clock_count AS count, heard_at_ms AS heardAtMs, forked FROM station_heads ORDER BY station`,
  )
    .all()
    .map(headOf);
}

export function saveHead(office: Writer, { clock, ...head }: Omit<StationHead, 'forked'>): void {
  prepared<object>(
    office,
    `INSERT INTO station_heads (station, number, hash, clock_ms, clock_count, heard_at_ms)
     VALUES (@station, @number, @hash, @ms, @count, @heardAtMs) ON CONFLICT (station) DO UPDATE SET number = excluded.number,
       hash = excluded.hash, clock_ms = excluded.clock_ms, clock_count = excluded.clock_count, heard_at_ms = excluded.heard_at_ms`,
  ).run({ ...head, ...clock });
}

/** Keep the other entry of a number that a chain has: until somebody decides, nothing more of that station is taken in. */
export function saveFork(office: Writer, station: number, other: Json): void {
  prepared<unknown[]>(office, 'UPDATE station_heads SET forked = coalesce(forked, ?) WHERE station = ?').run(
    JSON.stringify(other),
    station,
  );
}

type EntryRow = Omit<StationEntry, 'clock' | 'seen'> & { readonly ms: number; readonly count: number; readonly seen: string };
const ENTRY = 'station, number, entry, clock_ms AS ms, clock_count AS count, seen, salt, fault, run_signature AS runSignature';
const entryOf = ({ ms, count, seen, ...row }: EntryRow): StationEntry => ({
  ...row,
  clock: { ms, count },
  seen: JSON.parse(seen) as Seen, // written by insertStationEntry
});

type NewStationEntry = Omit<StationEntry, 'runSignature'> & Partial<Pick<StationEntry, 'runSignature'>>;

export function insertStationEntry(office: Writer, { clock, seen, runSignature = null, ...row }: NewStationEntry): void {
  prepared<object>(
    office,
    `INSERT INTO station_entries (station, number, entry, clock_ms, clock_count, seen, salt, fault, run_signature)
     VALUES (@station, @number, @entry, @ms, @count, @seen, @salt, @fault, @runSignature)`,
  ).run({ ...row, ...clock, seen: JSON.stringify(seen), runSignature });
}

export function findStationEntry(office: Reader, { station, number }: EntryId): StationEntry | undefined {
  const row = prepared<[number, number], EntryRow>(
    office,
    `SELECT ${ENTRY} FROM station_entries WHERE station = ? AND number = ?`,
  ).get(station, number);
  return row === undefined ? undefined : entryOf(row);
}

/** An entry's own text. */
export function findEntryBody(office: Reader, { station, number }: EntryId): string | undefined {
  return prepared<[number, number], string>(
    office,
    'SELECT body FROM audit_entries JOIN station_entries ON entry = audit_entries.number WHERE station = ? AND station_entries.number = ?',
  )
    .pluck()
    .get(station, number);
}

export function saveRunSignature(office: Writer, { station, number }: EntryId, signature: Uint8Array): void {
  prepared<unknown[]>(office, 'UPDATE station_entries SET run_signature = ? WHERE station = ? AND number = ?').run(
    signature,
    station,
    number,
  );
}

/** The numbers of a station's entries that it signed as the last of what it put, from one on. */
export function listRunEnds(office: Reader, station: number, from: number): readonly number[] {
  return prepared<[number, number], number>(
    office,
    'SELECT number FROM station_entries WHERE station = ? AND number >= ? AND run_signature IS NOT NULL ORDER BY number',
  )
    .pluck()
    .all(station, from);
}

/** Entries of a station from a number on, in order. */
export function listStationEntries(office: Reader, station: number, from: number, most: number): StationEntry[] {
  return prepared<[number, number, number], EntryRow>(
    office,
    `SELECT ${ENTRY} FROM station_entries WHERE station = ? AND number >= ? ORDER BY number LIMIT ?`,
  )
    .all(station, from, most)
    .map(entryOf);
}

/** The entry by which a station was taken out; of several, the first in the chains' order. */
export function findRemoval(office: Reader, number: number): EntryId | undefined {
  return listWritesOfRow(office, 'stations', JSON.stringify([number])).find(({ cells }) => cells?.['removed_at_ms'] != null)?.by;
}

/** A write of a row as an entry holds it, by its place in the entry. `by`: of a case that was closed, whose in the office its cells were. */
export type EntryWrite = {
  readonly table: string;
  readonly row: string;
  readonly kind: RowWrite['kind'];
  readonly cells: Json;
  readonly by?: Writers;
};

export function insertWrite(office: Writer, { station, number }: EntryId, position: number, write: EntryWrite): void {
  const { table, row, kind, cells } = write;
  prepared<unknown[]>(
    office,
    `INSERT INTO row_writes (tbl, row, station, number, position, kind, cells) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(table, row, station, number, position, kind, cells === null ? null : JSON.stringify(cells));
}

/** Whether any write of a row is kept, what stood before the first included. */
export function hasWrites(office: Reader, table: string, row: string): boolean {
  return (
    prepared<[string, string], number>(office, 'SELECT 1 FROM row_writes WHERE tbl = ? AND row = ? LIMIT 1')
      .pluck()
      .get(table, row) !== undefined
  );
}

/** Whether a row is told by its writes: by one that counts, or, of what was set aside, by the one that put it. Else it is as it stood before the first. */
export function isTold(office: Reader, table: string, row: string): boolean {
  return (
    prepared<[string, string], number>(
      office,
      `SELECT 1 FROM row_writes LEFT JOIN station_entries USING (station, number)
       WHERE tbl = ? AND row = ? AND (fault IS NULL OR kind = 'put') LIMIT 1`,
    )
      .pluck()
      .get(table, row) !== undefined
  );
}

/** Those that it holds itself: what went along with them (`TAKEN_ALONG`) is no part of it. */
export function listWritesOfEntry(office: Reader, { station, number }: EntryId): EntryWrite[] {
  return prepared<[number, number], { table: string; row: string; kind: RowWrite['kind']; cells: string | null }>(
    office,
    'SELECT tbl AS "table", row, kind, cells FROM row_writes WHERE station = ? AND number = ? AND position < 1000000 ORDER BY position',
  )
    .all(station, number)
    .map(({ cells, ...write }) => ({ ...write, ...cellsIn(cells) }));
}

/** Every write of a row, but those of entries that were set aside. */
export function listWritesOfRow(office: Reader, table: string, row: string): RowWrite[] {
  const rows = prepared<
    [string, string],
    EntryId & { kind: RowWrite['kind']; cells: string | null; ms: number | null; count: number | null; seen: string | null }
  >(
    office,
    `SELECT row_writes.station, row_writes.number, kind, cells, clock_ms AS ms, clock_count AS count, seen
     FROM row_writes LEFT JOIN station_entries USING (station, number)
     WHERE tbl = ? AND row = ? AND fault IS NULL ORDER BY row_writes.station, row_writes.number`,
  ).all(table, row);
  const writes = rows.map(({ station, number, kind, cells, ms, count, seen }): RowWrite => ({
    by: {
      station,
      number,
      clock: { ms: ms ?? 0, count: count ?? 0 },
      seen: seen === null ? {} : (JSON.parse(seen) as Seen),
    },
    kind,
    cells: cells === null ? null : (JSON.parse(cells) as RowWrite['cells']),
  }));
  if (!rows.some(({ cells }) => cells !== null && saysWriters(cells))) return writes;
  return [...inOne(writes.flatMap(write => spread(write, closingOf(write.by) ?? write.by)))];
}

/** The marks of a record that any write is kept of, by their keys. */
export function listMarkRows(office: Reader, record: string): string[] {
  const from = JSON.stringify([record]).slice(0, -1); // its keys begin so
  return prepared<[string, string], string>(
    office,
    "SELECT DISTINCT row FROM row_writes WHERE tbl = 'marks' AND row >= ? AND row < ? ORDER BY row",
  )
    .pluck()
    .all(`${from},`, `${from}-`); // what follows a comma
}

/** The rows of these tables that were written by entries about a case, and of which some write still says what it held. */
export function listRowsOfCase(
  office: Reader,
  caseId: string,
  tables: readonly string[],
): { readonly table: string; readonly row: string }[] {
  return prepared<[object], { readonly table: string; readonly row: string }>(
    office,
    `SELECT DISTINCT tbl AS "table", row
     FROM (SELECT entry FROM changes WHERE case_id = @caseId UNION SELECT entry FROM changes_aside WHERE case_id = @caseId)
     JOIN station_entries USING (entry)
     JOIN row_writes ON row_writes.station = station_entries.station AND row_writes.number = station_entries.number
     WHERE tbl IN (SELECT value FROM json_each(@tables)) AND EXISTS
       (SELECT 1 FROM row_writes AS held WHERE held.tbl = row_writes.tbl AND held.row = row_writes.row AND held.cells IS NOT NULL)`,
  ).all({ caseId, tables: JSON.stringify(tables) });
}

/**
 * Erase what rows held in every write of them; that there were writes stays. With it goes what their entries were committed by: whoever gets one of
 * them later cannot compare it any more, and nobody can try out what was erased.
 */
export function eraseWrites(office: Writer, table: string, row: string): void {
  prepared<[string, string]>(
    office,
    `UPDATE station_entries SET salt = NULL WHERE salt IS NOT NULL AND (station, number) IN
       (SELECT station, number FROM row_writes WHERE tbl = ? AND row = ? AND cells <> '{}')`,
  ).run(table, row);
  prepared<[string, string]>(office, "UPDATE row_writes SET cells = NULL WHERE tbl = ? AND row = ? AND cells <> '{}'").run(
    table,
    row,
  );
}

/** Erase some cells of a row in what an entry wrote there, or with `names` null all of it, as {@link eraseWrites} does. */
export function eraseCells(
  office: Writer,
  of: { readonly table: string; readonly row: string; readonly names: readonly string[] | null; readonly by: EntryId },
): void {
  const { station, number } = of.by;
  const where = [of.table, of.row, station, number];
  const erased =
    of.names === null
      ? prepared<unknown[]>(
          office,
          `UPDATE row_writes SET cells = NULL WHERE tbl = ? AND row = ? AND station = ? AND number = ? AND cells IS NOT NULL`,
        ).run(...where).changes
      : of.names.map(name => `$."${name}"`).reduce((sum, path) => sum + eraseCell(office, where, path), 0);
  if (erased > 0)
    prepared<unknown[]>(office, 'UPDATE station_entries SET salt = NULL WHERE station = ? AND number = ?').run(station, number);
}

function eraseCell(office: Writer, where: readonly unknown[], path: string): number {
  return prepared<unknown[]>(
    office,
    `UPDATE row_writes SET cells = json_remove(cells, ?)
     WHERE tbl = ? AND row = ? AND station = ? AND number = ? AND json_type(cells, ?) IS NOT NULL`,
  ).run(path, ...where, path).changes;
}

export type Aside = { readonly table: string; readonly row: string; readonly code: string };

/** Why a case that was made later than another of its reference stands under one that is not quite its own. */
export const SAME_REFERENCE = 'office/same-reference';

/** The cases of which that is so. */
export function listSameReference(office: Reader): readonly string[] {
  return listAside(office).flatMap(({ table, row, code }) => (table === 'cases' && code === SAME_REFERENCE ? [row] : []));
}

/** Rows that stand by their writes and cannot stand beside others here. */
export function listAside(office: Reader): Aside[] {
  return prepared<[], Aside>(office, 'SELECT tbl AS "table", row, code FROM rows_aside ORDER BY tbl, row').all();
}

export function saveAside(office: Writer, { table, row, code }: Aside): void {
  prepared<unknown[]>(
    office,
    'INSERT INTO rows_aside (tbl, row, code) VALUES (?, ?, ?) ON CONFLICT (tbl, row) DO UPDATE SET code = excluded.code',
  ).run(table, row, code);
}

export function dropAside(office: Writer, table: string, row: string): void {
  prepared<unknown[]>(office, 'DELETE FROM rows_aside WHERE tbl = ? AND row = ?').run(table, row);
}

/** Whose a write is: a station's, or an entry's that took the row into a compartment as it stood. */
const CHAIN = 'CASE station WHEN 0 THEN -number ELSE station END';

/** Whether entries of more than one station wrote a row. */
export function isWrittenByMany(office: Reader, table: string, row: string): boolean {
  const stations = prepared<[string, string], number>(
    office,
    `SELECT count(DISTINCT ${CHAIN}) FROM row_writes LEFT JOIN station_entries USING (station, number)
     WHERE tbl = ? AND row = ? AND fault IS NULL AND (station > 0 OR number > 0)`,
  )
    .pluck()
    .get(table, row);
  return (stations ?? 0) > 1;
}

/** The rows of a table that entries of more than one station wrote. */
export function listWrittenByMany(office: Reader, table: string): string[] {
  return prepared<[string], string>(
    office,
    `SELECT row FROM row_writes LEFT JOIN station_entries USING (station, number) WHERE tbl = ? AND fault IS NULL AND (station > 0 OR number > 0)
     GROUP BY row HAVING count(DISTINCT ${CHAIN}) > 1 ORDER BY row`,
  )
    .pluck()
    .all(table);
}

/** The rows that a station put into a table, with the number of the entry. */
export function listOwnPuts(office: Reader, table: string, station: number): { readonly row: string; readonly number: number }[] {
  return prepared<[string, number], { row: string; number: number }>(
    office,
    "SELECT row, number FROM row_writes WHERE tbl = ? AND station = ? AND kind = 'put' ORDER BY number, row",
  ).all(table, station);
}
