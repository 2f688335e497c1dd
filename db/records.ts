import type { CaseRecord } from '../shared/case.ts';
import type { CaseId, Json, RecordId } from '../shared/language.ts';
import type { Mark } from '../shared/mark.ts';
import { otherWords } from '../shared/index-words.ts';
import { searchableTexts } from '../shared/records.ts';
import { replaceMatchKeys } from './match-keys.ts';
import type { Reader, Writer } from './open.ts';
import { prepared } from './prepared.ts';
import { recordWriter, wordsOfRecord, writePerson, writeWords } from './record-writer.ts';
import { replaceTouches } from './touch-keys.ts';

type Row = {
  readonly id: string;
  readonly caseId: string;
  readonly entity: string;
  readonly parentId: string | null;
  readonly position: number;
  readonly fields: string;
};
type MarkRow = { readonly recordId: string; readonly field: string; readonly mark: string };

const RECORD = 'records.id, case_id AS caseId, entity, parent_id AS parentId, position, fields';

/** Make the table of storable fields equal to the program's catalogue. Called at each opening. */
export function refreshCatalogueFields(db: Writer, paths: readonly string[]): void {
  db.transaction(() => {
    const held = db.prepare<[], string>('SELECT path FROM catalogue_fields ORDER BY path').pluck().all();
    if (held.length === paths.length && held.join('\n') === [...paths].sort().join('\n')) return;
    db.prepare('DELETE FROM catalogue_fields').run();
    const insert = db.prepare('INSERT INTO catalogue_fields (path) VALUES (?)');
    for (const path of paths) insert.run(path);
  })();
}

/** Every record of a case with its marks, in the order of entities' names, then position. */
export function listRecords(db: Reader, caseId: CaseId): CaseRecord[] {
  const rows = prepared<[string], Row>(db, `SELECT ${RECORD} FROM records WHERE case_id = ? ORDER BY entity, position, id`).all(
    caseId,
  );
  const marks = prepared<[string], MarkRow>(
    db,
    `SELECT record_id AS recordId, field, mark FROM records JOIN marks ON record_id = id WHERE case_id = ? ORDER BY record_id, field`,
  ).all(caseId);
  const byRecord = Map.groupBy(marks, ({ recordId }) => recordId);
  return rows.map(row => recordOf(row, byRecord.get(row.id) ?? []));
}

/** One record of a case, or undefined. */
export function findRecord(db: Reader, caseId: CaseId, id: RecordId): CaseRecord | undefined {
  const row = prepared<[string, string], Row>(db, `SELECT ${RECORD} FROM records WHERE id = ? AND case_id = ?`).get(id, caseId);
  if (row === undefined) return undefined;
  const marks = prepared<[string], MarkRow>(
    db,
    'SELECT record_id AS recordId, field, mark FROM marks WHERE record_id = ? ORDER BY field',
  ).all(id);
  return recordOf(row, marks);
}

/** Whether any case here holds a record of this id. */
export function recordExists(db: Reader, id: string): boolean {
  return prepared<[string], number>(db, 'SELECT 1 FROM records WHERE id = ?').pluck().get(id) !== undefined;
}

/** A record and all that hangs from it, parents first. */
export function listBranch(db: Reader, caseId: CaseId, id: RecordId): CaseRecord[] {
  const rows = prepared<[string, string], Row>(
    db,
    `WITH RECURSIVE branch (id, depth) AS (
         SELECT id, 0 FROM records WHERE id = ? AND case_id = ?
         UNION ALL SELECT records.id, depth + 1 FROM branch JOIN records ON parent_id = branch.id)
       SELECT ${RECORD} FROM branch JOIN records ON records.id = branch.id ORDER BY depth, entity, position, records.id`,
  ).all(id, caseId);
  const marks = prepared<[string], MarkRow>(
    db,
    'SELECT record_id AS recordId, field, mark FROM marks WHERE record_id = ? ORDER BY field',
  );
  return rows.map(row => recordOf(row, marks.all(row.id)));
}

/** Names in `files/` that documents hold: of one case, or of all here. What no row names may be swept. */
export function listStoredFiles(db: Reader, caseId: CaseId | null = null): string[] {
  return prepared<[string | null], string>(
    db,
    `SELECT fields ->> 'storedFile' FROM records
       WHERE entity = 'document' AND case_id = coalesce(?, case_id) AND fields ->> 'storedFile' IS NOT NULL ORDER BY seq`,
  )
    .pluck()
    .all(caseId);
}

/** The position after the last sibling of an entity. */
export function nextPosition(db: Reader, caseId: CaseId, entity: string, parentId: RecordId | null): number {
  return (
    prepared<[string, string, string | null], number>(
      db,
      'SELECT coalesce(max(position) + 1, 0) FROM records WHERE case_id = ? AND entity = ? AND parent_id IS ?',
    )
      .pluck()
      .get(caseId, entity, parentId) ?? 0
  );
}

/** Write a record, its marks, words and person row. */
export function insertRecord(db: Writer, caseId: CaseId, record: CaseRecord): void {
  recordWriter(db)(caseId, record);
}

/** Replace a record's fields, and with them its words and person row. */
export function updateFields(db: Writer, caseId: CaseId, record: CaseRecord): void {
  const seq = prepared<[string, string, string], number>(
    db,
    'UPDATE records SET fields = ? WHERE id = ? AND case_id = ? RETURNING seq',
  )
    .pluck()
    .get(JSON.stringify(record.fields), record.id, caseId);
  if (seq === undefined) return;
  prepared<unknown[]>(db, 'DELETE FROM record_words WHERE rowid = ?').run(seq);
  writeWords(db, [{ seq, text: wordsOfRecord(record) }]);
  if (record.entity === 'subject') writePerson(db, caseId, record);
  replaceMatchKeys(db, caseId, record, seq);
  replaceTouches(db, caseId, record, seq);
}

/** Put a record at another place among its siblings. */
export function updatePosition(db: Writer, caseId: CaseId, id: RecordId, position: number): void {
  prepared<unknown[]>(db, 'UPDATE records SET position = ? WHERE id = ? AND case_id = ?').run(position, id, caseId);
}

/** Set or drop (`null`) the mark of a field, or of the record (`*`). */
export function updateMark(db: Writer, id: RecordId, field: string, mark: Mark | null): void {
  if (mark === null) prepared<unknown[]>(db, 'DELETE FROM marks WHERE record_id = ? AND field = ?').run(id, field);
  else
    prepared<unknown[]>(
      db,
      'INSERT INTO marks (record_id, field, mark) VALUES (?, ?, ?) ON CONFLICT (record_id, field) DO UPDATE SET mark = excluded.mark',
    ).run(id, field, JSON.stringify(mark));
}

/** Remove a record and all that hangs from it, words included. */
export function removeBranch(db: Writer, caseId: CaseId, id: RecordId): void {
  prepared<unknown[]>(
    db,
    `DELETE FROM record_words WHERE rowid IN (
       WITH RECURSIVE branch (id) AS (
         SELECT id FROM records WHERE id = ? AND case_id = ?
         UNION ALL SELECT records.id FROM branch JOIN records ON parent_id = branch.id)
       SELECT seq FROM branch JOIN records ON records.id = branch.id)`,
  ).run(id, caseId);
  prepared<unknown[]>(db, 'DELETE FROM records WHERE id = ? AND case_id = ?').run(id, caseId);
}

/** Write anew the words of records that can be typed in more ways than one. For a vault whose words an earlier version wrote. */
export function renewWords(db: Writer): void {
  const rows = db
    .prepare<[], { seq: number; entity: string; fields: string }>('SELECT seq, entity, fields FROM records ORDER BY seq')
    .all();
  for (const { seq, entity, fields } of rows) {
    const record = { entity, fields: JSON.parse(fields) as Record<string, Json> }; // written by insertRecord
    if (!searchableTexts(record).some(({ field, text }) => otherWords(`${entity}.${field}`, text).length > 0)) continue;
    prepared<unknown[]>(db, 'DELETE FROM record_words WHERE rowid = ?').run(seq);
    writeWords(db, [{ seq, text: wordsOfRecord(record) }]);
  }
}

function recordOf(row: Row, marks: readonly MarkRow[]): CaseRecord {
  return {
    // Written by insertRecord alone: a branded id, checked fields, checked marks.
    id: row.id as RecordId,
    entity: row.entity,
    parentId: row.parentId as RecordId | null,
    position: row.position,
    fields: JSON.parse(row.fields) as Record<string, Json>,
    marks: Object.fromEntries(marks.map(({ field, mark }) => [field, JSON.parse(mark) as Mark])),
  };
}
