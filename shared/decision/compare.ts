import type { AgencyCode } from '../language.ts';
import type { Purpose } from '../mark.ts';
import type { LegalBasis } from '../packet.ts';
import { decide } from './decide.ts';
import type { Policy } from './policy.ts';
import { policy2026 } from './policy-2026-1.ts';
import { isAtLeastAsTight } from './tightness.ts';
import type { Circumstances, Decision, EffectiveMark, Gate, GateBasis, RecipientProfile } from './types.ts';

/** Something that could be recorded, or asked otherwise, and what would be decided then. */
export type Change = { readonly decision: Decision } & (
  | { readonly kind: 'consent'; readonly originators: readonly AgencyCode[] }
  | { readonly kind: 'event'; readonly event: string }
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'purpose'; readonly purpose: Purpose }
  | { readonly kind: 'gate'; readonly gate: Gate; readonly basis: GateBasis }
  | { readonly kind: 'must-tell' }
);

type Asked = {
  readonly recipient: RecipientProfile | null;
  readonly purpose: Purpose;
  readonly basis: readonly LegalBasis[];
  readonly circumstances: Circumstances;
};

/** Each single change after which more of the value could leave, found by deciding again with it. Empty where nothing of the kind helps. */
export function whatWouldChange(mark: EffectiveMark, asked: Asked, policy: Policy = policy2026): readonly Change[] {
  const decideFor = ({ recipient, purpose, basis, circumstances }: Asked) =>
    decide(mark, recipient, purpose, basis, circumstances, policy);
  const now = decideFor(asked);
  return candidates(mark, asked, policy)
    .map(({ change, asked: then }) => ({ ...change, decision: decideFor(then) })) // a candidate is a change without its decision
    .filter(change => !isAtLeastAsTight(change.decision.action, now.action));
}

type Bare<C> = C extends unknown ? Omit<C, 'decision'> : never;
type Candidate = { readonly change: Bare<Change>; readonly asked: Asked };

function candidates(mark: EffectiveMark, asked: Asked, policy: Policy): readonly Candidate[] {
  const { recipient, circumstances: facts } = asked;
  const withFacts = (change: Bare<Change>, more: Partial<Circumstances>): Candidate => ({
    change,
    asked: { ...asked, circumstances: { ...facts, ...more } },
  });
  const found: Candidate[] = [];
  if (recipient === null) return found;
  const originators = mark.originators.length === 0 ? [mark.owner] : mark.originators;
  const consents = originators.map(originator => ({
    originator,
    recipient: recipient.agency,
    purposes: [asked.purpose],
    until: null,
  }));
  found.push(withFacts({ kind: 'consent', originators }, { consents: [...facts.consents, ...consents] }));
  for (const until of [
    ...mark.caveats.flatMap(caveat => ('until' in caveat ? [caveat.until] : [])),
    { event: policy.sealed.event },
  ])
    if ('date' in until) found.push(withFacts({ kind: 'date', date: until.date }, { date: until.date }));
    else found.push(withFacts({ kind: 'event', event: until.event }, { events: [...facts.events, until.event] }));
  for (const purpose of recipient.purposes) found.push({ change: { kind: 'purpose', purpose }, asked: { ...asked, purpose } });
  if (mark.record === null) return found;
  const place = { record: mark.record, field: mark.field, recipient: recipient.agency };
  for (const [gate, bases] of Object.entries(policy.gates) as [Gate, readonly GateBasis[]][])
    // its keys are the gates
    for (const basis of bases)
      found.push(withFacts({ kind: 'gate', gate, basis }, { gates: [...facts.gates, { gate, basis, ...place }] }));
  found.push(withFacts({ kind: 'must-tell' }, { mustTell: [...facts.mustTell, place] }));
  return found;
}
