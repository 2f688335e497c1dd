import { listCaseHistory } from '../../../db/history.ts';
import type { EventVersion } from '../../../shared/contract/stages.ts';
import type { CaseId } from '../../../shared/language.ts';
import { linesOf } from '../cases/case-history.ts';
import type { Session } from '../ground/context.ts';

type Unsigned = Omit<EventVersion, 'by' | 'atMs'>;

/** The versions of the events of a case with who entered each, and when, as the audit log has it. */
export function signedVersions(
  session: Session,
  caseId: CaseId,
  corrections: readonly (readonly Unsigned[])[],
): readonly (readonly EventVersion[])[] {
  const db = session.dbOf(caseId);
  return corrections.map(versions =>
    versions.map(version => {
      const every = { caseId, record: version.id, before: Number.MAX_SAFE_INTEGER, entries: Number.MAX_SAFE_INTEGER };
      const made = linesOf(session, listCaseHistory(db, every)).findLast(({ field }) => field === '*');
      return { ...version, by: made?.user ?? null, atMs: made?.atMs ?? null };
    }),
  );
}
