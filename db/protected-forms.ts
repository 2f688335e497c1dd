import type { CaseRecord } from '../shared/case.ts';
import type { CaseId, Json } from '../shared/language.ts';
import type { Mark } from '../shared/mark.ts';
import type { Reader, Writer } from './open.ts';
import { prepared } from './prepared.ts';

/** The digests of a case's protected forms, as they are kept. */
export type ProtectedForms = { readonly caseId: CaseId; readonly forms: Uint32Array };

/** Those of every case here that has any. */
export function listProtectedForms(db: Reader): ProtectedForms[] {
  return prepared<[], { readonly caseId: string; readonly forms: Buffer }>(
    db,
    'SELECT case_id AS caseId, forms FROM protected_forms',
  )
    .all()
    .map(({ caseId, forms }) => ({ caseId: caseId as CaseId, forms: digestsIn(forms) })); // the column refers to cases
}

/** In the place of what a case had; none takes the row away. */
export function saveProtectedForms(db: Writer, caseId: CaseId, forms: readonly number[]): void {
  if (forms.length === 0) {
    prepared<[string]>(db, 'DELETE FROM protected_forms WHERE case_id = ?').run(caseId);
    return;
  }
  const bytes = Buffer.alloc(forms.length * 4);
  forms.forEach((form, at) => bytes.writeUInt32LE(form, at * 4));
  prepared<[string, Buffer]>(db, 'INSERT OR REPLACE INTO protected_forms (case_id, forms) VALUES (?, ?)').run(caseId, bytes);
}

/** By which rules the forms here were derived; undefined where they never were. */
export function findFormsVersion(db: Reader): number | undefined {
  return prepared<[], number>(db, 'SELECT version FROM protected_forms_rules WHERE id = 1').pluck().get();
}

export function saveFormsVersion(db: Writer, version: number): void {
  prepared<[number]>(db, 'INSERT OR REPLACE INTO protected_forms_rules (id, version) VALUES (1, ?)').run(version);
}

type Row = Omit<CaseRecord, 'fields' | 'marks'> & { readonly fields: string; readonly marks: string };

/** The records of a case of these entities (a JSON array of them), each with its own mark and those of its fields. */
export function listRecordsOf(db: Reader, caseId: CaseId, entities: string): CaseRecord[] {
  const rows = prepared<[string, string], Row>(
    db,
    `SELECT id, entity, parent_id AS parentId, position, fields,
       (SELECT json_group_object(field, json(mark)) FROM marks WHERE record_id = records.id) AS marks
     FROM records WHERE case_id = ? AND entity IN (SELECT value FROM json_each(?)) ORDER BY position, id`,
  ).all(caseId, entities);
  return rows.map(row => ({
    ...row,
    // Written by db/records.ts alone: branded ids, checked fields and marks.
    id: row.id,
    fields: JSON.parse(row.fields) as Record<string, Json>,
    marks: JSON.parse(row.marks) as Record<string, Mark>,
  }));
}

function digestsIn(bytes: Buffer): Uint32Array {
  return new Uint32Array(new Uint8Array(bytes).buffer); // copied, so that it begins where such numbers may; every machine that we know has this order
}
