import { describe, expect, it } from 'vitest';
import { read, toldBy } from '../support/page-attack.ts';
import { givenOverTime, guessedFrom, lossOf, recoveredFrom, type Plan } from '../support/pages-over-time.ts';
import { Puzzle } from '../support/puzzle.ts';

// Reports that follow each other, touch and overlap, of an office in which cases go on, are entered late, corrected and taken out meanwhile.
const SLOW_MS = 300_000; // on a busy machine
const offices: readonly (readonly [plan: Plan, size: number, seed: number])[] = [
  ['each quarter', 100, 1],
  ['each quarter', 300, 1],
  ['each quarter', 800, 2],
  ['the year so far', 800, 2], // one count was told here while a page gave up on it
  ['given again after corrections', 60, 1],
  ['given again after corrections', 300, 11], // a figure that had been given exactly was hidden, and much held back for it
];

describe('reports of an office that changes', () => {
  it.each(offices)(
    'tell a solver no suppressed count, though it is told which figures stayed as they were: %s, %i cases (%i)',
    (plan, size, seed) => {
      expect(recoveredFrom(givenOverTime(plan, seed, size))).toEqual([]);
    },
    SLOW_MS,
  );

  it('leave three values to a zero that is held back, on the page by itself too', () => {
    const page = givenOverTime('the last years', 1, 300).pages.at(-1)!; // one zero could be none or one there
    const puzzle = new Puzzle();
    const { suppressed } = read(puzzle, '', page);

    expect(suppressed.filter(name => name.includes('ended')).length).toBeGreaterThan(1);
    expect(toldBy(puzzle, { suppressed, between: [] })).toEqual([]);
  });

  it('would tell, if each were looked at by itself', () => {
    expect(recoveredFrom(givenOverTime('each quarter', 1, 300, false))).not.toEqual([]);
  });

  it.each([1, 2, 3])('leave three values to who takes a rounded figure to differ a little from an earlier one (%i)', seed => {
    expect(guessedFrom(givenOverTime('the last years', seed, 500))).toEqual([]);
  });

  it('round or hold back less than three in four of the figures of five years so far', () => {
    const { figures, rounded, held } = lossOf(givenOverTime('the last years', 1, 500));

    expect((rounded + held) / figures).toBeLessThan(0.75);
  });

  it.each([
    ['each quarter', 60],
    ['each quarter', 500],
    ['each quarter', 3_000],
    ['the year so far', 500],
    ['the year so far', 800],
    ['quarters, half years and the year', 60],
    ['quarters, half years and the year', 500],
    ['given again after corrections', 500],
  ] as const)('hold back at most an eighth of the figures that each would show by itself: %s, %i cases', (plan, size) => {
    const { figures, held } = lossOf(givenOverTime(plan, 1, size));

    expect(figures).toBeGreaterThan(150);
    expect(held / figures).toBeLessThanOrEqual(0.125);
  });
});
