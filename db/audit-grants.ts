import type { CaseId, CivilDate, UserId } from '../shared/language.ts';
import type { Reader, Writer } from './open.ts';
import { prepared } from './prepared.ts';

/** A case whose values an auditor may read through a day, until somebody ends it. */
export type GrantRow = {
  readonly id: string;
  readonly caseId: CaseId;
  readonly userId: UserId;
  readonly until: CivilDate;
  readonly ground: string;
  readonly grantedBy: string;
  readonly grantedAtMs: number;
  readonly endedBy: string | null;
  readonly endedAtMs: number | null;
};

const GRANT = `SELECT id, case_id AS caseId, user_id AS userId, until, ground, granted_by AS grantedBy, granted_at_ms AS grantedAtMs,
  ended_by AS endedBy, ended_at_ms AS endedAtMs FROM audit_grants`;

export function insertGrant(db: Writer, row: GrantRow): void {
  db.prepare(
    `INSERT INTO audit_grants (id, case_id, user_id, until, ground, granted_by, granted_at_ms, ended_by, ended_at_ms)
     VALUES (@id, @caseId, @userId, @until, @ground, @grantedBy, @grantedAtMs, @endedBy, @endedAtMs)`,
  ).run(row);
}

export function endGrant(db: Writer, id: string, { by, atMs }: { readonly by: string; readonly atMs: number }): void {
  db.prepare('UPDATE audit_grants SET ended_by = ?, ended_at_ms = ? WHERE id = ? AND ended_by IS NULL').run(by, atMs, id);
}

export function findGrant(db: Reader, id: string): GrantRow | undefined {
  return db.prepare<[string], GrantRow>(`${GRANT} WHERE id = ?`).get(id);
}

/** Newest first. */
export function listGrants(db: Reader): GrantRow[] {
  return db.prepare<[], GrantRow>(`${GRANT} ORDER BY granted_at_ms DESC, id DESC`).all();
}

/** Whether this auditor may read this case on a day. */
export function isGranted(db: Reader, { userId, caseId, on }: { userId: UserId; caseId: string; on: CivilDate }): boolean {
  return (
    prepared<[string, string, string], number>(
      db,
      'SELECT 1 FROM audit_grants WHERE user_id = ? AND case_id = ? AND until >= ? AND ended_by IS NULL LIMIT 1',
    )
      .pluck()
      .get(userId, caseId, on) !== undefined
  );
}
