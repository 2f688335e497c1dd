import type { Change, ChangeRow } from '../../../db/audit.ts';
import type { Writer } from '../../../db/open.ts';
import { listVerdictsOf, saveVerdict, type Verdict } from '../../../db/person-verdicts.ts';
import { findRecord } from '../../../db/records.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { CaseId, Json, RecordId } from '../../../shared/language.ts';
import type { PersonAt } from '../../../shared/same-person/matches.ts';
import { recordChanges } from '../audit/audit.ts';
import { tellChanged } from '../audit/revision.ts';
import type { Session, SessionContext } from '../ground/context.ts';
import type { CaseEdit } from './case-edit.ts';

/** The field under which history keeps what was said of a person and another. */
export const VERDICT = 'samePerson';

/** The database of both, if both are persons, or cases. Refusals `case/apart`, `record/not-found`, `person/itself`. */
export function dbOfBoth(
  session: Session,
  [one, other]: readonly [PersonAt, PersonAt],
  entity: 'subject' | 'case' = 'subject',
): Writer {
  const db = session.dbOf(one.caseId);
  if (session.dbOf(other.caseId) !== db) throw new Refusal('case/apart'); // what is said would tell one side of the other
  for (const { caseId, record } of [one, other])
    if (findRecord(db, caseId, record)?.entity !== entity) throw new Refusal('record/not-found');
  if (one.record === other.record) throw new Refusal('person/itself');
  return db;
}

/**
 * Two records that are said to be of one person bring together all that either is said to be. Refusal `person/said-other` where two of those were said
 * to be of different persons; what was said of just these two may be said otherwise.
 */
export function refuseSaidOther(db: Writer, at: { readonly one: PersonAt; readonly other: PersonAt }): void {
  const theirs = allSaidSame(db, at.other.record);
  for (const mine of allSaidSame(db, at.one.record))
    for (const [record, { verdict }] of listVerdictsOf(db, mine)) {
      const isJustThese = mine === at.one.record && record === at.other.record;
      if (verdict === 'other' && theirs.has(record) && !isJustThese) throw new Refusal('person/said-other');
    }
}

function allSaidSame(db: Writer, record: RecordId): ReadonlySet<RecordId> {
  const found = new Set([record]);
  for (const each of found)
    // grows while it is gone through
    for (const [other, { verdict }] of listVerdictsOf(db, each)) if (verdict === 'same') found.add(other);
  return found;
}

/** Keep what was said of two records. It stands beside the cases, in no record of either: no packet carries it, and no decision reads it. */
export function judge(context: SessionContext, pair: readonly [PersonAt, PersonAt], verdict: Verdict | null): void {
  const { session } = context;
  const db = dbOfBoth(session, pair);
  if (verdict === 'same') refuseSaidOther(db, { one: pair[0], other: pair[1] });
  recordChanges(session, context, 'person:judge', db, note => sayVerdict(context, db, note, pair, verdict));
  for (const caseId of new Set(pair.map(at => at.caseId))) tellChanged(context, caseId);
}

/** The same of two cases: each is its own record. */
export function judgeCases(context: SessionContext, [one, other]: readonly [CaseId, CaseId], verdict: Verdict | null): void {
  const { session } = context;
  const at = (caseId: CaseId): PersonAt => ({ caseId, record: caseId as string as RecordId }); // a case's own record has its id
  const pair = [at(one), at(other)] as const;
  const db = dbOfBoth(session, pair, 'case');
  recordChanges(session, context, 'case:judge', db, note => sayVerdict(context, db, note, pair, verdict, 'case'));
  for (const caseId of [one, other]) tellChanged(context, caseId);
}

/** The part of {@link judge} inside a transaction. */
export function sayVerdict(
  { session, nowMs }: SessionContext,
  db: Writer,
  note: (change: Change) => void,
  [one, other]: readonly [PersonAt, PersonAt],
  verdict: Verdict | null,
  entity: 'subject' | 'case' = 'subject',
): void {
  const was = saveVerdict(db, [one, other], verdict, { user: session.user.id, atMs: nowMs() });
  for (const [mine, theirs] of [
    [one, other],
    [other, one],
  ] as const)
    note({
      ...{ caseId: mine.caseId, record: mine.record, entity, field: VERDICT },
      old: told(theirs, was),
      new: told(theirs, verdict),
    });
}

function told({ caseId, record }: PersonAt, verdict: Verdict | null): Json {
  return verdict === null ? null : { caseId, record, verdict };
}

/** Take what was said back, if it is still what is said. Refusal `undo/changed-since`. */
export function takeVerdictBack(
  { db, caseId, note }: CaseEdit,
  change: ChangeRow,
  { user, atMs }: { readonly user: string; readonly atMs: number },
): void {
  const [old, made] = [saidIn(change.old), saidIn(change.new)];
  const other = made ?? old;
  if (other === null) throw new Refusal('undo/changed-since');
  const mine = { caseId, record: change.record } as PersonAt; // changes of a case name records
  const now = listVerdictsOf(db, mine.record).get(other.record)?.verdict ?? null;
  const [wanted, left] = [old?.verdict ?? null, made?.verdict ?? null];
  if (now !== left && now !== wanted) throw new Refusal('undo/changed-since'); // of the two cases' notes, the first one took it back
  saveVerdict(db, [mine, other], wanted, { user, atMs });
  note({
    caseId,
    record: change.record,
    entity: change.entity,
    field: VERDICT,
    old: told(other, left),
    new: told(other, wanted),
  });
}

function saidIn(text: string | null): (PersonAt & { readonly verdict: Verdict }) | null {
  return text === null ? null : (JSON.parse(text) as PersonAt & { readonly verdict: Verdict }); // written by judge
}
