import type { AgencyCode, Bilingual, CaseId, CivilDate, PacketId, RecordId } from '../shared/language.ts';
import type { Purpose } from '../shared/mark.ts';
import type { Reader, Writer } from './open.ts';

/** A consent that was asked for by packet, and what came of it. `agency` is the other side: the originator of what we asked, or who asks us. */
export type ConsentRequest = {
  readonly id: PacketId;
  readonly direction: 'out' | 'in';
  readonly agency: AgencyCode;
  readonly caseId: CaseId | null; // ours, of what we asked
  readonly recipient: AgencyCode;
  readonly names: Bilingual; // of the recipient
  readonly purpose: Purpose;
  readonly until: CivilDate;
  readonly hash: string;
  readonly atMs: number;
  readonly answer: PacketId | null;
  readonly answerHash: string | null;
  readonly answeredUntil: CivilDate | null;
  readonly answeredAtMs: number | null;
  readonly withdrawal: PacketId | null;
  readonly withdrawnAtMs: number | null;
};

/** One value that was asked for: the originator's packet and the disclosure in it; in our own case where it stands, and how it came (a hash). */
export type ConsentValue = {
  readonly packet: PacketId;
  readonly digest: string;
  readonly record: RecordId | null;
  readonly field: string | null;
  readonly stored: string | null;
  readonly given: boolean | null; // null: not answered
};

type Row = Omit<ConsentRequest, 'names'> & { readonly names: string };
const ROW = `id, direction, agency, case_id AS caseId, recipient, names, purpose, until, hash, at_ms AS atMs, answer, answer_hash AS answerHash,
  answered_until AS answeredUntil, answered_at_ms AS answeredAtMs, withdrawal, withdrawn_at_ms AS withdrawnAtMs`;

/** A request as it begins: nobody has answered it. */
export type NewConsentRequest = Omit<
  ConsentRequest,
  'answer' | 'answerHash' | 'answeredUntil' | 'answeredAtMs' | 'withdrawal' | 'withdrawnAtMs'
>;

export function insertConsentRequest(
  db: Writer,
  request: NewConsentRequest,
  values: readonly Omit<ConsentValue, 'given'>[],
): void {
  db.prepare(
    `INSERT INTO consent_requests (id, direction, agency, case_id, recipient, names, purpose, until, hash, at_ms)
     VALUES (@id, @direction, @agency, @caseId, @recipient, @names, @purpose, @until, @hash, @atMs)`,
  ).run({ ...request, names: JSON.stringify(request.names) });
  const insert = db.prepare(
    `INSERT INTO consent_values (request, position, packet, digest, record, field, stored)
     VALUES (@request, @position, @packet, @digest, @record, @field, @stored)`,
  );
  for (const [position, value] of values.entries()) insert.run({ ...value, request: request.id, position });
}

export function findConsentRequest(db: Reader, id: string): ConsentRequest | undefined {
  const row = db.prepare<[string], Row>(`SELECT ${ROW} FROM consent_requests WHERE id = ?`).get(id);
  return row && requestOf(row);
}

export function findConsentAnswered(db: Reader, answer: string): ConsentRequest | undefined {
  const row = db.prepare<[string], Row>(`SELECT ${ROW} FROM consent_requests WHERE answer = ?`).get(answer);
  return row && requestOf(row);
}

/** Newest first. */
export function listConsentRequests(db: Reader): ConsentRequest[] {
  return db.prepare<[], Row>(`SELECT ${ROW} FROM consent_requests ORDER BY at_ms DESC, id DESC`).all().map(requestOf);
}

/** What we asked for a case and was answered, and has not been taken back. */
export function listConsentsInForce(db: Reader, caseId: CaseId): ConsentRequest[] {
  return db
    .prepare<[string], Row>(
      `SELECT ${ROW} FROM consent_requests
       WHERE case_id = ? AND direction = 'out' AND answer IS NOT NULL AND withdrawal IS NULL ORDER BY at_ms, id`,
    )
    .all(caseId)
    .map(requestOf);
}

/** In the order in which they were asked. */
export function listConsentValues(db: Reader, request: string): ConsentValue[] {
  return db
    .prepare<[string], Omit<ConsentValue, 'given'> & { readonly given: 0 | 1 | null }>(
      'SELECT packet, digest, record, field, stored, given FROM consent_values WHERE request = ? ORDER BY position',
    )
    .all(request)
    .map(value => ({ ...value, given: value.given === null ? null : value.given === 1 }));
}

type Answer = { readonly id: PacketId; readonly hash: string; readonly until: CivilDate; readonly atMs: number };

/** @param given - What was given, as {@link valueKey} writes it; all other values were refused. */
export function recordConsentAnswer(db: Writer, request: PacketId, answer: Answer, given: ReadonlySet<string>): void {
  const { id, hash, until, atMs } = answer;
  db.prepare('UPDATE consent_requests SET answer = ?, answer_hash = ?, answered_until = ?, answered_at_ms = ? WHERE id = ?').run(
    id,
    hash,
    until,
    atMs,
    request,
  );
  const set = db.prepare('UPDATE consent_values SET given = ? WHERE request = ? AND packet = ? AND digest = ?');
  for (const value of listConsentValues(db, request))
    set.run(given.has(valueKey(value)) ? 1 : 0, request, value.packet, value.digest);
}

export function recordConsentWithdrawn(db: Writer, request: PacketId, withdrawal: PacketId, atMs: number): void {
  db.prepare('UPDATE consent_requests SET withdrawal = ?, withdrawn_at_ms = ? WHERE id = ?').run(withdrawal, atMs, request);
}

/** A packet that never left asked, answered and took back nothing. */
export function forgetConsent(db: Writer, packet: string): void {
  db.prepare('DELETE FROM consent_requests WHERE id = ? AND direction = ?').run(packet, 'out');
  db.prepare(
    'UPDATE consent_values SET given = NULL WHERE request IN (SELECT id FROM consent_requests WHERE answer = ? AND direction = ?)',
  ).run(packet, 'in');
  db.prepare(
    `UPDATE consent_requests SET answer = NULL, answer_hash = NULL, answered_until = NULL, answered_at_ms = NULL
     WHERE answer = ? AND direction = 'in'`,
  ).run(packet);
  db.prepare(
    `UPDATE consent_requests SET withdrawal = NULL, withdrawn_at_ms = NULL WHERE withdrawal = ? AND direction = 'in'`,
  ).run(packet);
}

/** Names a value among those that an originator gave. */
export const valueKey = ({ packet, digest }: { readonly packet: string; readonly digest: string }): string =>
  `${packet} ${digest}`;

function requestOf(row: Row): ConsentRequest {
  return { ...row, names: JSON.parse(row.names) as Bilingual }; // written by insertConsentRequest alone
}

/** Forget the hashes of values that are erased: a hash could be tried against guesses. */
export function forgetConsentValues(db: Writer, records: readonly RecordId[]): void {
  db.prepare('UPDATE consent_values SET stored = NULL WHERE record IN (SELECT value FROM json_each(?))').run(
    JSON.stringify(records),
  );
}
