import { findLastEntry, listChangesOfEntry, type ChangeRow } from '../../../db/audit.ts';
import { findCase, reindexCase } from '../../../db/cases.ts';
import { findEntry, listUndone } from '../../../db/history.ts';
import type { Writer } from '../../../db/open.ts';
import type { caseListCalls, ManyChanged } from '../../../shared/contract/case-list.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { CaseId, RecordId } from '../../../shared/language.ts';
import { recordChanges, type EntryBody } from '../audit/audit.ts';
import { tellChanged } from '../audit/revision.ts';
import { editOf, type CaseEdit } from './case-edit.ts';
import { takeBack } from './case-history.ts';
import type { HandlersOf, Session, SessionContext } from '../ground/context.ts';

type Calls = Pick<typeof caseListCalls, 'case:assign' | 'case:follow-up' | 'case:undo-many'>;

/** The acts on several cases that their own author may take back whole. */
const BULK: ReadonlySet<string> = new Set(['case:assign', 'case:follow-up'] satisfies (keyof Calls)[]);

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
    const { session } = context;
    const found = session.visible().map(db => ({ db, rows: listChangesOfEntry(db, entry) }));
    const { db, rows } = found.find(one => one.rows.length > 0) ?? { db: session.office, rows: [] };
    const body = bodyOf(session, entry);
    const isOwn = body !== undefined && body.user === session.user.id && BULK.has(body.action);
    if (!isOwn || rows.length === 0 || listUndone(db, entry).length > 0) throw new Refusal('undo/nothing');
    const byCase = Map.groupBy(rows, ({ caseId }) => caseId as CaseId); // a bulk act changes cases alone
    return changeMany(context, 'case:undo-many', [...byCase.keys()], edit => {
      for (const change of (byCase.get(edit.caseId) ?? []).toReversed()) takeBack(edit, change satisfies ChangeRow);
      edit.note({ caseId: edit.caseId, record: edit.caseId, entity: 'case', field: 'undone', old: null, new: entry });
    });
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
  return { entry: findLastEntry(session.office)?.number ?? 0, cases: changed.size };
}

/** The one database that holds all of them: a transaction does not reach over two. */
function sharedDb(session: Session, ids: readonly CaseId[]): Writer {
  const [db, ...others] = new Set(ids.map(session.dbOf));
  if (db === undefined) throw new Refusal('case/not-found');
  if (others.length > 0) throw new Refusal('case/apart');
  return db;
}

function bodyOf({ office }: Session, entry: number): EntryBody | undefined {
  const row = findEntry(office, entry);
  return row === undefined ? undefined : (JSON.parse(row.body) as EntryBody); // written by recordChanges alone
}
