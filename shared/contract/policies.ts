import { z } from 'zod';
import type { Acceptance } from '../counterpart-acts.ts';
import type { Policy } from '../decision/policy.ts';
import type { Action } from '../decision/types.ts';
import type { AgencyCode, Bilingual, CaseId, RecordId } from '../language.ts';
import type { Purpose } from '../mark.ts';
import type { PolicyDifference } from '../policy/differences.ts';
import type { LawResult } from '../policy/laws/check-laws.ts';
import type { PolicyFault } from '../policy/standing.ts';
import { policyFile } from './policy-format.ts';
import { ask, everyRole, writers } from './row.ts';
import { agencyCode, caseId } from './scalars.ts';

/** One version of the office's policy. `shipped` is the program's own, by which an office begins. Names are labels of people, null of who is unknown. */
export type PolicyVersion = {
  readonly version: string;
  readonly id: string | null; // null: shipped
  readonly digest: string;
  readonly follows: string | null;
  /** The version that it took up again. */
  readonly again: string | null;
  readonly reason: string | null;
  readonly proposedBy: string | null;
  readonly proposedAtMs: number | null;
  readonly adoptedBy: string | null;
  readonly adoptedAtMs: number | null;
  readonly accepted: Acceptance | null;
  readonly isInForce: boolean;
  /** Whether it is what those who are named signed. */
  readonly isSigned: boolean;
};

/** A policy that waits for a second person. */
export type PolicyProposal = Pick<PolicyVersion, 'digest' | 'again' | 'reason' | 'proposedBy' | 'proposedAtMs' | 'isSigned'> & {
  readonly id: string;
  readonly follows: string;
  readonly isMine: boolean;
  readonly mayConfirm: boolean;
  /** In what it differs from the policy in force. */
  readonly differences: readonly PolicyDifference[];
  /** Another policy came into force since, so it can only be refused. */
  readonly isOutdated: boolean;
};

export type PolicyState = {
  readonly version: string;
  /** Why the adopted policy decides nothing, where it does not stand. */
  readonly fault: 'policy/damaged' | 'policy/outdated' | null;
  readonly versions: readonly PolicyVersion[]; // newest first, the shipped one last
  readonly pending: readonly PolicyProposal[];
  /** Whether somebody else is there to confirm what this person proposes; else it stands by one person, and says so. */
  readonly hasSecond: boolean;
};

/** What is wrong with a policy, how it differs from that in force, and what the laws say of it. `laws` is null where they were not run. */
export type PolicyCheck = {
  readonly faults: readonly PolicyFault[];
  readonly differences: readonly PolicyDifference[];
  readonly laws: readonly LawResult[] | null;
  readonly stands: boolean;
};

/** Values of one case that would be given closer, or kept coarser or here, for any purpose that was agreed with the counterpart. */
export type PolicyCaseEffect = {
  readonly caseId: CaseId;
  readonly reference: string;
  readonly title: string;
  readonly tightened: number;
  readonly loosened: number;
};

export type CounterpartEffect = {
  readonly agency: AgencyCode;
  readonly names: Bilingual;
  readonly tightened: number;
  readonly loosened: number;
  readonly changedCases: number;
  readonly looked: number;
  /** Cases that this person sees and that were not looked at, since they have nothing to do with this counterpart. */
  readonly leftOut: number;
  /** Those that change, the most first; at most a hundred. */
  readonly cases: readonly PolicyCaseEffect[];
};

export type PolicyEffect = {
  readonly counterparts: readonly CounterpartEffect[];
  /** Counterparts without a profile, which get nothing either way. */
  readonly withoutProfile: number;
  readonly casesInAll: number;
  readonly which: 'with-it' | 'all';
};

type Told = { readonly action: Action; readonly rule: string; readonly reason: Bilingual };

/** One value of a case, before and after, with the sentence for our own office and that for the counterpart. */
export type ValueEffect = {
  readonly record: RecordId;
  readonly entity: string;
  readonly field: string;
  readonly purposes: readonly Purpose[];
  readonly way: 'tightened' | 'loosened';
  readonly before: Told & { readonly external: Bilingual };
  readonly after: Told & { readonly external: Bilingual };
};

const reason = z.string().trim().min(1).max(2000);
const proposalId = z.uuid().max(36);
const version = z
  .string()
  .regex(/^[0-9]{4}-[0-9]+(\.[0-9]+)?$/)
  .max(20);

export const policyCalls = {
  /** Which policy decides, every version that did, and what waits for a second person. */
  'policy:state': ask(z.strictObject({}), everyRole).gives<PolicyState>(),
  /** One version, or a proposal by its id, whole. Refusal `policy/not-found`. */
  'policy:read': ask(z.strictObject({ version: z.union([version, proposalId]) }), everyRole).gives<{
    readonly policy: Policy;
    readonly version: string;
  }>(),
  /** In what one version differs from an earlier one. */
  'policy:compare': ask(z.strictObject({ was: version, is: version }), everyRole).gives<readonly PolicyDifference[]>(),
  /** Whether a policy may be adopted. `laws` false: the floor and the differences alone. Nothing is written. */
  'policy:check': ask(z.strictObject({ policy: policyFile, laws: z.boolean().optional() }), everyRole).gives<PolicyCheck>(),
  /** What it would change in the cases that this person sees, per counterpart: its own cases, or all. Nothing is written. */
  'policy:effect': ask(
    z.strictObject({ policy: policyFile, which: z.enum(['with-it', 'all']).optional(), agency: agencyCode.optional() }),
    writers,
  ).gives<PolicyEffect>(),
  /** The values of one case that would change for one counterpart. */
  'policy:effect-case': ask(z.strictObject({ policy: policyFile, caseId, agency: agencyCode }), writers).gives<
    readonly ValueEffect[]
  >(),
  /**
   * A policy, or an earlier version anew, with the reason. It is adopted at once where the office has nobody else who could confirm it. Refusals
   * `policy/looser`, `policy/duty`, `policy/fixed`, `policy/law-broken`, each with its places; `policy/same`.
   */
  'policy:propose': ask(z.union([z.strictObject({ policy: policyFile, reason }), z.strictObject({ again: version, reason })]), [
    'supervisor',
  ]).gives<{ readonly pending: string | null; readonly version: string | null }>(),
  /** Adopt or refuse what somebody else proposed; one's own may only be taken back. Refusals as `agency:decide`, and those of `policy:propose`. */
  'policy:decide': ask(z.strictObject({ id: proposalId, approve: z.boolean() }), writers).gives<{
    readonly version: string | null;
  }>(),
};
