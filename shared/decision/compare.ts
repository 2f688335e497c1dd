import type { CaseFile } from '../case.ts';
import type { AgencyCode, RecordId } from '../language.ts';
import type { Purpose } from '../mark.ts';
import { decide } from './decide.ts';
import { decideCase, type CaseDecisions } from './decide-case.ts';
import type { CaseRequest } from './request.ts';
import { isAtLeastAsTight } from './tightness.ts';
import type { Circumstances, Decision, EffectiveMark, Gate, GateBasis } from './types.ts';

/** Something that could be recorded, or asked otherwise, and what would be decided then. */
export type Change = { readonly decision: Decision } & NamedChange;

/** What would have to be recorded or asked, without what would then be decided. */
export type NamedChange =
  | { readonly kind: 'consent'; readonly originators: readonly AgencyCode[] }
  | { readonly kind: 'event'; readonly event: string }
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'purpose'; readonly purpose: Purpose }
  | { readonly kind: 'gate'; readonly gate: Gate; readonly basis: GateBasis }
  | { readonly kind: 'must-tell' };

type Asked = CaseRequest;

/**
 * As {@link whatWouldChange} for a place of a whole case (`*`: its record): of the changes that would help the value itself, those with
 * which more of it leaves as the case stands. Another record, or another field, may keep it back all the same.
 */
export function whatWouldChangeAt(file: CaseFile, asked: CaseRequest, place: CasePlace): readonly Change[] {
  let mark: EffectiveMark | undefined;
  const now = decidedAt(
    decideCase(file, asked, (weighed, ...rest) => {
      if (weighed.record === place.record && weighed.field === place.field) mark ??= weighed;
      return decide(weighed, ...rest);
    }),
    place,
  );
  if (mark === undefined || now === undefined) return [];
  return helpful(mark, asked).flatMap(({ change, asked: then }) => {
    const decision = decidedAt(decideCase(file, then), place);
    return decision === undefined || isAtLeastAsTight(decision.action, now.action) ? [] : [{ ...change, decision }];
  });
}

export type CasePlace = { readonly record: RecordId; readonly field: string };

function decidedAt({ records, fields }: CaseDecisions, { record, field }: CasePlace): Decision | undefined {
  const whole = records.get(record);
  if (field === '*' || whole?.emitted === false) return whole && { ...whole, action: whole.emitted ? 'RELEASE' : whole.action };
  return fields.find(decided => decided.record === record && decided.field === field);
}

/** Each single change after which more of the value could leave, found by deciding again with it. Empty where nothing of the kind helps. */
export function whatWouldChange(mark: EffectiveMark, asked: Asked): readonly Change[] {
  return helpful(mark, asked).map(({ change, asked: then }) => ({ ...change, decision: decideFor(mark, then) }));
}

function decideFor(mark: EffectiveMark, { recipient, purpose, basis, circumstances, policy }: Asked): Decision {
  return decide(mark, recipient, purpose, basis, circumstances, policy);
}

function helpful(mark: EffectiveMark, asked: Asked): readonly Candidate[] {
  const now = decideFor(mark, asked);
  return candidates(mark, asked).filter(({ asked: then }) => !isAtLeastAsTight(decideFor(mark, then).action, now.action));
}

type Candidate = { readonly change: NamedChange; readonly asked: Asked };

function candidates(mark: EffectiveMark, asked: Asked): readonly Candidate[] {
  const { recipient, circumstances: facts, policy } = asked;
  const withFacts = (change: NamedChange, more: Partial<Circumstances>): Candidate => ({
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
    places: 'all' as const,
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
