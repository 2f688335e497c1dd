import type { AgencyCode, CaseId, RecordId, UserId } from '../shared/language.ts';
import type { Reader, Writer } from './open.ts';

/** What a person chose of a case for one counterpart. `known` are all the records that there were: one that came later was never chosen. */
export type SavedScope = {
  readonly chosen: ReadonlySet<RecordId>;
  readonly known: ReadonlySet<RecordId>;
  readonly byUser: UserId;
  readonly atMs: number;
};

/** Undefined: nobody chose yet. */
export function findScope(db: Reader, caseId: CaseId, agency: AgencyCode): SavedScope | undefined {
  const saved = db
    .prepare<[string, string], { byUser: UserId; atMs: number }>(
      'SELECT by_user AS byUser, at_ms AS atMs FROM packet_scopes WHERE case_id = ? AND agency = ?',
    )
    .get(caseId, agency);
  if (saved === undefined) return undefined;
  const rows = db
    .prepare<[string, string], { record: RecordId; chosen: number }>(
      'SELECT record_id AS record, chosen FROM scope_choices WHERE case_id = ? AND agency = ?',
    )
    .all(caseId, agency);
  return {
    ...saved,
    chosen: new Set(rows.filter(({ chosen }) => chosen === 1).map(({ record }) => record)),
    known: new Set(rows.map(({ record }) => record)),
  };
}

/** In the place of what was chosen before. */
export function saveScope(db: Writer, caseId: CaseId, agency: AgencyCode, { chosen, known, byUser, atMs }: SavedScope): void {
  db.prepare('DELETE FROM packet_scopes WHERE case_id = ? AND agency = ?').run(caseId, agency);
  db.prepare('INSERT INTO packet_scopes (case_id, agency, by_user, at_ms) VALUES (?, ?, ?, ?)').run(caseId, agency, byUser, atMs);
  const insert = db.prepare('INSERT INTO scope_choices (case_id, agency, record_id, chosen) VALUES (?, ?, ?, ?)');
  for (const record of known) insert.run(caseId, agency, record, chosen.has(record) ? 1 : 0);
}

/** Back to what is proposed. @returns whether anybody had chosen. */
export function dropScope(db: Writer, caseId: CaseId, agency: AgencyCode): boolean {
  return db.prepare('DELETE FROM packet_scopes WHERE case_id = ? AND agency = ?').run(caseId, agency).changes > 0;
}
