import { cellText } from '../shared/office/cell-text.ts';
import type { Json } from '../shared/language.ts';
import { fates, travelling } from './fates.ts';
import type { Reader, Writer } from './open.ts';
import { prepared } from './prepared.ts';

/** What of a travelling table's rows travels: its columns with their types, and those that tell a row from others. */
export type Shape = {
  readonly table: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly key: readonly string[];
};

/** A row as it travels: its cells by name. A record's fields are a cell each, named `fields.…`; bytes are hex, and decimals as they are written. */
export type Cells = Readonly<Record<string, Json>>;

/** What a transaction did with a row, from the first that it found to the last that it left. */
export type RowChange = {
  readonly table: string;
  readonly row: string;
  readonly before: Cells | null;
  readonly after: Cells | null;
};

/** Among the tables' names: that a recorded change lost its values. The row is its commitment, hex. */
export const ERASED = 'changes';

const FIELDS = 'fields.';
const shapes = new WeakMap<Reader, Map<string, Shape>>();

export function shapeOf(db: Reader, table: string): Shape {
  const ofDb = shapes.get(db) ?? new Map<string, Shape>();
  shapes.set(db, ofDb);
  const known = ofDb.get(table) ?? readShape(db, table);
  ofDb.set(table, known);
  return known;
}

function readShape(db: Reader, table: string): Shape {
  const fate = fates[table];
  if (fate?.fate !== 'travels') throw new TypeError('no table that travels');
  const all = prepared<[string], { name: string; type: string; pk: number }>(
    db,
    'SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid',
  ).all(table);
  const columns = all.filter(({ name }) => fate.leaves?.includes(name) !== true).map(({ name, type }) => ({ name, type }));
  const primary = all.filter(({ pk }) => pk > 0).toSorted((one, other) => one.pk - other.pk);
  return { table, columns, key: fate.key ?? primary.map(({ name }) => name) };
}

/**
 * From here on until the connection closes, each row that is written to a table that travels is noted, whoever writes it: so nothing can be
 * written that does not travel. For an office of several stations.
 */
export function noteRows(db: Writer, except: ReadonlySet<string> = new Set()): void {
  db.exec(`CREATE TEMP TRIGGER IF NOT EXISTS changes_erased AFTER UPDATE ON main.changes WHEN OLD.salt IS NOT NULL AND NEW.salt IS NULL
    BEGIN INSERT INTO rows_written (tbl, before, after) VALUES ('${ERASED}', hex(OLD.commitment), NULL); END;
    CREATE TEMP TRIGGER IF NOT EXISTS changes_taken AFTER DELETE ON main.changes WHEN OLD.salt IS NOT NULL
    BEGIN INSERT INTO rows_written (tbl, before, after) VALUES ('${ERASED}', hex(OLD.commitment), NULL); END;`);
  for (const table of travelling.filter(each => !except.has(each))) {
    const { columns } = shapeOf(db, table);
    const fate = fates[table];
    const only = fate?.fate === 'travels' ? fate.only : undefined;
    const of = (row: 'OLD' | 'NEW') =>
      `json_object(${columns.map(({ name, type }) => `'${name}', ${asJson(row, name, type)}`).join(', ')})`;
    const when = (row: 'OLD' | 'NEW') => (only === undefined ? '' : `WHEN ${only.replaceAll('ROW', row)}`);
    const into = `INSERT INTO rows_written (tbl, before, after) VALUES ('${table}',`;
    db.exec(`
      CREATE TEMP TRIGGER IF NOT EXISTS "${table}_put" AFTER INSERT ON main."${table}" ${when('NEW')} BEGIN ${into} NULL, ${of('NEW')}); END;
      CREATE TEMP TRIGGER IF NOT EXISTS "${table}_set" AFTER UPDATE ON main."${table}" ${when('NEW')} BEGIN ${into} ${of('OLD')}, ${of('NEW')}); END;
      CREATE TEMP TRIGGER IF NOT EXISTS "${table}_gone" AFTER DELETE ON main."${table}" ${when('OLD')} BEGIN ${into} ${of('OLD')}, NULL); END;`);
  }
}

function asJson(row: 'OLD' | 'NEW', name: string, type: string): string {
  const cell = `${row}."${name}"`;
  if (type === 'BLOB') return `CASE WHEN ${cell} IS NULL THEN NULL ELSE hex(${cell}) END`;
  return type === 'REAL' ? `CASE WHEN ${cell} IS NULL THEN NULL ELSE format('%!.17g', ${cell}) END` : cell;
}

/** What was noted since this was last asked, one change for each row, in the order of their first; it is forgotten. */
export function takeNoted(db: Writer): readonly RowChange[] {
  const noted = prepared<[], { tbl: string; before: string | null; after: string | null }>(
    db,
    'SELECT tbl, before, after FROM rows_written ORDER BY seq',
  ).all();
  if (noted.length === 0) return [];
  prepared<[]>(db, 'DELETE FROM rows_written').run();
  const found = new Map<string, RowChange>();
  for (const { tbl: table, before, after } of noted) {
    if (table === ERASED) {
      found.set(`${table} ${before}`, { table, row: before ?? '', before: {}, after: null });
      continue;
    }
    const [was, is] = [before, after].map(text => (text === null ? null : (JSON.parse(text) as Cells))); // written by the triggers
    const shape = shapeOf(db, table);
    for (const [row, part] of partsOf(shape, was ?? null, is ?? null)) {
      const held = found.get(`${table} ${row}`);
      found.set(`${table} ${row}`, { table, row, before: held === undefined ? part.before : held.before, after: part.after });
    }
  }
  return [...found.values()].filter(({ before, after }) => before !== null || after !== null);
}

/** Note that a record's field got the value that it has: of two values that were written apart, somebody says that this one stands. */
export function noteSame(db: Writer, record: string, field: string, value: Json): void {
  const with_ = (fields: object) => JSON.stringify({ id: record, fields: JSON.stringify(fields) });
  prepared<unknown[]>(db, "INSERT INTO rows_written (tbl, before, after) VALUES ('records', ?, ?)").run(
    with_({}),
    with_({ [field]: value }),
  );
}

/** How much was noted that no entry has taken yet. */
export function countNoted(db: Reader): number {
  return prepared<[], number>(db, 'SELECT count(*) FROM rows_written').pluck().get() ?? 0;
}

export function forgetNoted(db: Writer): void {
  prepared<[]>(db, 'DELETE FROM rows_written').run();
}

type Part = { readonly before: Cells | null; readonly after: Cells | null };

/** A row that got another key went, and another came. */
function partsOf(shape: Shape, was: Cells | null, is: Cells | null): readonly (readonly [string, Part])[] {
  const [from, to] = [was, is].map(cells => (cells === null ? null : keyOf(shape, cells)));
  const [before, after] = [was, is].map(cells => (cells === null ? null : spread(shape, cells)));
  if (from === to || from === null || to === null) return [[(from ?? to)!, { before: before ?? null, after: after ?? null }]];
  return [
    [from!, { before: before ?? null, after: null }],
    [to!, { before: null, after: after ?? null }],
  ];
}

function keyOf({ key }: Shape, cells: Cells): string {
  return JSON.stringify(key.map(name => cells[name] ?? null));
}

function spread({ table }: Shape, { fields, ...rest }: Cells): Cells {
  if (table !== 'records') return fields === undefined ? rest : { ...rest, fields };
  const own = JSON.parse(cellText(fields)) as Record<string, Json>; // the table's own check
  return { ...rest, ...Object.fromEntries(Object.entries(own).map(([name, value]) => [`${FIELDS}${name}`, value])) };
}

/** The cells in which two states of a row differ, with what the later has; `null` for a field that it has not. */
export function differing(before: Cells, after: Cells): Cells {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return Object.fromEntries(
    [...names].flatMap(name => {
      const next = after[name] ?? null;
      return JSON.stringify(before[name] ?? null) === JSON.stringify(next) ? [] : [[name, next]];
    }),
  );
}

/** A row as it stands now, or null. */
export function readRow(db: Reader, table: string, row: string): Cells | null {
  const shape = shapeOf(db, table);
  const columns = shape.columns.map(({ name, type }) => `${asJson('NEW', name, type).replaceAll('NEW.', '')} AS "${name}"`);
  const where = shape.key.map(name => `"${name}" IS ?`).join(' AND ');
  const statement = prepared<unknown[], Cells>(db, `SELECT ${columns.join(', ')} FROM "${table}" WHERE ${where}`);
  const found: Cells | undefined = statement.get(...(JSON.parse(row) as unknown[]));
  return found === undefined ? null : spread(shape, found);
}

type ColumnValue = string | number | Uint8Array | null;

/** The values of a row's columns as the driver takes them; what a record's fields are, is gathered again. */
export function columnsOf(db: Reader, table: string, cells: Cells): Record<string, ColumnValue> {
  const { columns } = shapeOf(db, table);
  const fields = Object.entries(cells).filter(([name, value]) => name.startsWith(FIELDS) && value !== null);
  return Object.fromEntries(
    columns.flatMap(({ name, type }): [string, ColumnValue][] => {
      if (table === 'records' && name === 'fields')
        return [[name, JSON.stringify(Object.fromEntries(fields.map(([cell, value]) => [cell.slice(FIELDS.length), value])))]];
      const value = cells[name];
      if (value === undefined) return []; // an older program's row: the column came since, and has a default
      if (value === null) return [[name, null]];
      if (type === 'BLOB') return [[name, Buffer.from(cellText(value), 'hex')]];
      return [[name, type === 'REAL' ? Number(value) : (value as string | number)]];
    }),
  );
}

/** Put a row, or give it other values. */
export function writeRow(db: Writer, table: string, cells: Cells): void {
  const { key } = shapeOf(db, table);
  const values = columnsOf(db, table, cells);
  const names = Object.keys(values);
  const where = key.map(name => `"${name}" IS ?`).join(' AND ');
  const rest = names.filter(name => !key.includes(name));
  const keys = key.map(name => values[name] ?? null);
  const isThere =
    prepared<unknown[], number>(db, `SELECT 1 FROM "${table}" WHERE ${where}`)
      .pluck()
      .get(...keys) !== undefined;
  if (!isThere)
    prepared<unknown[]>(
      db,
      `INSERT INTO "${table}" (${names.map(name => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    ).run(...names.map(name => values[name]));
  else if (rest.length > 0)
    prepared<unknown[]>(db, `UPDATE "${table}" SET ${rest.map(name => `"${name}" = ?`).join(', ')} WHERE ${where}`).run(
      ...rest.map(name => values[name]),
      ...keys,
    );
}

/** Whether a table could have a row by what it says of every row for itself, whatever other rows are there. Nothing is left of the trial. */
export function fitsTable(db: Writer, table: string, cells: Cells): boolean {
  const values = columnsOf(db, table, cells);
  const names = Object.keys(values);
  const insert = prepared<unknown[]>(
    db,
    `INSERT INTO "${table}" (${names.map(name => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
  );
  try {
    db.transaction(() => {
      insert.run(...names.map(name => values[name]));
      throw new Undone();
    })();
  } catch (error) {
    if (error instanceof Undone) return true;
    if (!(error instanceof Error) || !('code' in error)) throw error;
    return !ownFaults.has(String(error.code));
  }
  return true;
}

class Undone extends Error {}

/** What a row is refused for by itself. That another has its key, or that none has a key that it names, is decided beside the others. */
const ownFaults: ReadonlySet<string> = new Set([
  'SQLITE_CONSTRAINT_CHECK',
  'SQLITE_CONSTRAINT_NOTNULL',
  'SQLITE_CONSTRAINT_DATATYPE',
  'SQLITE_MISMATCH',
]);

export function removeRow(db: Writer, table: string, row: string): void {
  const { key } = shapeOf(db, table);
  prepared<unknown[]>(db, `DELETE FROM "${table}" WHERE ${key.map(name => `"${name}" IS ?`).join(' AND ')}`).run(
    ...(JSON.parse(row) as unknown[]),
  );
}

/** Whether this could be a row of a table that travels, by its key's own shape. */
export function isNamed(db: Reader, table: string, row: string): boolean {
  if (!travelling.includes(table)) return false;
  try {
    const key = JSON.parse(row) as Json;
    const { length } = shapeOf(db, table).key;
    return Array.isArray(key) && key.length === length && key.every(each => each === null || typeof each !== 'object');
  } catch {
    return false;
  }
}

/** The rows that name this one and would go with it, and those that it names: what travels hangs together. */
export type Tie = {
  readonly table: string;
  readonly from: readonly string[];
  readonly parent: string;
  readonly to: readonly string[];
};

export function tiesOf(db: Reader): readonly Tie[] {
  const rows = prepared<[], { table: string; id: number; from: string; parent: string; to: string }>(
    db,
    `SELECT tables.name AS "table", keys.id, keys."from" AS "from", keys."table" AS parent, keys."to" AS "to"
     FROM pragma_table_list AS tables JOIN pragma_foreign_key_list(tables.name) AS keys WHERE tables.schema = 'main' ORDER BY 1, 2, keys.seq`,
  ).all();
  return [...Map.groupBy(rows, ({ table, id }) => `${table} ${id}`).values()].flatMap(parts => {
    const { table, parent } = parts[0]!; // a group has one at least
    if (!travelling.includes(table) || !travelling.includes(parent)) return [];
    return [{ table, parent, from: parts.map(({ from }) => from), to: parts.map(({ to }) => to) }];
  });
}

/** The rows of a table in whose columns these values stand, by their keys. */
export function rowsNaming(db: Reader, table: string, columns: readonly string[], values: readonly unknown[]): readonly string[] {
  const { key } = shapeOf(db, table);
  const where = columns.length === 0 ? '1' : columns.map(name => `"${name}" IS ?`).join(' AND ');
  return prepared<unknown[], string>(
    db,
    `SELECT json_array(${key.map(name => `"${name}"`).join(', ')}) FROM "${table}" WHERE ${where}`,
  )
    .pluck()
    .all(...values)
    .map(key => JSON.stringify(JSON.parse(key) as Json));
}

/** Whether anybody took a row out for good. */
export function isEndedAnywhere(office: Reader, table: string, row: string): boolean {
  return (
    prepared<[string, string], number>(office, "SELECT 1 FROM row_writes WHERE tbl = ? AND row = ? AND kind = 'ended' LIMIT 1")
      .pluck()
      .get(table, row) !== undefined
  );
}
