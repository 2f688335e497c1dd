import { endGrant, findGrant, insertGrant, isGranted, listGrants, type GrantRow } from '../../../db/audit-grants.ts';
import { findCase } from '../../../db/cases.ts';
import { findUser, listUsers } from '../../../db/users.ts';
import { daysBetween } from '../../../shared/clocks/civil-date.ts';
import { MOST_GRANTED_DAYS, type AuditGrant, type auditCalls } from '../../../shared/contract/audit.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { HandlersOf, Services, Session, SessionContext } from '../ground/context.ts';
import { newId } from '../ground/ids.ts';
import { officeDays } from '../ground/office-day.ts';
import { recordChanges } from './audit.ts';

type Calls = Pick<typeof auditCalls, 'audit:grant' | 'audit:end-grant' | 'audit:list-grants'>;

/** An auditor reads values of a case only where a supervisor granted it for a time. The chain tells of each grant and of its end. */
export const grantHandlers: HandlersOf<Calls> = {
  'audit:grant': ({ auditor, caseId, until, ground }, context) => {
    const { session, nowMs } = context;
    const user = findUser(session.office, auditor);
    if (user?.role !== 'auditor' || user.disabledAtMs !== null) throw new Refusal('audit/not-an-auditor');
    const { office: today } = officeDays(session, context);
    if (until < today || daysBetween(today, until) > MOST_GRANTED_DAYS) throw new Refusal('audit/grant-days');
    // A compartment's case is read by the people it is marked for, and a grant does not make an auditor one of them.
    if (findCase(session.dbOf(caseId), caseId) === undefined) throw new Refusal('case/not-found');
    if (session.dbOf(caseId) !== session.office) throw new Refusal('compartment/unavailable');
    const row: GrantRow = {
      id: newId(context),
      caseId,
      userId: auditor,
      until,
      ground,
      grantedBy: session.user.id,
      grantedAtMs: nowMs(),
      endedBy: null,
      endedAtMs: null,
    };
    recordChanges(session, context, 'audit:grant', session.office, note => {
      insertGrant(session.office, row);
      note({ caseId, record: row.id, entity: 'grant', field: '*', old: null, new: { auditor, until, ground } });
    });
    return viewer(context)(row);
  },

  'audit:end-grant': ({ id }, context) => {
    const { session, nowMs } = context;
    const row = findGrant(session.office, id);
    if (row?.endedBy !== null) throw new Refusal('audit/grant-not-found');
    recordChanges(session, context, 'audit:end-grant', session.office, note => {
      endGrant(session.office, id, { by: session.user.id, atMs: nowMs() });
      note({ caseId: row.caseId, record: id, entity: 'grant', field: 'ended', old: null, new: true });
    });
    return viewer(context)(findGrant(session.office, id)!); // just written
  },

  'audit:list-grants': (_, context) => {
    const { user, office } = context.session;
    const all = listGrants(office).map(viewer(context));
    return user.role === 'auditor' ? all.filter(({ auditor, isLive }) => isLive && auditor === user.id) : all;
  },
};

/** Whether the session's auditor may read this case today. `dispatch` asks before every call that reads one. */
export function mayReadCase(session: Session, services: Pick<Services, 'nowMs'>, caseId: unknown): boolean {
  if (typeof caseId !== 'string') return false;
  return isGranted(session.office, { userId: session.user.id, caseId, on: officeDays(session, services).office });
}

/** Who is who is read once for all grants. */
function viewer(context: SessionContext): (row: GrantRow) => AuditGrant {
  const { session } = context;
  const { office: today } = officeDays(session, context);
  const labels = new Map<string, string>(listUsers(session.office).map(({ id, label }) => [id, label]));
  const isSupervisor = session.user.role === 'supervisor';
  return ({ id, caseId, userId, until, ground, grantedBy, grantedAtMs, endedBy, endedAtMs }) => ({
    id,
    caseId,
    reference: isSupervisor ? (findCase(session.office, caseId)?.reference ?? null) : null,
    auditor: userId,
    auditorLabel: labels.get(userId) ?? null,
    until,
    ground,
    grantedBy: labels.get(grantedBy) ?? null,
    grantedAtMs,
    ended: endedBy === null || endedAtMs === null ? null : { by: labels.get(endedBy) ?? null, atMs: endedAtMs },
    isLive: endedBy === null && until >= today,
  });
}
