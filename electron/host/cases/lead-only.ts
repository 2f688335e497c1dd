import { listRecords } from '../../../db/records.ts';
import type { CaseRecord } from '../../../shared/case.ts';
import { isExhibit, isFormalised, leadExhibits } from '../../../shared/decision/lead-only.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { CaseEdit } from './case-edit.ts';

/**
 * What was obtained as a lead only is no exhibit, and becomes evidence by a formal request alone (CNPP 455).
 *
 * @param before - How the record stood; null for a new one.
 * @throws Refusal `evidence/lead-only`, `evidence/not-formalised`.
 */
export function refuseLeadAsEvidence(
  { db, caseId }: Pick<CaseEdit, 'db' | 'caseId'>,
  before: CaseRecord | null,
  after: CaseRecord,
): void {
  const { entity, fields } = after;
  const isStatus = before?.fields['evidentiaryStatus'] !== fields['evidentiaryStatus'];
  if (entity === 'exchange' && isStatus && fields['evidentiaryStatus'] === 'evidence') {
    const byId = new Map(listRecords(db, caseId).map(record => [record.id, record]));
    const wasLead = before?.fields['evidentiaryStatus'] === 'lead_only' || fields['channel'] === 'informal';
    if (wasLead && !isFormalised(fields, byId)) throw new Refusal('evidence/not-formalised');
  }
  const mayMatter =
    isExhibit(after) || (sources.has(entity) && (fields['evidentiaryStatus'] === 'lead_only' || isOfPlan(entity)));
  if (!mayMatter) return;
  const records = listRecords(db, caseId);
  const was = before === null ? new Set<string>() : leadExhibits(records.map(each => (each.id === before.id ? before : each)));
  const leads = leadExhibits(records);
  // What was a lead already when this was written is not refused now: nothing of it became one.
  if ([...leads].some(id => id === after.id || !was.has(id))) throw new Refusal('evidence/lead-only');
}

/** What an exhibit may rest on, by the record that says whether it is a lead only. */
const sources: ReadonlySet<string> = new Set(['request', 'task', 'evidenceLine']);
const isOfPlan = (entity: string): boolean => entity === 'task' || entity === 'evidenceLine';
