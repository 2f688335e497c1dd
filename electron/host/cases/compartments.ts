import { findCase, findCaseByReference, listCaseNames } from '../../../db/cases.ts';
import { getSelf } from '../../../db/compartments.ts';
import { findReceivedRecord, listReceivedCases } from '../../../db/ledger.ts';
import { listUsers } from '../../../db/users.ts';
import type { compartmentCalls, CompartmentView } from '../../../shared/contract/compartments.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { CaseId, UserId } from '../../../shared/language.ts';
import type { HandlersOf, OpenCompartment, Session, SetBackCompartment } from '../ground/context.ts';
import { acceptAsItIs } from '../vault/compartment-set-back.ts';
import { getOpen, makeCompartment, rekeyCompartment } from '../vault/compartments.ts';
import { encloseCase, takeOutCase } from './enclose.ts';

/** Cases marked for named people: nobody else, and not the vault's own key, reads them. */
export const compartmentHandlers: HandlersOf<typeof compartmentCalls> = {
  'compartment:list': (_, { session }) => [
    ...session.compartments().map(one => viewOf(session, one)),
    ...session.setBack().map(one => viewOfSetBack(session, one)),
  ],

  'compartment:create': async ({ name, people }, context) => {
    const { session } = context;
    refuseUnfit(session, people);
    return viewOf(session, await makeCompartment(context, { name, people: [...new Set(people)] }));
  },

  'compartment:people': async ({ compartment: id, people }, context) => {
    const { session } = context;
    const open = getOpen(session, id);
    const { name } = getSelf(open.db);
    if (!mayChange(session, getSelf(open.db).people)) throw new Refusal('compartment/needs-supervisor');
    refuseUnfit(session, people);
    const self = { name, people: [...new Set(people)] };
    return viewOf(session, await rekeyCompartment(context, id, self, 'compartment:people'));
  },

  'compartment:accept': async ({ compartment: id, reason }, context) => {
    const { session } = context;
    const found = session.setBack().find(one => one.id === id);
    if (found === undefined) throw new Refusal(isOpen(session, id) ? 'compartment/not-older' : 'compartment/not-found');
    if (!mayChange(session, found.people)) throw new Refusal('compartment/needs-supervisor');
    return viewOf(session, await acceptAsItIs(context, id, reason));
  },

  'case:enclose': async ({ caseId, compartment }, context) => {
    return { unlinked: await encloseCase(context, caseId, compartment) };
  },

  'case:take-out': async ({ caseId, reason }, context) => {
    await takeOutCase(context, caseId, reason);
    return null;
  },
};

/** In which of this user's compartments a case is, and who reads it; null for a case of the office. */
export function enclosureOf(
  session: Session,
  caseId: Parameters<Session['dbOf']>[0],
): Pick<CompartmentView, 'id' | 'name' | 'people'> | null {
  const db = session.dbOf(caseId);
  const found = session.compartments().find(one => one.db === db);
  return found === undefined ? null : namedOf(session, { id: found.id, ...getSelf(found.db) });
}

/**
 * Who asks is among them, and a supervisor; with others in the office somebody is a second person, so that what one forgets is not lost. An
 * auditor sees events, and no values that are not granted.
 */
function refuseUnfit({ office, user }: Session, people: readonly UserId[]): void {
  const working = listUsers(office).filter(({ disabledAtMs, role }) => disabledAtMs === null && role !== 'auditor');
  const chosen = working.filter(({ id }) => people.includes(id));
  const isFit =
    chosen.length === new Set(people).size &&
    people.includes(user.id) &&
    chosen.some(({ role }) => role === 'supervisor') &&
    chosen.length >= Math.min(2, working.length);
  if (!isFit) throw new Refusal('compartment/people');
}

/** A supervisor; an officer only where none of its people is one any more, so that it is not without a way out. */
function mayChange({ office, user }: Session, people: readonly UserId[]): boolean {
  const isOne = ({ id, role, disabledAtMs }: ReturnType<typeof listUsers>[number]) =>
    role === 'supervisor' && disabledAtMs === null && people.includes(id);
  return user.role === 'supervisor' || !listUsers(office).some(isOne);
}

function isOpen(session: Session, id: string): boolean {
  return session.compartments().some(one => one.id === id);
}

type Named = { readonly id: string; readonly name: string; readonly people: readonly UserId[] };

function namedOf({ office }: Session, { id, name, people }: Named): Pick<CompartmentView, 'id' | 'name' | 'people'> {
  // Who was taken out of the office opens nothing any more, also while the key that they knew is still to be renewed.
  const working = listUsers(office).filter(({ disabledAtMs }) => disabledAtMs === null);
  const labels = new Map<string, string>(working.map(user => [user.id, user.label]));
  return { id, name, people: people.flatMap(userId => (labels.has(userId) ? [{ id: userId, label: labels.get(userId)! }] : [])) };
}

function viewOf(session: Session, compartment: OpenCompartment): CompartmentView {
  const cases = listCaseNames(compartment.db);
  const doubles = session.user.role === 'supervisor' ? doublesOf(session, compartment) : [];
  const self = getSelf(compartment.db);
  return {
    ...namedOf(session, { id: compartment.id, ...self }),
    cases,
    needsKey: compartment.needsKey,
    mayChange: mayChange(session, self.people),
    setBack: null,
    doubles,
  };
}

/** What somebody who may not see a case of a compartment made of the same case, not knowing. */
function doublesOf({ office }: Session, { db }: OpenCompartment): CompartmentView['doubles'] {
  const found = new Map<string, CompartmentView['doubles'][number]>();
  const add = (why: 'reference' | 'packet', caseId: CaseId, other: CaseId | undefined): void => {
    const reference = other === undefined ? undefined : findCase(office, other)?.reference;
    const key = `${caseId} ${other}`;
    if (other !== undefined && reference !== undefined && !found.has(key)) found.set(key, { why, reference, caseId, other });
  };
  for (const { caseId, reference } of listCaseNames(db)) add('reference', caseId, findCaseByReference(office, reference));
  for (const { agency, emittedId, caseId } of listReceivedCases(db))
    if (findCase(db, caseId) !== undefined) add('packet', caseId, findReceivedRecord(office, agency, emittedId)?.caseId);
  return [...found.values()];
}

/** Of one that is closed nothing is read but what it is called and whose it is. */
function viewOfSetBack(session: Session, found: SetBackCompartment): CompartmentView {
  const { held, remembered, people } = found;
  return {
    ...namedOf(session, found),
    cases: [],
    needsKey: false,
    mayChange: mayChange(session, people),
    setBack: { held, remembered },
    doubles: [],
  };
}
