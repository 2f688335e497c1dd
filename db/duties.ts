import type { CaseRecord } from '../shared/case.ts';
import type { CaseId, Json, RecordId } from '../shared/language.ts';
import type { Reader } from './open.ts';
import { prepared } from './prepared.ts';

/** A record that may make the office owe something, with its case. Its marks are not needed and left out. */
export type OwingRecord = {
  readonly record: CaseRecord;
  readonly of: {
    readonly caseId: CaseId;
    readonly reference: string;
    readonly title: string;
    readonly officer: string | null;
  };
};

/**
 * The records of every case that may make the office owe something: commitments and requests that are open, exchanges without their
 * acknowledgement and, where the office must report contacts (`reports`), without their report.
 */
export function listOwing(db: Reader, { reports }: { readonly reports: boolean }): OwingRecord[] {
  const kinds = [COMMITMENTS, REQUESTS, UNACKNOWLEDGED, ...(reports ? [UNREPORTED] : [])];
  return kinds.flatMap(which =>
    prepared<[], OwingRow>(
      db,
      `SELECT records.id, entity, parent_id AS parentId, position, fields, case_id AS caseId, reference, title, officer
       FROM records JOIN cases ON cases.id = case_id WHERE ${which} ORDER BY case_id, position, records.id`,
    )
      .all()
      .map(({ caseId, reference, title, officer, ...row }) => ({
        of: { caseId, reference, title, officer },
        record: recordOf(row),
      })),
  );
}

/** What these records stand in. Marks are not needed and left out. */
export function listParents(db: Reader, ids: readonly RecordId[]): CaseRecord[] {
  return prepared<[string], RecordRow>(
    db,
    `SELECT id, entity, parent_id AS parentId, position, fields FROM records
     WHERE id IN (SELECT parent_id FROM records WHERE id IN (SELECT value FROM json_each(?))) ORDER BY id`,
  )
    .all(JSON.stringify(ids))
    .map(recordOf);
}

function recordOf({ fields, ...row }: RecordRow): CaseRecord {
  return { ...row, fields: JSON.parse(fields) as Record<string, Json>, marks: {} }; // written by db/records.ts alone: branded ids, checked fields
}

type RecordRow = {
  readonly id: RecordId;
  readonly entity: string;
  readonly parentId: RecordId | null;
  readonly position: number;
  readonly fields: string;
};
type OwingRow = RecordRow & OwingRecord['of'];

// Each begins with the condition of its own index (0008), word for word.
const COMMITMENTS = `entity IN ('commitment', 'request') AND entity = 'commitment'
  AND coalesce(fields ->> 'status', '') NOT IN ('done', 'cancelled')`;
const REQUESTS = `entity IN ('commitment', 'request') AND entity = 'request' AND fields ->> 'status' IN ('sent', 'feedback_due')`;
const UNACKNOWLEDGED = `entity = 'exchange' AND fields ->> 'followUp' IS NOT NULL AND fields ->> 'acknowledgedOn' IS NULL`;
const UNREPORTED = `entity = 'exchange' AND fields ->> 'reportFiledOn' IS NULL
  AND NOT (fields ->> 'followUp' IS NOT NULL AND fields ->> 'acknowledgedOn' IS NULL)`;
