import { listCases } from '../../../../db/cases.ts';
import { listCasesKnownTo } from '../../../../db/ledger.ts';
import type { Writer } from '../../../../db/open.ts';
import type { AgencyCode, CaseId } from '../../../../shared/language.ts';
import type { Session } from '../../ground/context.ts';

/** A case that this user sees, and where it stands. */
export type SeenCase = { readonly db: Writer; readonly caseId: CaseId };

/** The cases with a counterpart: those that packets went to it about, or came from it, and those that name it. */
export function casesWith(session: Session, agency: AgencyCode, limit: number): readonly SeenCase[] {
  const known = session.visible().flatMap(db => listCasesKnownTo(db, agency).map(caseId => ({ db, caseId })));
  return [...new Map([...known, ...listed(session, [agency], limit)].map(found => [found.caseId, found])).values()];
}

/** The cases that this user sees, the office's latest first. */
export function casesSeen(session: Session, limit: number): readonly SeenCase[] {
  return listed(session, [], limit);
}

function listed(session: Session, counterparts: readonly AgencyCode[], limit: number): readonly SeenCase[] {
  const filter = counterparts.length === 0 ? {} : { counterparts: [...counterparts] };
  return session.visible().flatMap(db => listCases(db, filter, { offset: 0, limit }).map(({ id }) => ({ db, caseId: id })));
}
