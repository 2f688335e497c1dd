import { findCase, reindexCase } from '../../../db/cases.ts';
import type { Writer } from '../../../db/open.ts';
import type { caseListCalls, ManyChanged } from '../../../shared/contract/case-list.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { CaseId, RecordId } from '../../../shared/language.ts';
import { lastEntry, recordChanges } from '../audit/audit.ts';
import { tellChanged } from '../audit/revision.ts';
import { editOf, type CaseEdit } from './case-edit.ts';
import type { HandlersOf, Session, SessionContext } from '../ground/context.ts';
import { undoEntry } from './undo.ts';

type Calls = Pick<typeof caseListCalls, 'case:assign' | 'case:follow-up' | 'case:undo-many'>;

export const bulkHandlers: HandlersOf<Calls> = {
  'case:assign': ({ caseIds, officer }, context) =>
    changeMany(context, 'case:assign', caseIds, ({ caseId, get, set }) => {
      set(get(caseId as string as RecordId), { officer }); // a case's own record has the case's id
    }),

  'case:follow-up': ({ caseIds, what, on }, context) =>
    changeMany(context, 'case:follow-up', caseIds, ({ add }) => {
      add({ entity: 'deadline', fields: { label: what, dueOn: on, hardStop: false } });
    }),

  'case:undo-many': ({ entry }, context) => {
    const { changes } = undoEntry(context, 'case:undo-many', entry);
    return { entry: lastEntry(context.session), cases: new Set(changes.map(({ caseId }) => caseId)).size };
  },
};

/**
 * Change several cases in one transaction that leaves one entry: all of them, or none.
 * @throws Refusal `case/not-found` if one of them is not there, `case/apart` if they stand behind different walls.
 */
function changeMany(
  context: SessionContext,
  action: string,
  caseIds: readonly CaseId[],
  work: (edit: CaseEdit) => void,
): ManyChanged {
  const { session } = context;
  const ids = [...new Set(caseIds)];
  const db = sharedDb(session, ids);
  const changed = new Set<CaseId>();
  recordChanges(session, context, action, db, note => {
    for (const caseId of ids) {
      if (findCase(db, caseId) === undefined) throw new Refusal('case/not-found');
      work(editOf(context, db, caseId, change => (changed.add(caseId), note(change))));
      if (changed.has(caseId)) reindexCase(db, caseId, context.nowMs());
    }
  });
  for (const caseId of changed) tellChanged(context, caseId);
  return { entry: lastEntry(session), cases: changed.size };
}

/** The one database that holds all of them: a transaction does not reach over two. */
function sharedDb(session: Session, ids: readonly CaseId[]): Writer {
  const [db, ...others] = new Set(ids.map(session.dbOf));
  if (db === undefined) throw new Refusal('case/not-found');
  if (others.length > 0) throw new Refusal('case/apart');
  return db;
}
