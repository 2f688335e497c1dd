import type { ReleaseFact } from '../shared/contract/releases.ts';
import type { CaseId } from '../shared/language.ts';
import type { Reader, Writer } from './open.ts';

type FactRow = Omit<ReleaseFact, 'revoked'> & {
  readonly revokedBy: string | null;
  readonly revokedAtMs: number | null;
  readonly revokedWhy: string | null;
};

/** The facts recorded in a case, oldest first, revoked ones included. */
export function listReleaseFacts(db: Reader, caseId: CaseId): ReleaseFact[] {
  return db
    .prepare<[string], FactRow>(
      `SELECT id, kind, record_id AS record, field, recipient, gate, basis, document_id AS document, by_user AS byUser, at_ms AS atMs,
         revoked_by AS revokedBy, revoked_at_ms AS revokedAtMs, revoked_why AS revokedWhy
       FROM release_facts WHERE case_id = ? ORDER BY at_ms, id`,
    )
    .all(caseId)
    .map(({ revokedBy, revokedAtMs, revokedWhy, ...fact }) => ({
      ...fact,
      // The table's checks keep the three together.
      revoked: revokedBy === null ? null : { by: revokedBy, atMs: revokedAtMs ?? 0, why: revokedWhy ?? '' },
    }));
}

export function insertReleaseFact(db: Writer, caseId: CaseId, { revoked: _, ...fact }: ReleaseFact): void {
  db.prepare(
    `INSERT INTO release_facts (id, case_id, kind, record_id, field, recipient, gate, basis, document_id, by_user, at_ms)
     VALUES (@id, @caseId, @kind, @record, @field, @recipient, @gate, @basis, @document, @byUser, @atMs)`,
  ).run({ ...fact, caseId });
}

export function revokeReleaseFact(db: Writer, id: string, { by, atMs, why }: NonNullable<ReleaseFact['revoked']>): void {
  db.prepare('UPDATE release_facts SET revoked_by = ?, revoked_at_ms = ?, revoked_why = ? WHERE id = ?').run(by, atMs, why, id);
}
