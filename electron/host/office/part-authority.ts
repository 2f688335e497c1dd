import type { Reader, Writer } from '../../../db/open.ts';
import { listWritesOfEntry, listWritesOfRow, type EntryWrite } from '../../../db/stations.ts';
import type { SentBody } from '../../../shared/contract/office-format.ts';
import { asIfStood, hasSeen, lastOf, type Placed } from '../../../shared/office/fold-row.ts';
import { listWritesOfTable } from '../../../db/compartment-travel.ts';
import { rowOf } from '../../../shared/office/joining.ts';
import { isOpeningEntry } from '../audit/part-log.ts';
import { isEnclosing } from '../audit/station-log.ts';
import { loosens } from '../audit/loosening.ts';
import { authorOf, isOfAct, mayDo, type EntryFault } from './authority.ts';
import { lacksSecond } from './second-persons.ts';
import { areWellFormed } from './well-formed.ts';

type Of = {
  readonly office: Reader;
  readonly db: Writer;
  readonly body: SentBody;
  /** As the compartment's chains go; `outside`: as the office's do. */
  readonly by: Placed;
  readonly outside: Placed;
  readonly writes: readonly EntryWrite[];
  readonly base: readonly EntryWrite[];
  /** Of what was erased since a row may have lost some cells. */
  readonly isErased: boolean;
};

/** Everything that may be wrong with a part, by what every station of its people knows: so all of them come to the same. */
export function partFault(of: Of): EntryFault | null {
  const { office, db, body, by, outside } = of;
  const writes = body.action === 'audit:repair' ? of.writes.filter(write => !hasLeft(of, write)) : of.writes;
  const author = authorOf(office, outside, body.user);
  if (author === null) return 'office/unknown-user';
  const people = peopleAsSeen(db, by);
  if (people.length > 0 && !people.includes(body.user)) return 'office/no-authority';
  // Of a closing in the midst of which a machine stopped nothing came in: the case is in the office.
  const base = body.action === 'audit:repair' ? [] : of.base;
  const all = [...writes, ...base];
  if (isEnclosing(body.action) ? !comesFromOffice(office, outside, all) : base.length > 0) return 'office/altered';
  if (!isEnclosing(body.action) && !mayDo(author.role, body, writes)) return 'office/no-authority';
  if (changesPeople(writes) && !mayChangePeople({ office, outside, body, writes }, author.role, people))
    return 'office/no-authority';
  try {
    if (!isOfAct(author.role, body, all, 'compartment')) return 'office/no-authority';
    if (!areWellFormed(db, by, all, of.isErased)) return 'office/altered';
    const mayBring = isEnclosing(body.action) || body.action === 'audit:repair';
    if (!all.every(write => write.by === undefined || (mayBring && wereOfOffice(office, outside, write))))
      return 'office/altered';
    if (isEnclosing(body.action)) return null; // it was asked of what stood in the office
    if (lacksSecond({ office, by: outside, rows: db, rowsBy: by, body, role: author.role, writes }))
      return 'office/no-second-person';
    return loosens({ db, office, by }, body, writes) ? 'office/loosens' : null;
  } catch {
    return 'office/altered'; // a mark that is none
  }
}

/**
 * What a machine had taken out of the compartment that stopped in the midst of opening a case to the office: the case stands there by what the author
 * had seen, and whoever opened it answered for that.
 */
function hasLeft({ office, db, by, outside, writes }: Of, { table, row, kind }: EntryWrite): boolean {
  const isOut = (of: Pick<EntryWrite, 'kind'>): boolean => of.kind === 'gone' || of.kind === 'ended';
  const left = writes.filter(write => write.table === 'cases' && isOut(write) && standsOutside(office, outside, write.row));
  if (!isOut({ kind }) || left.length === 0) return false;
  if (table === 'cases') return left.some(each => each.row === row);
  const heard = listWritesOfRow(db, table, row).filter(write => hasSeen(by, write.by));
  const named = rowOf(table, asIfStood(heard)).cells?.['case_id'];
  return named === undefined || named === null || left.some(each => each.row === JSON.stringify([named]));
}

/** Also where it was closed once more since, and what it held is gone from there. */
function standsOutside(office: Reader, outside: Placed, row: string): boolean {
  const heard = listWritesOfRow(office, 'cases', row).filter(write => hasSeen(outside, write.by));
  return lastOf(heard).some(({ kind }) => kind === 'put');
}

/** Rows come into a compartment as they stood with their case alone, which goes from the office by the same entry: each of them goes from there too. */
function comesFromOffice(office: Reader, outside: Placed, writes: readonly EntryWrite[]): boolean {
  const ended = new Set(
    listWritesOfEntry(office, outside).flatMap(({ table, row, kind }) => (kind === 'ended' ? [`${table} ${row}`] : [])),
  );
  const recordIn = (row: string) => JSON.stringify([(JSON.parse(row) as unknown[])[0]]);
  return writes.every(
    ({ table, row, kind }) => kind === 'put' && ended.has(table === 'marks' ? `records ${recordIn(row)}` : `${table} ${row}`),
  );
}

/** Whether what came in as it stood names, for its cells, entries of the office that wrote the row and of which whoever closed the case had heard. */
function wereOfOffice(office: Reader, outside: Placed, { table, row, kind, by = {} }: EntryWrite): boolean {
  const wrote = office.prepare<unknown[], number>(
    'SELECT 1 FROM row_writes WHERE tbl = ? AND row = ? AND station = ? AND number = ?',
  );
  const ids = new Map(Object.values(by).map(([station, number]) => [`${station} ${number}`, { station, number }]));
  return (
    kind === 'put' &&
    [...ids.values()].every(
      id => hasSeen(outside, id) && !isOpeningEntry(office, id) && wrote.get(table, row, id.station, id.number) !== undefined,
    )
  );
}

const changesPeople = (writes: readonly EntryWrite[]): boolean =>
  writes.some(({ table }) => table === 'compartment_people' || table === 'compartment_self');

/** A supervisor; an officer where none of its people is one, and of those who were taken out of the office whoever renews its keys. */
function mayChangePeople(
  { office, outside, writes }: Pick<Of, 'office' | 'outside' | 'body' | 'writes'>,
  role: string,
  people: readonly string[],
): boolean {
  if (role === 'supervisor' || people.length === 0) return true;
  if (!people.some(id => authorOf(office, outside, id)?.role === 'supervisor')) return true;
  return writes.every(({ table, row, kind }) => {
    if (table !== 'compartment_people' && table !== 'compartment_self') return true;
    const [id] = JSON.parse(row) as [unknown];
    return (
      table === 'compartment_people' && (kind === 'gone' || kind === 'ended') && authorOf(office, outside, String(id)) === null
    );
  });
}

/** Who was among its people, as an author knew it. */
function peopleAsSeen(db: Reader, by: Placed): readonly string[] {
  return [...Map.groupBy(listWritesOfTable(db, 'compartment_people'), ({ row }) => row)].flatMap(([row, writes]) => {
    const { cells } = rowOf(
      'compartment_people',
      writes.map(({ write }) => write).filter(write => hasSeen(by, write.by)),
    );
    return cells === null ? [] : [(JSON.parse(row) as [string])[0]];
  });
}
