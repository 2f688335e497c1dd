import { listChangesOfEntry, type ChangeRow } from '../../../db/audit.ts';
import { findCase, reindexCase } from '../../../db/cases.ts';
import { findEntry, listCaseHistory, listLaterMarks, listLaterEntries, listUndone } from '../../../db/history.ts';
import type { Writer } from '../../../db/open.ts';
import { ACT_REASON } from '../../../shared/exchange-act.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { CaseId } from '../../../shared/language.ts';
import { recordChanges, type EntryBody } from '../audit/audit.ts';
import { tellChanged } from '../audit/revision.ts';
import type { Session, SessionContext } from '../ground/context.ts';
import { editOf } from './case-edit.ts';
import { takeVerdictBack, VERDICT } from './person-verdict.ts';
import { takeBack, valueOf } from './take-back.ts';
import { holderOfReference } from './same-person.ts';

/** How far back the last own change is looked for. */
const SEARCHED_ENTRIES = 500;

/** Steps that one person may take back. A mark alone is not among them: taking a tightening back would loosen it. */
const UNDOABLE: ReadonlySet<string> = new Set([
  'case:update-fields',
  'case:add-record',
  'case:remove-record',
  'case:swap-records',
  'case:link',
  'exchange:log',
  'exchange:correct',
  'exchange:close',
  'exchange:reopen',
  'case:move-stage',
  'matter:move',
  'case:record-event',
  'case:correct-event',
  'clock:end',
  'clock:reopen',
  'portion:add',
  'portion:split',
  'portion:merge',
  'portion:move',
  'case:assign',
  'case:follow-up',
  'person:judge',
  'case:judge',
]);

type Undoable = { readonly number: number; readonly action: string; readonly db: Writer; readonly changes: readonly ChangeRow[] };

/**
 * THE RULE of undoing, for every door. An entry is taken back whole, in every case that it changed, or not at all:
 * - by the person whose act it was, whatever either's role is, and in any later session as well (`undo/not-yours`);
 * - if it is an ordinary step: no mark, import, packet, key or setting is undone (`undo/not-this`);
 * - once (`undo/already`);
 * - if what it left is still so (`undo/changed-since`) and nothing rests on it (`undo/depended-on`);
 * - if no text then stands under a looser mark than now (`undo/would-loosen`).
 */
export function undoEntry(
  context: SessionContext,
  action: string,
  number: number,
): { readonly undone: string; readonly changes: readonly ChangeRow[] } {
  const { session } = context;
  const found = undoable(session, number);
  refuseLoosening(session, found);
  const byCase = Map.groupBy(found.changes, ({ caseId }) => caseId as CaseId); // these steps change cases alone
  recordChanges(session, context, action, found.db, note => {
    for (const [caseId, changes] of byCase) {
      if (findCase(found.db, caseId) === undefined) throw new Refusal('undo/changed-since');
      const edit = editOf(context, found.db, caseId, note);
      for (const change of changes.toReversed()) {
        if (change.field === ACT_REASON) continue; // it says why, and changed nothing
        refuseTakenReference(session, change);
        if (change.field === VERDICT) takeVerdictBack(edit, change, { user: session.user.id, atMs: context.nowMs() });
        else takeBack(edit, change);
      }
      edit.note({ caseId, record: caseId, entity: 'case', field: 'undone', old: null, new: number });
      reindexCase(found.db, caseId, context.nowMs());
    }
  });
  for (const caseId of byCase.keys()) tellChanged(context, caseId);
  return { undone: found.action, changes: found.changes };
}

/** The named entry of this case, or the user's newest step in it that is not undone yet. */
export function undoOf(
  context: SessionContext,
  caseId: CaseId,
  entry?: number,
): { readonly undone: string; readonly changes: number } {
  const { session } = context;
  const number = entry ?? lastOwn(session, caseId);
  if (number === undefined) throw new Refusal('undo/nothing');
  const rows = listChangesOfEntry(session.dbOf(caseId), number);
  if (!rows.some(row => row.caseId === caseId)) throw new Refusal('undo/nothing');
  const { undone, changes } = undoEntry(context, 'case:undo', number);
  return { undone, changes: changes.length };
}

function undoable(session: Session, number: number): Undoable {
  const body = bodyOf(session, number);
  const db = session.visible().find(each => listChangesOfEntry(each, number).length > 0);
  if (body === undefined || db === undefined) throw new Refusal('undo/nothing');
  if (body.user !== session.user.id) throw new Refusal('undo/not-yours');
  if (!UNDOABLE.has(body.action)) throw new Refusal('undo/not-this');
  if (listUndone(db, number).length > 0) throw new Refusal('undo/already');
  return { number, action: body.action, db, changes: listChangesOfEntry(db, number) };
}

/** Anything else of the user's that came later must be undone first, so it ends the search. */
function lastOwn(session: Session, caseId: CaseId): number | undefined {
  const rows = listCaseHistory(session.dbOf(caseId), {
    caseId,
    record: null,
    before: Number.MAX_SAFE_INTEGER,
    entries: SEARCHED_ENTRIES,
  });
  const undone = new Set(rows.filter(({ field }) => field === 'undone').map(row => valueOf(row.new)));
  for (const entry of new Set(rows.map(row => row.entry))) {
    const body = bodyOf(session, entry);
    if (body?.user !== session.user.id || isUndo(body.action) || undone.has(entry)) continue;
    return UNDOABLE.has(body.action) ? entry : undefined;
  }
  return undefined;
}

const isUndo = (action: string): boolean => action === 'case:undo' || action === 'case:undo-many';

/**
 * Taking back a step that removed or re-marked records brings text back under the marks that it had then. Where one of those records was
 * marked since, or a packet came into the case since and may have tightened what it gives, that would be looser than what stands now.
 */
function refuseLoosening(session: Session, { db, number, changes }: Undoable): void {
  const bringsBack = changes.some(({ field, new: made }) => field.startsWith('mark:') || (field === '*' && made === null));
  if (!bringsBack) return;
  if (listLaterMarks(db, number).length > 0) throw new Refusal('undo/would-loosen');
  const later = new Set(changes.flatMap(({ caseId }) => (caseId === null ? [] : listLaterEntries(db, caseId, number))));
  if ([...later].some(entry => bodyOf(session, entry)?.action === 'packet:import')) throw new Refusal('undo/would-loosen');
}

/** A reference that another case has taken since is not taken from it. */
function refuseTakenReference(session: Session, { entity, field, old, caseId }: ChangeRow): void {
  const reference = entity === 'case' && field === 'reference' ? valueOf(old) : null;
  if (typeof reference !== 'string') return;
  if (holderOfReference(session, reference, (caseId as CaseId | null) ?? undefined) !== undefined)
    throw new Refusal('case/reference-taken');
}

function bodyOf({ office }: Session, entry: number): EntryBody | undefined {
  const row = findEntry(office, entry);
  return row === undefined ? undefined : (JSON.parse(row.body) as EntryBody); // written by recordChanges alone
}
