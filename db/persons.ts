import type { PersonLine } from '../shared/case-view.ts';
import type { RecordId } from '../shared/language.ts';
import { numberTyped, withoutUnseen } from '../shared/index-words.ts';
import { fold, wordsOf } from '../shared/text-rules.ts';
import { keyOrder } from './key-order.ts';
import type { Reader } from './open.ts';

export type PersonPage = { readonly offset: number; readonly limit: number; readonly language: string | undefined };

/** Persons over all cases of one database, by filed name; `text`'s words must all stand in the name. */
export function listPersons(db: Reader, text: string, { offset, limit, language }: PersonPage): PersonLine[] {
  const { where, values } = conditions(text);
  const order = keyOrder('sort_key', language);
  return db
    .prepare<unknown[], Omit<PersonLine, 'roles'> & { roles: string }>(
      `SELECT record_id AS record, case_id AS caseId, reference, name, dob, roles
       FROM persons JOIN cases ON cases.id = case_id ${where} ORDER BY ${order}, record_id LIMIT ? OFFSET ?`,
    )
    .all(...values, limit, offset)
    .map(row => ({ ...row, roles: JSON.parse(row.roles) as string[] })); // written from checked codes
}

export function countPersons(db: Reader, text: string): number {
  const { where, values } = conditions(text);
  return (
    db
      .prepare<unknown[], number>(`SELECT count(*) FROM persons ${where}`)
      .pluck()
      .get(...values) ?? 0
  );
}

/** Records of a case that point to `id` in some field, apart from those that hang from it. */
export function listReferrers(db: Reader, id: RecordId): RecordId[] {
  return db
    .prepare<[{ id: string }], string>(
      `SELECT id FROM records WHERE case_id = (SELECT case_id FROM records WHERE id = @id) AND id <> @id
         AND EXISTS (SELECT 1 FROM json_each(fields) WHERE value = @id) ORDER BY id`,
    )
    .pluck()
    .all({ id }) as RecordId[]; // the column holds record ids
}

/** Somebody by their name, or by what hangs from them: an alias, a number, a telephone, in whatever way it is written. */
function conditions(text: string): { where: string; values: string[] } {
  const typed = withoutUnseen(text);
  const words = wordsOf(typed).map(fold);
  if (words.length === 0) return { where: '', values: [] };
  const named = words.map(() => 'instr(persons.folded, ?) > 0').join(' AND ');
  const number = numberTyped(typed);
  const matches = [words.map(word => `"${word}"*`).join(' '), ...(number === null ? [] : [`"${number}"*`])];
  return { where: `WHERE ((${named})${` OR record_id IN (${HELD})`.repeat(matches.length)})`, values: [...words, ...matches] };
}

const HELD = `SELECT iif(entity = 'subject', records.id, parent_id) FROM record_words JOIN records ON seq = record_words.rowid
  WHERE record_words MATCH ? AND entity IN ('subject', 'alias', 'identityDocument', 'contactPoint')`;
