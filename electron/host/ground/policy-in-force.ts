import { findLastPolicy, type PolicyRow } from '../../../db/policies.ts';
import type { Reader } from '../../../db/open.ts';
import { findUser, isSamePerson } from '../../../db/users.ts';
import { getVaultState } from '../../../db/vault-state.ts';
import { policyFile } from '../../../shared/contract/policy-format.ts';
import type { Policy } from '../../../shared/decision/policy.ts';
import { policy2026 } from '../../../shared/decision/policy-2026-1.ts';
import { Refusal } from '../../../shared/failure.ts';
import { faultsOf } from '../../../shared/policy/standing.ts';
import { canonical } from '../keys/canonical.ts';
import { sha256 } from '../keys/digest.ts';
import { verifierOf } from '../keys/ed25519.ts';
import type { Session } from './context.ts';

/** The policy by which an office decides. `id` names its version and, where the office adopted it, its very content. */
export type InForce = { readonly policy: Policy; readonly version: string; readonly id: string; readonly row: PolicyRow | null };

const shipped: InForce = { policy: policy2026, version: policy2026.version, id: policy2026.version, row: null };

/** What was read of the last row of a database; rows never change, and a new one has another id. */
const readOf = new WeakMap<Reader, { readonly id: string; readonly found: InForce | Refusal }>();

/**
 * The policy in force: the one that was adopted last, or the program's own. The only place that says which. What was adopted is looked at each
 * time it is read anew: that it is what two persons signed, and that it stands by the floor of this program.
 *
 * @throws Refusal `policy/damaged`, `policy/outdated`: nothing is decided until a policy is adopted that stands.
 */
export function policyInForce({ office }: Pick<Session, 'office'>): InForce {
  const row = findLastPolicy(office);
  if (row === undefined) return shipped;
  const kept = readOf.get(office);
  const found = kept?.id === row.id ? kept.found : read(office, row);
  readOf.set(office, { id: row.id, found });
  if (found instanceof Refusal) throw found;
  return found;
}

/** By which marks are shown: as {@link policyInForce}, or as shipped where none stands, since looking at a case decides nothing. */
export function policyOfMarks(session: Pick<Session, 'office'>): Policy {
  try {
    return policyInForce(session).policy;
  } catch (error) {
    if (error instanceof Refusal) return policy2026;
    throw error;
  }
}

/** A policy as it is kept and digested: its text, whatever version it is adopted as. */
export function policyText(policy: Policy): string {
  return canonical({ ...policy, version: policy2026.version });
}

/** What a packet commits to: the version, and of one that the office adopted the digest of its text. */
export function policyIdOf(policy: Policy): string {
  return policy === policy2026 ? policy.version : `${policy.version} ${sha256(policyText(policy))}`;
}

/** The version of an adopted policy: the shipped one's, and how many were adopted. */
export function versionOf(number: number): string {
  return `${policy2026.version}.${number}`;
}

/** What the proposer and whoever decides each sign. */
export function signedText(office: Reader, row: SignedPart, act: 'propose' | 'two-persons' | 'one-person' | 'refused'): Buffer {
  const { id, digest, follows, again, reason, number } = row;
  const { vaultId } = getVaultState(office);
  return Buffer.from(
    canonical({ v: 1, vault: vaultId, policy: id, digest, follows, again, reason, number, act, by: row.by, atMs: row.atMs }),
  );
}

type SignedPart = Pick<PolicyRow, 'id' | 'digest' | 'follows' | 'again' | 'reason' | 'number'> & {
  readonly by: string;
  readonly atMs: number;
};

/** Whether a row is what those whom it names signed. */
export function isSigned(office: Reader, row: PolicyRow): boolean {
  const holds = (by: string, text: Buffer, signature: Uint8Array): boolean => {
    const user = findUser(office, by);
    return user !== undefined && verifierOf(user.signingKey)(text, signature);
  };
  const { proposedBy, proposedAtMs, proposedSign, decidedBy, decidedAtMs, decidedSign, outcome } = row;
  if (sha256(row.content) !== row.digest) return false;
  const proposal = signedText(office, { ...row, number: null, by: proposedBy, atMs: proposedAtMs }, 'propose');
  if (!holds(proposedBy, proposal, proposedSign)) return false;
  if (outcome === null || decidedBy === null || decidedAtMs === null || decidedSign === null) return outcome === null;
  if (outcome === 'two-persons' && isSamePerson(office, decidedBy, proposedBy)) return false;
  return holds(decidedBy, signedText(office, { ...row, by: decidedBy, atMs: decidedAtMs }, outcome), decidedSign);
}

/** The policy that a row holds, under the version that it was adopted as; null where it is not shaped as one. */
export function policyOf(row: Pick<PolicyRow, 'content' | 'number'>): Policy | null {
  const parsed = policyFile.safeParse(JSON.parse(row.content));
  if (!parsed.success) return null;
  return row.number === null ? parsed.data : { ...parsed.data, version: versionOf(row.number) };
}

function read(office: Reader, row: PolicyRow): InForce | Refusal {
  if (!isSigned(office, row)) return new Refusal('policy/damaged');
  const policy = policyOf(row);
  if (policy === null || faultsOf(policy).length > 0) return new Refusal('policy/outdated');
  return { policy, version: policy.version, id: policyIdOf(policy), row };
}
