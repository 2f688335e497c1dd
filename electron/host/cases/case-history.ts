import type { ChangeRow } from '../../../db/audit.ts';
import { findEntry, listCaseHistory, listEntryChanges } from '../../../db/history.ts';
import type { Reader } from '../../../db/open.ts';
import { findRecord, insertRecord, listBranch } from '../../../db/records.ts';
import { listUsers } from '../../../db/users.ts';
import type { CaseRecord } from '../../../shared/case.ts';
import type { HistoryLine } from '../../../shared/case-view.ts';
import type { caseHistoryCalls } from '../../../shared/contract/case-history.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { CaseId, Json, RecordId } from '../../../shared/language.ts';
import type { Mark } from '../../../shared/mark.ts';
import type { EntryBody } from '../audit/audit.ts';
import { editCase, type CaseEdit } from './case-edit.ts';
import type { HandlersOf, Session, SessionContext } from '../ground/context.ts';
import { wholeRecord } from './record-changes.ts';

const ENTRIES = 100;
/** How far back the last own change is looked for. */
const SEARCHED_ENTRIES = 500;

/** Steps that one person may take back. A mark alone is not among them: taking a tightening back would loosen it. */
const UNDOABLE = new Set([
  'case:update-fields',
  'case:add-record',
  'case:remove-record',
  'case:link',
  'exchange:log',
  'case:move-stage',
  'case:record-event',
  'portion:add',
  'portion:split',
  'portion:merge',
  'portion:move',
  'case:assign',
  'case:follow-up',
]);

export const historyHandlers: HandlersOf<typeof caseHistoryCalls> = {
  'case:history': ({ caseId, record, before = Number.MAX_SAFE_INTEGER, limit = ENTRIES }, { session }) => {
    const rows = listCaseHistory(session.dbOf(caseId), { caseId, record: record ?? null, before, entries: limit });
    const oldest = rows.at(-1)?.entry;
    const entries = new Set(rows.map(({ entry }) => entry)).size;
    return { lines: linesOf(session, rows), before: entries < limit ? null : (oldest ?? null) };
  },

  'case:undo': ({ caseId }, context) => undoLast(caseId, context),
};

function linesOf(session: Session, rows: readonly ChangeRow[]): HistoryLine[] {
  const labels = new Map<string, string>(listUsers(session.office).map(({ id, label }) => [id, label]));
  const bodies = new Map([...new Set(rows.map(({ entry }) => entry))].map(entry => [entry, bodyOf(session.office, entry)]));
  return rows.map(row => {
    const body = bodies.get(row.entry);
    return {
      entry: row.entry,
      atMs: body?.atMs ?? null,
      user: labels.get(body?.user ?? '') ?? null,
      action: body?.action ?? 'audit:repair',
      record: row.record as RecordId, // changes of a case name records
      entity: row.entity,
      field: row.field,
      old: valueOf(row.old),
      new: valueOf(row.new),
      erased: row.salt === null,
    };
  });
}

function undoLast(caseId: CaseId, context: SessionContext): { readonly undone: string; readonly changes: number } {
  const { session } = context;
  const found = lastOwn(session, session.dbOf(caseId), caseId);
  if (found === undefined) throw new Refusal('undo/nothing');
  editCase(context, 'case:undo', caseId, edit => {
    for (const change of found.changes.toReversed()) takeBack(edit, change);
    edit.note({ caseId, record: caseId, entity: 'case', field: 'undone', old: null, new: found.entry });
  });
  return { undone: found.action, changes: found.changes.length };
}

/** The user's newest step in this case that is not undone yet. Anything else of theirs that came later must be undone first, so it ends the search. */
function lastOwn(session: Session, db: Reader, caseId: CaseId) {
  const rows = listCaseHistory(db, { caseId, record: null, before: Number.MAX_SAFE_INTEGER, entries: SEARCHED_ENTRIES });
  const undone = new Set(rows.filter(({ field }) => field === 'undone').map(row => valueOf(row.new)));
  for (const entry of new Set(rows.map(row => row.entry))) {
    const body = bodyOf(session.office, entry);
    if (body?.user !== session.user.id || body.action === 'case:undo' || undone.has(entry)) continue;
    if (!UNDOABLE.has(body.action)) return undefined;
    return { entry, action: body.action, changes: listEntryChanges(db, caseId, entry) };
  }
  return undefined;
}

/** Do the inverse of one change, if what it left is still so. Refusal `undo/changed-since`. */
export function takeBack(edit: CaseEdit, change: ChangeRow): void {
  const { db, caseId } = edit;
  const id = change.record as RecordId; // changes of a case name records
  const [old, made] = [valueOf(change.old), valueOf(change.new)];
  const record = findRecord(db, caseId, id);
  if (record !== undefined && takePlaceBack(edit, record, change)) return;
  if (change.field !== '*') {
    if (record === undefined || !same(record.fields[change.field] ?? null, made)) throw new Refusal('undo/changed-since');
    edit.fill(record, { [change.field]: old }); // what an act of the course set comes back as well
    return;
  }
  if (made !== null) {
    // What it made must be as it made it, and nothing may hang from it by now (its own children went before it).
    if (record === undefined || !same(wholeRecord(record), made) || listBranch(db, caseId, id).length > 1)
      throw new Refusal('undo/changed-since');
    edit.remove(id);
    return;
  }
  const removed = { id, entity: change.entity, ...(old as unknown as Omit<CaseRecord, 'id' | 'entity'>) }; // written by wholeRecord
  if (record !== undefined || (removed.parentId !== null && findRecord(db, caseId, removed.parentId) === undefined))
    throw new Refusal('undo/changed-since');
  insertRecord(db, caseId, removed);
  edit.note({ caseId, record: id, entity: removed.entity, field: '*', old: null, new: wholeRecord(removed) });
}

/** A place among siblings, or the mark of a portion whose text comes back with it. @returns whether the change was one of these. */
function takePlaceBack(edit: CaseEdit, record: CaseRecord, change: ChangeRow): boolean {
  const [old, made] = [valueOf(change.old), valueOf(change.new)];
  if (change.field === 'position' && typeof old === 'number') {
    if (record.position !== made) throw new Refusal('undo/changed-since');
    edit.move(record, old);
    return true;
  }
  if (!change.field.startsWith('mark:')) return false;
  const place = change.field.slice('mark:'.length);
  if (!same((record.marks[place] as Json | undefined) ?? null, made)) throw new Refusal('undo/changed-since'); // marks are plain JSON
  edit.mark(record, place, old as Mark | null); // written by a mark
  return true;
}

function bodyOf(office: Reader, entry: number): EntryBody | undefined {
  const row = findEntry(office, entry);
  return row === undefined ? undefined : (JSON.parse(row.body) as EntryBody); // written by recordChanges alone
}

function valueOf(text: string | null): Json {
  return text === null ? null : (JSON.parse(text) as Json);
}

// Stored changes are canonical JSON, whose keys are sorted; a record's are as they were written.
function same(one: Json, other: Json): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map((element: Json) => sorted(element));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, part]) => [key, sorted(part)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
