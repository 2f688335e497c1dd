import { describe, expect, it } from 'vitest';
import { givenOverTime, lossOf, recoveredFrom, type Plan } from '../support/pages-over-time.ts';

// Four quarterly reports and one of the year, of an office in which cases go on, are entered late, corrected and taken out meanwhile.
const offices: readonly (readonly [plan: Plan, size: number, seed: number])[] = [
  ['each quarter', 100, 1],
  ['each quarter', 300, 1],
  ['each quarter', 800, 2],
  ['the year so far', 800, 2], // one count was told here while a page gave up on it
];

describe('reports of an office that changes', () => {
  it.each(offices)(
    'tell a solver no suppressed count, though it is told which figures stayed as they were: %s, %i cases (%i)',
    (plan, size, seed) => {
      expect(recoveredFrom(givenOverTime(plan, seed, size))).toEqual([]);
    },
  );

  it('would tell, if each were looked at by itself', () => {
    expect(recoveredFrom(givenOverTime('each quarter', 1, 300, false))).not.toEqual([]);
  });

  it.each([100, 300, 800, 3_000])(
    'hold back fewer than three in ten of the figures that each would show by itself: %i cases',
    size => {
      const { figures, held } = lossOf(givenOverTime('each quarter', 1, size));

      expect(figures).toBeGreaterThan(200);
      expect(held / figures).toBeLessThan(0.3);
    },
  );
});
