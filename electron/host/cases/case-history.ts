import type { ChangeRow } from '../../../db/audit.ts';
import { findCase } from '../../../db/cases.ts';
import { findEntry, listCaseHistory } from '../../../db/history.ts';
import type { Reader } from '../../../db/open.ts';
import { listUsers } from '../../../db/users.ts';
import type { HistoryLine } from '../../../shared/case-view.ts';
import type { caseHistoryCalls } from '../../../shared/contract/case-history.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { Json, RecordId } from '../../../shared/language.ts';
import type { EntryBody } from '../audit/audit.ts';
import type { HandlersOf, Session } from '../ground/context.ts';
import { undoOf } from './undo.ts';

const ENTRIES = 100;

export const historyHandlers: HandlersOf<typeof caseHistoryCalls> = {
  'case:history': ({ caseId, record, before = Number.MAX_SAFE_INTEGER, limit = ENTRIES }, { session }) => {
    const db = session.dbOf(caseId);
    if (findCase(db, caseId) === undefined) throw new Refusal('case/not-found'); // its changes outlive it
    const rows = listCaseHistory(db, { caseId, record: record ?? null, before, entries: limit });
    const oldest = rows.at(-1)?.entry;
    const entries = new Set(rows.map(({ entry }) => entry)).size;
    return { lines: linesOf(session, rows), before: entries < limit ? null : (oldest ?? null) };
  },

  'case:undo': ({ caseId, entry }, context) => undoOf(context, caseId, entry),
};

/** Changes as a person reads them: by whom and when. */
export function linesOf(session: Session, rows: readonly ChangeRow[]): HistoryLine[] {
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

function bodyOf(office: Reader, entry: number): EntryBody | undefined {
  const row = findEntry(office, entry);
  return row === undefined ? undefined : (JSON.parse(row.body) as EntryBody); // written by recordChanges alone
}

function valueOf(text: string | null): Json {
  return text === null ? null : (JSON.parse(text) as Json);
}
