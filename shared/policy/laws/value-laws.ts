import { decide } from '../../decision/decide.ts';
import type { Policy } from '../../decision/policy.ts';
import type { CaseRequest } from '../../decision/request.ts';
import { isAtLeastAsTight, isReadable } from '../../decision/tightness.ts';
import type { Decision, EffectiveMark } from '../../decision/types.ts';
import { policy2026 } from '../../decision/policy-2026-1.ts';
import { categories, levels, type Category, type Caveat, type Flag } from '../../mark.ts';
import { floor2026 } from '../floor-2026-1.ts';
import { standings } from '../parts.ts';
import type { Chance } from './chance.ts';
import { anyCaveat, type World } from './worlds.ts';

/** What a law found: what is decided now, and what should not have been decided then. */
export type ValueBreak = { readonly before: Decision; readonly after: Decision; readonly step: string };

/** A law of one value. `steps` are what may be done to a world; each names itself, so that a counterexample says which it was. */
export type ValueLaw = {
  readonly id: 'default-deny' | 'monotone' | 'trust' | 'floor' | 'must-tell';
  readonly steps: (chance: Chance, world: World) => readonly Step[];
  readonly breaks: (before: Decision, after: Decision, world: World) => boolean;
};
export type Step = { readonly name: string; readonly change: (world: World) => World };

export function decided({ mark, asked }: World): Decision {
  const { recipient, purpose, basis, circumstances, policy } = asked;
  return decide(mark, recipient, purpose, basis, circumstances, policy);
}

/** Whether a law is broken in a world, and how. */
export function brokenIn(law: ValueLaw, world: World, { name, change }: Step, before = decided(world)): ValueBreak | null {
  const after = decided(change(world));
  return law.breaks(before, after, world) ? { before, after, step: name } : null;
}

const onMark = (name: string, change: (mark: EffectiveMark) => Partial<EffectiveMark>): Step => ({
  name,
  change: ({ mark, asked }) => ({ mark: { ...mark, ...change(mark) }, asked }),
});
const onAsked = (name: string, change: (asked: CaseRequest) => Partial<CaseRequest>): Step => ({
  name,
  change: ({ mark, asked }) => ({ mark, asked: { ...asked, ...change(asked) } }),
});
const onRecipient = (name: string, change: (recipient: NonNullable<CaseRequest['recipient']>) => object): Step =>
  onAsked(name, ({ recipient }) => (recipient === null ? {} : { recipient: { ...recipient, ...change(recipient) } }));
const under = (name: string, policy: Policy): Step => onAsked(name, () => ({ policy }));

const unknown: readonly Step[] = [
  onAsked('recipient', () => ({ recipient: null })),
  onRecipient('standing', () => ({ standing: 'friend' })),
  onRecipient('purpose-not-agreed', () => ({ purposes: [] })),
  onAsked('purpose', () => ({ purpose: 'curiosity' as 'statistics' })),
  onAsked('basis', () => ({ basis: [] })),
  onMark('category', ({ categories: held }) => ({ categories: [...held, 'NEW' as Category] })),
  onMark('caveat', ({ caveats }) => ({ caveats: [...caveats, { kind: 'BURN' } as unknown as Caveat] })),
  onMark('flag', ({ flags }) => ({ flags: [...flags, 'new' as Flag] })),
  onMark('level', () => ({ level: 'L9' as 'L4', tearLine: null })),
];

function tightenings(chance: Chance): readonly Step[] {
  const caveat = anyCaveat(chance);
  const category = chance.oneOf(categories);
  const flag = chance.oneOf(['sar', 'gj', 'sealed', 'minor', 'sp', 'wit', 'tax', 'icpt'] as const);
  return [
    onMark(`caveat ${caveat.kind}`, ({ caveats }) =>
      // Safety information is let go by it, once two persons recorded that it must.
      caveat.kind === 'MUST_TELL' ? {} : { caveats: [...caveats, caveat] },
    ),
    onMark(`category ${category}`, ({ categories: held }) => ({ categories: [...held, category] })),
    onMark(`flag ${flag}`, ({ flags }) => ({ flags: [...flags, flag] })),
    onMark('level', ({ level }) => ({ level: levels[Math.min(4, levels.indexOf(level) + 1)]! })), // within the list
    onAsked('facts', ({ circumstances }) => ({
      circumstances: { ...circumstances, consents: [], gates: [], mustTell: [], events: [] },
    })),
    onRecipient('channel', () => ({ formalChannel: false })),
    onRecipient('permissions', ({ ceilings }) => ({
      ceilings: Object.fromEntries(Object.entries(ceilings).filter(([name]) => name !== category)),
      acceptedCaveats: [],
      contacts: [],
    })),
  ];
}

/** The next standing down; the last one stays. */
const lessTrusted: Step = onRecipient('standing', ({ standing }) => ({
  standing: standings[Math.min(standings.length - 1, standings.indexOf(standing) + 1)],
}));

/** Whether two persons recorded that this must go, for those who arrest or escort, and its categories may. */
function isSafety({ mark, asked: { circumstances, purpose } }: World): boolean {
  const isFlagged = mark.flags.includes('safety') || mark.caveats.some(({ kind }) => kind === 'MUST_TELL');
  const mayGo = mark.categories.every(category => !policy2026.neverForSafety.includes(category));
  return isFlagged && mayGo && circumstances.mustTell.length > 0 && policy2026.safetyPurposes.includes(purpose);
}

const showsMore = (before: Decision, after: Decision): boolean => !isAtLeastAsTight(after.action, before.action);

/** The laws of one value, in the order in which they are told. */
export const valueLaws: readonly ValueLaw[] = [
  { id: 'default-deny', steps: () => unknown, breaks: (_, after) => isReadable(after.action) },
  { id: 'monotone', steps: tightenings, breaks: showsMore },
  { id: 'trust', steps: () => [lessTrusted], breaks: showsMore },
  {
    id: 'floor',
    steps: () => [under('floor', floor2026)],
    breaks: (before, after) => !isAtLeastAsTight(before.action, after.action),
  },
  {
    id: 'must-tell',
    steps: () => [under('shipped', policy2026)],
    breaks: (before, after, world) => isSafety(world) && after.action === 'RELEASE' && showsMore(before, after),
  },
];
