import { keyOfAct, listActsOfCase } from '../../../db/acts.ts';
import { insertFollowUp, listFollowUps } from '../../../db/follow-ups.ts';
import { listUsers } from '../../../db/users.ts';
import type { CheckedOf } from '../../../shared/contract/row.ts';
import type { FollowUp, todayCalls } from '../../../shared/contract/today.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { CaseId } from '../../../shared/language.ts';
import { recordChanges } from '../audit/audit.ts';
import type { SessionContext } from '../ground/context.ts';
import { newId } from '../ground/ids.ts';
import { officeDays } from '../ground/office-day.ts';

/**
 * Record that somebody was reminded of an act that is awaited, and when it is asked about next.
 *
 * @throws Refusal `follow-up/not-awaited` if the case has no such act of somebody else, `follow-up/days` if the reminder is of a day to
 *   come, or is not to be followed by a later one.
 */
export function addFollowUp(
  given: CheckedOf<(typeof todayCalls)['follow-up:add']>,
  context: SessionContext,
): readonly FollowUp[] {
  const { session, nowMs } = context;
  const { caseId, act, on, nextOn, note = null } = given;
  const db = session.dbOf(caseId);
  const awaited = listActsOfCase(db, caseId).find(one => one.form.whose !== 'us' && keyOfAct(one) === act);
  if (awaited === undefined) throw new Refusal('follow-up/not-awaited');
  if (on > officeDays(session, context).office || nextOn <= on) throw new Refusal('follow-up/days');
  const id = newId(context);
  recordChanges(session, context, 'follow-up:add', db, entry => {
    insertFollowUp(db, { id, caseId, act, on, nextOn, note, byUser: session.user.id, atMs: nowMs() });
    entry({ record: id, entity: 'follow-up', field: '*', old: null, new: { act, on, nextOn, note }, caseId });
  });
  return followUpsOf(caseId, context);
}

/** The reminders of a case, in the order in which they were recorded. */
export function followUpsOf(caseId: CaseId, { session }: SessionContext): readonly FollowUp[] {
  const nameOf = new Map(listUsers(session.office).map(({ id, label }) => [id as string, label]));
  return listFollowUps(session.dbOf(caseId), caseId).map(({ id, act, on, nextOn, note, byUser }) => ({
    id,
    act,
    on,
    nextOn,
    note,
    by: nameOf.get(byUser) ?? byUser,
  }));
}
