import { eraseValues } from '../../../db/audit.ts';
import { deleteCase, findCase, listRecordedIds } from '../../../db/cases.ts';
import { forgetConsentValues } from '../../../db/consent-packets.ts';
import { listStoredFiles } from '../../../db/records.ts';
import { forgetComparisonsOn, forgetDraftsOn, forgetFiles, listRecordedFiles } from '../../../db/retention-erasing.ts';
import { listSubmittedFiles } from '../../../db/submissions.ts';
import type { caseCalls } from '../../../shared/contract/cases.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { RecordId } from '../../../shared/language.ts';
import { recordChanges } from '../audit/audit.ts';
import { tellChanged } from '../audit/revision.ts';
import type { HandlersOf } from '../ground/context.ts';
import { dueRows } from './due.ts';
import { refuseKept } from './kept.ts';
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
    return { erased };
  },
};
