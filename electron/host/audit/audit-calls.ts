import { countEntries, countFittingEntries, listActions, listEntries } from '../../../db/audit.ts';
import { listUsers } from '../../../db/users.ts';
import type { auditCalls, AuditEvent } from '../../../shared/contract/audit.ts';
import type { EntryBody } from './audit.ts';
import { verifyChain } from './audit-verify.ts';
import type { HandlersOf } from '../ground/context.ts';

const PAGE = 100;

export const auditHandlers: HandlersOf<typeof auditCalls> = {
  'audit:list': ({ before, limit = PAGE, ...filter }, { session }) => {
    const labels = new Map<string, string>(listUsers(session.office).map(({ id, label }) => [id, label]));
    const entries = listEntries(session.office, before ?? Number.MAX_SAFE_INTEGER, limit, filter);
    const isAll = Object.values(filter).every(condition => condition === undefined);
    const total = isAll ? countEntries(session.office) : countFittingEntries(session.office, filter);
    return { events: entries.map(({ body }) => eventOf(body, labels)), total };
  },
  'audit:actions': (_, { session }) => listActions(session.office),
  'audit:verify': async ({ depth = 'full' }, { session, signal, progress }) => verifyChain(session, { depth, signal, progress }),
};

function eventOf(body: string, labels: ReadonlyMap<string, string>): AuditEvent {
  const { number, atMs, user, action, changes } = JSON.parse(body) as EntryBody; // written by recordChanges alone
  return { number, atMs, user, userLabel: labels.get(user) ?? null, action, changes };
}
