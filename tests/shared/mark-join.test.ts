import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AgencyCode } from '../../shared/language.ts';
import { joinedMark } from '../../shared/mark-join.ts';
import { isAsTight } from '../../shared/mark-order.ts';
import { categories, levels, type Caveat, type Mark } from '../../shared/mark.ts';

const caveat: fc.Arbitrary<Caveat> = fc.constantFrom<Caveat>(
  { kind: 'ORCON' },
  { kind: 'NO_COURT' },
  { kind: 'MUST_TELL' },
  { kind: 'REL', to: ['MX'] },
  { kind: 'REL', to: ['US'] },
  { kind: 'TLP', label: 'TLP:RED' },
  { kind: 'EMBARGO', until: { event: 'arrest' } },
);
const mark: fc.Arbitrary<Mark> = fc.record(
  {
    level: fc.constantFrom(...levels),
    categories: fc.uniqueArray(fc.constantFrom(...categories), { minLength: 1 }),
    caveats: fc.array(caveat, { maxLength: 4 }),
    originator: fc.constant('MX-SRE' as AgencyCode),
    tearLine: fc.constant({ text: 'given', level: 'L1' as const, categories: ['LEG' as const] }),
    loosened: fc.constant({ level: 'L0' as const }),
  },
  { requiredKeys: [] },
);

it('joins two marks into one that is as tight as each', () => {
  fc.assert(
    fc.property(mark, mark, (one, other) => {
      const joined = joinedMark(one, other) ?? {};
      const standard = { level: 'L2', category: 'OPS' } as const;
      expect(isAsTight(one, joined, standard)).toBe(true);
      expect(isAsTight(other, joined, standard)).toBe(true);
    }),
  );
});

it('joins no mark that came in with a packet to a different one, and no two owners', () => {
  const locked: Mark = { level: 'L2', originator: 'MX-SRE' as AgencyCode, locked: true };

  expect(joinedMark(locked, { level: 'L4' })).toBeUndefined();
  expect(joinedMark({ originator: 'MX-SRE' as AgencyCode }, { originator: 'MX-FGR' as AgencyCode })).toBeUndefined();
  expect(joinedMark(locked, { ...locked })).toEqual(locked);
});

it('keeps no tear-line that was written for one of the two texts alone', () => {
  const tearLine = { text: 'One thing.', level: 'L1', categories: ['LEG'] } as const;

  expect(joinedMark({ tearLine }, { level: 'L3' })).toEqual({ level: 'L3' });
  expect(joinedMark({ tearLine }, { tearLine: { ...tearLine, text: 'Another.', level: 'L2' } })).toEqual({
    tearLine: { text: 'One thing. Another.', level: 'L2', categories: ['LEG'] },
  });
});
