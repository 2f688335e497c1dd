import { decideAct, findOpenAct, insertAct, type ActRow } from '../../../db/counterpart-acts.ts';
import type { Change } from '../../../db/audit.ts';
import type { Writer } from '../../../db/open.ts';
import { findUser, isSamePerson, listUsers } from '../../../db/users.ts';
import { writers, type Role } from '../../../shared/contract/row.ts';
import { counterpartActs, type Acceptance, type CounterpartAct } from '../../../shared/counterpart-acts.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { AgencyCode, CaseId, Json } from '../../../shared/language.ts';
import { recordChanges } from '../audit/audit.ts';
import type { Session, SessionContext } from '../ground/context.ts';
import { newId } from '../ground/ids.ts';

/** An act on a counterpart as somebody asks for it. `content` is all that doing it needs, now or when a second person has confirmed it. */
export type AskedAct = {
  readonly act: CounterpartAct;
  readonly agency: AgencyCode;
  readonly caseId?: CaseId | null;
  readonly content: Json;
};

/** Does an act, inside the transaction that records it. `accepted` is null where its rule asks for no second person. */
export type Perform = (note: (change: Change) => void, accepted: Acceptance | null) => void;

/** What became of it: it stands, or it waits for a second person under this id. */
export type ActAnswer = { readonly pending: string | null };

/**
 * Do an act as its rule says (`shared/counterpart-acts.ts`): at once where one person may, or where the office has nobody else who could confirm it,
 * which is recorded as such; else it waits. The only place that decides this.
 *
 * @param action - What the chain calls the act where it is done at once.
 * @throws Refusal `input/forbidden` for a role that does not propose it.
 */
export function propose(context: SessionContext, action: string, asked: AskedAct, perform: Perform): ActAnswer {
  const { session } = context;
  const rule = counterpartActs[asked.act];
  if (!rule.proposes.includes(session.user.role)) throw new Refusal('input/forbidden');
  if (!rule.needsSecond) {
    recordChanges(session, context, action, homeOf(session, asked), note => perform(note, null));
    return { pending: null };
  }
  const isAlone = !hasSecond(session);
  const row = rowOf(context, asked, isAlone ? 'one-person' : null);
  const db = homeOf(session, asked);
  recordChanges(session, context, isAlone ? action : 'agency:propose', db, note => {
    if (isAlone) perform(note, 'one-person');
    insertAct(db, row, isAlone ? session.user.id : null);
    noteAct(note, row, isAlone ? 'one-person' : 'proposed');
  });
  return { pending: isAlone ? null : row.id };
}

/** An act on something of a case stands where the case does. */
function homeOf({ office, dbOf }: Session, { caseId }: { readonly caseId?: CaseId | null }): Writer {
  return caseId == null ? office : dbOf(caseId);
}

/** An act that waits. Refusal `proposal/not-found`. */
export function getOpenAct({ visible }: Session, id: string): ActRow {
  const [row] = visible().flatMap(db => findOpenAct(db, id) ?? []);
  if (row === undefined) throw new Refusal('proposal/not-found');
  return row;
}

/**
 * A second person confirms an act that waits, which does it. Refusals `proposal/same-person`, `proposal/needs-supervisor`.
 */
export function confirm(context: SessionContext, row: ActRow, perform: Perform): void {
  const { session, nowMs } = context;
  if (isSamePerson(session.office, row.proposedBy, session.user.id)) throw new Refusal('proposal/same-person');
  const proposer = roleOfProposer(session, row);
  if (proposer === null) throw new Refusal('proposal/outdated');
  if (session.user.role !== 'supervisor' && proposer !== 'supervisor') throw new Refusal('proposal/needs-supervisor');
  const db = homeOf(session, row);
  recordChanges(session, context, 'agency:confirm', db, note => {
    perform(note, 'two-persons');
    decideAct(db, row.id, { by: session.user.id, atMs: nowMs(), outcome: 'two-persons' });
    noteAct(note, row, 'two-persons');
  });
}

/** Whoever works with counterparts may refuse an act, and its own proposer may take it back: neither opens anything. */
export function refuse(context: SessionContext, row: ActRow): void {
  const { session, nowMs } = context;
  const db = homeOf(session, row);
  recordChanges(session, context, 'agency:refuse', db, note => {
    decideAct(db, row.id, { by: session.user.id, atMs: nowMs(), outcome: 'refused' });
    noteAct(note, row, 'refused');
  });
}

/** Whether this person may confirm it: somebody else proposed it who may still propose, and one of the two is a supervisor. */
export function mayConfirm(session: Session, row: Pick<ActRow, 'act' | 'proposedBy'>): boolean {
  const proposer = roleOfProposer(session, row);
  const { id, role } = session.user;
  return (
    proposer !== null && !isSamePerson(session.office, row.proposedBy, id) && (role === 'supervisor' || proposer === 'supervisor')
  );
}

/** The role of who proposed it; null where that person is not one of the two any more, taken out or in a role that does not propose it. */
function roleOfProposer({ office }: Session, { act, proposedBy }: Pick<ActRow, 'act' | 'proposedBy'>): Role | null {
  const user = findUser(office, proposedBy);
  if (user?.disabledAtMs !== null || !counterpartActs[act].proposes.includes(user.role)) return null;
  return user.role;
}

/** Whether the office has somebody else who could confirm what this person proposes. */
export function hasSecond({ office, user }: Session): boolean {
  const works = (role: Role): boolean => writers.some(writer => writer === role);
  return listUsers(office).some(
    ({ id, role, disabledAtMs }) =>
      !isSamePerson(office, id, user.id) &&
      disabledAtMs === null &&
      works(role) &&
      (role === 'supervisor' || user.role === 'supervisor'),
  );
}

function rowOf(context: SessionContext, { act, agency, caseId = null, content }: AskedAct, outcome: ActRow['outcome']): ActRow {
  const { session, nowMs } = context;
  return {
    id: newId(context),
    act,
    agency,
    caseId,
    content: JSON.stringify(content),
    proposedBy: session.user.id,
    proposedAtMs: nowMs(),
    outcome,
  };
}

function noteAct(note: (change: Change) => void, { id, act, agency, caseId }: ActRow, state: string): void {
  note({ record: agency, entity: 'agency', field: `act:${act}`, old: null, new: { id, state }, caseId });
}
