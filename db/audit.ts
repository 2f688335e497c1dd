import type { CaseId, Json } from '../shared/language.ts';
import type { Reader, Writer } from './open.ts';
import { prepared } from './prepared.ts';

/** One typed change of one field. `null` is "not there": values themselves are never null. `caseId` when it belongs to a case. */
export type Change = {
  readonly record: string;
  readonly entity: string;
  readonly field: string;
  readonly old: Json;
  readonly new: Json;
  readonly caseId?: string | null;
};

/** A change as it is stored: its values (JSON texts) and salt until they are erased, its commitment for good. */
export type ChangeRow = {
  readonly entry: number;
  readonly position: number;
  readonly caseId: string | null;
  readonly record: string;
  readonly entity: string;
  readonly field: string;
  readonly old: string | null;
  readonly new: string | null;
  readonly salt: Uint8Array | null;
  readonly commitment: Uint8Array;
};

/** An entry as it is stored: canonical JSON (RFC 8785), and the acting user's Ed25519 signature over it. */
export type EntryRow = { readonly number: number; readonly body: string; readonly signature: Uint8Array };

/** Where changes lie: those that are history, and those of entries that were set aside. */
type ChangesTable = 'changes' | 'changes_aside';

const CHANGE = 'entry, position, case_id AS caseId, record, entity, field, old, new, salt, commitment';

export function findLastEntry(db: Reader): EntryRow | undefined {
  return prepared<[], EntryRow>(db, 'SELECT number, body, signature FROM audit_entries ORDER BY number DESC LIMIT 1').get();
}

export function findEntry(db: Reader, number: number): EntryRow | undefined {
  return prepared<[number], EntryRow>(db, 'SELECT number, body, signature FROM audit_entries WHERE number = ?').get(number);
}

export function insertEntry(db: Writer, entry: EntryRow): void {
  prepared<object>(db, 'INSERT INTO audit_entries (number, body, signature) VALUES (@number, @body, @signature)').run(entry);
}

/**
 * Which entries: all named conditions must hold. `actions` is a list of which one must be. Times are milliseconds, `toMs` exclusive. Of a case
 * that stands in a compartment the entries are there (`entriesOfCase`): the office's database does not know which they are.
 */
export type EntryFilter = {
  readonly user?: string | undefined;
  /** Of this station's chain. What stood before the office had several is the first one's. */
  readonly station?: number | undefined;
  readonly actions?: readonly string[] | undefined;
  readonly fromMs?: number | undefined;
  readonly toMs?: number | undefined;
  readonly caseId?: string | undefined;
  /** Of the case named, beside those that this database has. */
  readonly alsoOfCase?: readonly number[] | undefined;
};

/** The numbers of the entries that changed a case in this database. */
export function entriesOfCase(db: Reader, caseId: string): number[] {
  return prepared<[string], number>(db, 'SELECT DISTINCT entry FROM changes WHERE case_id = ?').pluck().all(caseId);
}

/** The same in an office of several stations, as entries of their chains; what was set aside is none. */
export function listWritersOfCase(
  office: Reader,
  caseId: string,
): readonly { readonly station: number; readonly number: number }[] {
  return prepared<[string], { station: number; number: number }>(
    office,
    `SELECT station, number FROM station_entries WHERE entry IN (SELECT entry FROM changes WHERE case_id = ?) ORDER BY station, number`,
  ).all(caseId);
}

/** Newest first, before the one of a number (exclusive). In an office of several stations by the one order of all: when they came says little. */
export function listEntries(db: Reader, before: number, limit: number, filter: EntryFilter = {}): EntryRow[] {
  const isOfSeveral = prepared<[]>(db, 'SELECT 1 FROM station_entries LIMIT 1').get() !== undefined;
  if (isOfSeveral) return listInOrder(db, before > countEntries(db) ? null : before, limit, filter);
  return prepared<[object], EntryRow>(
    db,
    `SELECT number, body, signature FROM audit_entries WHERE number < @before AND ${FITS} ORDER BY number DESC LIMIT @limit`,
  ).all({ before, limit, ...filterValues(filter) });
}

/** By the entries' clocks, as their changes are joined; what stood before the office had several comes before them all. */
function listInOrder(db: Reader, before: number | null, limit: number, filter: EntryFilter): EntryRow[] {
  return prepared<[object], EntryRow>(
    db,
    `SELECT audit_entries.number AS number, body, signature FROM audit_entries LEFT JOIN station_entries ON entry = audit_entries.number
     WHERE (@before IS NULL OR (${ORDER}) < (SELECT ${ORDER} FROM audit_entries LEFT JOIN station_entries ON entry = audit_entries.number
       WHERE audit_entries.number = @before)) AND ${FITS}
     ORDER BY clock_ms DESC NULLS LAST, clock_count DESC, station_entries.station DESC, audit_entries.number DESC LIMIT @limit`,
  ).all({ before, limit, ...filterValues(filter) });
}

const ORDER = 'ifnull(clock_ms, -1), ifnull(clock_count, 0), ifnull(station_entries.station, 0), audit_entries.number';

export function countFittingEntries(db: Reader, filter: EntryFilter): number {
  return (
    prepared<[object], number>(db, `SELECT count(*) FROM audit_entries WHERE ${FITS}`).pluck().get(filterValues(filter)) ?? 0
  );
}

export function listActions(db: Reader): string[] {
  return prepared<[], string>(db, "SELECT DISTINCT body ->> 'action' AS action FROM audit_entries ORDER BY action").pluck().all();
}

const FITS = `(@user IS NULL OR body ->> 'user' = @user)
  AND (@station IS NULL OR coalesce(body ->> 'station', 1) = @station)
  AND (@actions IS NULL OR body ->> 'action' IN (SELECT value FROM json_each(@actions)))
  AND (@caseId IS NULL OR audit_entries.number IN (SELECT entry FROM changes WHERE case_id = @caseId)
    OR audit_entries.number IN (SELECT value FROM json_each(@alsoOfCase)))
  AND (@fromMs IS NULL OR body ->> 'atMs' >= @fromMs) AND (@toMs IS NULL OR body ->> 'atMs' < @toMs)`;

function filterValues({ user, station, actions, fromMs, toMs, caseId, alsoOfCase = [] }: EntryFilter): object {
  return {
    user: user ?? null,
    station: station ?? null,
    actions: actions === undefined ? null : JSON.stringify(actions),
    fromMs: fromMs ?? null,
    toMs: toMs ?? null,
    caseId: caseId ?? null,
    alsoOfCase: JSON.stringify(alsoOfCase),
  };
}

/** Oldest first, after a number (exclusive). */
export function listEntriesAfter(db: Reader, after: number, limit: number): EntryRow[] {
  return prepared<[number, number], EntryRow>(
    db,
    'SELECT number, body, signature FROM audit_entries WHERE number > ? ORDER BY number LIMIT ?',
  ).all(after, limit);
}

export function countEntries(db: Reader): number {
  return prepared<[], number>(db, 'SELECT coalesce(max(number), 0) FROM audit_entries').pluck().get() ?? 0;
}

export function insertChanges(db: Writer, changes: readonly ChangeRow[], table: ChangesTable = 'changes'): void {
  const insert = prepared<unknown[]>(
    db,
    `INSERT INTO ${table} (entry, position, case_id, record, entity, field, old, new, salt, commitment)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const { entry, position, caseId, record, entity, field, old, new: value, salt, commitment } of changes)
    insert.run(entry, position, caseId, record, entity, field, old, value, salt, commitment);
}

export function listChangesOfEntry(db: Reader, entry: number, table: ChangesTable = 'changes'): ChangeRow[] {
  return prepared<[number], ChangeRow>(db, `SELECT ${CHANGE} FROM ${table} WHERE entry = ? ORDER BY position`).all(entry);
}

/** The same whether it counts or is set aside: as its author recorded it. */
export function listChangesEver(db: Reader, entry: number): ChangeRow[] {
  const all = [...listChangesOfEntry(db, entry), ...listChangesOfEntry(db, entry, 'changes_aside')];
  return all.sort((one, other) => one.position - other.position);
}

/** Keep the changes of an entry that is set aside: they are no history, and can be passed on or count again. */
export function insertAside(db: Writer, changes: readonly ChangeRow[]): void {
  insertClosed(db, changes);
  insertChanges(db, changes, 'changes_aside');
}

/** The same of an entry that had been taken in. */
export function putAside(db: Writer, entry: number): void {
  const changes = listChangesOfEntry(db, entry);
  takeOutChanges(db, changes);
  insertChanges(db, changes, 'changes_aside');
}

/** Erase what was set aside of a case, or of these records: where the case goes it does not go along. */
export function eraseAsideOf(db: Writer, caseId: string, records: readonly string[]): void {
  prepared<object>(
    db,
    `UPDATE changes_aside SET old = NULL, new = NULL, salt = NULL
     WHERE salt IS NOT NULL AND (case_id = @caseId OR record IN (SELECT value FROM json_each(@records)))`,
  ).run({ caseId, records: JSON.stringify(records) });
}

/** What was kept of an entry that is set aside no longer; where it is put is the caller's. Its commitments stay until then. */
export function takeFromAside(db: Writer, entry: number): ChangeRow[] {
  const changes = listChangesOfEntry(db, entry, 'changes_aside');
  prepared<[number]>(db, 'DELETE FROM changes_aside WHERE entry = ?').run(entry);
  return changes;
}

/** What an entry commits to in a database that is not this one, by position. */
export function listClosedOfEntry(office: Reader, entry: number): Pick<ChangeRow, 'position' | 'commitment'>[] {
  return prepared<[number], Pick<ChangeRow, 'position' | 'commitment'>>(
    office,
    'SELECT position, commitment FROM closed_changes WHERE entry = ? ORDER BY position',
  ).all(entry);
}

/** Whether an entry commits to just this change, wherever its values lie. */
export function commitsTo(
  office: Reader,
  { entry, position, commitment }: Pick<ChangeRow, 'entry' | 'position' | 'commitment'>,
): boolean {
  const of = { entry, position, commitment };
  return (
    prepared<[typeof of]>(
      office,
      `SELECT 1 FROM changes WHERE entry = @entry AND position = @position AND commitment = @commitment
       UNION ALL
       SELECT 1 FROM closed_changes WHERE entry = @entry AND position = @position AND commitment = @commitment`,
    ).get(of) !== undefined
  );
}

/** Keep the commitments of changes whose values lie in a compartment. */
export function insertClosed(db: Writer, rows: readonly Pick<ChangeRow, 'entry' | 'position' | 'commitment'>[]): void {
  const insert = prepared<unknown[]>(
    db,
    'INSERT INTO closed_changes (entry, position, commitment) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  for (const { entry, position, commitment } of rows) insert.run(entry, position, commitment);
}

/** Give changes of a compartment another entry. */
export function moveChanges(db: Writer, from: readonly ChangeRow[], to: readonly ChangeRow[]): void {
  takeOutChanges(db, from);
  insertChanges(db, to);
}

/** Take changes out of this database; their commitments stay. */
export function takeOutChanges(db: Writer, rows: readonly ChangeRow[]): void {
  insertClosed(db, rows);
  const remove = prepared<unknown[]>(db, 'DELETE FROM changes WHERE entry = ? AND position = ?');
  for (const { entry, position } of rows) remove.run(entry, position);
}

/** Put changes back whose commitments were kept alone. */
export function bringBackChanges(db: Writer, rows: readonly ChangeRow[]): void {
  insertChanges(db, rows);
  const remove = prepared<unknown[]>(db, 'DELETE FROM closed_changes WHERE entry = ? AND position = ?');
  for (const { entry, position } of rows) remove.run(entry, position);
}

/** All that was recorded of a case, and of these records wherever no case was named. */
export function listChangesOfCase(db: Reader, caseId: string, records: readonly string[]): ChangeRow[] {
  return prepared<[object], ChangeRow>(
    db,
    `SELECT ${CHANGE} FROM changes
     WHERE case_id = @caseId OR (case_id IS NULL AND record IN (SELECT value FROM json_each(@records))) ORDER BY entry, position`,
  ).all({ caseId, records: JSON.stringify(records) });
}

/** The first cases that each of these entries changed here, by entry. */
export function casesOfEntries(db: Reader, entries: readonly number[], most: number): ReadonlyMap<number, readonly string[]> {
  const rows = prepared<[string], { entry: number; caseId: string }>(
    db,
    `SELECT entry, case_id AS caseId FROM changes WHERE entry IN (SELECT value FROM json_each(?)) AND case_id IS NOT NULL
     GROUP BY entry, case_id ORDER BY entry, min(position)`,
  ).all(JSON.stringify(entries));
  const found = new Map<number, string[]>();
  for (const { entry, caseId } of rows) {
    const listed = found.get(entry) ?? [];
    if (listed.length < most) found.set(entry, [...listed, caseId]);
  }
  return found;
}

/** The last entry number that has changes here; 0 if none. */
export function lastChangedEntry(db: Reader): number {
  return prepared<[], number>(db, 'SELECT coalesce(max(entry), 0) FROM changes').pluck().get() ?? 0;
}

/**
 * Erase what was recorded of a record: the values and salts go, the commitments stay, so the chain still verifies and can no longer be
 * tried against guesses. Lawful deletion only; the deletion itself is recorded by its caller.
 * @param but - What stays of it: on what ground some of it was erased before.
 * @returns how many changes lost their values.
 */
export function eraseValues(db: Writer, record: string, but: 'purged' | null = null): number {
  return erase(db, 'record = @record AND field IS NOT @but', { record, but });
}

/** Empty the changes for which a condition holds, wherever they lie. @returns how many that were history lost their values. */
function erase(db: Writer, where: string, values: Readonly<Record<string, string | null>>): number {
  const [erased] = (['changes', 'changes_aside'] as const).map(
    table =>
      prepared<object>(db, `UPDATE ${table} SET old = NULL, new = NULL, salt = NULL WHERE salt IS NOT NULL AND (${where})`).run(
        values,
      ).changes,
  );
  return erased!;
}

/** The same of all that was recorded of a case, but that it was erased, and why. */
export function eraseValuesOfCase(db: Writer, caseId: string): void {
  erase(db, "case_id = @caseId AND field NOT IN ('erased', 'purged')", { caseId });
}

/** Whether history says that a case was erased, or that it was deleted and is past the time in which it could come back. */
export function saysGone(db: Reader, caseId: string, how: 'erased' | 'purged'): boolean {
  const found = prepared<[string, string], number>(db, 'SELECT 1 FROM changes WHERE record = ? AND field = ? LIMIT 1');
  return found.pluck().get(caseId, how) !== undefined;
}

/** By which entries cases were erased, and on what ground, if that is still said. */
export function listErasings(db: Reader): { readonly caseId: CaseId; readonly entry: number; readonly ground: string }[] {
  return prepared<[], { caseId: CaseId; entry: number; ground: string }>(
    db,
    `SELECT record AS caseId, entry, coalesce(new ->> '$', '') AS ground FROM changes WHERE entity = 'case' AND field = 'erased' ORDER BY entry`,
  ).all();
}

/** The same of whatever was recorded elsewhere and names this case in its values. */
export function eraseValuesNaming(db: Writer, caseId: string): void {
  erase(db, 'instr(old, @caseId) > 0 OR instr(new, @caseId) > 0', { caseId });
}

/** The same of some fields of a record and of what was said of them (`mark:dob`); what was recorded of it as a whole holds them too, and goes with them. */
export function eraseFieldValues(db: Writer, record: string, fields: readonly string[]): number {
  return erase(
    db,
    "record = @record AND (field = '*' OR substr(field, instr(field, ':') + 1) IN (SELECT value FROM json_each(@fields)))",
    { record, fields: JSON.stringify(fields) },
  );
}

/** Erase the values of changes by their commitments (hex): another station erased them. */
export function eraseCommitted(db: Writer, commitments: readonly string[]): void {
  erase(db, 'hex(commitment) IN (SELECT value FROM json_each(@commitments))', { commitments: JSON.stringify(commitments) });
}

/** The records that changes with these commitments (hex) were of. */
export function listErasedRecords(db: Reader, commitments: readonly string[]): string[] {
  if (commitments.length === 0) return [];
  return prepared<[string], string>(
    db,
    `SELECT DISTINCT record FROM (SELECT record, commitment FROM changes UNION ALL SELECT record, commitment FROM changes_aside)
     WHERE hex(commitment) IN (SELECT value FROM json_each(?)) ORDER BY record`,
  )
    .pluck()
    .all(JSON.stringify(commitments));
}
