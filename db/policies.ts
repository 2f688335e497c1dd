import type { Acceptance } from '../shared/counterpart-acts.ts';
import type { Reader, Writer } from './open.ts';
import { prepared } from './prepared.ts';

/** A policy of the office. `content` is its JSON text, `digest` SHA-256 (base64url) of it; `number` counts those that were adopted. */
export type PolicyRow = {
  readonly id: string;
  readonly content: string;
  readonly digest: string;
  /** The version that was in force when it was proposed. */
  readonly follows: string;
  /** The version that it takes up again; null where it is a new one. */
  readonly again: string | null;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposedAtMs: number;
  readonly proposedSign: Uint8Array;
  readonly number: number | null;
  readonly decidedBy: string | null;
  readonly decidedAtMs: number | null;
  readonly decidedSign: Uint8Array | null;
  readonly outcome: Acceptance | 'refused' | null;
};

const ROW = `SELECT id, content, digest, follows, again, reason, proposed_by AS proposedBy, proposed_at_ms AS proposedAtMs,
  proposed_sign AS proposedSign, number, decided_by AS decidedBy, decided_at_ms AS decidedAtMs, decided_sign AS decidedSign, outcome FROM policies`;

/** The policy that was adopted last; undefined where none was. */
export function findLastPolicy(db: Reader): PolicyRow | undefined {
  return prepared<[], PolicyRow>(db, `${ROW} WHERE number IS NOT NULL ORDER BY number DESC LIMIT 1`).get();
}

export function findPolicy(db: Reader, id: string): PolicyRow | undefined {
  return db.prepare<[string], PolicyRow>(`${ROW} WHERE id = ?`).get(id);
}

/** Those that were adopted, the last one first. */
export function listAdopted(db: Reader): PolicyRow[] {
  return db.prepare<[], PolicyRow>(`${ROW} WHERE number IS NOT NULL ORDER BY number DESC`).all();
}

/** Those that wait for a second person, oldest first. */
export function listProposedPolicies(db: Reader): PolicyRow[] {
  return db.prepare<[], PolicyRow>(`${ROW} WHERE outcome IS NULL ORDER BY proposed_at_ms, id`).all();
}

type Proposed = Omit<PolicyRow, 'number' | 'decidedBy' | 'decidedAtMs' | 'decidedSign' | 'outcome'>;

export function insertPolicy(db: Writer, row: Proposed): void {
  db.prepare(
    `INSERT INTO policies (id, content, digest, follows, again, reason, proposed_by, proposed_at_ms, proposed_sign)
     VALUES (@id, @content, @digest, @follows, @again, @reason, @proposedBy, @proposedAtMs, @proposedSign)`,
  ).run(row);
}

type Decided = Pick<PolicyRow, 'number'> & {
  readonly decidedBy: string;
  readonly decidedAtMs: number;
  readonly decidedSign: Uint8Array;
  readonly outcome: NonNullable<PolicyRow['outcome']>;
};

export function decidePolicy(db: Writer, id: string, decided: Decided): void {
  db.prepare(
    `UPDATE policies SET number = @number, decided_by = @decidedBy, decided_at_ms = @decidedAtMs, decided_sign = @decidedSign,
      outcome = @outcome WHERE id = @id`,
  ).run({ id, ...decided });
}
