import fc from 'fast-check';
import type { CaseFile, CaseRecord } from '../../../shared/case.ts';
import type { Json, RecordId } from '../../../shared/language.ts';
import type { Mark } from '../../../shared/mark.ts';
import { eventTypes } from './arbitraries.ts';
import { caseOf, record } from './synthetic.ts';

// Cases in which seals and embargoes do meet events: a few persons, orders, plans and papers, each waiting or not, and what happened.

const anyWaiting: fc.Arbitrary<Mark> = fc
  .option(fc.constantFrom(...eventTypes), { freq: 3 })
  .map(event => (event === null ? {} : { caveats: [{ kind: 'EMBARGO', until: { event } }] }));

const anyBone = fc.record({
  kind: fc.constantFrom('suspect', 'victim', 'warrant', 'plan', 'document', 'event', 'event'),
  mark: anyWaiting,
  type: fc.constantFrom(...eventTypes),
  to: fc.array(fc.nat({ max: 20 }), { minLength: 2, maxLength: 2 }),
  opensRest: fc.constantFrom(undefined, undefined, true, false),
  corrects: fc.option(fc.nat({ max: 20 }), { freq: 1 }),
  retracted: fc.constantFrom(undefined, undefined, undefined, true),
});

type Bone = typeof anyBone extends fc.Arbitrary<infer One> ? One : never;

/** A released case but for what waits: whatever stays, stays for an event's sake. */
export const anyAwaitingCase: fc.Arbitrary<CaseFile> = fc
  .array(anyBone, { minLength: 3, maxLength: 8 })
  .map(bones => caseOf(...bones.map((bone, at) => recordOf(bone, at, bones))));

/** Some of its records, or all (null). */
export const anyAwaitingScope: fc.Arbitrary<readonly RecordId[] | null> = fc.option(
  fc.subarray(Array.from({ length: 8 }, (_, at) => `r${at}` as RecordId)),
  { freq: 1 },
);

function recordOf(
  { kind, mark, type, to, opensRest, corrects, retracted }: Bone,
  at: number,
  bones: readonly Bone[],
): CaseRecord {
  const idOf = (kinds: readonly string[], chance: number): RecordId | undefined => {
    const ids = bones.flatMap((other, index) => (kinds.includes(other.kind) ? [`r${index}` as RecordId] : []));
    return chance % 2 === 0 ? undefined : ids[chance % Math.max(1, ids.length)];
  };
  const said = (fields: Record<string, Json | undefined>) =>
    Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Record<string, Json>; // absent is not known
  const [one, other] = to as [number, number]; // two of them
  const place = { position: at };
  const id = `r${at}`;
  switch (kind) {
    case 'suspect':
    case 'victim':
      return record(id, 'subject', { roles: [kind], hair: 'negro' }, { ...place, marks: { hair: mark } });
    case 'warrant':
      return record(id, 'warrant', { type: 'arrest', number: id, isSealed: one % 2 === 0 }, place);
    case 'plan':
      return record(id, 'plan', { name: id }, place);
    case 'document':
      return record(id, 'document', said({ title: id, subject: idOf(['suspect', 'victim'], one) }), {
        ...place,
        marks: { '*': mark },
      });
    default: {
      const about = { warrant: idOf(['warrant'], other), plan: idOf(['plan'], other) };
      const subject = idOf(['suspect', 'victim'], one);
      const earlier = bones.slice(0, at).flatMap((before, index) => (before.kind === 'event' ? [`r${index}`] : []));
      const supersedes = corrects === null ? undefined : earlier[corrects % Math.max(1, earlier.length)];
      const fields = said({ type, on: '2026-01-15', subject, ...about, opensRest, supersedes, retracted });
      return record(id, 'event', fields, { ...place, marks: { '*': mark } });
    }
  }
}
