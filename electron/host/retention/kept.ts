import { findRecord } from '../../../db/records.ts';
import { isHeld } from '../../../db/retention.ts';
import type { Writer } from '../../../db/open.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { CaseId, RecordId } from '../../../shared/language.ts';
import { textIn } from '../../../shared/records.ts';
import type { SessionContext } from '../ground/context.ts';
import { officeDays } from '../ground/office-day.ts';

/**
 * THE rule of what is kept, for every door that erases: a hold keeps a case whole, and so does its own day, as long as that has not come.
 *
 * @throws Refusal `case/held`, `case/under-retention`.
 */
export function refuseKept(context: SessionContext, db: Writer, caseId: CaseId): void {
  if (isHeld(db, caseId)) throw new Refusal('case/held');
  const own = findRecord(db, caseId, caseId as string as RecordId); // the case's record has its id
  const until = textIn(own?.fields ?? {}, 'retentionUntil');
  if (until !== '' && until >= officeDays(context.session, context).office) throw new Refusal('case/under-retention');
}
