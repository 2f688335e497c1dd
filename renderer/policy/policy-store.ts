import { create } from 'zustand';
import type { CallName, Input, Output } from '../../shared/contract.ts';
import type { Policy } from '../../shared/decision/policy.ts';
import type { Failure } from '../../shared/failure.ts';
import type { AgencyCode, CaseId } from '../../shared/language.ts';
import type { PolicyDifference } from '../../shared/policy/differences.ts';
import type { PolicyFault } from '../../shared/policy/standing.ts';
import { door } from '../host.ts';
import { forgetOnLock } from '../stores.ts';

/** Long work on a policy: which, and how far. One at a time. */
export type PolicyWork = { readonly what: 'check' | 'effect' | 'propose'; readonly done: number; readonly total: number | null };

/** `null` is "not read yet", or not asked. What was found of a draft is of that very draft: another forgets it. */
type Workbench = {
  readonly state: Output<'policy:state'> | null;
  /** Policies that were read, by version. */
  readonly read: ReadonlyMap<string, Policy>;
  /** In what the draft differs from what is in force. */
  readonly differences: readonly PolicyDifference[];
  readonly check: Output<'policy:check'> | null;
  readonly effect: Output<'policy:effect'> | null;
  readonly values: { readonly caseId: CaseId; readonly agency: AgencyCode; readonly of: Output<'policy:effect-case'> } | null;
  readonly work: PolicyWork | null;
  readonly failure: Failure | null;
};

const nothing = { check: null, effect: null, values: null, failure: null } as const;

export const usePolicy = forgetOnLock(
  create<Workbench>(() => ({ state: null, read: new Map(), differences: [], work: null, ...nothing })),
);

const JOB = 'policy';

/** What is in force, with it itself. */
export async function readPolicies(): Promise<void> {
  const state = await asked('policy:state', {});
  if (state === null) return;
  usePolicy.setState({ state });
  await readVersion(state.version);
}

export async function readVersion(version: string): Promise<void> {
  if (usePolicy.getState().read.has(version)) return;
  const found = await asked('policy:read', { version });
  if (found !== null) usePolicy.setState(({ read }) => ({ read: new Map(read).set(version, found.policy) }));
}

/** The draft is another now: what was found of the one before holds no more. `null`: nothing is changed. */
export async function weighDifferences(policy: Policy | null): Promise<void> {
  usePolicy.setState({ ...nothing, differences: [] });
  if (policy === null) return;
  const check = await asked('policy:check', { policy, laws: false });
  if (check !== null) usePolicy.setState({ differences: check.differences });
}

/** What is wrong with one part of a policy, if anything. */
export async function faultAt(policy: Policy, path: string): Promise<PolicyFault | undefined> {
  const check = await asked('policy:check', { policy, laws: false });
  return check?.faults.find(fault => fault.path === path);
}

/** In what two versions differ; null where that could not be read. */
export async function compareVersions(was: string, is: string): Promise<readonly PolicyDifference[] | null> {
  return asked('policy:compare', { was, is });
}

export async function checkDraft(policy: Policy): Promise<void> {
  const check = await worked('check', 'policy:check', { policy });
  if (check !== null) usePolicy.setState({ check });
}

export async function weighDraft(policy: Policy, which: 'with-it' | 'all'): Promise<void> {
  usePolicy.setState({ effect: null, values: null });
  const effect = await worked('effect', 'policy:effect', { policy, which });
  if (effect !== null) usePolicy.setState({ effect });
}

export async function readValues(policy: Policy, caseId: CaseId, agency: AgencyCode): Promise<void> {
  const of = await asked('policy:effect-case', { policy, caseId, agency });
  if (of !== null) usePolicy.setState({ values: { caseId, agency, of } });
}

export function closeValues(): void {
  usePolicy.setState({ values: null });
}

/** What was refused, or what came of it. */
export async function proposePolicy(
  input: Input<'policy:propose'>,
): Promise<{ readonly failure: Failure } | { readonly done: Output<'policy:propose'> }> {
  const answer = await told('propose', 'policy:propose', input);
  if (!answer.ok) return { failure: answer.failure };
  await readPolicies();
  return { done: answer.value };
}

export async function decidePolicy(id: string, approve: boolean): Promise<Output<'policy:decide'> | null> {
  const decided = await worked('propose', 'policy:decide', { id, approve });
  await readPolicies();
  return decided;
}

export function cancelPolicyWork(): void {
  door.cancel(JOB);
}

async function asked<C extends CallName>(channel: C, input: Input<C>): Promise<Output<C> | null> {
  const answer = await door.request(channel, input);
  if (answer.ok) return answer.value;
  usePolicy.setState({ failure: answer.failure });
  return null;
}

async function worked<C extends CallName>(what: PolicyWork['what'], channel: C, input: Input<C>): Promise<Output<C> | null> {
  const answer = await told(what, channel, input);
  if (answer.ok) return answer.value;
  usePolicy.setState({ failure: answer.failure.code === 'job/cancelled' ? null : answer.failure });
  return null;
}

async function told<C extends CallName>(what: PolicyWork['what'], channel: C, input: Input<C>) {
  usePolicy.setState({ work: { what, done: 0, total: null }, failure: null });
  const deaf = door.listen('job:progressed', ({ job, done, total }) => {
    if (job === JOB) usePolicy.setState({ work: { what, done, total } });
  });
  const answer = await door.request(channel, input, JOB);
  deaf();
  usePolicy.setState({ work: null });
  return answer;
}
