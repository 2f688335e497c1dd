import { listRecords } from '../../../db/records.ts';
import type { CaseRecord } from '../../../shared/case.ts';
import { isFormalised, leadOnlyRecords } from '../../../shared/decision/lead-only.ts';
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
  const mayBeExhibit = entity === 'evidence' && fields['evidentiaryRequest'] !== undefined;
  if (!mayBeExhibit && !(entity === 'request' && fields['evidentiaryStatus'] === 'lead_only')) return;
  const records = listRecords(db, caseId);
  const leads = leadOnlyRecords(records);
  const exhibits = records.filter(each => each.entity === 'evidence' && each.fields['evidentiaryRequest'] !== undefined);
  const isOurs = ({ id, fields: held }: CaseRecord): boolean => id === after.id || held['evidentiaryRequest'] === after.id;
  if (exhibits.some(each => isOurs(each) && leads.has(each.id))) throw new Refusal('evidence/lead-only');
}
