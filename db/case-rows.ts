import { textOfPage } from '../shared/page-reading.ts';
import type { CaseId } from '../shared/language.ts';
import type { CaseRecord } from '../shared/case.ts';
import type { Reader, Writer } from './open.ts';
import { unpacked } from './page-readings.ts';
import { listRecords } from './records.ts';

/** A row as it stands in its table, by column. */
export type Row = Readonly<Record<string, string | number | Uint8Array | null>>;

/** All that stands of one case: its records in the order in which they came, and its rows in the other tables. */
export type CaseContent = { readonly records: readonly CaseRecord[]; readonly rows: Readonly<Record<string, readonly Row[]>> };

type Key = { readonly table: string; readonly from: string; readonly parent: string; readonly to: string };

/** What is made again from the records: by their writer, or by the upkeep of a change. No row of these needs to be kept. */
const MADE_AGAIN: ReadonlySet<string> = new Set([
  'records',
  'marks',
  'persons',
  'match_keys',
  'touch_keys',
  'record_windows',
  'protected_forms',
  'case_pipeline',
  'case_clocks',
  'case_acts',
  'case_matters',
  'case_stays',
  'stage_stays',
]);

/** Read all that stands of a case. Which tables hold some of it, their own foreign keys say: whatever goes with a case. */
export function readCaseRows(db: Reader, id: CaseId): CaseContent {
  const keys = goingKeys(db);
  const order = db.prepare<[string], string>('SELECT id FROM records WHERE case_id = ? ORDER BY seq').pluck().all(id);
  const byId = new Map(listRecords(db, id).map(record => [record.id as string, record]));
  const rows = tablesOf(keys).flatMap(table => {
    if (MADE_AGAIN.has(table)) return [];
    const found = db.prepare<[{ id: string }], Row>(`SELECT * FROM "${table}" WHERE ${belongs(keys, table, [])}`).all({ id });
    return found.length === 0 ? [] : [[table, found] as const];
  });
  return { records: order.flatMap(each => byId.get(each) ?? []), rows: Object.fromEntries(rows) };
}

/**
 * Put rows of a case back: those of newer programs' columns that are no more are dropped, and what others took meanwhile (a draft in the same
 * place) stays theirs. The case itself first; its records are written by their own writer, after it and before the rest.
 *
 * @param writeRecords - Writes the records, once the case stands.
 */
export function writeCaseRows(db: Writer, { rows }: CaseContent, writeRecords: () => void): void {
  db.pragma('defer_foreign_keys = ON'); // until the transaction ends: a table may come before the one that it names
  insertRows(db, 'cases', rows['cases'] ?? []);
  writeRecords();
  for (const [table, found] of Object.entries(rows))
    if (table !== 'cases' && table !== 'document_pages') insertRows(db, table, found);
  insertPages(db, rows['document_pages'] ?? []);
}

/** The cases that a row of a table names, by the table's keys. */
export function casesNamed(db: Reader, table: string, row: Row): readonly string[] {
  return goingKeys(db).flatMap(key => {
    const named = key.table === table && key.parent === 'cases' ? row[key.from] : null;
    return typeof named === 'string' ? [named] : [];
  });
}

/** Insert rows into a table of this program's own; a row that is there stays. */
export function insertRows(db: Writer, table: string, rows: readonly Row[]): void {
  const columns = new Set(db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table));
  for (const row of rows) {
    const names = Object.keys(row).filter(name => columns.has(name));
    db.prepare(
      `INSERT INTO "${table}" (${names.map(name => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')}) ON CONFLICT DO NOTHING`,
    ).run(...names.map(name => row[name]));
  }
}

// A page's number among all pages may be another's by now, and the index of words goes by it.
function insertPages(db: Writer, rows: readonly Row[]): void {
  const words = db.prepare(
    'INSERT INTO page_words (rowid, words) SELECT seq, ? FROM document_pages WHERE record_id = ? AND page = ?',
  );
  for (const { seq: _, ...row } of rows) {
    insertRows(db, 'document_pages', [row]);
    const read = unpacked(String(row['words']));
    if (read.length > 0) words.run(textOfPage(read), row['record_id'], row['page']);
  }
}

/** The foreign keys by which a row goes with what it names, from `cases` down; a table's key to itself says nothing more. */
function goingKeys(db: Reader): readonly Key[] {
  return db
    .prepare<[], Key>(
      `SELECT tables.name AS "table", keys."from" AS "from", keys."table" AS parent, keys."to" AS "to"
       FROM pragma_table_list AS tables JOIN pragma_foreign_key_list(tables.name) AS keys
       WHERE tables.schema = 'main' AND keys.on_delete = 'CASCADE' AND keys."table" <> tables.name ORDER BY 1, 2`,
    )
    .all();
}

/** The tables that hold some of a case. */
export function caseTables(db: Reader): readonly string[] {
  return tablesOf(goingKeys(db));
}

/** `cases` and every table that hangs from it. */
function tablesOf(keys: readonly Key[]): readonly string[] {
  const found = new Set(['cases']);
  for (const table of found) for (const key of keys) if (key.parent === table) found.add(key.table); // a set grows while it is walked
  return [...found];
}

/** The condition under which a row of a table belongs to the case `@id`. */
function belongs(keys: readonly Key[], table: string, under: readonly string[]): string {
  if (table === 'cases') return 'id = @id';
  return keys
    .filter(key => key.table === table && !under.includes(key.parent))
    .map(
      key => `"${key.from}" IN (SELECT "${key.to}" FROM "${key.parent}" WHERE ${belongs(keys, key.parent, [...under, table])})`,
    )
    .join(' OR ');
}
