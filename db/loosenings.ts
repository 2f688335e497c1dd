import type { CaseId, RecordId } from '../shared/language.ts';
import type { Reader, Writer } from './open.ts';

/** A proposal as it is stored: `was` and `mark` are JSON texts, null for "no mark". */
export type LooseningRow = {
  readonly id: string;
  readonly caseId: CaseId;
  readonly record: RecordId;
  readonly field: string;
  readonly was: string | null;
  readonly mark: string;
  readonly ground: string;
  readonly proposedBy: string;
  readonly proposedAtMs: number;
};

const OPEN = `SELECT id, case_id AS caseId, record_id AS record, field, was, mark, ground, proposed_by AS proposedBy,
  proposed_at_ms AS proposedAtMs FROM loosenings WHERE decided_by IS NULL`;

export function insertLoosening(db: Writer, row: LooseningRow): void {
  db.prepare(
    `INSERT INTO loosenings (id, case_id, record_id, field, was, mark, ground, proposed_by, proposed_at_ms)
     VALUES (@id, @caseId, @record, @field, @was, @mark, @ground, @proposedBy, @proposedAtMs)`,
  ).run(row);
}

export function findOpenLoosening(db: Reader, caseId: CaseId, id: string): LooseningRow | undefined {
  return db.prepare<[string, string], LooseningRow>(`${OPEN} AND id = ? AND case_id = ?`).get(id, caseId);
}

/** Open proposals, oldest first; of one case or of all. */
export function listOpenLoosenings(db: Reader, caseId: CaseId | null): LooseningRow[] {
  return db
    .prepare<[string | null], LooseningRow>(`${OPEN} AND case_id = coalesce(?, case_id) ORDER BY proposed_at_ms, id`)
    .all(caseId);
}

export function decideLoosening(db: Writer, id: string, decision: { by: string; atMs: number; approved: boolean }): void {
  db.prepare('UPDATE loosenings SET decided_by = ?, decided_at_ms = ?, approved = ? WHERE id = ?').run(
    decision.by,
    decision.atMs,
    decision.approved ? 1 : 0,
    id,
  );
}

/** The places of marks that two persons agreed to loosen. */
export function listLoosenedPlaces(
  db: Reader,
): readonly { readonly caseId: CaseId; readonly record: string; readonly field: string }[] {
  return db
    .prepare<[], { caseId: CaseId; record: string; field: string }>(
      'SELECT DISTINCT case_id AS caseId, record_id AS record, field FROM loosenings WHERE approved = 1 ORDER BY record_id, field',
    )
    .all();
}
