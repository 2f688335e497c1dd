import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FEWEST_SHOWN, suppressSmall } from '../../shared/suppress.ts';

const column = (...counts: readonly number[]) => suppressSmall(counts.map(count => [count]));
const kinds = (...counts: readonly number[]) => column(...counts).rows.map(([cell]) => cell?.kind);

describe('suppression of small counts', () => {
  it('shows zeros and counts from five on', () => {
    expect(kinds(0, 5, 40)).toEqual(['shown', 'shown', 'shown']);
    expect(column(0, 5, 40).totals).toEqual([{ kind: 'shown', count: 45 }]);
  });

  it('hides the smallest other count beside a lone one under five', () => {
    expect(kinds(30, 3, 9, 0)).toEqual(['shown', 'few', 'hidden', 'shown']);
  });

  it('hides no third count where two under five cover each other', () => {
    expect(kinds(30, 3, 2)).toEqual(['shown', 'few', 'few']);
  });

  it('hides the total where nothing else can be hidden', () => {
    expect(column(0, 3).totals).toEqual([{ kind: 'hidden' }]);
  });

  it('never lets a total give back a single count', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 60 }), { maxLength: 9 }), counts => {
        const { rows, totals } = column(...counts);
        const cells = rows.flat();
        const unknown = cells.filter(({ kind }) => kind !== 'shown').length;
        expect(unknown !== 1 || totals[0]?.kind !== 'shown').toBe(true);
      }),
    );
  });

  it('never shows a count from one to four', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat({ max: 9 }), { minLength: 2, maxLength: 2 }), { maxLength: 9 }), table => {
        const { rows, totals } = suppressSmall(table);
        const shown = [...rows.flat(), ...totals].flatMap(cell => (cell.kind === 'shown' ? [cell.count] : []));
        expect(shown.filter(count => count > 0 && count < FEWEST_SHOWN)).toEqual([]);
      }),
    );
  });
});
