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
  const code = keptBy(context, db, caseId);
  if (code !== null) throw new Refusal(code);
}

/** The same without refusing: by what it is kept. */
export function keptBy(context: SessionContext, db: Writer, caseId: CaseId): 'case/held' | 'case/under-retention' | null {
  if (isHeld(db, caseId)) return 'case/held';
  const own = findRecord(db, caseId, caseId as string as RecordId); // the case's record has its id
  const until = textIn(own?.fields ?? {}, 'retentionUntil');
  return until !== '' && until >= officeDays(context.session, context).office ? 'case/under-retention' : null;
}
