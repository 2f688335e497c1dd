import { describe, expect, it } from 'vitest';
import { movers } from '../../shared/board.ts';
import type { CivilDate } from '../../shared/language.ts';
import { findProfile } from '../../shared/profiles.ts';
import { reviewOf } from '../../shared/review.ts';
import { boardOf } from '../../shared/stays.ts';
import { read, readStalled, readStays, toldBy } from '../support/page-attack.ts';
import { Puzzle } from '../support/puzzle.ts';
import { randomOffice } from '../support/random-office.ts';

const columns = boardOf(findProfile('us-mx-us-req@2026-11')!);
const milestones = columns.flatMap(({ id, milestone }) => (milestone === undefined ? [] : [id]));
const day = (text: string) => text as CivilDate; // dates of this file
const asOf = day('2026-11-23');
const OFFICES = Number(process.env['RECOVERY_OFFICES'] ?? 9);
describe('a page that is given on', () => {
  it.each(Array.from({ length: OFFICES }, (_, seed) => seed))(
    'tells none of its suppressed counts to a solver: office %i',
    seed => {
      const office = randomOffice(seed, 20 + 22 * (seed % 12), milestones, asOf);
      const [from, to] = [day(`202${1 + (seed % 4)}-01-01`), day(seed % 3 === 0 ? '2025-06-30' : '2026-11-23')];
      const direction = seed % 2 === 0 ? ('US-MX' as const) : ('MX-US' as const);
      const cases = office.cases.map((one, place) => ({
        ...one,
        stalled: (place * 7 + seed) % 8 > seed % 3 ? movers[(place + seed) % movers.length]! : null,
      }));
      const review = reviewOf({ ...office, cases, columns, from, to, asOf, direction, hasStalled: true });
      const puzzle = new Puzzle();
      const { suppressed, between } = read(puzzle, '', review);
      suppressed.push(...readStays(puzzle, '', review, milestones));
      const stalled = readStalled(puzzle, '', review);
      suppressed.push(...stalled.suppressed);
      between.push(...stalled.between);

      expect(suppressed.length).toBeGreaterThan(10);
      expect(toldBy(puzzle, { suppressed, between })).toEqual([]);
    },
  );
});
