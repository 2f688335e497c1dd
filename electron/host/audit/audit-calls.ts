import {
  casesOfEntries,
  countEntries,
  countFittingEntries,
  entriesOfCase,
  listActions,
  listChangesOfEntry,
  listEntries,
  type ChangeRow,
  type EntryFilter,
  type EntryRow,
} from '../../../db/audit.ts';
import { listUsers } from '../../../db/users.ts';
import { CHANGES_AT_ONCE } from '../../../shared/audit-changes.ts';
import type { auditCalls, AuditChange, AuditEvent } from '../../../shared/contract/audit.ts';
import type { CaseId } from '../../../shared/language.ts';
import type { EntryBody } from './audit.ts';
import { verifyChain } from './audit-verify.ts';
import type { HandlersOf, Session } from '../ground/context.ts';
import { grantHandlers } from './grants.ts';

const PAGE = 100;
const MOST_CASES = 5; // named of an event

export const auditHandlers: HandlersOf<typeof auditCalls> = {
  'audit:list': ({ before, limit = PAGE, ...filter }, { session }) => {
    const labels = new Map<string, string>(listUsers(session.office).map(({ id, label }) => [id, label]));
    const fitting = withClosed(session, filter);
    const entries = listEntries(session.office, before ?? Number.MAX_SAFE_INTEGER, limit, fitting);
    const isAll = Object.values(filter).every(condition => condition === undefined);
    const total = isAll ? countEntries(session.office) : countFittingEntries(session.office, fitting);
    const numbers = entries.map(({ number }) => number);
    const cases = session.visible().map(db => casesOfEntries(db, numbers, MOST_CASES));
    const casesOf = (number: number) => cases.flatMap(each => each.get(number) ?? []).slice(0, MOST_CASES);
    return { events: entries.map(entry => eventOf(entry, labels, casesOf(entry.number))), total };
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

/** What was done with a case in a compartment is of that case for its members; to others no entry says so. */
function withClosed(session: Session, filter: EntryFilter): EntryFilter {
  const { caseId } = filter;
  if (caseId === undefined) return filter;
  const closed = session.compartments().flatMap(({ db }) => entriesOfCase(db, caseId));
  return { ...filter, alsoOfCase: closed };
}

function eventOf({ number, body }: EntryRow, labels: ReadonlyMap<string, string>, cases: readonly string[]): AuditEvent {
  const { atMs, user, action, changes, ...said } = JSON.parse(body) as EntryBody; // written by recordChanges, or checked when it came
  // changes of a case name it
  const caseIds = cases as readonly CaseId[];
  const chain = said.station === undefined ? null : { station: said.station, number: said.number };
  return { number, atMs, user, userLabel: labels.get(user) ?? null, action, changes, caseIds, chain };
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
