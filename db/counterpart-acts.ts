import type { Acceptance, CounterpartAct } from '../shared/counterpart-acts.ts';
import type { AgencyCode, CaseId, RecordId, UserId } from '../shared/language.ts';
import type { Reader, Writer } from './open.ts';

/** An act on a counterpart: open while `outcome` is null. `content` is a JSON text, as the act's own handler wrote it. */
export type ActRow = {
  readonly id: string;
  readonly act: CounterpartAct;
  readonly agency: AgencyCode;
  readonly caseId: CaseId | null;
  readonly content: string;
  readonly proposedBy: UserId;
  readonly proposedAtMs: number;
  readonly outcome: Acceptance | 'refused' | null;
};

const ACT = `SELECT id, act, agency, case_id AS caseId, content, proposed_by AS proposedBy, proposed_at_ms AS proposedAtMs, outcome
  FROM counterpart_acts`;

export function insertAct(db: Writer, row: ActRow, decidedBy: string | null): void {
  db.prepare(
    `INSERT INTO counterpart_acts (id, act, agency, case_id, content, proposed_by, proposed_at_ms, decided_by, decided_at_ms, outcome)
     VALUES (@id, @act, @agency, @caseId, @content, @proposedBy, @proposedAtMs, @decidedBy, @decidedAtMs, @outcome)`,
  ).run({ ...row, decidedBy, decidedAtMs: decidedBy === null ? null : row.proposedAtMs });
}

export function findOpenAct(db: Reader, id: string): ActRow | undefined {
  return db.prepare<[string], ActRow>(`${ACT} WHERE id = ? AND outcome IS NULL`).get(id);
}

/** Those that wait for a second person, oldest first. */
export function listOpenActs(db: Reader): ActRow[] {
  return db.prepare<[], ActRow>(`${ACT} WHERE outcome IS NULL ORDER BY proposed_at_ms, id`).all();
}

/** How the last such act on each agency came to stand. */
export function lastAcceptances(db: Reader, act: CounterpartAct): ReadonlyMap<AgencyCode, Acceptance> {
  const rows = db
    .prepare<[string], { agency: AgencyCode; outcome: Acceptance }>(
      `SELECT agency, outcome FROM counterpart_acts WHERE act = ? AND outcome IN ('two-persons', 'one-person') ORDER BY decided_at_ms, id`,
    )
    .all(act);
  return new Map(rows.map(({ agency, outcome }) => [agency, outcome]));
}

export function decideAct(
  db: Writer,
  id: string,
  { by, atMs, outcome }: { readonly by: string; readonly atMs: number; readonly outcome: 'two-persons' | 'refused' },
): void {
  db.prepare('UPDATE counterpart_acts SET decided_by = ?, decided_at_ms = ?, outcome = ? WHERE id = ?').run(
    by,
    atMs,
    outcome,
    id,
  );
}

/** Forget acts about values that are erased, those too that wait: what they say and the hash of the value. The chain says that they were. */
export function forgetActsOn(db: Writer, records: readonly RecordId[]): void {
  db.prepare(
    `DELETE FROM counterpart_acts
     WHERE EXISTS (SELECT 1 FROM json_each(?) WHERE value IN (content ->> 'record', content ->> 'document'))`,
  ).run(JSON.stringify(records));
}
