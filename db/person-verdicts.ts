import type { CaseId, RecordId } from '../shared/language.ts';
import type { PersonAt } from '../shared/same-person/matches.ts';
import type { Reader, Writer } from './open.ts';
import { prepared } from './prepared.ts';

export type Verdict = 'same' | 'other';
/** What a person of the office said of two records. */
export type PersonVerdict = {
  readonly one: RecordId;
  readonly other: RecordId;
  readonly oneCase: CaseId;
  readonly otherCase: CaseId;
  readonly verdict: Verdict;
};

/** Two records in the order in which they are kept. */
export function orderedPair(one: PersonAt, other: PersonAt): readonly [PersonAt, PersonAt] {
  return one.record < other.record ? [one, other] : [other, one];
}

/** What was said of a record and others, by the other's id. */
export function listVerdictsOf(db: Reader, record: RecordId): ReadonlyMap<RecordId, PersonVerdict> {
  const rows = prepared<[string, string], PersonVerdict>(
    db,
    `SELECT one, other, one_case AS oneCase, other_case AS otherCase, verdict FROM person_verdicts WHERE one = ? OR other = ?`,
  ).all(record, record);
  return new Map(rows.map(row => [row.one === record ? row.other : row.one, row]));
}

/** Set what is said of two records, or take it back (`null`); gives what was said before. */
export function saveVerdict(
  db: Writer,
  pair: readonly [PersonAt, PersonAt],
  verdict: Verdict | null,
  { user, atMs }: { readonly user: string; readonly atMs: number },
): Verdict | null {
  const [one, other] = orderedPair(...pair);
  const was = listVerdictsOf(db, one.record).get(other.record)?.verdict ?? null;
  if (verdict === null)
    prepared<unknown[]>(db, 'DELETE FROM person_verdicts WHERE one = ? AND other = ?').run(one.record, other.record);
  else
    prepared<unknown[]>(
      db,
      `INSERT OR REPLACE INTO person_verdicts (one, other, one_case, other_case, verdict, by_user, at_ms) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ).run(one.record, other.record, one.caseId, other.caseId, verdict, user, atMs);
  return was;
}
