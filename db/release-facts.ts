import type { ReleaseFact } from '../shared/contract/releases.ts';
import type { CaseId, PacketId, RecordId } from '../shared/language.ts';
import type { Reader, Writer } from './open.ts';

/** A fact as it is kept; in what state it is depends on the rest of its case. `stored`: a hash of the value that it names. `usedBy`: the packet with which its value left, unless that was voided. */
export type StoredFact = Omit<ReleaseFact, 'state'> & { readonly stored: string | null };

type FactRow = Omit<StoredFact, 'revoked' | 'isUrgent'> & {
  readonly isUrgent: 0 | 1;
  readonly revokedBy: string | null;
  readonly revokedAtMs: number | null;
  readonly revokedWhy: string | null;
};

/** The facts recorded in a case, oldest first, revoked ones included. */
export function listReleaseFacts(db: Reader, caseId: CaseId): StoredFact[] {
  return db
    .prepare<[string], FactRow>(
      `SELECT id, kind, record_id AS record, field, recipient, gate, basis, document_id AS document, purpose, stored, why, accepted,
         is_urgent AS isUrgent, by_user AS byUser, at_ms AS atMs,
         (SELECT packet FROM fact_uses JOIN ledger ON ledger.packet_id = packet AND direction = 'out'
           WHERE fact = release_facts.id AND voided_at_ms IS NULL) AS usedBy, revoked_by AS revokedBy, revoked_at_ms AS revokedAtMs, revoked_why AS revokedWhy
       FROM release_facts WHERE case_id = ? ORDER BY at_ms, id`,
    )
    .all(caseId)
    .map(({ revokedBy, revokedAtMs, revokedWhy, isUrgent, ...fact }) => ({
      ...fact,
      isUrgent: isUrgent === 1,
      // The table's checks keep the three together.
      revoked: revokedBy === null ? null : { by: revokedBy, atMs: revokedAtMs ?? 0, why: revokedWhy ?? '' },
    }));
}

/** The cases in which a fact is recorded. */
export function listFactCases(db: Reader): CaseId[] {
  return db.prepare<[], CaseId>('SELECT DISTINCT case_id FROM release_facts ORDER BY case_id').pluck().all();
}

export function insertReleaseFact(db: Writer, caseId: CaseId, { revoked: _, usedBy: __, ...fact }: StoredFact): void {
  db.prepare(
    `INSERT INTO release_facts (id, case_id, kind, record_id, field, recipient, gate, basis, document_id, purpose, stored, why, accepted, is_urgent, by_user, at_ms)
     VALUES (@id, @caseId, @kind, @record, @field, @recipient, @gate, @basis, @document, @purpose, @stored, @why, @accepted, @isUrgent, @byUser, @atMs)`,
  ).run({ ...fact, isUrgent: fact.isUrgent ? 1 : 0, caseId });
}

/** The packet in which a fact's value left; the fact opens nothing after it. */
export function recordFactUse(db: Writer, fact: string, packet: PacketId): void {
  db.prepare('INSERT INTO fact_uses (fact, packet) VALUES (?, ?)').run(fact, packet);
}

export function revokeReleaseFact(db: Writer, id: string, { by, atMs, why }: NonNullable<ReleaseFact['revoked']>): void {
  db.prepare('UPDATE release_facts SET revoked_by = ?, revoked_at_ms = ?, revoked_why = ? WHERE id = ?').run(by, atMs, why, id);
}

/** Forget the hashes of values that are erased, which could be tried against guesses, and the words about them. A fact without a hash opens nothing. */
export function forgetFactValues(db: Writer, records: readonly RecordId[]): void {
  db.prepare(
    `UPDATE release_facts SET stored = NULL, why = NULL, revoked_why = CASE WHEN revoked_why IS NULL THEN NULL ELSE '' END
     WHERE record_id IN (SELECT value FROM json_each(?))`,
  ).run(JSON.stringify(records));
}
