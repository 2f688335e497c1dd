import type { CaseRecord } from '../shared/case.ts';
import type { CaseId, CivilDate } from '../shared/language.ts';
import type { CaseContent } from './case-rows.ts';
import type { Reader, Writer } from './open.ts';
import { prepared } from './prepared.ts';

/** All that a deleted case was, with the links that other cases had to it. */
export type DeletedContent = CaseContent & {
  readonly links: readonly { readonly caseId: CaseId; readonly record: CaseRecord }[];
};

/** A deleted case whose content is held. `until`: the last day on which it certainly comes back. */
export type DeletedRow = {
  readonly caseId: CaseId;
  readonly reference: string;
  readonly reason: string;
  readonly until: CivilDate;
  readonly deletedBy: string;
  readonly deletedAtMs: number;
};

const ROW = `case_id AS caseId, reference, reason, until, deleted_by AS deletedBy, deleted_at_ms AS deletedAtMs`;

export function insertDeleted(db: Writer, row: DeletedRow, content: DeletedContent): void {
  prepared<object>(
    db,
    `INSERT INTO deleted_cases (case_id, reference, content, reason, until, deleted_by, deleted_at_ms)
     VALUES (@caseId, @reference, @content, @reason, @until, @deletedBy, @deletedAtMs)`,
  ).run({ ...row, content: JSON.stringify(content) });
}

/** Those whose content is held, the last deleted first. */
export function listDeleted(db: Reader): DeletedRow[] {
  return prepared<[], DeletedRow>(
    db,
    `SELECT ${ROW} FROM deleted_cases WHERE content IS NOT NULL ORDER BY deleted_at_ms DESC, case_id`,
  ).all();
}

export function findDeleted(db: Reader, id: CaseId): DeletedRow | undefined {
  return prepared<[string], DeletedRow>(db, `SELECT ${ROW} FROM deleted_cases WHERE case_id = ? AND content IS NOT NULL`).get(id);
}

export function getDeletedContent(db: Reader, id: CaseId): DeletedContent | undefined {
  const text = prepared<[string], string | null>(db, 'SELECT content FROM deleted_cases WHERE case_id = ?').pluck().get(id);
  return text == null ? undefined : (JSON.parse(text) as DeletedContent); // written here alone
}

export function updateDeletedContent(db: Writer, id: CaseId, content: DeletedContent): void {
  prepared<unknown[]>(db, 'UPDATE deleted_cases SET content = ? WHERE case_id = ?').run(JSON.stringify(content), id);
}

/** The case is back. */
export function removeDeleted(db: Writer, id: CaseId): void {
  prepared<unknown[]>(db, 'DELETE FROM deleted_cases WHERE case_id = ?').run(id);
}

/** Gone for good, but for its reference, which no other case takes without a word. */
export function purgeDeleted(db: Writer, id: CaseId, atMs: number): void {
  prepared<unknown[]>(db, 'UPDATE deleted_cases SET content = NULL, reason = NULL, purged_at_ms = ? WHERE case_id = ?').run(
    atMs,
    id,
  );
}

/** The references of deleted cases, gone for good or not, each with its id. */
export function listDeletedReferences(db: Reader): { readonly caseId: CaseId; readonly reference: string }[] {
  return prepared<[], { caseId: CaseId; reference: string }>(
    db,
    'SELECT case_id AS caseId, reference FROM deleted_cases ORDER BY case_id',
  ).all();
}

/** Whether a packet went from this case or came into it. */
export function hasPackets(db: Reader, id: CaseId): boolean {
  return (
    prepared<[string], number>(db, 'SELECT 1 FROM ledger WHERE case_id = ? AND voided_at_ms IS NULL LIMIT 1').pluck().get(id) !==
    undefined
  );
}

/** The links that other cases have to this one. */
export function listLinksTo(db: Reader, id: CaseId): { readonly caseId: CaseId; readonly record: string }[] {
  return prepared<[object], { caseId: CaseId; record: string }>(
    db,
    `SELECT case_id AS caseId, id AS record FROM records
     WHERE entity = 'caseLink' AND fields ->> 'otherCase' = @id AND case_id <> @id ORDER BY seq`,
  ).all({ id });
}
