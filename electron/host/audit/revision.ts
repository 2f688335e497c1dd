import { findLastEntry } from '../../../db/audit.ts';
import type { CaseId } from '../../../shared/language.ts';
import type { Session, SessionContext } from '../ground/context.ts';

/** How far a vault has come: the number of the chain's last entry. What is read after this was asked holds at least that much. */
export function revisionOf({ office }: Pick<Session, 'office'>): number {
  return findLastEntry(office)?.number ?? 0;
}

/** Tell the doors that a case has changed, and up to where one must have read to have seen it. After the change is written. */
export function tellChanged({ session, tell }: SessionContext, caseId: CaseId): void {
  tell('case:changed', { caseId, revision: revisionOf(session) });
}
