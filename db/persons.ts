import type { PersonLine } from '../shared/case-view.ts';
import type { RecordId } from '../shared/language.ts';
import { fold, wordsOf } from '../shared/text-rules.ts';
import type { Reader } from './open.ts';

/** Persons over all cases of one database, by filed name; `text`'s words must all stand in the name. */
export function listPersons(db: Reader, text: string, { offset, limit }: { offset: number; limit: number }): PersonLine[] {
  const { where, values } = conditions(text);
  return db
    .prepare<unknown[], Omit<PersonLine, 'roles'> & { roles: string }>(
      `SELECT record_id AS record, case_id AS caseId, reference, name, dob, roles
       FROM persons JOIN cases ON cases.id = case_id ${where} ORDER BY persons.folded, record_id LIMIT ? OFFSET ?`,
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

function conditions(text: string): { where: string; values: string[] } {
  const words = wordsOf(text).map(fold);
  const parts = words.map(() => 'instr(persons.folded, ?) > 0');
  return { where: parts.length === 0 ? '' : `WHERE ${parts.join(' AND ')}`, values: words };
}
