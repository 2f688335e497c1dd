import { prepared } from '../../../db/prepared.ts';
import type { Reader } from '../../../db/open.ts';
import { hasWrites, isTold, listWritesOfRow, ownStation, type EntryWrite } from '../../../db/stations.ts';
import { readRow, type Cells } from '../../../db/travelling-rows.ts';
import { isEntity, type EntityName } from '../../../shared/catalogue.ts';
import type { SentBody } from '../../../shared/contract/office-format.ts';
import { standardOf } from '../../../shared/mark-draft.ts';
import { isAsTight, type MarkDefault } from '../../../shared/mark-order.ts';
import type { Mark } from '../../../shared/mark.ts';
import { cellText } from '../../../shared/office/cell-text.ts';
import { hasSeen, lastOf, type EntryId, type Placed, type RowWrite } from '../../../shared/office/fold-row.ts';
import { rowOf } from '../../../shared/office/joining.ts';

/** Where an entry's rows are (the office's database, or a compartment's), the office in whose log it is, and its place among those of that database. */
type Where = { readonly db: Reader; readonly office: Reader; readonly by: Placed };

/** A row of a table as an author knew it: by the writes that the entry had seen. */
export function asSeen(office: Reader, by: Placed, table: string, row: string): Cells | null {
  const writes = listWritesOfRow(office, table, row);
  if (writes.length === 0 && !isTold(office, table, row)) return readRow(office, table, row); // nobody wrote it since the office has several stations
  return rowOf(
    table,
    writes.filter(write => hasSeen(by, write.by)),
  ).cells;
}

/** Whether two accounts are one person's, as the entry had seen them. */
export function isSamePersonSeen(office: Reader, by: Placed, one: string, other: string): boolean {
  const personOf = (id: string): string => cellText(asSeen(office, by, 'users', JSON.stringify([id]))?.['person']) || id;
  return one === other || personOf(one) === personOf(other);
}

/** What comes out of a compartment: whether two persons agreed on it is known to those who were in it, and a supervisor of them answers for it. */
export const TAKING_OUT = 'case:take-out';

/** What puts back marks with their records, by a supervisor who takes back a deletion, or opens a case to the office again. */
const restoring: ReadonlySet<string> = new Set(['case:restore', TAKING_OUT]);

/** A mark that comes with its record, which the author had seen gone: it is as it was there, which nobody could see. */
function comesWithRecord(office: Reader, by: Placed, { row, kind }: EntryWrite, writes: readonly EntryWrite[]): boolean {
  const record = JSON.stringify([(JSON.parse(row) as [string])[0]]);
  const isPut = writes.some(write => write.table === 'records' && write.row === record && write.kind === 'put');
  return kind === 'put' && isPut && asSeen(office, by, 'records', record) === null;
}

/** Whether an entry makes a mark looser than what it had seen there, and is not the second person's approval of just that. */
export function loosens(
  { db, office, by }: Where,
  { action, user }: Pick<SentBody, 'action' | 'user'>,
  writes: readonly EntryWrite[],
): boolean {
  return writes.some(write => {
    const isErasedSince = write.cells === null && (write.kind === 'put' || write.kind === 'set'); // it says nothing any more
    if (write.table !== 'marks' || isErasedSince || (restoring.has(action) && comesWithRecord(office, by, write, writes)))
      return false;
    const [record, field] = JSON.parse(write.row) as [string, string];
    const held = asSeen(db, by, 'marks', write.row);
    const next = markIn(write);
    const entity = entityAt(db, by, record, writes);
    if (entity === null) return !isErased(db, record, writes); // of nothing that anybody knows; what was erased has nothing to protect
    const standard = standardOf(entity, field);
    if (isAsTight(held === null ? {} : (JSON.parse(cellText(held['mark'])) as Mark), next ?? {}, standard)) return false;
    if (action === 'mark:decide-loosening') return !isApproved({ office: db, by, user, writes }, record, field, next);
    const heard = (other: RowWrite): boolean => hasSeen(by, other.by);
    const after = rowOf('records', [...heardOf(db, record, heard), ...ownOf(by, record, writes)]).cells;
    return !putsBack({ db, office, heard, action }, { record, field, next, standard, after });
  });
}

/** Writes of a record as far as somebody had heard of them. */
function heardOf(db: Reader, record: string, heard: (write: RowWrite) => boolean): readonly RowWrite[] {
  return listWritesOfRow(db, 'records', JSON.stringify([record])).filter(heard);
}

function ownOf(by: Placed, record: string, writes: readonly EntryWrite[]): readonly RowWrite[] {
  return writes
    .filter(({ table, row }) => table === 'records' && row === JSON.stringify([record]))
    .map(({ kind, cells }) => ({ by, kind, cells: cells as RowWrite['cells'] }));
}

/** Acts that put a value under a tighter mark together with another value, by those that take back the value and the mark together. */
const tightening: Readonly<Record<string, string>> = {
  'person:unmerge': 'person:merge',
  'case:undo': 'portion:merge',
  'case:undo-many': 'portion:merge',
};

/** A mark that is put back, and what its record then says. */
type PutBack = {
  readonly record: string;
  readonly field: string;
  readonly next: Mark | null;
  readonly standard: MarkDefault;
  readonly after: Cells | null;
};

/**
 * Whether a mark goes back with its value to what both were: the one that stands came with that other value, nobody wrote one without knowing of it, and
 * what stands there now is what stood under the mark that is put back. `heard`: which writes whoever does it knows of.
 */
export function putsBack(
  of: Pick<Where, 'db' | 'office'> & { readonly heard: (write: RowWrite) => boolean; readonly action: string },
  { record, field, next, standard, after }: PutBack,
): boolean {
  const { db, heard } = of;
  const writes = listWritesOfRow(db, 'marks', JSON.stringify([record, field])).filter(heard);
  const [last, another] = lastOf(writes);
  if (last === undefined || another !== undefined || actionAt(of.office, last.by) !== tightening[of.action]) return false;
  const before = (write: RowWrite): boolean => hasSeen(last.by, write.by);
  const mark = rowOf('marks', writes.filter(before)).cells?.['mark'];
  const held = typeof mark === 'string' ? (JSON.parse(mark) as Mark) : {};
  const was = rowOf('records', heardOf(db, record, heard).filter(before)).cells;
  return isAsTight(held, next ?? {}, standard) && was !== null && after !== null && sameUnder(field, was, after);
}

/** The same before it is done, of what stands here now; in an office of one machine nobody wrote without knowing of it. */
export function mayGoBack(
  of: Pick<Where, 'db' | 'office'> & { readonly action: string },
  { record, entity, field, next }: Pick<PutBack, 'record' | 'field' | 'next'> & { readonly entity: EntityName },
): boolean {
  if (ownStation(of.office) === null || !hasWrites(of.db, 'marks', JSON.stringify([record, field]))) return true;
  const after = readRow(of.db, 'records', JSON.stringify([record]));
  return putsBack({ ...of, heard: () => true }, { record, field, next, standard: standardOf(entity, field), after });
}

/** Whether two rows of a record have the same where a mark stands. */
function sameUnder(field: string, one: Cells, other: Cells): boolean {
  const names =
    field === '*' ? Object.keys({ ...one, ...other }).filter(name => name.startsWith('fields.')) : [`fields.${field}`];
  return names.every(name => JSON.stringify(one[name] ?? null) === JSON.stringify(other[name] ?? null));
}

/** Which act an entry was. */
export function actionAt(office: Reader, { station, number }: EntryId): string | undefined {
  return prepared<[number, number], string>(
    office,
    `SELECT body ->> 'action' FROM station_entries JOIN audit_entries ON audit_entries.number = entry
     WHERE station_entries.station = ? AND station_entries.number = ?`,
  )
    .pluck()
    .get(station, number);
}

/** Also where it was erased, or went into a compartment, before the entry that made it came here. */
function isErased(office: Reader, record: string, own: readonly EntryWrite[]): boolean {
  const row = JSON.stringify([record]);
  const made = own.filter(write => write.table === 'records' && write.row === row);
  return [...listWritesOfRow(office, 'records', row), ...made].some(({ kind, cells }) => kind === 'put' && cells === null);
}

function markIn({ cells }: EntryWrite): Mark | null {
  const text = cells === null ? undefined : (cells as Cells)['mark'];
  return typeof text === 'string' ? (JSON.parse(text) as Mark) : null;
}

function entityAt(office: Reader, by: Placed, record: string, writes: readonly EntryWrite[]) {
  const row = JSON.stringify([record]);
  const own = writes.find(write => write.table === 'records' && write.row === row && write.kind === 'put');
  // Also of one that somebody took out: what hangs from it may keep it standing.
  const known = listWritesOfRow(office, 'records', row).find(
    ({ by: of, cells }) => hasSeen(by, of) && cells?.['entity'] !== undefined,
  );
  const stood = (known?.cells ?? (isTold(office, 'records', row) ? null : readRow(office, 'records', row)))?.['entity'];
  const entity = (own?.cells as Cells | undefined)?.['entity'] ?? stood;
  return typeof entity === 'string' && isEntity(entity) ? entity : null;
}

/** Two persons: somebody else had proposed this very mark, and the author, who had seen it, decides it in this entry. */
function isApproved(
  of: { readonly office: Reader; readonly by: Placed; readonly user: string; readonly writes: readonly EntryWrite[] },
  record: string,
  field: string,
  next: Mark | null,
): boolean {
  return of.writes.some(write => {
    if (write.table !== 'loosenings' || write.kind !== 'set') return false;
    const decided = write.cells as Cells;
    const proposed = asSeen(of.office, of.by, 'loosenings', write.row);
    return (
      proposed !== null &&
      decided['decided_by'] === of.user &&
      decided['approved'] === 1 &&
      !isSamePersonSeen(of.office, of.by, cellText(proposed['proposed_by']), of.user) &&
      proposed['record_id'] === record &&
      proposed['field'] === field &&
      JSON.stringify(JSON.parse(cellText(proposed['mark']))) === JSON.stringify(next ?? {})
    );
  });
}
