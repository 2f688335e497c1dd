import type { Policy } from '../../decision/policy.ts';
import type { CaseFile } from '../../case.ts';
import type { Decision } from '../../decision/types.ts';
import { purposes } from '../../mark.ts';
import { rowsOf } from '../parts.ts';
import { caseLaws, type CaseLaw } from './case-laws.ts';
import { anyCase, smallerCases } from './cases.ts';
import { chanceOf } from './chance.ts';
import { brokenIn, decided, valueLaws, type Step, type ValueBreak, type ValueLaw } from './value-laws.ts';
import { anyRecipient, anyWorld, lawBasis, lawDates, smallerWorlds, type World } from './worlds.ts';

export type LawId = ValueLaw['id'] | CaseLaw['id'];

/** The least that was found to break a law. `at` is the part of the policy that decided, where one did. */
export type Counterexample = {
  readonly at: string | null;
  /** What was done to it: which caveat, which permission less; null of a whole case. */
  readonly step: string | null;
  /** Of a value: what was decided, before and after. */
  readonly before: Decision | null;
  readonly after: Decision | null;
  /** The value's mark and whom it was for, or the case and the place where it can be told apart, as plain data. */
  readonly of:
    | { readonly kind: 'value'; readonly world: World }
    | { readonly kind: 'case'; readonly records: CaseFile['records']; readonly place: string };
};

export type LawResult = { readonly law: LawId; readonly tried: number; readonly broken: Counterexample | null };

/** How many worlds and cases each law is tried on. The same number and seed find the same. */
export type LawEffort = { readonly seed: number; readonly worlds: number; readonly cases: number };
export const usualEffort: LawEffort = { seed: 2026, worlds: 5000, cases: 100 };

/**
 * Try the laws on a policy, step by step: after each step it yields how many of how many were tried. The end is one result for each law, with the
 * least counterexample that could be found. Bounded by its effort, never by time.
 */
export function* checkLaws(
  policy: Policy,
  { seed, worlds, cases }: LawEffort = usualEffort,
): Generator<{ readonly done: number; readonly total: number }, readonly LawResult[]> {
  const total = worlds + cases;
  const ofValues = new Map<LawId, Found<{ world: World; step: Step }>>();
  const ofCases = new Map<LawId, Found<{ file: CaseFile; chosen: CaseChoice }>>();
  for (let done = 0; done < worlds; done++) {
    const chance = chanceOf(seed + done);
    const world = anyWorld(chance, policy);
    const before = decided(world);
    for (const law of valueLaws) {
      if (ofValues.has(law.id)) continue;
      const step = law.steps(chance, world).find(one => brokenIn(law, world, one, before) !== null);
      if (step !== undefined) ofValues.set(law.id, { tried: done + 1, found: { world, step } });
    }
    if (done % 200 === 199) yield { done: done + 1, total };
  }
  for (let done = 0; done < cases; done++) {
    const chance = chanceOf(seed * 31 + done);
    const file = anyCase(chance);
    const chosen: CaseChoice = { policy, seed: seed + done, recipientSeed: chance.below(1_000_000) };
    for (const law of caseLaws)
      if (!ofCases.has(law.id) && breakOf(law, file, chosen) !== null)
        ofCases.set(law.id, { tried: done + 1, found: { file, chosen } });
    if (done % 10 === 9) yield { done: worlds + done + 1, total };
  }
  return [
    ...valueLaws.map((law): LawResult => {
      const found = ofValues.get(law.id);
      if (found === undefined) return { law: law.id, tried: worlds, broken: null };
      return { law: law.id, tried: found.tried, broken: leastWorld(law, found.found.world, found.found.step) };
    }),
    ...caseLaws.map((law): LawResult => {
      const found = ofCases.get(law.id);
      if (found === undefined) return { law: law.id, tried: cases, broken: null };
      return { law: law.id, tried: found.tried, broken: leastCase(law, found.found.file, found.found.chosen) };
    }),
  ];
}

type Found<T> = { readonly tried: number; readonly found: T };
type CaseChoice = { readonly policy: Policy; readonly seed: number; readonly recipientSeed: number };

function breakOf(law: CaseLaw, file: CaseFile, { policy, seed, recipientSeed }: CaseChoice): string | null {
  const chance = chanceOf(recipientSeed);
  const recipient = { ...anyRecipient(chance, policy), purposes };
  const circumstances = { date: chance.oneOf(lawDates), events: [], consents: [], gates: [], mustTell: [] };
  const purpose = chance.oneOf(['same-case', 'locate-arrest', 'prosecution'] as const);
  return law.breaks(file, { recipient, purpose, basis: lawBasis, circumstances, scope: null, policy }, seed);
}

function leastWorld(law: ValueLaw, world: World, step: Step): Counterexample {
  let [least, broken] = [world, brokenIn(law, world, step)!]; // it was found broken
  for (;;) {
    const smaller = smallerWorlds(least).find(one => brokenIn(law, one, step) !== null);
    if (smaller === undefined) break;
    least = smaller;
    broken = brokenIn(law, smaller, step)!; // just found
  }
  return { ...broken, at: partOf(least, broken), of: { kind: 'value', world: least } };
}

function leastCase(law: CaseLaw, file: CaseFile, chosen: CaseChoice): Counterexample {
  let [least, place] = [file, breakOf(law, file, chosen)!]; // it was found broken
  for (;;) {
    const smaller = smallerCases(least).find(one => breakOf(law, one, chosen) !== null);
    if (smaller === undefined) break;
    least = smaller;
    place = breakOf(law, smaller, chosen)!; // just found
  }
  return { at: null, step: null, before: null, after: null, of: { kind: 'case', records: least.records, place } };
}

/** The row of the policy that decided, with the recipient's column. */
function partOf({ asked }: World, { before, after }: ValueBreak): string | null {
  const rows = rowsOf(asked.policy);
  const found = rows.find(({ row }) => row.rule === after.rule) ?? rows.find(({ row }) => row.rule === before.rule);
  return found === undefined ? null : `${found.path}.${asked.recipient?.standing ?? 'other'}`;
}
