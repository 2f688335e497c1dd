import { eraseValues, findEntry, listErasings } from '../../../db/audit.ts';
import type { Reader, Writer } from '../../../db/open.ts';
import { deleteCase, findCase, listRecordedIds } from '../../../db/cases.ts';
import { forgetConsentValues } from '../../../db/consent-packets.ts';
import { listStoredFiles } from '../../../db/records.ts';
import { forgetComparisonsOn, forgetDraftsOn, forgetFiles, listRecordedFiles } from '../../../db/retention-erasing.ts';
import { listSubmittedFiles } from '../../../db/submissions.ts';
import type { caseCalls } from '../../../shared/contract/cases.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { CaseId, RecordId } from '../../../shared/language.ts';
import { recordChanges } from '../audit/audit.ts';
import { tellChanged } from '../audit/revision.ts';
import { isErased } from '../audit/erase-gone.ts';
import type { HandlersOf, SessionContext } from '../ground/context.ts';
import { dueRows } from './due.ts';
import { keptBy, refuseKept } from './kept.ts';
import { eraseLedgerOfCase } from './ledger-erasing.ts';

/**
 * Lawful deletion (retention). Records, marks, words, files, every value that the history held, and what packets of the ledger carried go; the
 * chain keeps its commitments, which tell nothing without the salts, and one entry that says a case was erased, by whom, and on what ground.
 */
export const eraseHandlers: HandlersOf<Pick<typeof caseCalls, 'case:erase'>> = {
  'case:erase': ({ caseId, ground }, context) => {
    const { session } = context;
    const db = session.dbOf(caseId);
    if (findCase(db, caseId) === undefined) throw new Refusal('case/not-found');
    refuseKept(context, db, caseId);
    if (!dueRows(context, caseId).some(({ what }) => what === '')) throw new Refusal('case/under-retention');
    return { erased: eraseCase(context, db, caseId, ground) };
  },
};

/** Erase a case where it stands. @returns how many values of its history went. */
function eraseCase(context: SessionContext, db: Writer, caseId: CaseId, ground: string): number {
  const { session } = context;
  const had = [...listStoredFiles(db, caseId), ...listSubmittedFiles(db, caseId), ...listRecordedFiles(db, caseId, null)];
  const { files, erased } = recordChanges(session, context, 'case:erase', db, note => {
    const ids = listRecordedIds(db, caseId);
    const values = ids.reduce((sum, record) => sum + eraseValues(db, record), 0);
    eraseLedgerOfCase(db, caseId, context.nowMs());
    forgetConsentValues(db, ids as RecordId[]); // ids of records
    forgetDraftsOn(db, [caseId, ...ids]);
    forgetComparisonsOn(session.office, [caseId, ...ids], note);
    deleteCase(db, caseId);
    note({ caseId, record: caseId, entity: 'case', field: 'erased', old: null, new: ground });
    return { erased: values, files: forgetFiles(db, had) };
  });
  // After the commit: a crash between leaves files that no row names, which the next opening sets aside.
  session.files.erase(files);
  db.pragma('wal_checkpoint(TRUNCATE)'); // pages of before would otherwise stay in the journal
  tellChanged(context, caseId);
  return erased;
}

/**
 * Erase in the office what the signed-in user erased in a compartment, and somebody opened to the office who had not heard of that: nobody else is told of
 * it there. What has to be kept since stays.
 */
export function eraseOpened(context: SessionContext): void {
  const { session } = context;
  const { office, user } = session;
  for (const { db } of session.compartments())
    for (const { caseId, entry, ground } of listErasings(db)) {
      if (findCase(office, caseId) === undefined || authorOfEntry(office, entry) !== user.id) continue;
      if (user.role === 'supervisor' && isErased(db, caseId) && keptBy(context, office, caseId) === null)
        eraseCase(context, office, caseId, ground);
    }
}

function authorOfEntry(office: Reader, entry: number): string | null {
  const body = findEntry(office, entry)?.body;
  return body === undefined ? null : (JSON.parse(body) as { readonly user: string }).user; // an entry's own
}
