import { countCases, findCase } from '../../../../db/cases.ts';
import { getVaultState } from '../../../../db/vault-state.ts';
import { listAgencies } from '../../../../db/agencies.ts';
import type { CounterpartEffect, PolicyCaseEffect, policyCalls, ValueEffect } from '../../../../shared/contract/policies.ts';
import type { Policy } from '../../../../shared/decision/policy.ts';
import { explain } from '../../../../shared/decision/reasons.ts';
import type { Decision } from '../../../../shared/decision/types.ts';
import type { AgencyCode, Bilingual } from '../../../../shared/language.ts';
import { changedValues, type ChangedValue } from '../../../../shared/policy/case-effect.ts';
import { getAgency } from '../../agencies/agencies.ts';
import type { HandlersOf, SessionContext } from '../../ground/context.ts';
import { casesSeen, casesWith, type SeenCase } from './cases-with.ts';
import { askedRelease } from './release.ts';

const MOST_CASES = 100;
/** Between two looks for a cancellation, and so that the office can go on meanwhile. */
const CASES_AT_ONCE = 20;

export const policyEffectHandlers: HandlersOf<Pick<typeof policyCalls, 'policy:effect' | 'policy:effect-case'>> = {
  'policy:effect': async ({ policy, which = 'with-it', agency }, context) => {
    const { session } = context;
    const agencies = listAgencies(session.office).filter(
      ({ code }) => code !== getVaultState(session.office).agency.code && (agency === undefined || code === agency),
    );
    const asked = agencies.flatMap(({ code, profile }) => (profile === null ? [] : [code]));
    const casesInAll = session.visible().reduce((sum, db) => sum + countCases(db, {}), 0);
    const work = asked.map(code => ({ code, cases: which === 'all' ? casesSeen(session, ALL) : casesWith(session, code, ALL) }));
    const total = work.reduce((sum, { cases }) => sum + cases.length, 0);
    const counterparts: CounterpartEffect[] = [];
    let done = 0;
    for (const { code, cases } of work) {
      const effects: PolicyCaseEffect[] = [];
      for (const one of cases) {
        const effect = effectOn(context, one, code, policy);
        if (effect !== null) effects.push(effect);
        if (++done % CASES_AT_ONCE > 0) continue;
        context.progress(done, total);
        context.signal.throwIfAborted();
        await new Promise(resolve => setImmediate(resolve));
      }
      counterparts.push(counterpartEffect(context, code, { effects, looked: cases.length, casesInAll }));
    }
    return { counterparts, withoutProfile: agencies.length - asked.length, casesInAll, which };
  },
  'policy:effect-case': ({ policy, caseId, agency }, context) => {
    const { names } = getAgency(context.session, agency);
    return changesIn(context, caseId, agency, policy).map(change => valueEffect(change, names));
  },
};

const ALL = Number.MAX_SAFE_INTEGER;

function counterpartEffect(
  { session }: SessionContext,
  agency: AgencyCode,
  {
    effects,
    looked,
    casesInAll,
  }: { readonly effects: readonly PolicyCaseEffect[]; readonly looked: number; readonly casesInAll: number },
): CounterpartEffect {
  const size = ({ tightened, loosened }: PolicyCaseEffect): number => tightened + loosened;
  return {
    agency,
    names: getAgency(session, agency).names,
    tightened: effects.reduce((sum, { tightened }) => sum + tightened, 0),
    loosened: effects.reduce((sum, { loosened }) => sum + loosened, 0),
    changedCases: effects.length,
    looked,
    leftOut: casesInAll - looked,
    cases: effects.toSorted((one, other) => size(other) - size(one)).slice(0, MOST_CASES),
  };
}

/** null where nothing of the case differs, or it went away meanwhile. */
function effectOn(
  context: SessionContext,
  { db, caseId }: SeenCase,
  agency: AgencyCode,
  policy: Policy,
): PolicyCaseEffect | null {
  const own = findCase(db, caseId);
  if (own === undefined) return null;
  const changes = changesIn(context, caseId, agency, policy);
  if (changes.length === 0) return null;
  const tightened = changes.filter(({ way }) => way === 'tightened').length;
  return { caseId, reference: own.reference, title: own.title, tightened, loosened: changes.length - tightened };
}

function changesIn(
  context: SessionContext,
  caseId: SeenCase['caseId'],
  recipient: AgencyCode,
  policy: Policy,
): readonly ChangedValue[] {
  const { file, asked } = askedRelease(context, { caseId, recipient, purpose: 'same-case', scope: 'all' });
  return changedValues(file, asked, policy);
}

function valueEffect({ before, after, ...change }: ChangedValue, name: Bilingual): ValueEffect {
  return { ...change, before: told(before, name), after: told(after, name) };
}

function told(decision: Decision, name: Bilingual): ValueEffect['before'] {
  const { internal, external } = explain(decision, name);
  return { action: decision.action, rule: decision.rule, reason: internal, external };
}
