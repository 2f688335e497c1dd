import { eraseValues, type Change } from '../../../db/audit.ts';
import { casesNamed, readCaseRows, writeCaseRows, type CaseContent, type Row } from '../../../db/case-rows.ts';
import { deleteCase, findCase, listRecordedIds, reindexCase } from '../../../db/cases.ts';
import {
  findDeleted,
  getDeletedContent,
  hasPackets,
  insertDeleted,
  listDeleted,
  listLinksTo,
  purgeDeleted,
  removeDeleted,
  updateDeletedContent,
  type DeletedContent,
  type DeletedRow,
} from '../../../db/deleted-cases.ts';
import { mayOnlyRead, type Writer } from '../../../db/open.ts';
import { findRecord, insertRecord, recordExists, removeBranch } from '../../../db/records.ts';
import { forgetFiles, listRecordedFiles } from '../../../db/retention-erasing.ts';
import { isHeld } from '../../../db/retention.ts';
import { listHeads, listStations, ownStation } from '../../../db/stations.ts';
import { listUsers } from '../../../db/users.ts';
import type { CaseRecord } from '../../../shared/case.ts';
import { civilDate, dayNumber } from '../../../shared/clocks/civil-date.ts';
import type { caseCalls, DeletedCase } from '../../../shared/contract/cases.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { CaseId, CivilDate, RecordId } from '../../../shared/language.ts';
import { textIn } from '../../../shared/records.ts';
import { recordChanges } from '../audit/audit.ts';
import { tellChanged } from '../audit/revision.ts';
import type { HandlersOf, OpeningStep, Session, SessionContext } from '../ground/context.ts';
import { officeDays } from '../ground/office-day.ts';
import { wholeRecord } from './record-changes.ts';
import { holderOfReference } from './same-person.ts';

/** For so many days after its own a deleted case certainly comes back. */
const DAYS_HELD = 30;
/** So many days more it is kept while a machine of the office was not heard of, which may have taken it back. */
const DAYS_WAITED = 60;

type Note = (change: Change) => void;

/**
 * A case made by mistake: all that stands of it is put aside, out of every table that lists, counts, searches or guards, so that no reader
 * need know of deleted cases; history keeps its values until it is gone for good. A supervisor's act alone.
 */
export const deleteHandlers: HandlersOf<Pick<typeof caseCalls, 'case:delete' | 'case:restore' | 'case:list-deleted'>> = {
  'case:delete': ({ caseId, reason }, context) => {
    const { session } = context;
    const db = session.dbOf(caseId);
    const until = civilDate(dayNumber(officeDays(session, context).office) + DAYS_HELD);
    const touched = recordChanges(session, context, 'case:delete', db, note =>
      putAside(context, db, { caseId, reason, until }, note),
    );
    for (const each of [caseId, ...touched]) tellChanged(context, each);
    return { until };
  },

  'case:restore': ({ caseId }, context) => {
    const { session } = context;
    const db = session.visible().find(each => findDeleted(each, caseId) !== undefined);
    if (db === undefined) throw new Refusal('case/not-deleted');
    const touched = recordChanges(session, context, 'case:restore', db, note => bringBack(context, db, caseId, note));
    for (const each of [caseId, ...touched]) tellChanged(context, each);
    return { id: caseId };
  },

  'case:list-deleted': (_, context) =>
    context.session.visible().flatMap(db => listDeleted(db).map(row => shown(context, db, row))),
};

/** Opening a vault as a supervisor: what was deleted and need not be kept any longer goes for good. */
export const purgeDeletedCases: OpeningStep = (session, services) => {
  if (session.user.role !== 'supervisor') return [];
  const today = officeDays(session, services).office;
  for (const db of session.visible()) {
    if (mayOnlyRead(db)) continue;
    const due = listDeleted(db).filter(
      row => row.until < today && keptUntil(db, row.caseId, today) === null && !waits(session, services, row.until),
    );
    if (due.length === 0) continue;
    const files = recordChanges(session, services, 'case:purge', db, note =>
      due.flatMap(({ caseId }) => purge(db, caseId, services.nowMs(), note)),
    );
    // After the commit: a crash between leaves files that no row names, which the next opening sets aside.
    session.files.erase(files);
    db.pragma('wal_checkpoint(TRUNCATE)'); // pages of before would otherwise stay in the journal
  }
  return [];
};

/** THE effect, by whichever door: nobody but a supervisor has a case go or come back. */
function refuseOthers({ user }: Pick<Session, 'user'>): void {
  if (user.role !== 'supervisor') throw new Refusal('input/forbidden');
}

type Deleting = { readonly caseId: CaseId; readonly reason: string; readonly until: CivilDate };

/** @returns the other cases that lost a link. */
function putAside(context: SessionContext, db: Writer, { caseId, reason, until }: Deleting, note: Note): readonly CaseId[] {
  const { session } = context;
  refuseOthers(session);
  const summary = findCase(db, caseId);
  if (summary === undefined) throw new Refusal('case/not-found');
  if (isHeld(db, caseId)) throw new Refusal('case/held');
  const links = takeLinksTo(context, db, caseId, note);
  const content: DeletedContent = { ...withoutOwnDraft(readCaseRows(db, caseId), caseId), links };
  const row = { caseId, reference: summary.reference, reason, until, deletedBy: session.user.id, deletedAtMs: context.nowMs() };
  insertDeleted(db, row, content);
  deleteCase(db, caseId);
  note({ caseId, record: caseId, entity: 'case', field: 'deleted', old: null, new: reason });
  return links.map(link => link.caseId);
}

/** The reason was typed before it was given: what is kept of it is no work of the case. */
function withoutOwnDraft(content: CaseContent, caseId: CaseId): CaseContent {
  const drafts = (content.rows['drafts'] ?? []).filter(({ place }) => place !== `deletion ${caseId}`);
  return { ...content, rows: { ...content.rows, drafts } };
}

/** @returns the other cases that have their link again. */
function bringBack(context: SessionContext, db: Writer, caseId: CaseId, note: Note): readonly CaseId[] {
  refuseOthers(context.session);
  const row = findDeleted(db, caseId);
  const content = getDeletedContent(db, caseId);
  if (row === undefined || content === undefined) throw new Refusal('case/not-deleted');
  if (content.records.some(({ id }) => recordExists(db, id))) throw new Refusal('case/cannot-return');
  const reference = content.records.map(({ fields }) => textIn(fields, 'reference'))[0];
  // A case that another station made without knowing of this one may have taken it meanwhile.
  if (reference !== undefined && holderOfReference({ visible: () => [db] }, reference) !== undefined)
    throw new Refusal('case/reference-taken');
  removeDeleted(db, caseId);
  const { own, left } = partedLinks(db, caseId, content);
  const rows = Object.fromEntries(
    Object.entries(content.rows).map(([table, found]) => [table, found.filter(each => isWhole(db, caseId, table, each))]),
  );
  writeCaseRows(db, { records: own, rows }, () => {
    for (const record of own) insertRecord(db, caseId, record);
  });
  for (const [other, record] of left)
    keepFor(db, other, content => ({ ...content, links: [...content.links, { caseId, record }] }));
  const linked = content.links.flatMap(link => giveLinkBack(context, db, link, note));
  reindexCase(db, caseId, context.nowMs());
  note({ caseId, record: caseId, entity: 'case', field: 'deleted', old: row.reason, new: null });
  return linked;
}

/** Whether all cases that a row names are here; one that waits for another deleted case is kept with that. */
function isWhole(db: Writer, caseId: CaseId, table: string, row: Row): boolean {
  const missing = casesNamed(db, table, row).find(named => named !== caseId && findCase(db, named as CaseId) === undefined);
  if (missing === undefined) return true;
  keepFor(db, missing as CaseId, content => ({
    ...content,
    rows: { ...content.rows, [table]: [...(content.rows[table] ?? []), row] },
  }));
  return false;
}

/** The case's records, and apart from them its links to cases that were deleted since. */
function partedLinks(db: Writer, caseId: CaseId, { records }: DeletedContent) {
  const deletedSince = ({ entity, fields }: CaseRecord): CaseId | null => {
    const other = entity === 'caseLink' ? textIn(fields, 'otherCase') : '';
    return other !== '' && other !== caseId && findDeleted(db, other as CaseId) !== undefined ? (other as CaseId) : null;
  };
  const left = records.flatMap(record => {
    const other = deletedSince(record);
    return other === null ? [] : [[other, record] as const];
  });
  return { own: records.filter(record => deletedSince(record) === null), left };
}

/** Take away the links that other cases have to one that goes; what they were. */
function takeLinksTo(context: SessionContext, db: Writer, caseId: CaseId, note: Note): DeletedContent['links'] {
  return listLinksTo(db, caseId).flatMap(({ caseId: from, record: id }) => {
    const record = findRecord(db, from, id as RecordId); // the column holds record ids
    if (record === undefined) return [];
    removeBranch(db, from, record.id);
    note({ caseId: from, record: record.id, entity: record.entity, field: '*', old: wholeRecord(record), new: null });
    reindexCase(db, from, context.nowMs());
    return [{ caseId: from, record }];
  });
}

function giveLinkBack(context: SessionContext, db: Writer, link: DeletedContent['links'][number], note: Note): readonly CaseId[] {
  const { caseId, record } = link;
  if (findCase(db, caseId) === undefined) {
    // Whoever deleted that case unheard of this one's deletion kept it already.
    keepFor(db, caseId, content => ({ ...content, records: [...content.records.filter(({ id }) => id !== record.id), record] }));
    return [];
  }
  if (recordExists(db, record.id)) return [];
  insertRecord(db, caseId, record);
  note({ caseId, record: record.id, entity: record.entity, field: '*', old: null, new: wholeRecord(record) });
  reindexCase(db, caseId, context.nowMs());
  return [caseId];
}

/** Keep something with a deleted case, for when that comes back; nothing where it is gone for good. */
function keepFor(db: Writer, other: CaseId, change: (content: DeletedContent) => DeletedContent): void {
  const content = getDeletedContent(db, other);
  if (content !== undefined) updateDeletedContent(db, other, change(content));
}

/** @returns the names of the files that its documents and its packets in preparation had. */
function purge(db: Writer, caseId: CaseId, atMs: number, note: Note): readonly string[] {
  const { records = [], rows = {} } = getDeletedContent(db, caseId) ?? {};
  const submitted = (rows['submission_entries'] ?? []).map(({ stored }) => String(stored));
  const named = [...records.map(({ fields }) => textIn(fields, 'storedFile')), ...submitted].filter(name => name !== '');
  const files = forgetFiles(db, [...named, ...listRecordedFiles(db, caseId, null)]);
  for (const record of listRecordedIds(db, caseId)) eraseValues(db, record);
  purgeDeleted(db, caseId, atMs);
  note({ caseId, record: caseId, entity: 'case', field: 'purged', old: null, new: true });
  return files;
}

/**
 * Why a deleted case is kept beyond its time: packets tell of it elsewhere, or the day until which the law keeps it has not come. null where
 * nothing keeps it.
 */
function keptUntil(db: Writer, caseId: CaseId, today: CivilDate): DeletedCase['kept'] {
  if (hasPackets(db, caseId)) return 'packets';
  const own = getDeletedContent(db, caseId)?.records.find(({ entity }) => entity === 'case');
  return textIn(own?.fields ?? {}, 'retentionUntil') >= today ? 'retention' : null;
}

/** Whether a machine of the office may have taken a case back that went for good after this day, and was not heard of since. */
function waits(session: Session, services: Pick<SessionContext, 'nowMs'>, until: CivilDate): boolean {
  const { office } = session;
  const today = officeDays(session, services).office;
  if (ownStation(office) === null || today <= until || dayNumber(today) > dayNumber(until) + DAYS_WAITED) return false;
  const heads = new Map(listHeads(office).map(({ station, clock }) => [station, clock.ms]));
  return listStations(office).some(({ number, removedAtMs }) => {
    if (removedAtMs !== null || number === ownStation(office)) return false;
    return officeDays(session, { nowMs: () => heads.get(number) ?? 0 }).office <= until;
  });
}

function shown(context: SessionContext, db: Writer, { deletedBy, ...row }: DeletedRow): DeletedCase {
  const { session } = context;
  const own = getDeletedContent(db, row.caseId)?.records.find(({ entity }) => entity === 'case');
  return {
    ...row,
    title: textIn(own?.fields ?? {}, 'title'),
    by: listUsers(session.office).find(({ id }) => id === deletedBy)?.label ?? null,
    kept: keptUntil(db, row.caseId, row.until) ?? (waits(session, context, row.until) ? 'machines' : null),
  };
}
