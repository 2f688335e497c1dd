import fc from 'fast-check';
import { expect, it } from 'vitest';
import { askedBy, draftOf, markPlace, standardOf, type MarkDraft } from '../../shared/mark-draft.ts';
import { isAsTight } from '../../shared/mark-order.ts';
import { categories, levels, type Caveat, type Mark } from '../../shared/mark.ts';

const caveats = fc.subarray<Caveat>([
  { kind: 'ORCON' },
  { kind: 'NO_COURT' },
  { kind: 'MUST_TELL' },
  { kind: 'REL', to: ['MX'] },
]);
const codes = fc.uniqueArray(fc.constantFrom(...categories), { minLength: 1, maxLength: 3 });
const held: fc.Arbitrary<Mark> = fc.record(
  {
    level: fc.constantFrom(...levels),
    categories: codes,
    caveats,
    loosened: fc.record({ level: fc.constantFrom('L0' as const, 'L1' as const), categories: codes }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);
const draft: fc.Arbitrary<MarkDraft> = fc.record({
  level: fc.constantFrom(...levels),
  categories: codes,
  caveats,
  originator: fc.constant(null),
  tearText: fc.constantFrom('', 'Text to give.'),
});
const field = fc.constantFrom('given', 'caution', 'curp', '*');
const standsAs = ({ level, categories: about, caveats: held_ }: MarkDraft) => [level, about.toSorted(), held_];

it('asks for exactly what the draft says, whatever stood there', () => {
  fc.assert(
    fc.property(held, draft, field, (mark, wanted, name) => {
      const place = markPlace('subject', name, name === '*' ? ({ ...mark, loosened: undefined } as unknown as Mark) : mark);
      const asked = askedBy(place, wanted);
      if (asked.kind !== 'tightening' && asked.kind !== 'loosening') return;
      const kept = asked.kind === 'tightening' ? place.held.loosened : (asked.loosened ?? undefined);
      const next: Mark = { ...asked.mark, ...(kept === undefined ? {} : { loosened: kept }) };

      expect(standsAs(draftOf({ ...place, held: next }))).toEqual(standsAs(wanted));
      expect(asked.kind === 'tightening').toBe(isAsTight(place.held, next, standardOf('subject', name)));
    }),
  );
});

it('asks for nothing where nothing was changed', () => {
  fc.assert(
    fc.property(held, mark => {
      const place = markPlace('subject', 'given', mark);
      expect(askedBy(place, draftOf(place))).toEqual({ kind: 'none' });
    }),
  );
});

it('loosens nothing that came in with a packet, and nothing that only a recorded fact opens', () => {
  const locked = markPlace('subject', 'given', { level: 'L3', locked: true });
  expect(askedBy(locked, { ...draftOf(locked), level: 'L2' })).toEqual({ kind: 'locked' });
  const underLock = markPlace('subject', 'given', {}, true);
  expect(askedBy(underLock, { ...draftOf(underLock), level: 'L0' })).toEqual({ kind: 'locked' });
  expect(askedBy(underLock, { ...draftOf(underLock), level: 'L4' })).toMatchObject({ kind: 'tightening' });

  const source = markPlace('subject', 'sourceCode');
  expect(askedBy(source, { ...draftOf(source), level: 'L1' })).toEqual({ kind: 'protected' });
});
