import type { Reader } from './open.ts';

/** SQLite's own check of every table and index; each line it complains with. How much was checked is the number of tables. */
export function checkSql(db: Reader): [checked: number, wrong: string[]] {
  const tables = db.prepare<[], number>("SELECT count(*) FROM sqlite_schema WHERE type = 'table'").pluck().get() ?? 0;
  try {
    const lines = db.prepare<[], string>('PRAGMA integrity_check(20)').pluck().all();
    return [tables, lines.filter(line => line !== 'ok').map(() => 'vault.db')]; // the lines may repeat stored values
  } catch (error) {
    if (isCorrupt(error)) return [tables, ['vault.db']];
    throw error;
  }
}

/** Rows that refer to what is not there, by table. */
export function checkForeignKeys(db: Reader): [checked: number, wrong: string[]] {
  const tables = db
    .prepare<[], number>(
      "SELECT count(*) FROM sqlite_schema AS s WHERE type = 'table' AND EXISTS (SELECT 1 FROM pragma_foreign_key_list(s.name))",
    )
    .pluck()
    .get();
  try {
    const rows = db.prepare<[], { table: string }>('PRAGMA foreign_key_check').all();
    return [tables ?? 0, rows.map(({ table }) => table)];
  } catch (error) {
    if (isCorrupt(error)) return [tables ?? 0, ['vault.db']];
    throw error;
  }
}

/** The stored tables whose rows two copies of a database must share, in the order of their names. */
export function listTables(db: Reader): string[] {
  return db
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'sqlite_stat%' ORDER BY name",
    )
    .pluck()
    .all();
}

/** Every row of a table, as values in the order of its columns, by its primary key or rowid. `table` is a name from {@link listTables}. */
export function eachRow(db: Reader, table: string): IterableIterator<unknown[]> {
  const quoted = `"${table.replaceAll('"', '""')}"`;
  const keys = db
    .prepare<[string], string>('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk')
    .pluck()
    .all(table)
    .map(name => `"${name.replaceAll('"', '""')}"`);
  const order = keys.length > 0 ? keys.join(', ') : 'rowid';
  // A table's name cannot be bound; it comes from the schema itself and is quoted.
  return db.prepare<[], unknown[]>(`SELECT * FROM ${quoted} ORDER BY ${order}`).raw().iterate();
}

function isCorrupt(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_IOERR');
}
