import { z } from 'zod';
import { cellText } from '../../../shared/office/cell-text.ts';
import { isEntity } from '../../../shared/catalogue.ts';
import { markShape } from '../../../shared/contract/mark.ts';
import type { Json } from '../../../shared/language.ts';
import { hasSeen, type Placed } from '../../../shared/office/fold-row.ts';
import { rowOf } from '../../../shared/office/joining.ts';
import { problemsOf } from '../../../shared/records.ts';
import type { Reader, Writer } from '../../../db/open.ts';
import { listWritesOfRow, type EntryWrite } from '../../../db/stations.ts';
import { ERASED, fitsTable, shapeOf, type Cells, type Shape } from '../../../db/travelling-rows.ts';

/**
 * Whether every row that an entry writes is one that its table could have, under the name that it gives it: every program writes only such. It is
 * asked by what the entry had seen, so that all stations come to the same. Of what was erased since (`isErased`) a row may have lost some cells.
 */
export function areWellFormed(office: Writer, by: Placed, writes: readonly EntryWrite[], isErased: boolean): boolean {
  return writes.every(write =>
    write.table === ERASED ? /^[0-9A-F]{64}$/.test(write.row) : isWellFormed(office, by, write, isErased),
  );
}

function isWellFormed(office: Writer, by: Placed, { table, row, kind, cells }: EntryWrite, isErased: boolean): boolean {
  const shape = shapeOf(office, table);
  const key = keyIn(row, shape);
  if (key === null) return false;
  if (kind === 'gone' || kind === 'ended') return cells === null || Object.keys(cells as Cells).length === 0; // as a case was opened
  if (cells === null) return true; // erased since
  const given = cells as Cells;
  const named = shape.key.every(
    (name, at) => given[name] === undefined || JSON.stringify(given[name]) === JSON.stringify(key[at]),
  );
  if (!named || !Object.entries(given).every(([name, value]) => fitsColumn(shape, name, value))) return false;
  if (isErased) return true;
  if (kind === 'put')
    return shape.key.every(name => given[name] !== undefined) && fitsTable(office, table, given) && hasSense(table, given, given);
  const before = wholeAsSeen(office, by, table, row);
  if (shape.key.some(name => before[name] === undefined) || !fitsTable(office, table, before)) return true; // it was erased since
  const whole = { ...before, ...given };
  return fitsTable(office, table, whole) && hasSense(table, whole, given);
}

/** A row's name, if it is written as every program writes it: so no row has two. */
function keyIn(row: string, { key }: Shape): readonly Json[] | null {
  try {
    const values = JSON.parse(row) as Json;
    return Array.isArray(values) && values.length === key.length && JSON.stringify(values) === row ? values : null;
  } catch {
    return null;
  }
}

function fitsColumn({ table, columns }: Shape, name: string, value: Json): boolean {
  if (table === 'records' && name.startsWith('fields.')) return true; // the catalogue says, by the whole record
  const type = columns.find(column => column.name === name)?.type;
  if (type === undefined || (table === 'records' && name === 'fields')) return false;
  if (value === null) return true;
  if (type === 'INTEGER') return Number.isSafeInteger(value);
  if (typeof value !== 'string') return false;
  if (type === 'BLOB') return /^([0-9A-F]{2})*$/i.test(value);
  return type !== 'REAL' || Number.isFinite(Number(value));
}

/** What the author knew of the row. */
function wholeAsSeen(office: Reader, by: Placed, table: string, row: string): Cells {
  const seen = listWritesOfRow(office, table, row).filter(write => hasSeen(by, write.by));
  return rowOf(table, seen, true).cells ?? {};
}

/** What a column's own type does not say: a mark is one, and a record's fields are of its noun and their kinds. */
function hasSense(table: string, whole: Cells, given: Cells): boolean {
  if (table === 'marks') return isMark(whole['mark']);
  if (table !== 'records') return true;
  const entity = cellText(whole['entity']);
  if (!isEntity(entity)) return false;
  const fields = Object.entries(given).flatMap(([name, value]) =>
    name.startsWith('fields.') && value !== null ? [[name.slice('fields.'.length), value] as const] : [],
  );
  if (entity === 'case' && given['fields.kind'] !== undefined && !isKind(given['fields.kind'])) return false;
  return !problemsOf(entity, Object.fromEntries(fields)).some(
    ({ code }) => code === 'field/unknown' || code === 'value/wrong-type',
  );
}

/** What kind a case is everything that is derived of it goes by. */
const isKind = (kind: Json): boolean => kind !== null && !problemsOf('case', { kind }).some(({ field }) => field === 'kind');

const stored = markShape.extend({
  locked: z.boolean().optional(),
  loosened: markShape.pick({ level: true, categories: true }).optional(),
});

function isMark(value: Json | undefined): boolean {
  try {
    return typeof value === 'string' && stored.safeParse(JSON.parse(value)).success;
  } catch {
    return false;
  }
}
