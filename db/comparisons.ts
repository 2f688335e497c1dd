import type { CompareKind, ComparePolicy, CompareRole, CompareState } from '../shared/compare/kinds.ts';
import type { Acceptance } from '../shared/counterpart-acts.ts';
import type { AgencyCode, CaseId, RecordId } from '../shared/language.ts';
import type { Reader, Writer } from './open.ts';
import { prepared } from './prepared.ts';

/** A run as it is kept. `chosen`: the cases whose values take part. */
export type ComparisonRow = {
  readonly run: string;
  readonly agency: AgencyCode;
  readonly role: CompareRole;
  readonly state: CompareState;
  readonly kinds: readonly CompareKind[];
  readonly size: number;
  readonly theirSize: number;
  readonly tellsHits: boolean;
  readonly chosen: 'open' | readonly CaseId[] | null;
  readonly preparedBy: string | null;
  readonly approvedBy: string | null;
  readonly accepted: Acceptance | null;
  readonly startedAtMs: number;
  readonly expiresAtMs: number;
  /** When its first file of ours was written: what the limits of a counterpart count. */
  readonly writtenAtMs: number | null;
  readonly offerHash: string | null;
  readonly answerHash: string | null;
  readonly hits: number | null;
  readonly given: Uint8Array | null;
  readonly file: string | null;
};

type Stored = Omit<ComparisonRow, 'kinds' | 'chosen' | 'tellsHits'> & {
  readonly kinds: string;
  readonly chosen: string | null;
  readonly tellsHits: 0 | 1;
};

const COLUMNS = `run, agency, role, state, kinds, size, their_size AS theirSize, tells_hits AS tellsHits, chosen, prepared_by AS preparedBy,
  approved_by AS approvedBy, accepted, started_at_ms AS startedAtMs, expires_at_ms AS expiresAtMs, written_at_ms AS writtenAtMs,
  offer_hash AS offerHash, answer_hash AS answerHash, hits, given, file`;

function rowOf({ kinds, chosen, tellsHits, ...row }: Stored): ComparisonRow {
  return {
    ...row, // written by putComparison alone
    kinds: JSON.parse(kinds) as readonly CompareKind[],
    chosen: chosen === null ? null : (JSON.parse(chosen) as ComparisonRow['chosen']),
    tellsHits: tellsHits === 1,
  };
}

export function findComparison(db: Reader, run: string): ComparisonRow | undefined {
  const found = prepared<[string], Stored>(db, `SELECT ${COLUMNS} FROM comparisons WHERE run = ?`).get(run);
  return found === undefined ? undefined : rowOf(found);
}

/** All of them, the newest first. */
export function listComparisons(db: Reader): ComparisonRow[] {
  return prepared<[], Stored>(db, `SELECT ${COLUMNS} FROM comparisons ORDER BY started_at_ms DESC, run`).all().map(rowOf);
}

/** How many with a counterpart had a file of ours written since then, this run apart. */
export function countWritten(db: Reader, agency: string, sinceMs: number, apart: string): number {
  return (
    prepared<[string, number, string], number>(
      db,
      'SELECT count(*) FROM comparisons WHERE agency = ? AND written_at_ms > ? AND run <> ?',
    )
      .pluck()
      .get(agency, sinceMs, apart) ?? 0
  );
}

export function putComparison(db: Writer, row: ComparisonRow): void {
  prepared<object>(
    db,
    `INSERT INTO comparisons (run, agency, role, state, kinds, size, their_size, tells_hits, chosen, prepared_by, approved_by, accepted,
       started_at_ms, expires_at_ms, written_at_ms, offer_hash, answer_hash, hits, given, file)
     VALUES (@run, @agency, @role, @state, @kinds, @size, @theirSize, @tellsHits, @chosen, @preparedBy, @approvedBy, @accepted,
       @startedAtMs, @expiresAtMs, @writtenAtMs, @offerHash, @answerHash, @hits, @given, @file)
     ON CONFLICT (run) DO UPDATE SET state = @state, chosen = @chosen, prepared_by = @preparedBy, approved_by = @approvedBy,
       accepted = @accepted, written_at_ms = @writtenAtMs, offer_hash = @offerHash, answer_hash = @answerHash, hits = @hits, given = @given, file = @file`,
  ).run({
    ...row,
    kinds: JSON.stringify(row.kinds),
    chosen: row.chosen === null ? null : JSON.stringify(row.chosen),
    tellsHits: row.tellsHits ? 1 : 0,
  });
}

export function findCompareSecret(db: Reader, run: string): unknown {
  const text = prepared<[string], string>(db, 'SELECT secret FROM comparison_secrets WHERE run = ?').pluck().get(run);
  return text === undefined ? null : JSON.parse(text);
}

/** Keep a run's secret in the place of the one before; null destroys it. */
export function putCompareSecret(db: Writer, run: string, secret: object | null): void {
  prepared<unknown[]>(db, 'DELETE FROM comparison_secrets WHERE run = ?').run(run); // secure_delete overwrites it
  if (secret !== null)
    prepared<unknown[]>(db, 'INSERT INTO comparison_secrets (run, secret) VALUES (?, ?)').run(run, JSON.stringify(secret));
}

/** What both sides have, in a case of ours. */
export type HitRow = { readonly kind: CompareKind; readonly caseId: CaseId; readonly record: RecordId };

export function insertCompareHits(db: Writer, run: string, hits: readonly HitRow[]): void {
  const insert = prepared<unknown[]>(
    db,
    'INSERT INTO comparison_hits (run, position, kind, case_id, record) VALUES (?, ?, ?, ?, ?)',
  );
  hits.forEach(({ kind, caseId, record }, at) => insert.run(run, at, kind, caseId, record));
}

export function listCompareHits(db: Reader, run: string): HitRow[] {
  return prepared<[string], HitRow>(
    db,
    'SELECT kind, case_id AS caseId, record FROM comparison_hits WHERE run = ? ORDER BY position',
  ).all(run);
}

/** With which counterparts these cases (null: all) have something in common. */
export type HitAbroad = HitRow & { readonly agency: AgencyCode; readonly run: string };

export function listHitsAbroad(db: Reader, cases: readonly CaseId[] | null): HitAbroad[] {
  const asked = cases === null ? null : JSON.stringify(cases);
  return prepared<[string | null, string | null], HitAbroad>(
    db,
    `SELECT DISTINCT agency, comparisons.run, kind, case_id AS caseId, record FROM comparison_hits JOIN comparisons USING (run)
     WHERE ? IS NULL OR case_id IN (SELECT value FROM json_each(?)) ORDER BY agency, comparisons.run, kind, case_id, record`,
  ).all(asked, asked);
}

export function listComparePolicies(db: Reader): ComparePolicy[] {
  return prepared<[], string>(db, 'SELECT policy FROM comparison_policies ORDER BY agency')
    .pluck()
    .all()
    .map(text => JSON.parse(text) as ComparePolicy); // written by putComparePolicy alone
}

export function putComparePolicy(db: Writer, agency: string, policy: ComparePolicy | null): void {
  prepared<unknown[]>(db, 'DELETE FROM comparison_policies WHERE agency = ?').run(agency);
  if (policy !== null)
    prepared<unknown[]>(db, 'INSERT INTO comparison_policies (agency, policy) VALUES (?, ?)').run(agency, JSON.stringify(policy));
}
