import type { PolicyCheck } from '../../../shared/contract/policies.ts';
import type { Policy } from '../../../shared/decision/policy.ts';
import { Refusal, type FailurePlace } from '../../../shared/failure.ts';
import { differencesOf } from '../../../shared/policy/differences.ts';
import { checkLaws, type LawResult } from '../../../shared/policy/laws/check-laws.ts';
import { faultsOf } from '../../../shared/policy/standing.ts';
import type { SessionContext } from '../ground/context.ts';
import { policyOfMarks } from '../ground/policy-in-force.ts';

/** What stands against a policy, and how it differs from that in force. */
export async function checkPolicy(context: SessionContext, policy: Policy, isWithLaws: boolean): Promise<PolicyCheck> {
  const faults = faultsOf(policy);
  const laws = isWithLaws ? await lawsOn(context, policy) : null;
  const differences = differencesOf(policyOfMarks(context.session), policy);
  return { faults, differences, laws, stands: faults.length === 0 && laws?.every(({ broken }) => broken === null) !== false };
}

/**
 * @throws Refusal `policy/looser`, `policy/duty`, `policy/fixed` with every place of that kind; `policy/law-broken` with the parts that the
 *   counterexamples name.
 */
export async function refuseUnsound(context: SessionContext, policy: Policy): Promise<void> {
  const [first, ...others] = faultsOf(policy);
  if (first !== undefined) {
    const code = `policy/${first.kind}` as const;
    throw new Refusal(code, { places: [first, ...others].map(({ path, kind }) => ({ path, code: `policy/${kind}` as const })) });
  }
  const broken = (await lawsOn(context, policy)).filter(result => result.broken !== null);
  if (broken.length === 0) return;
  const places = broken.map((result): FailurePlace => ({ path: result.broken?.at ?? result.law, code: 'policy/law-broken' }));
  throw new Refusal('policy/law-broken', { places });
}

/** The laws, step by step, so that the office can go on meanwhile and a cancellation is heard. */
async function lawsOn({ signal, progress }: SessionContext, policy: Policy): Promise<readonly LawResult[]> {
  const laws = checkLaws(policy);
  for (;;) {
    const step = laws.next();
    if (step.done === true) return step.value;
    progress(step.value.done, step.value.total);
    signal.throwIfAborted();
    await new Promise(resolve => setImmediate(resolve));
  }
}
