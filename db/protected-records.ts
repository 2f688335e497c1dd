import type { CaseRecord } from '../shared/case.ts';
import type { CaseId, Json, RecordId } from '../shared/language.ts';
import type { Reader } from './open.ts';
import { prepared } from './prepared.ts';

/** A record of some case that is protected whoever sees it: a source, witness or victim, what hangs from one, a case kept secret. */
export type ProtectedRecord = Pick<CaseRecord, 'id' | 'entity' | 'fields'> & { readonly caseId: CaseId };

type Row = { readonly id: string; readonly caseId: string; readonly entity: string; readonly fields: string };

/** Every such record here, persons first. */
export function listProtectedRecords(db: Reader): ProtectedRecord[] {
  const rows = prepared<[], Row>(
    db,
    `WITH guarded (id) AS (SELECT record_id FROM persons
       WHERE roles LIKE '%"source"%' OR roles LIKE '%"witness"%' OR roles LIKE '%"victim"%')
     SELECT records.id, case_id AS caseId, entity, fields FROM guarded JOIN records ON records.id = guarded.id
     UNION ALL SELECT records.id, case_id, entity, fields FROM guarded JOIN records ON records.parent_id = guarded.id
       WHERE entity IN ('contactPoint', 'identityDocument')
     UNION ALL SELECT id, case_id, entity, fields FROM records
       WHERE entity = 'case' AND fields ->> 'existenceConfidential' = 1`,
  ).all();
  return rows.map(row => ({
    // Written by insertRecord alone: branded ids, checked fields.
    id: row.id as RecordId,
    caseId: row.caseId as CaseId,
    entity: row.entity,
    fields: JSON.parse(row.fields) as Record<string, Json>,
  }));
}

/** Whether anything was recorded after an entry of the chain that can make, change or end such a record. */
export function changedProtected(db: Reader, entry: number): boolean {
  const query = prepared<[number], number>(
    db,
    `SELECT 1 FROM changes WHERE entry > ? AND entity IN ('case', 'subject', 'contactPoint', 'identityDocument') LIMIT 1`,
  );
  return query.pluck().get(entry) !== undefined;
}
