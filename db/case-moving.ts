import type { CaseId } from '../shared/language.ts';
import { hasSeen, type EntryId } from '../shared/office/fold-row.ts';
import {
  bringBackChanges,
  commitsTo,
  eraseAsideOf,
  insertChanges,
  insertClosed,
  listChangesOfCase,
  takeOutChanges,
  type ChangeRow,
} from './audit.ts';
import { outdateBundles } from './bundles.ts';
import { casesNamed, insertRows, readCaseRows, writeCaseRows, type CaseContent, type Row } from './case-rows.ts';
import { deleteCase, findCase, listRecordedIds } from './cases.ts';
import { updateDeletedContent, type DeletedContent } from './deleted-cases.ts';
import type { Reader, Writer } from './open.ts';
import { insertRecord, listRecords, listStoredFiles } from './records.ts';
import { forgetFiles, listRecordedFiles } from './retention-erasing.ts';
import { listWritesOfRow } from './stations.ts';
import { listSubmittedFiles } from './submissions.ts';

/** All that a database holds of one case, wherever it stands: what hangs from it, its packets, what was recorded of it, what was typed. */
export type MovingCase = {
  readonly content: CaseContent;
  /** Rows that name the case, or its packets, without hanging from it. */
  readonly beside: Readonly<Record<string, readonly Row[]>>;
  readonly changes: readonly ChangeRow[];
};

/** An auditor reads what a supervisor grants of the office's cases; a grant does not go along into a compartment. */
const LEFT_BEHIND: ReadonlySet<string> = new Set(['audit_grants']);

/** Which rows beside belong to the case `@id`, in the order in which they can be written. */
const BESIDE: readonly (readonly [table: string, where: string])[] = [
  ['ledger', 'case_id = @id'],
  ['ledger_bytes', OF_LEDGER('ledger_bytes')],
  ['ledger_paths', OF_LEDGER('ledger_paths')],
  ['ledger_withheld', "packet_id IN (SELECT packet_id FROM ledger WHERE case_id = @id AND direction = 'out')"],
  ['consent_requests', 'case_id = @id'],
  ['consent_values', 'request IN (SELECT id FROM consent_requests WHERE case_id = @id)'],
  ['notices', 'case_id = @id'],
  ['notice_values', 'notice IN (SELECT id FROM notices WHERE case_id = @id)'],
];

function OF_LEDGER(table: string): string {
  return `EXISTS (SELECT 1 FROM ledger WHERE case_id = @id AND ledger.direction = ${table}.direction AND ledger.packet_id = ${table}.packet_id)`;
}

/** Read all that stands of a case. */
export function readMovingCase(db: Writer, id: CaseId): MovingCase {
  const { records, rows } = readCaseRows(db, id);
  const own = Object.entries(rows).filter(([table]) => !LEFT_BEHIND.has(table));
  const whole = own.map(([table, found]) => [table, found.filter(row => isAlone(db, table, row, id))] as const);
  const beside = BESIDE.map(([table, where]) => {
    return [table, db.prepare<[object], Row>(`SELECT * FROM ${table} WHERE ${where}`).all({ id })] as const;
  });
  const changes = listChangesOfCase(db, id, idsOf(db, id));
  return {
    content: { records, rows: Object.fromEntries([...whole, ['drafts', listDraftsAbout(db, id)]]) },
    beside: Object.fromEntries(beside),
    changes,
  };
}

/**
 * Write a case that was read elsewhere.
 *
 * @param changes - `all`: its history comes as it is; `back`: it comes back to where its commitments were kept.
 */
export function writeMovingCase(db: Writer, id: CaseId, { content, beside, changes }: MovingCase, how: 'all' | 'back'): void {
  writeCaseRows(db, content, () => {
    for (const record of content.records) insertRecord(db, id, record);
  });
  for (const [table] of BESIDE) insertRows(db, table, beside[table] ?? []);
  if (how === 'back') bringBackChanges(db, changes);
  else insertChanges(db, changes);
}

/** Take a case out whole. Of what was recorded of it the commitments stay. */
export function dropCase(db: Writer, id: CaseId): void {
  const ids = idsOf(db, id);
  const changes = listChangesOfCase(db, id, ids);
  takeOutChanges(db, changes);
  eraseAsideOf(db, id, ids);
  outdateBundles(
    db,
    changes.map(({ entry }) => entry),
  );
  for (const { user_id, place } of listDraftsAbout(db, id))
    db.prepare('DELETE FROM drafts WHERE user_id = ? AND place = ?').run(user_id, place);
  for (const [table, where] of [...BESIDE].reverse()) db.prepare(`DELETE FROM ${table} WHERE ${where}`).run({ id });
  if (findCase(db, id) !== undefined) deleteCase(db, id);
  forgetInRuleChanges(db, id);
  forgetInDeleted(db, id);
}

/** What documents of a case, packets in preparation and history name of files. */
export function listFilesOf(db: Writer, id: CaseId): readonly string[] {
  const found = [...listStoredFiles(db, id), ...listSubmittedFiles(db, id), ...listRecordedFiles(db, id, null)];
  return [...new Set(found)];
}

/** Take out a case that left for another database, with its files, in one: else their rows would go with somebody's next act. @returns the files. */
export function dropLeft(db: Writer, id: CaseId): readonly string[] {
  const had = listFilesOf(db, id);
  dropCase(db, id);
  return forgetFiles(db, had);
}

/** Cases of which history is kept here that do not stand here. */
export function listHistoriesOnly(db: Reader): CaseId[] {
  return db
    .prepare<[], CaseId>(
      `SELECT DISTINCT case_id FROM changes WHERE case_id IS NOT NULL AND salt IS NOT NULL AND case_id NOT IN (SELECT id FROM cases)
       ORDER BY case_id`,
    )
    .pluck()
    .all();
}

/** The history of a case that went from here by a removal: what came with it, and what was written here of which that had heard. */
export function listHistoryThatLeft(db: Reader, id: CaseId): readonly ChangeRow[] {
  const removals = listWritesOfRow(db, 'cases', JSON.stringify([id])).filter(({ kind }) => kind === 'gone' || kind === 'ended');
  if (removals.length === 0) return [];
  const place = db.prepare<[number], EntryId>('SELECT station, number FROM station_entries WHERE entry = ?');
  return listChangesOfCase(db, id, idsOf(db, id)).filter(({ entry }) => {
    const at = place.get(entry);
    return at === undefined || removals.some(({ by }) => hasSeen(by, at));
  });
}

/** Of changes whose commitments the office keeps alone it has the values again. */
export function bringBackHistory(office: Writer, changes: readonly ChangeRow[]): void {
  const isThere = office.prepare<[number, number], number>('SELECT 1 FROM changes WHERE entry = ? AND position = ?');
  const lacking = changes.filter(({ entry, position }) => isThere.get(entry, position) === undefined);
  bringBackChanges(
    office,
    lacking.filter(change => commitsTo(office, change)),
  );
}

/** The office keeps what a case's changes commit to, where the case itself lies in a compartment. */
export function keepCommitments(office: Writer, changes: readonly ChangeRow[]): void {
  insertClosed(office, changes);
}

/** Ids of all that the history may hold of a case: its records, those removed earlier, its packets. */
function idsOf(db: Reader, id: CaseId): readonly string[] {
  const packets = db.prepare<[string], string>('SELECT packet_id FROM ledger WHERE case_id = ?').pluck().all(id);
  const asked = db.prepare<[string], string>('SELECT id FROM consent_requests WHERE case_id = ?').pluck().all(id);
  return [
    ...new Set([...listRecordedIds(db, id), ...listRecords(db, id).map(record => record.id as string), ...packets, ...asked]),
  ];
}

/** What anybody typed about it and did not save: it names the case, or something of it, by where it was typed or in what was typed. */
function listDraftsAbout(db: Reader, id: CaseId): Row[] {
  return db
    .prepare<[object], Row>(
      `SELECT * FROM drafts WHERE case_id = @id OR EXISTS
         (SELECT 1 FROM json_each(@ids) AS own WHERE instr(place, own.value) > 0 OR instr(drafts.value, own.value) > 0)`,
    )
    .all({ id, ids: JSON.stringify([id, ...idsOf(db, id)]) });
}

/** A row that joins this case with another cannot stand where the other is not. */
function isAlone(db: Reader, table: string, row: Row, id: CaseId): boolean {
  return casesNamed(db, table, row).every(named => named === (id as string));
}

/** Deleted cases keep the links between them and others, for when they come back. */
function forgetInDeleted(db: Writer, id: CaseId): void {
  const naming = db
    .prepare<[string], { caseId: CaseId; content: string }>(
      'SELECT case_id AS caseId, content FROM deleted_cases WHERE content IS NOT NULL AND instr(content, ?) > 0',
    )
    .all(id);
  for (const { caseId, content } of naming) {
    const held = JSON.parse(content) as DeletedContent; // written by insertDeleted
    const isOther = (each: unknown): boolean => !JSON.stringify(each).includes(id);
    const rows = Object.entries(held.rows).map(([table, found]) => [table, found.filter(isOther)] as const);
    const left = { records: held.records.filter(isOther), rows: Object.fromEntries(rows), links: held.links.filter(isOther) };
    updateDeletedContent(db, caseId, left);
  }
}

/** What a change of rules moved names the cases. */
function forgetInRuleChanges(db: Writer, id: CaseId): void {
  db.prepare(
    `UPDATE rule_changes SET moved = (SELECT json_group_array(json(value)) FROM json_each(moved) WHERE value ->> 'caseId' <> @id)
     WHERE instr(moved, @id) > 0`,
  ).run({ id });
}
