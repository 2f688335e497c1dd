import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilDate, dayNumber } from '../../shared/clocks/civil-date.ts';
import type { CivilDate } from '../../shared/language.ts';
import { offenceGroupIds } from '../../shared/offence-groups.ts';
import { findProfile } from '../../shared/profiles.ts';
import { FEWEST_SHOWN, type ShownCount } from '../../shared/publish.ts';
import { reviewTables, reviewText } from '../../shared/review-text.ts';
import { csvOf } from '../../shared/tables.ts';
import { sideFigures, type ReviewCase } from '../../shared/review-figures.ts';
import { reviewOf, type Review } from '../../shared/review.ts';
import { boardOf } from '../../shared/stays.ts';
import { english, spanish } from '../../shared/reader.ts';

const day = (text: string) => text as CivilDate; // dates of this file
const columns = boardOf(findProfile('us-mx-us-req@2026-11')!);
const period = { from: day('2022-01-01'), to: day('2025-12-31'), asOf: day('2026-11-23'), direction: 'US-MX' as const, columns };
const review = (cases: readonly ReviewCase[]): Review => reviewOf({ ...period, cases, stays: [] });

const surrendered: ReviewCase = {
  direction: 'US-MX',
  filedOn: day('2023-03-01'),
  standing: 'after-care',
  counts: 'extradition',
  outcomeOn: day('2024-03-01'),
  furthest: 3,
  offence: 'drugs',
};
const open: ReviewCase = { ...surrendered, standing: 'open', counts: null, outcomeOn: null, furthest: 1 };
const refused: ReviewCase = { ...surrendered, standing: 'ended', counts: 'refusal', furthest: 2 };
const times = (count: number, one: ReviewCase) => Array.from({ length: count }, () => one);

const anyCase = fc
  .record({
    direction: fc.constantFrom('US-MX' as const, 'MX-US' as const),
    filed: fc.nat({ max: 1400 }),
    lasted: fc.nat({ max: 900 }),
    end: fc.constantFrom('surrendered', 'open', 'refused', 'closed', 'alternative'),
    furthest: fc.nat({ max: 3 }),
    offence: fc.constantFrom(...offenceGroupIds),
  })
  .map(({ direction, filed, lasted, end, furthest, offence }): ReviewCase => {
    const filedOn = civilDate(dayNumber(period.from) + filed);
    const counts = { surrendered: 'extradition', open: null, refused: 'refusal', closed: 'closed', alternative: 'alternative' }[
      end
    ];
    return {
      direction,
      filedOn,
      standing: end === 'open' ? 'open' : end === 'surrendered' ? 'after-care' : 'ended',
      counts: counts as ReviewCase['counts'], // one of the table's own words
      outcomeOn: end === 'open' ? null : civilDate(dayNumber(filedOn) + lasted),
      furthest: end === 'surrendered' ? 3 : furthest,
      offence,
    };
  });

describe('the review of requests', () => {
  it('counts each request once, by what became of it', () => {
    const { figures } = review([...times(7, surrendered), ...times(6, open), ...times(5, refused)]);

    expect(figures).toMatchObject({
      filed: { count: 18 },
      surrendered: { count: 7 },
      open: { count: 6 },
      otherwise: { count: 5 },
      refused: { count: 5 },
    });
  });

  it('leaves out what was filed outside the period or in the other direction', () => {
    const { figures } = review([
      ...times(6, open),
      { ...open, filedOn: day('2021-12-31') },
      { ...open, filedOn: day('2026-01-01') },
      { ...open, direction: 'MX-US' },
    ]);

    expect(figures.filed).toEqual({ kind: 'shown', count: 6 });
  });

  it('counts as surrendered, not as open, a request that was taken over in its after-care', () => {
    const takenOver: ReviewCase = { ...surrendered, counts: null, outcomeOn: null };
    const { figures } = review([...times(7, takenOver), ...times(6, open)]);

    expect(figures).toMatchObject({ surrendered: { count: 7 }, open: { count: 6 } });
  });

  it('shows in the funnel who went on, stands there, and ended there', () => {
    const { funnel } = review([...times(10, surrendered), ...times(6, open), ...times(5, refused)]);

    expect(funnel.map(({ reached, percent }) => [reached, percent])).toEqual([
      [{ kind: 'shown', count: 21 }, 100],
      [{ kind: 'shown', count: 21 }, 100],
      [{ kind: 'shown', count: 15 }, 71],
      [{ kind: 'shown', count: 10 }, 48],
      [{ kind: 'shown', count: 10 }, 48],
    ]);
    expect(funnel[1]?.still).toEqual({ kind: 'shown', count: 6 });
    expect(funnel[2]?.ended).toEqual({ kind: 'shown', count: 5 });
  });

  it('shows no days, no percent and no curve beside a count under five', () => {
    const few = review([...times(4, surrendered), ...times(20, open)]);

    expect(few.sides[0]?.all.days).toBeNull();
    expect(few.funnel.at(-1)).toMatchObject({ reached: { kind: 'few' }, percent: null });
    expect(few.survival).toBeNull();
  });

  it('shows no curve where it would tell how many ended otherwise', () => {
    const early = { ...refused, outcomeOn: day('2023-03-20') };

    expect(review([...times(9, surrendered), ...times(20, open), ...times(2, early)]).survival).toBeNull();
    expect(review([...times(9, surrendered), ...times(20, open)]).survival).not.toBeNull();
  });

  it('never shows a count from one to four, or days and percents of one that is not shown', () => {
    fc.assert(
      fc.property(fc.array(anyCase, { maxLength: 60 }), cases => {
        const { figures, funnel, sides } = review(cases);
        const lines = sides.flatMap(({ groups, all }) => [...groups, all]);
        const steps = funnel.flatMap(({ reached, still, ended }) => [reached, still, ended]);
        const cells = [...Object.values(figures), ...steps, ...lines.flatMap(line => sideFigures.map(name => line[name]))];
        expect(cells.filter(cell => cell?.kind === 'shown' && cell.count > 0 && cell.count < FEWEST_SHOWN)).toEqual([]);
        expect(lines.filter(({ days, surrendered: cell }) => days !== null && !isMany(cell))).toEqual([]);
        expect(funnel.filter(({ percent, reached }) => percent !== null && reached.kind !== 'shown')).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it('never leaves a sum with one suppressed count alone', () => {
    fc.assert(
      fc.property(fc.array(anyCase, { maxLength: 60 }), cases => {
        const { figures, funnel, sides } = review(cases);
        const { filed, surrendered: done, open: still, otherwise, refused: no, other } = figures;
        const own = sides[0]!;
        const sums: readonly (readonly (ShownCount | null)[])[] = [
          [filed, done, still, otherwise],
          [otherwise, no, other],
          ...funnel.slice(0, -1).map((step, place) => [step.reached, funnel[place + 1]!.reached, step.still, step.ended]),
          ...sideFigures.map(name => [own.all[name], ...own.groups.map(line => line[name])]),
        ];
        for (const sum of sums) expect(sum.filter(cell => cell !== null && cell.kind !== 'shown')).not.toHaveLength(1);
      }),
      { numRuns: 20 },
    );
  });
});

function isMany(cell: ShownCount): boolean {
  return cell.kind === 'shown' && cell.count >= FEWEST_SHOWN;
}

describe('the file and the terminal', () => {
  const shown = review([...times(7, surrendered), ...times(3, open), ...times(9, refused)]);

  it('suppress what the screen suppresses', () => {
    const csv = csvOf(reviewTables(shown, english));

    expect(csv).toContain('still open,<5\r\n');
    expect(csv).toMatch(/^(persons surrendered|ended otherwise),\*\r$/m); // or the sum would tell how many are open
    expect(reviewText(shown, english)).toMatch(/still open +<5/);
  });

  it('speak both languages', () => {
    expect(csvOf(reviewTables(shown, spanish))).toContain('en trámite,<5\r\n');
  });
});
