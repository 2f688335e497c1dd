import {
  decidePolicy,
  findLastPolicy,
  findPolicy,
  insertPolicy,
  listAdopted,
  listProposedPolicies,
  type PolicyRow,
} from '../../../db/policies.ts';
import { findUser, isSamePerson } from '../../../db/users.ts';
import type { policyCalls, PolicyProposal, PolicyState, PolicyVersion } from '../../../shared/contract/policies.ts';
import { writers } from '../../../shared/contract/row.ts';
import type { Policy } from '../../../shared/decision/policy.ts';
import { policy2026 } from '../../../shared/decision/policy-2026-1.ts';
import { Refusal } from '../../../shared/failure.ts';
import { differencesOf } from '../../../shared/policy/differences.ts';
import { hasSecond } from '../agencies/two-persons.ts';
import { recordChanges } from '../audit/audit.ts';
import type { HandlersOf, Session, SessionContext } from '../ground/context.ts';
import { newId } from '../ground/ids.ts';
import {
  isSigned,
  policyInForce,
  policyOf,
  policyOfMarks,
  policyText,
  signedText,
  versionOf,
} from '../ground/policy-in-force.ts';
import { sha256 } from '../keys/digest.ts';
import { checkPolicy, refuseUnsound } from './policy-check.ts';

type Calls = Omit<typeof policyCalls, 'policy:effect' | 'policy:effect-case'>;

/** The policy of the office: which one decides, and how another comes into force, as an act of two persons. */
export const policyHandlers: HandlersOf<Calls> = {
  'policy:state': (_, { session }) => stateOf(session),
  'policy:read': ({ version }, { session }) => readVersion(session, version),
  'policy:compare': ({ was, is }, { session }) => differencesOf(getVersion(session, was), getVersion(session, is)),
  'policy:check': ({ policy, laws = true }, context) => checkPolicy(context, policy, laws),
  'policy:propose': async (asked, context) => {
    const { session } = context;
    const again = 'again' in asked ? asked.again : null;
    const policy = 'again' in asked ? getVersion(session, asked.again) : asked.policy;
    const content = policyText(policy);
    if (content === contentInForce(session)) throw new Refusal('policy/same');
    await refuseUnsound(context, policy);
    const isAlone = !hasSecond(session);
    const row = proposalOf(context, { content, again, reason: asked.reason });
    const version = recordChanges(session, context, isAlone ? 'policy:adopt' : 'policy:propose', session.office, note => {
      if (row.follows !== versionInForce(session)) throw new Refusal('policy/changed'); // it came into force while the laws ran
      insertPolicy(session.office, row);
      const { id: record, digest, reason, follows } = row;
      note({ record, entity: 'policy', field: 'proposed', old: follows, new: { digest, again, reason } });
      return isAlone ? adopt(context, { ...row, outcome: 'one-person' }, note) : null;
    });
    return { pending: isAlone ? null : row.id, version };
  },
  'policy:decide': async ({ id, approve }, context) => {
    const { session } = context;
    const row = getProposal(session, id);
    if (!approve) return { version: refuse(context, row) };
    refuseUnfit(session, row);
    const policy = policyOf(row);
    if (policy === null || !isSigned(session.office, row)) throw new Refusal('policy/damaged');
    await refuseUnsound(context, policy);
    const version = recordChanges(session, context, 'policy:adopt', session.office, note => {
      const now = getProposal(session, id); // somebody may have decided it while the laws ran
      refuseUnfit(session, now);
      return adopt(context, { ...now, outcome: 'two-persons' }, note);
    });
    return { version };
  },
};

type Note = Parameters<Parameters<typeof recordChanges>[4]>[0];
type Adopted = Omit<PolicyRow, 'outcome' | 'number' | 'decidedBy' | 'decidedAtMs' | 'decidedSign'> & {
  readonly outcome: 'two-persons' | 'one-person';
};

function adopt(context: SessionContext, row: Adopted, note: Note): string {
  const { session, nowMs } = context;
  const number = (findLastPolicy(session.office)?.number ?? 0) + 1;
  const { outcome, digest, reason, follows } = row;
  const [by, atMs] = [session.user.id, nowMs()];
  const decidedSign = session.sign(signedText(session.office, { ...row, number, by, atMs }, outcome));
  decidePolicy(session.office, row.id, { number, decidedBy: by, decidedAtMs: atMs, decidedSign, outcome });
  const version = versionOf(number);
  note({ record: row.id, entity: 'policy', field: 'in-force', old: follows, new: { version, digest, reason, outcome } });
  context.tell('ledger:changed', {}); // what waits at the desk was decided by another
  return version;
}

function refuse(context: SessionContext, row: PolicyRow): null {
  const { session, nowMs } = context;
  const [by, atMs] = [session.user.id, nowMs()];
  recordChanges(session, context, 'policy:refuse', session.office, note => {
    const decidedSign = session.sign(signedText(session.office, { ...row, number: null, by, atMs }, 'refused'));
    decidePolicy(session.office, row.id, { number: null, decidedBy: by, decidedAtMs: atMs, decidedSign, outcome: 'refused' });
    note({ record: row.id, entity: 'policy', field: 'proposed', old: { digest: row.digest }, new: 'refused' });
  });
  return null;
}

function proposalOf(context: SessionContext, of: Pick<PolicyRow, 'content' | 'again' | 'reason'>) {
  const { session, nowMs } = context;
  const [id, by, atMs] = [newId(context), session.user.id, nowMs()];
  const row = { id, ...of, digest: sha256(of.content), follows: versionInForce(session) };
  const proposedSign = session.sign(signedText(session.office, { ...row, number: null, by, atMs }, 'propose'));
  return { ...row, proposedBy: by, proposedAtMs: atMs, proposedSign };
}

/** The version that was adopted last, whether or not it stands today. */
function versionInForce({ office }: Pick<Session, 'office'>): string {
  const number = findLastPolicy(office)?.number ?? null;
  return number === null ? policy2026.version : versionOf(number);
}

/** What decides now, as it is kept; null where nothing does, so that the same may be adopted anew. */
function contentInForce(session: Session): string | null {
  return faultInForce(session) === null ? policyText(policyInForce(session).policy) : null;
}

function faultInForce(session: Session): PolicyState['fault'] {
  try {
    policyInForce(session);
    return null;
  } catch (error) {
    if (error instanceof Refusal && (error.code === 'policy/damaged' || error.code === 'policy/outdated')) return error.code;
    throw error;
  }
}

function getProposal({ office }: Session, id: string): PolicyRow {
  const row = findPolicy(office, id);
  if (row === undefined || row.outcome !== null) throw new Refusal('proposal/not-found');
  return row;
}

/** @throws Refusal `proposal/same-person`, `proposal/needs-supervisor`, `proposal/outdated`. */
function refuseUnfit(session: Session, row: PolicyRow): void {
  if (isSamePerson(session.office, row.proposedBy, session.user.id)) throw new Refusal('proposal/same-person');
  if (!isProposedByOneHere(session, row) || row.follows !== versionInForce(session)) throw new Refusal('proposal/outdated');
}

/** Who was taken out, or is no supervisor any more, counts as no person of the two. */
function isProposedByOneHere({ office }: Session, { proposedBy }: PolicyRow): boolean {
  const user = findUser(office, proposedBy);
  return user?.disabledAtMs === null && user.role === 'supervisor';
}

function getVersion(session: Session, version: string): Policy {
  return readVersion(session, version).policy;
}

function readVersion({ office }: Session, version: string): { readonly policy: Policy; readonly version: string } {
  if (version === policy2026.version) return { policy: policy2026, version };
  const row =
    listAdopted(office).find(({ number }) => number !== null && versionOf(number) === version) ?? findPolicy(office, version);
  const policy = row === undefined || row.outcome === 'refused' ? null : policyOf(row);
  if (policy === null) throw new Refusal('policy/not-found');
  return { policy, version };
}

function stateOf(session: Session): PolicyState {
  const { office } = session;
  const adopted = listAdopted(office);
  const nameOf = (id: string | null): string | null => (id === null ? null : (findUser(office, id)?.label ?? null));
  const versions = adopted.map((row, at): PolicyVersion => {
    const { id, digest, follows, again, reason, proposedAtMs, decidedAtMs, outcome } = row;
    return {
      ...{ id, digest, follows, again, reason, proposedAtMs },
      version: versionOf(row.number ?? 0), // adopted ones have a number
      proposedBy: nameOf(row.proposedBy),
      adoptedBy: nameOf(row.decidedBy),
      adoptedAtMs: decidedAtMs,
      accepted: outcome === 'refused' ? null : outcome,
      isInForce: at === 0,
      isSigned: isSigned(office, row),
    };
  });
  const pending = listProposedPolicies(office).map(row => proposalView(session, row));
  const shipped = shippedVersion(adopted.length === 0);
  return {
    version: versionInForce(session),
    fault: faultInForce(session),
    versions: [...versions, shipped],
    pending,
    hasSecond: hasSecond(session),
  };
}

function proposalView(session: Session, row: PolicyRow): PolicyProposal {
  const { id, digest, follows, again, reason, proposedAtMs } = row;
  const { user, office } = session;
  const isOutdated = !isProposedByOneHere(session, row) || follows !== versionInForce(session);
  const isMine = isSamePerson(office, row.proposedBy, user.id);
  const policy = policyOf(row);
  return {
    ...{ id, digest, follows, again, reason, proposedAtMs, isMine, isOutdated },
    proposedBy: findUser(office, row.proposedBy)?.label ?? null,
    isSigned: isSigned(office, row),
    differences: policy === null ? [] : differencesOf(policyOfMarks(session), policy),
    mayConfirm: !isMine && !isOutdated && writers.some(role => role === user.role),
  };
}

function shippedVersion(isInForce: boolean): PolicyVersion {
  const nobody = { follows: null, again: null, reason: null, proposedBy: null, proposedAtMs: null, adoptedBy: null };
  const digest = sha256(policyText(policy2026));
  return {
    version: policy2026.version,
    id: null,
    digest,
    ...nobody,
    adoptedAtMs: null,
    accepted: null,
    isInForce,
    isSigned: true,
  };
}
