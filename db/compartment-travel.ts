import type { Json, UserId } from '../shared/language.ts';
import { closingNumber, type EntryId, type RowWrite } from '../shared/office/fold-row.ts';
import type { Reader, Writer } from './open.ts';
import { prepared } from './prepared.ts';
import { cellsIn, withWriters } from './last-writers.ts';
import { findStationEntry, listWritesOfRow, type EntryWrite } from './stations.ts';
import type { HeldEntry } from './held-entries.ts';

/** The keys by which a compartment's people tell its entries, the latest last. */
export function listTags(db: Reader): Uint8Array[] {
  return prepared<[], Uint8Array>(db, 'SELECT tag FROM compartment_tags ORDER BY at_ms, tag').pluck().all();
}

export function saveTag(db: Writer, tag: Uint8Array, atMs: number): void {
  prepared<unknown[]>(db, 'INSERT INTO compartment_tags (tag, at_ms) VALUES (?, ?) ON CONFLICT (tag) DO NOTHING').run(tag, atMs);
}

/** How many recorded values of a compartment have been erased. */
const ERASED = 'SELECT count(*) FROM changes WHERE salt IS NULL';

/** A run of a compartment's entries, or a document of it, that was put, and for which people it was sealed. */
export type PartBundle = {
  readonly name: string;
  readonly first: number;
  readonly last: number;
  /** With how many entries that had not known of it. */
  readonly late: number;
  readonly readers: readonly UserId[];
  readonly file: string | null;
};

export function savePartBundle(db: Writer, { readers, ...row }: PartBundle): void {
  prepared<object>(
    db,
    `INSERT INTO part_bundles (name, first, last, late, readers, file, erased)
     VALUES (@name, @first, @last, @late, @readers, @file, (${ERASED})) ON CONFLICT (name) DO NOTHING`,
  ).run({ ...row, readers: JSON.stringify(readers) });
}

export function listPartBundles(db: Reader): PartBundle[] {
  return prepared<[], Omit<PartBundle, 'readers'> & { readers: string }>(
    db,
    'SELECT name, first, last, late, readers, file FROM part_bundles ORDER BY name',
  )
    .all()
    .map(row => ({ ...row, readers: JSON.parse(row.readers) as UserId[] })); // written by savePartBundle
}

/** What was put of a compartment before something in it was erased: each holds what had not been known of it, and what came with its cases. */
export function listOutdatedParts(db: Reader): ReadonlySet<string> {
  return new Set(
    prepared<[], string>(db, `SELECT name FROM part_bundles WHERE file IS NULL AND erased < (${ERASED})`).pluck().all(),
  );
}

export function hasTried(office: Reader, name: string, user: UserId): boolean {
  return (
    prepared<[string, string], number>(office, 'SELECT 1 FROM bundles_tried WHERE name = ? AND user_id = ?').get(name, user) !==
    undefined
  );
}

export function saveTried(office: Writer, name: string, user: UserId): void {
  prepared<[string, string]>(office, 'INSERT INTO bundles_tried (name, user_id) VALUES (?, ?) ON CONFLICT DO NOTHING').run(
    name,
    user,
  );
}

/** A blob that could not be opened was opened since, or by somebody else. */
export function forgetBundle(office: Writer, name: string): void {
  prepared<[string]>(office, 'DELETE FROM bundles WHERE name = ?').run(name);
}

/** A document that was here before comes anew. */
export function forgetFile(office: Writer, file: string): void {
  prepared<[string]>(office, 'DELETE FROM bundles WHERE file = ?').run(file);
}

/** Entries of a station's chain after a number that keep commitments alone, each with these, in order. */
export function listClosedEntries(
  office: Reader,
  station: number,
  after: number,
): { readonly number: number; readonly entry: number; readonly commitments: readonly string[] }[] {
  const rows = prepared<[number, number], { number: number; entry: number; commitments: string }>(
    office,
    `SELECT number, station_entries.entry AS entry, group_concat(hex(commitment)) AS commitments
     FROM station_entries JOIN closed_changes ON closed_changes.entry = station_entries.entry
     WHERE station = ? AND number > ? GROUP BY number ORDER BY number`,
  ).all(station, after);
  return rows.map(({ commitments, ...row }) => ({ ...row, commitments: commitments.split(',') }));
}

/** A part of a compartment's log that waits for what comes before it. */
export function listHeldParts(db: Reader, { station, number }: EntryId): HeldEntry[] {
  return prepared<[number, number], HeldEntry>(
    db,
    'SELECT station, number, digest, content FROM held_entries WHERE station = ? AND number = ? ORDER BY digest',
  ).all(station, number);
}

/** Its cells as the log of a compartment keeps them, with whose they are by the office's own log. */
export function keptCells(office: Reader, { cells, by }: Pick<EntryWrite, 'cells' | 'by'>): Json {
  if (cells === null || by === undefined) return cells;
  return withWriters(cells as Readonly<Record<string, Json>>, by, id => findStationEntry(office, id));
}

/**
 * Keep what came into a compartment as it stood.
 *
 * @param by - The entry that closed its case, with its number in the chain here; null: from before the office had several stations.
 */
export function insertBase(
  db: Writer,
  by: (EntryId & { readonly entry: number }) | null,
  { table, row, cells }: Pick<EntryWrite, 'table' | 'row' | 'cells'>,
): void {
  prepared<unknown[]>(
    db,
    `INSERT INTO row_writes (tbl, row, station, number, position, kind, cells) VALUES (?, ?, 0, ?, ?, 'put', ?)
     ON CONFLICT DO NOTHING`,
  ).run(table, row, by === null ? 0 : closingNumber(by), by?.entry ?? 0, cells === null ? null : JSON.stringify(cells));
}

export function listBase(db: Reader, entry: number): EntryWrite[] {
  return prepared<[number], { table: string; row: string; kind: 'put'; cells: string | null }>(
    db,
    'SELECT tbl AS "table", row, kind, cells FROM row_writes WHERE station = 0 AND position = ? ORDER BY tbl, row',
  )
    .all(entry)
    .map(({ cells, ...write }) => ({ ...write, ...cellsIn(cells) }));
}

/** The rows that left as their case was opened, as `table key`. */
export function listOpened(db: Reader): readonly string[] {
  return prepared<[], string>(
    db,
    "SELECT DISTINCT tbl || ' ' || row FROM row_writes WHERE kind IN ('gone', 'ended') AND cells = '{}' ORDER BY 1",
  )
    .pluck()
    .all();
}

/** A part that a crash left without its entry gets another. */
export function movePart(
  db: Writer,
  from: EntryId & { readonly entry: number },
  to: EntryId & { readonly entry: number; readonly ms: number; readonly count: number },
): void {
  const { station, number } = from;
  prepared<unknown[]>(
    db,
    'UPDATE station_entries SET number = ?, entry = ?, clock_ms = ?, clock_count = ? WHERE station = ? AND number = ? AND entry = ?',
  ).run(to.number, to.entry, to.ms, to.count, station, number, from.entry);
  prepared<unknown[]>(db, 'UPDATE row_writes SET number = ? WHERE station = ? AND number = ?').run(to.number, station, number);
  prepared<unknown[]>(db, 'UPDATE row_writes SET position = ?, number = ? WHERE station = 0 AND position = ?').run(
    to.entry,
    closingNumber({ station, number: to.number }),
    from.entry,
  );
  prepared<unknown[]>(
    db,
    'UPDATE station_heads SET number = ?, clock_ms = ?, clock_count = ? WHERE station = ? AND number = ?',
  ).run(to.number, to.ms, to.count, station, number);
}

/** Its people are others than those who have its key: it gets another when one of them next opens it here. */
export function markKeyDue(office: Writer, compartment: string): void {
  office.prepare('UPDATE compartments SET needs_key = 1 WHERE id = ?').run(compartment);
}

/** Every write of a table that is not of an entry that was set aside, with its row. */
export function listWritesOfTable(db: Reader, table: string): { readonly row: string; readonly write: RowWrite }[] {
  const rows = prepared<[string], string>(db, 'SELECT DISTINCT row FROM row_writes WHERE tbl = ? ORDER BY row')
    .pluck()
    .all(table);
  return rows.flatMap(row => listWritesOfRow(db, table, row).map(write => ({ row, write })));
}
