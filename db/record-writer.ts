import type { CaseRecord } from '../shared/case.ts';
import type { CaseId } from '../shared/language.ts';
import { otherWords } from '../shared/index-words.ts';
import { filedName, searchableTexts } from '../shared/records.ts';
import { sortKey } from '../shared/sort-key.ts';
import { fold } from '../shared/text-rules.ts';
import { insertMatchKeys } from './match-keys.ts';
import type { Reader, Writer } from './open.ts';
import { prepared } from './prepared.ts';
import { insertTouches } from './touch-keys.ts';

type WriteRecord = (caseId: CaseId, record: CaseRecord) => void;
type Words = { readonly seq: number | bigint; readonly text: string };

/** A writer of many records, each with its marks, words, keys and person row. */
export function recordWriter(db: Writer): WriteRecord {
  const write = rowWriter(db);
  return (caseId, record) => writeWords(db, [write(caseId, record)]);
}

/**
 * Write many records, for which one asks once what otherwise each asks for itself. Their words come last: a write to any other table makes the
 * search index put down what it has gathered, so that words written in between cost a small segment each, and their merging. And the trigger that
 * keeps strangers out of `records`, for whose sake each row would be written twice, is away meanwhile; what it asks is asked before it stands
 * again, of every field that was written. In a transaction, or a throw would leave it away.
 *
 * @throws Error as the trigger throws.
 */
export function writeRecordsInBulk(db: Writer, work: (write: WriteRecord) => void): void {
  if (!db.inTransaction) throw new Error('records in bulk are written in a transaction');
  const written = new Map<string, Set<string>>(); // by entity, its fields
  const words: Words[] = [];
  const write = rowWriter(db);
  const trigger = db.prepare<[], string>("SELECT sql FROM sqlite_schema WHERE name = 'records_catalogued_insert'").pluck().get();
  if (trigger === undefined) throw new Error('the trigger of records is missing');
  db.exec('DROP TRIGGER records_catalogued_insert');
  work((caseId, record) => {
    const fields = written.get(record.entity) ?? new Set<string>();
    if (fields.size === 0) written.set(record.entity, fields);
    for (const field of Object.keys(record.fields)) fields.add(field);
    words.push(write(caseId, record));
  });
  refuseStrangers(db, written);
  db.exec(trigger);
  writeWords(db, words);
}

/** What the trigger refuses: an entity that the catalogue has not, or a field of one. */
function refuseStrangers(db: Reader, written: ReadonlyMap<string, ReadonlySet<string>>): void {
  const paths = [...written].flatMap(([entity, fields]) => [...fields].map(field => `${entity}.${field}`));
  const strangers = prepared<[string, string], number>(
    db,
    `SELECT (SELECT count(*) FROM json_each(?) WHERE value NOT IN (SELECT path FROM catalogue_fields))
       + (SELECT count(*) FROM json_each(?) WHERE value NOT IN (SELECT substr(path, 1, instr(path, '.') - 1) FROM catalogue_fields))`,
  )
    .pluck()
    .get(JSON.stringify(paths), JSON.stringify([...written.keys()]));
  if (strangers !== 0) throw new Error('a field that is not in the catalogue cannot be stored');
}

function rowWriter(db: Writer): (caseId: CaseId, record: CaseRecord) => Words {
  const insert = prepared<[string, string, string, string | null, number, string]>(
    db,
    'INSERT INTO records (id, case_id, entity, parent_id, position, fields) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const mark = prepared<[string, string, string]>(db, 'INSERT INTO marks (record_id, field, mark) VALUES (?, ?, ?)');
  return (caseId, record) => {
    const { id, entity, parentId, position } = record;
    const { lastInsertRowid: seq } = insert.run(id, caseId, entity, parentId, position, JSON.stringify(record.fields));
    for (const [field, value] of Object.entries(record.marks)) mark.run(id, field, JSON.stringify(value));
    if (entity === 'subject') writePerson(db, caseId, record);
    insertMatchKeys(db, caseId, record, seq);
    insertTouches(db, caseId, record, seq);
    return { seq, text: wordsOfRecord(record) };
  };
}

/** Write the words of records that have none yet. */
export function writeWords(db: Writer, all: readonly Words[]): void {
  const insert = prepared<[number | bigint, string]>(db, 'INSERT INTO record_words (rowid, words) VALUES (?, ?)');
  for (const { seq, text } of all) if (text !== '') insert.run(seq, text);
}

/** Write the row of a person, in the place of the one that is there. */
export function writePerson(db: Writer, caseId: CaseId, { id, fields }: Pick<CaseRecord, 'id' | 'fields'>): void {
  const name = filedName(fields);
  const { dob, roles } = fields;
  prepared<unknown[]>(
    db,
    `INSERT INTO persons (record_id, case_id, name, folded, sort_key, dob, roles) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (record_id) DO UPDATE SET name = excluded.name, folded = excluded.folded, sort_key = excluded.sort_key,
       dob = excluded.dob, roles = excluded.roles`,
  ).run(id, caseId, name, fold(name), sortKey(name), typeof dob === 'string' ? dob : null, JSON.stringify(roles ?? []));
}

/** What a record is found by, as one text. */
export function wordsOfRecord(record: Pick<CaseRecord, 'entity' | 'fields'>): string {
  const words: string[] = [];
  for (const { field, text } of searchableTexts(record)) words.push(text, ...otherWords(`${record.entity}.${field}`, text));
  return words.join('\n');
}
