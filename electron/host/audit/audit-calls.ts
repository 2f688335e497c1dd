import {
  casesOfEntries,
  countEntries,
  countFittingEntries,
  listActions,
  listChangesOfEntry,
  listEntries,
  type ChangeRow,
} from '../../../db/audit.ts';
import { listUsers } from '../../../db/users.ts';
import { CHANGES_AT_ONCE } from '../../../shared/audit-changes.ts';
import type { auditCalls, AuditChange, AuditEvent } from '../../../shared/contract/audit.ts';
import type { CaseId } from '../../../shared/language.ts';
import type { EntryBody } from './audit.ts';
import { verifyChain } from './audit-verify.ts';
import type { HandlersOf } from '../ground/context.ts';
import { grantHandlers } from './grants.ts';

const PAGE = 100;
const MOST_CASES = 5; // named of an event

export const auditHandlers: HandlersOf<typeof auditCalls> = {
  'audit:list': ({ before, limit = PAGE, ...filter }, { session }) => {
    const labels = new Map<string, string>(listUsers(session.office).map(({ id, label }) => [id, label]));
    const entries = listEntries(session.office, before ?? Number.MAX_SAFE_INTEGER, limit, filter);
    const isAll = Object.values(filter).every(condition => condition === undefined);
    const total = isAll ? countEntries(session.office) : countFittingEntries(session.office, filter);
    const cases = casesOfEntries(
      session.office,
      entries.map(({ number }) => number),
      MOST_CASES,
    );
    return { events: entries.map(({ number, body }) => eventOf(body, labels, cases.get(number) ?? [])), total };
  },
  'audit:changes': ({ entry, offset = 0 }, { session }) =>
    session
      .visible()
      .flatMap(db => listChangesOfEntry(db, entry))
      .slice(offset, offset + CHANGES_AT_ONCE)
      .map(changeOf),
  ...grantHandlers,
  'audit:actions': (_, { session }) => listActions(session.office),
  'audit:verify': async ({ depth = 'full' }, { session, signal, progress }) => verifyChain(session, { depth, signal, progress }),
};

function eventOf(body: string, labels: ReadonlyMap<string, string>, cases: readonly string[]): AuditEvent {
  const { number, atMs, user, action, changes } = JSON.parse(body) as EntryBody; // written by recordChanges alone
  // changes of a case name it
  return { number, atMs, user, userLabel: labels.get(user) ?? null, action, changes, caseIds: cases as readonly CaseId[] };
}

/** Where and in which way, never what: values stay in the case. */
function changeOf({ caseId, record, entity, field, old, new: next, salt, commitment }: ChangeRow): AuditChange {
  const way = salt === null ? 'erased' : old === null ? 'made' : next === null ? 'removed' : 'changed';
  // changes of a case name it
  return {
    caseId: caseId as CaseId | null,
    record,
    entity,
    field,
    way,
    commitment: Buffer.from(commitment).toString('base64url'),
  };
}
