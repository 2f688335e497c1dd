import type { Draft } from '../shared/draft.ts';
import type { CaseId, Json } from '../shared/language.ts';
import type { Reader, Writer } from './open.ts';

type DraftRow = Omit<Draft, 'value'> & { readonly value: string };

/** A person's drafts, the newest first; those of a case with its reference. */
export function listDrafts(db: Reader, userId: string): Draft[] {
  return db
    .prepare<[string], DraftRow>(
      `SELECT place, case_id AS caseId, reference, value, at_ms AS atMs
       FROM drafts LEFT JOIN cases ON cases.id = case_id WHERE user_id = ? ORDER BY at_ms DESC, place`,
    )
    .all(userId)
    .map(row => ({ ...row, value: JSON.parse(row.value) as Json })); // the table takes JSON alone
}

export function putDraft(
  db: Writer,
  {
    userId,
    place,
    caseId,
    value,
    atMs,
  }: {
    readonly userId: string;
    readonly place: string;
    readonly caseId: CaseId | null;
    readonly value: Json;
    readonly atMs: number;
  },
): void {
  db.prepare('INSERT OR REPLACE INTO drafts (user_id, place, case_id, value, at_ms) VALUES (?, ?, ?, ?, ?)').run(
    userId,
    place,
    caseId,
    JSON.stringify(value),
    atMs,
  );
}

export function deleteDraft(db: Writer, userId: string, place: string): void {
  db.prepare('DELETE FROM drafts WHERE user_id = ? AND place = ?').run(userId, place);
}

/** Of a person who is removed: nobody else ever reads them. */
export function deleteDraftsOf(db: Writer, userId: string): void {
  db.prepare('DELETE FROM drafts WHERE user_id = ?').run(userId);
}
