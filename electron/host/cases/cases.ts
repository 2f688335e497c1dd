import { findCase, insertCase, reindexCase } from '../../../db/cases.ts';
import { insertRecord, listRecords } from '../../../db/records.ts';
import type { Reader } from '../../../db/open.ts';
import { getVaultState } from '../../../db/vault-state.ts';
import type { CaseFile, CaseKind, CaseRecord } from '../../../shared/case.ts';
import type { CaseSummary, CaseView } from '../../../shared/case-view.ts';
import type { caseCalls } from '../../../shared/contract/cases.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { CaseId, RecordId } from '../../../shared/language.ts';
import { textIn } from '../../../shared/records.ts';
import { recordChanges } from '../audit/audit.ts';
import { officeDay } from '../ground/office-day.ts';
import { tellChanged } from '../audit/revision.ts';
import { deleteHandlers } from './case-delete.ts';
import { importCases } from './case-import.ts';
import { namedFiles } from '../places/sources.ts';
import { isCaseZip, openCaseZip } from './case-zip.ts';
import { refuseUnsayable } from './case-edit.ts';
import { caseRules } from './case-rules.ts';
import { checkedFields } from './checked-fields.ts';
import type { HandlersOf, Session, SessionContext } from '../ground/context.ts';
import { newId } from '../ground/ids.ts';
import { wholeRecord } from './record-changes.ts';
import { holderOfReference } from './same-person.ts';

export const caseHandlers: HandlersOf<Omit<typeof caseCalls, 'case:erase'>> = {
  'case:import': async ({ source, folder, files, check = false }, context) => {
    const given = context.handles.take(source, 'source');
    const beside = namedFiles(context.handles, { folder, files });
    if (!isCaseZip(given)) return importCases(context, given, beside, { check });
    const zip = await openCaseZip(given);
    try {
      return await importCases(context, zip.source, zip.files, { check });
    } finally {
      zip.close();
    }
  },

  'case:create': ({ fields }, context) => ({ id: createCase(fields, context) }),

  ...deleteHandlers,
};

/** A whole case as rules and packets take it. Refusal `case/not-found`. */
export function getCaseFile(session: Session, caseId: CaseId): CaseFile {
  return getCase(session, caseId).file;
}

/** A whole case with its index row. Refusal `case/not-found`. */
export function getCase(session: Session, caseId: CaseId): Pick<CaseView, 'file' | 'summary'> {
  return caseIn(session.dbOf(caseId), caseId);
}

/** As {@link getCase}, in the database that holds it. */
export function caseIn(db: Reader, caseId: CaseId): Pick<CaseView, 'file' | 'summary'> {
  const summary = findCase(db, caseId);
  if (summary === undefined) throw new Refusal('case/not-found');
  return { file: caseFileOf(db, summary), summary };
}

function caseFileOf(db: Reader, { id, kind, owner }: CaseSummary): CaseFile {
  return { id, kind, owner, records: listRecords(db, id) };
}

function createCase(given: Parameters<typeof checkedFields>[1], context: SessionContext): CaseId {
  const { session } = context;
  refuseUnsayable('case', given, 'taken-over');
  const fields = caseRules(context)(checkedFields('case', given, officeDay(session, context)));
  const reference = textIn(fields, 'reference');
  if (holderOfReference(session, reference) !== undefined) throw new Refusal('case/reference-taken');
  const id = newId(context) as CaseId; // made for a case
  const record: CaseRecord = { id: id as string as RecordId, entity: 'case', parentId: null, position: 0, fields, marks: {} };
  const db = session.office;
  const atMs = context.nowMs();
  recordChanges(session, context, 'case:create', db, note => {
    // The catalogue's options of `kind` are the three kinds.
    insertCase(db, { id, kind: fields['kind'] as CaseKind, owner: getVaultState(db).agency.code, reference, atMs });
    insertRecord(db, id, record);
    reindexCase(db, id, atMs);
    note({ caseId: id, record: record.id, entity: 'case', field: '*', old: null, new: wholeRecord(record) });
  });
  tellChanged(context, id);
  return id;
}
