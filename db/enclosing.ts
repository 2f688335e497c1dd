import { hasSeen, isSame, type EntryId, type Placed } from '../shared/office/fold-row.ts';
import { optimizeWords } from './cases.ts';
import type { Reader, Writer } from './open.ts';
import { prepared } from './prepared.ts';
import { eraseCells, eraseWrites, hasWrites, insertWrite, listMarkRows, listWritesOfRow, type EntryWrite } from './stations.ts';

/** Where the places of rows begin that an entry took along without naming them: they are not sent with it. */
export const TAKEN_ALONG = 1_000_000;

/** A write that did not know that its row had gone into a compartment. `of`: the entry by which it went. */
export type Late = { readonly compartment: string; readonly of: EntryId; readonly by: Placed; readonly write: EntryWrite };

/**
 * Forget what was written to rows that an entry put into a compartment, and to all that names their cases, and remember that they went.
 *
 * @returns what had been written to them without knowing of it: that goes into the compartment too.
 */
export function closeRows(
  office: Writer,
  of: { readonly by: Placed; readonly compartment: string; readonly writes: readonly EntryWrite[] },
): readonly Late[] {
  const { by, compartment } = of;
  const ended = of.writes.filter(({ table, kind }) => kind === 'ended' && table !== 'changes');
  const cases = ended.flatMap(({ table, row }) => (table === 'cases' ? [(JSON.parse(row) as [string])[0]] : []));
  const rows = new Set(ended.map(({ table, row }) => `${table} ${row}`));
  for (const id of cases) for (const name of [...rowsOfCase(office, id), ...recordsOfCase(office, id)]) rows.add(name);
  for (const name of [...rows])
    if (name.startsWith('records ')) for (const row of listMarkRows(office, recordIn(name.slice(8)))) rows.add(`marks ${row}`);
  const late: Late[] = [];
  for (const name of rows) {
    const [table, row] = split(name);
    for (const { by: other, kind, cells } of listWritesOfRow(office, table, row))
      if (other.station > 0 && cells !== null && !hasSeen(by, other) && !isSame(by, other))
        late.push({ compartment, of: by, by: other, write: { table, row, kind, cells } });
    forgetCells(office, { table, row, by, compartment });
  }
  return late;
}

/** By which entry a case had gone into a compartment that another entry had not heard of. */
export function unheardOf(office: Reader, by: Placed, caseId: string): Omit<Late, 'write'> | undefined {
  const unheard = goneBy(office, 'cases', JSON.stringify([caseId])).find(of => !hasSeen(by, of) && !isSame(by, of));
  return unheard === undefined ? undefined : { compartment: unheard.compartment, of: unheard, by };
}

/** The entries by which cases went into a compartment, as far as this machine knows. */
export function listClosings(office: Reader, compartment: string): EntryId[] {
  return prepared<[string], EntryId>(
    office,
    'SELECT DISTINCT station, number FROM enclosed_rows WHERE compartment = ? ORDER BY station, number',
  ).all(compartment);
}

/** What a station wrote to rows of which nothing is left here, for they went into a compartment, with the entries by which they went. */
export function listLostWrites(office: Reader, station: number): readonly { readonly number: number; readonly gone: EntryId }[] {
  return prepared<[number], { number: number; goneStation: number; goneNumber: number }>(
    office,
    `SELECT DISTINCT wrote.number AS number, gone.station AS goneStation, gone.number AS goneNumber FROM enclosed_rows AS gone
     JOIN row_writes AS wrote ON wrote.tbl = gone.tbl AND wrote.row = gone.row AND wrote.station = ?
     WHERE wrote.cells IS NULL AND wrote.kind IN ('put', 'set') ORDER BY gone.station, gone.number, wrote.number`,
  )
    .all(station)
    .map(({ number, goneStation, goneNumber }) => ({ number, gone: { station: goneStation, number: goneNumber } }));
}

/** The cases that went by an entry. */
export function listCasesGoneBy(office: Reader, { station, number }: EntryId): readonly string[] {
  return prepared<[number, number], string>(
    office,
    "SELECT row ->> '$[0]' FROM enclosed_rows WHERE tbl = 'cases' AND station = ? AND number = ? ORDER BY 1",
  )
    .pluck()
    .all(station, number);
}

/** The same of writes that come after: which of them did not know that their row had gone. */
export function lateAmong(office: Reader, by: Placed, writes: readonly EntryWrite[]): readonly Late[] {
  return writes.flatMap(write => {
    const gone = [write.row, ...caseRowOf(write)].flatMap((row, at) => goneBy(office, at === 0 ? write.table : 'cases', row));
    if (write.table === 'marks') gone.push(...goneBy(office, 'records', JSON.stringify([recordIn(write.row)])));
    const unknown = gone.find(({ station, number }) => !hasSeen(by, { station, number }) && !isSame(by, { station, number }));
    return unknown === undefined ? [] : [{ compartment: unknown.compartment, of: unknown, by, write }];
  });
}

/** That a row which came late is not to stand here, and what it held is kept nowhere in the office. */
export function forgetCells(
  office: Writer,
  of: { readonly table: string; readonly row: string; readonly by: EntryId; readonly compartment: string },
): void {
  const { table, row, by, compartment } = of;
  eraseUnheard(office, { table, row, by });
  prepared<unknown[]>(
    office,
    'INSERT INTO enclosed_rows (tbl, row, station, number, compartment) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  ).run(table, row, by.station, by.number, compartment);
  if (!hasWrites(office, table, row)) return;
  const isEnded = listWritesOfRow(office, table, row).some(({ by: other, kind }) => isSame(other, by) && kind === 'ended');
  if (isEnded) return;
  const position = prepared<[number, number], number>(office, 'SELECT count(*) FROM row_writes WHERE station = ? AND number = ?')
    .pluck()
    .get(by.station, by.number)!;
  insertWrite(office, by, TAKEN_ALONG + position, { table, row, kind: 'ended', cells: null });
}

/** What the row has from somebody who had heard that it went stands: its case came out of the compartment again. */
function eraseUnheard(office: Writer, { table, row, by }: { table: string; row: string; by: EntryId }): void {
  const heard = listWritesOfRow(office, table, row).filter(write => hasSeen(write.by, by));
  if (heard.length === 0) return eraseWrites(office, table, row);
  const all = prepared<[string, string], EntryId>(office, 'SELECT station, number FROM row_writes WHERE tbl = ? AND row = ?'); // also what was set aside
  for (const other of all.all(table, row))
    if (!heard.some(write => isSame(write.by, other))) eraseCells(office, { table, row, names: null, by: other });
}

/** Words that went are in no index any more, and the journal holds no page of before. */
export function withoutErased(db: Writer): void {
  optimizeWords(db);
  db.pragma('wal_checkpoint(TRUNCATE)');
}

/** No page of before stays: neither a free one nor one in the journal. */
export function squeeze(db: Writer): void {
  db.exec('VACUUM');
  db.pragma('wal_checkpoint(TRUNCATE)');
}

/** What was typed and not saved about a case, and names it or something of it. */
export function dropDraftsAbout(office: Writer, ids: readonly string[]): void {
  office
    .prepare(
      `DELETE FROM drafts WHERE EXISTS
         (SELECT 1 FROM json_each(?) AS own WHERE case_id = own.value OR instr(place, own.value) > 0 OR instr(drafts.value, own.value) > 0)`,
    )
    .run(JSON.stringify(ids));
}

export type LateRow = { readonly id: number; readonly compartment: string; readonly sealed: Uint8Array };

export function keepLate(db: Writer, compartment: string, sealed: Uint8Array): void {
  prepared<unknown[]>(db, 'INSERT INTO late_writes (compartment, sealed) VALUES (?, ?)').run(compartment, sealed);
}

export function listLate(db: Reader): LateRow[] {
  return prepared<[string], LateRow>(
    db,
    'SELECT id, compartment, sealed FROM late_writes WHERE compartment <> ? ORDER BY id',
  ).all(OUTGOING);
}

/** A sealed blob that is to be put, for others than this machine's people. */
export function keepOutgoing(office: Writer, blob: Uint8Array): void {
  keepLate(office, OUTGOING, blob);
}

export function listOutgoing(office: Reader): LateRow[] {
  return prepared<[string], LateRow>(
    office,
    'SELECT id, compartment, sealed FROM late_writes WHERE compartment = ? ORDER BY id',
  ).all(OUTGOING);
}

/** In the place of a compartment. */
const OUTGOING = 'outgoing';

export function dropLate(db: Writer, id: number): void {
  prepared<[number]>(db, 'DELETE FROM late_writes WHERE id = ?').run(id);
}

function rowsOfCase(office: Reader, caseId: string): readonly string[] {
  return prepared<[string], string>(
    office,
    "SELECT DISTINCT tbl || ' ' || row FROM row_writes WHERE cells IS NOT NULL AND cells ->> 'case_id' = ? ORDER BY 1",
  )
    .pluck()
    .all(caseId);
}

/** Those too of which nothing is here but what somebody set in them. */
function recordsOfCase(office: Reader, caseId: string): readonly string[] {
  const of = (table: string) =>
    `SELECT 'records ' || row FROM ${table} JOIN row_writes ON tbl = 'records' AND row = json_array(record)
     WHERE case_id = @caseId AND cells IS NOT NULL`;
  return prepared<[object], string>(office, `${of('changes')} UNION ${of('changes_aside')} ORDER BY 1`)
    .pluck()
    .all({ caseId });
}

function caseRowOf({ cells }: EntryWrite): readonly string[] {
  const id = cells === null ? undefined : (cells as Readonly<Record<string, unknown>>)['case_id'];
  return typeof id === 'string' ? [JSON.stringify([id])] : [];
}

function goneBy(office: Reader, table: string, row: string): (EntryId & { readonly compartment: string })[] {
  return prepared<[string, string], EntryId & { compartment: string }>(
    office,
    'SELECT station, number, compartment FROM enclosed_rows WHERE tbl = ? AND row = ? ORDER BY station, number',
  ).all(table, row);
}

const recordIn = (row: string): string => (JSON.parse(row) as [string])[0];

function split(name: string): [table: string, row: string] {
  const at = name.indexOf(' ');
  return [name.slice(0, at), name.slice(at + 1)];
}
