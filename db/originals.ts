import type { Acceptance } from '../shared/counterpart-acts.ts';
import type { AgencyCode, CaseId, RecordId } from '../shared/language.ts';
import type { Reader, Writer } from './open.ts';

/**
 * That one document may leave as it is for one counterpart. It holds for exactly these bytes (`sha256`) and for what the two persons were shown
 * of them (`seen`, the digest of the examination).
 */
export type OriginalRelease = {
  readonly id: string;
  readonly document: RecordId;
  readonly recipient: AgencyCode;
  readonly sha256: string;
  readonly seen: string;
  readonly why: string;
  readonly accepted: Acceptance;
  readonly byUser: string;
  readonly atMs: number;
  readonly revoked: { readonly by: string; readonly atMs: number } | null;
};

type OriginalRow = Omit<OriginalRelease, 'revoked'> & { readonly revokedBy: string | null; readonly revokedAtMs: number | null };

/** Those of a case, oldest first, revoked ones included. */
export function listOriginals(db: Reader, caseId: CaseId): OriginalRelease[] {
  return db
    .prepare<[string], OriginalRow>(
      `SELECT id, document_id AS document, recipient, sha256, seen, why, accepted, by_user AS byUser, at_ms AS atMs,
         revoked_by AS revokedBy, revoked_at_ms AS revokedAtMs
       FROM original_releases WHERE case_id = ? ORDER BY at_ms, id`,
    )
    .all(caseId)
    .map(({ revokedBy, revokedAtMs, ...one }) => ({
      ...one,
      revoked: revokedBy === null || revokedAtMs === null ? null : { by: revokedBy, atMs: revokedAtMs },
    }));
}

export function insertOriginal(db: Writer, caseId: CaseId, { revoked: _, ...one }: OriginalRelease): void {
  db.prepare(
    `INSERT INTO original_releases (id, case_id, document_id, recipient, sha256, seen, why, accepted, by_user, at_ms)
     VALUES (@id, @caseId, @document, @recipient, @sha256, @seen, @why, @accepted, @byUser, @atMs)`,
  ).run({ ...one, caseId });
}

/** @returns whether there was one of this case that stood. */
export function revokeOriginal(
  db: Writer,
  caseId: CaseId,
  id: string,
  { by, atMs }: NonNullable<OriginalRelease['revoked']>,
): boolean {
  const { changes } = db
    .prepare('UPDATE original_releases SET revoked_by = ?, revoked_at_ms = ? WHERE id = ? AND case_id = ? AND revoked_by IS NULL')
    .run(by, atMs, id, caseId);
  return changes > 0;
}
