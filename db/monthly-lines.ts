import type { CaseRecord } from '../shared/case.ts';
import type { CaseId, CivilDate, Json, RecordId } from '../shared/language.ts';
import { prepared } from './prepared.ts';
import type { Reader } from './open.ts';

/** A record that a monthly report may tell of, with its case and our people in it. Its marks are not needed and left out. */
export type MonthlyRecord = {
  readonly record: CaseRecord;
  readonly caseId: CaseId;
  readonly reference: string;
  readonly officer: string | null;
  /** The names of the participants of our agency, of an exchange. */
  readonly ours: readonly string[];
};

type Row = {
  readonly id: RecordId;
  readonly entity: string;
  readonly position: number;
  readonly fields: string;
  readonly caseId: CaseId;
  readonly reference: string;
  readonly officer: string | null;
  readonly ours: string;
};

const COLUMNS = 'records.id, entity, position, fields, case_id AS caseId, reference, officer';
const OWN =
  'NOT EXISTS (SELECT 1 FROM received_records WHERE received_records.case_id = records.case_id AND record_id = records.id)';
// Written as in the index exchanges_by_start, so that SQLite uses it.
const START = "unixepoch(substr(fields ->> 'startAt', 1, instr((fields ->> 'startAt') || '[', '[') - 1))";

/** Our own exchanges of some days, by the day of their own zone; both days are included. */
export function listMonthExchanges(db: Reader, { from, to, agency }: Days & { readonly agency: string }): MonthlyRecord[] {
  return prepared<[Record<string, string>], Row>(
    db,
    `SELECT ${COLUMNS}, (SELECT json_group_array(p.fields ->> 'name') FROM records AS p WHERE p.parent_id = records.id
         AND p.entity = 'participant' AND p.fields ->> 'agency' = @agency AND p.fields ->> 'name' IS NOT NULL) AS ours
     FROM records JOIN cases ON cases.id = case_id
     WHERE entity = 'exchange' AND ${START} >= unixepoch(@from, '-1 day') AND ${START} < unixepoch(@to, '+2 days')
       AND substr(fields ->> 'startAt', 1, 10) BETWEEN @from AND @to AND ${OWN} ORDER BY fields ->> 'startAt', records.id`,
  )
    .all({ from, to, agency })
    .map(recordOf);
}

/** Tasks that our agency owes and that were due or done on these days, and operations with a window on them, of joint investigations. */
export function listMonthPlans(db: Reader, { from, to, agency }: Days & { readonly agency: string }): MonthlyRecord[] {
  return prepared<[Record<string, string>], Row>(
    db,
    `SELECT ${COLUMNS}, '[]' AS ours FROM cases JOIN records ON records.case_id = cases.id
     WHERE kind = 'joint-investigation' AND (
       (entity = 'task' AND coalesce(fields ->> 'party', @agency) = @agency AND coalesce(fields ->> 'status', '') <> 'cancelled'
         AND coalesce(fields ->> 'doneOn', fields ->> 'dueOn') BETWEEN @from AND @to)
       OR (entity = 'plan' AND substr(fields ->> 'windowStartAt', 1, 10) <= @to
         AND substr(coalesce(fields ->> 'windowEndAt', fields ->> 'windowStartAt'), 1, 10) >= @from AND ${OWN}))
     ORDER BY coalesce(fields ->> 'windowStartAt', fields ->> 'doneOn', fields ->> 'dueOn'), records.id`,
  )
    .all({ from, to, agency })
    .map(recordOf);
}

type Days = { readonly from: CivilDate; readonly to: CivilDate };

function recordOf({ id, entity, position, fields, ours, ...of }: Row): MonthlyRecord {
  const read = JSON.parse(fields) as Record<string, Json>; // written by db/records.ts alone: checked fields
  return {
    ...of,
    record: { id, entity, parentId: null, position, fields: read, marks: {} },
    ours: JSON.parse(ours) as string[], // SQLite made the list
  };
}
