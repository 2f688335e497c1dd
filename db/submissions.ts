import type { ApprovalNeed, ApproverRole, AddedRules } from '../shared/approval.ts';
import type { LeakFinding } from '../shared/leak/finding.ts';
import type { AgencyCode, CaseId, PacketId } from '../shared/language.ts';
import type { Handling, LegalBasis, PacketHeader } from '../shared/packet.ts';
import type { Purpose } from '../shared/mark.ts';
import type { Reader, Writer } from './open.ts';

/** How it was asked for: with this it is built again, to see whether it would be the same. */
export type SubmittedRequest = {
  readonly purpose: Purpose;
  readonly basis: readonly LegalBasis[];
  readonly scope: 'all' | readonly string[] | null;
  readonly handling: Handling;
  /** Of a correction: the packet that it corrects, and why. */
  readonly correction?: { readonly packet: PacketId; readonly why: string; readonly places?: readonly string[] | undefined };
  /** Of a supplement: the packet that it adds to, and which places of it. */
  readonly supplement?: { readonly packet: PacketId; readonly places?: readonly string[] | undefined };
};

/** A finding of the guard that the preparer accepted, as it was shown. */
export type SubmittedFinding = { readonly finding: LeakFinding; readonly reason: string };

/** A packet that waits for a second person: `payload` is what the agency key would sign, with no approval in it yet. */
export type Submission = {
  readonly id: PacketId;
  readonly caseId: CaseId;
  readonly recipient: AgencyCode;
  readonly request: SubmittedRequest;
  readonly header: PacketHeader;
  readonly payload: string;
  readonly disclosed: readonly string[];
  readonly seed: string; // base64url
  readonly digest: string;
  /** Digest of the rules under which it was submitted. */
  readonly rules: string;
  readonly needs: readonly ApprovalNeed[];
  readonly findings: readonly SubmittedFinding[];
  readonly byUser: string;
  readonly byKey: string;
  readonly atMs: number;
  readonly state: 'waiting' | 'approved' | 'refused' | 'withdrawn' | 'left';
  readonly decidedBy: string | null;
  readonly decidedKey: string | null;
  readonly decidedRole: ApproverRole | null;
  readonly decidedAtMs: number | null;
  readonly signature: string | null;
  readonly reasons: string | null;
};

/** An entry of a submitted packet beside `packet.json`, kept as it would leave; `stored` is the file of ours that holds it. */
export type SubmittedEntry = {
  readonly name: string;
  readonly document: string | null;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly stored: string;
};

type Texts = 'request' | 'header' | 'disclosed' | 'needs' | 'findings';
type Row = Omit<Submission, Texts> & Readonly<Record<Texts, string>>;

const ROW = `id, case_id AS caseId, recipient, request, header, payload, disclosed, seed, digest, rules, needs, findings, by_user AS byUser,
  by_key AS byKey, at_ms AS atMs, state, decided_by AS decidedBy, decided_key AS decidedKey, decided_role AS decidedRole,
  decided_at_ms AS decidedAtMs, signature, reasons`;

type Decided = 'decidedBy' | 'decidedKey' | 'decidedRole' | 'decidedAtMs' | 'signature' | 'reasons' | 'state';

export function insertSubmission(db: Writer, one: Omit<Submission, Decided>, entries: readonly SubmittedEntry[]): void {
  const { request, header, disclosed, needs, findings, ...rest } = one;
  const texts = { request, header, disclosed, needs, findings };
  db.prepare(
    `INSERT INTO submissions (id, case_id, recipient, request, header, payload, disclosed, seed, digest, rules, needs, findings, by_user,
       by_key, at_ms, state)
     VALUES (@id, @caseId, @recipient, @request, @header, @payload, @disclosed, @seed, @digest, @rules, @needs, @findings, @byUser, @byKey,
       @atMs, 'waiting')`,
  ).run({ ...rest, ...Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, JSON.stringify(value)])) });
  const insert = db.prepare(
    `INSERT INTO submission_entries (submission_id, position, name, document, size_bytes, sha256, stored)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  entries.forEach(({ name, document, sizeBytes, sha256, stored }, at) =>
    insert.run(one.id, at, name, document, sizeBytes, sha256, stored),
  );
}

export function findSubmission(db: Reader, id: PacketId): Submission | undefined {
  const row = db.prepare<[string], Row>(`SELECT ${ROW} FROM submissions WHERE id = ?`).get(id);
  return row && submissionOf(row);
}

/** Those that somebody still has to do something about, oldest first: approve it, hand it over, or prepare it anew. */
export function listOpenSubmissions(db: Reader, caseId: CaseId | null): Submission[] {
  return db
    .prepare<[string | null], Row>(
      `SELECT ${ROW} FROM submissions
       WHERE state IN ('waiting', 'approved', 'refused') AND case_id = coalesce(?, case_id) ORDER BY at_ms, id`,
    )
    .all(caseId)
    .map(submissionOf);
}

/** In the packet's order. */
export function listSubmittedEntries(db: Reader, id: PacketId): SubmittedEntry[] {
  return db
    .prepare<[string], SubmittedEntry>(
      `SELECT name, document, size_bytes AS sizeBytes, sha256, stored FROM submission_entries WHERE submission_id = ? ORDER BY position`,
    )
    .all(id);
}

export function decideSubmission(db: Writer, id: PacketId, decision: Pick<Submission, Decided>): void {
  db.prepare(
    `UPDATE submissions SET state = @state, decided_by = @decidedBy, decided_key = @decidedKey, decided_role = @decidedRole,
       decided_at_ms = @decidedAtMs, signature = @signature, reasons = @reasons WHERE id = @id`,
  ).run({ id, ...decision });
}

/** It left, or was taken back: what was kept of its content goes, and its row says what became of it. */
export function endSubmission(db: Writer, id: PacketId, state: 'withdrawn' | 'left'): void {
  db.prepare(`UPDATE submissions SET state = ?, payload = '', disclosed = '[]', seed = '', findings = '[]' WHERE id = ?`).run(
    state,
    id,
  );
  db.prepare('DELETE FROM submission_entries WHERE submission_id = ?').run(id);
}

/** The files that keep submitted packets of a case. */
export function listSubmittedFiles(db: Reader, caseId: CaseId): string[] {
  return db
    .prepare<[string], string>(
      `SELECT stored FROM submission_entries JOIN submissions ON submissions.id = submission_id WHERE case_id = ? ORDER BY stored`,
    )
    .pluck()
    .all(caseId);
}

/** What this office adds to the program's rules; undefined: nothing was ever said. */
export function findAddedRules(db: Reader): AddedRules | undefined {
  const text = db.prepare<[], string>('SELECT added FROM approval_rules').pluck().get();
  return text === undefined ? undefined : (JSON.parse(text) as AddedRules); // written by putAddedRules alone
}

export function putAddedRules(db: Writer, added: AddedRules, made: { readonly byUser: string; readonly atMs: number }): void {
  db.prepare(
    `INSERT INTO approval_rules (id, added, by_user, at_ms) VALUES (1, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET added = excluded.added, by_user = excluded.by_user, at_ms = excluded.at_ms`,
  ).run(JSON.stringify(added), made.byUser, made.atMs);
}

function submissionOf({ request, header, disclosed, needs, findings, ...row }: Row): Submission {
  // Each was written by insertSubmission alone.
  return {
    ...row,
    request: JSON.parse(request) as SubmittedRequest,
    header: JSON.parse(header) as PacketHeader,
    disclosed: JSON.parse(disclosed) as readonly string[],
    needs: JSON.parse(needs) as readonly ApprovalNeed[],
    findings: JSON.parse(findings) as readonly SubmittedFinding[],
  };
}
