import { shownCells } from './shown-cells.ts';
import type { GivenSide } from '../../shared/given-out.ts';
import { civilDate, dayNumber } from '../../shared/clocks/civil-date.ts';
import type { CivilDate } from '../../shared/language.ts';
import { offenceGroupIds } from '../../shared/offence-groups.ts';
import { findProfile } from '../../shared/profiles.ts';
import type { ReviewCase } from '../../shared/review-figures.ts';
import { reviewed, type Review } from '../../shared/review.ts';
import { boardOf } from '../../shared/stays.ts';
import { changingOffice } from './changing-office.ts';
import { FEWEST_VALUES, read } from './page-attack.ts';
import { Puzzle } from './puzzle.ts';

const columns = boardOf(findProfile('us-mx-us-req@2026-11')!); // a shipped one
const milestones = columns.flatMap(({ id, milestone }) => (milestone === undefined ? [] : [id]));
const day = (text: string) => text as CivilDate; // dates of this file
const direction = 'US-MX';

type Publication = { readonly from: CivilDate; readonly to: CivilDate; readonly asOf: CivilDate };
const monthAfter = (month: string, by: number): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const place = 12 * year + number - 1 + by;
  return `${Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, '0')}`;
};
/** What was filed in so many months from the first of a month, given out ten days after them, or so many months later. */
const over = (month: string, months: number, later = 0, since = month): Publication => {
  const next = monthAfter(month, months);
  return {
    from: day(`${since}-01`),
    to: civilDate(dayNumber(day(`${next}-01`)) - 1),
    asOf: day(`${monthAfter(next, later)}-${months === 12 ? 20 : months === 6 ? 15 : 10}`),
  };
};
const each = (months: number, times: number, first = '2026-01'): readonly Publication[] =>
  Array.from({ length: times }, (_, place) => over(monthAfter(first, place * months), months));
const sinceThen = (since: string): readonly Publication[] => each(3, 4).map(({ from }) => over(from.slice(0, 7), 3, 0, since));

/** What an office gives out over time. */
export const plans = {
  'each quarter': [...each(3, 4), over('2026-01', 12)],
  'the year so far': [...sinceThen('2026-01'), over('2026-01', 12)],
  'the last years': [...sinceThen('2022-01'), over('2026-01', 12)],
  'quarters of three years': each(3, 12, '2024-01'),
  'each month': each(1, 12),
  'quarters, half years and the year': [
    ...each(3, 2),
    over('2026-01', 6),
    ...each(3, 2, '2026-07'),
    over('2026-07', 6),
    over('2026-01', 12),
  ],
  'given again after corrections': [over('2026-01', 3), over('2026-01', 3, 3), over('2026-01', 12), over('2026-01', 12, 5)],
} as const satisfies Record<string, readonly Publication[]>;
export type Plan = keyof typeof plans;

export type GivenOverTime = {
  readonly pages: readonly Review[];
  readonly alone: readonly Review[];
  readonly views: readonly (readonly ReviewCase[])[];
};

/** The pages of a plan in an office that changes meanwhile, each beside those before; and each as it would be by itself. */
export function givenOverTime(plan: Plan, seed: number, size: number, isChecked = true): GivenOverTime {
  const office = changingOffice(seed, size, milestones);
  const earlier: GivenSide[] = [];
  const given = plans[plan].map(days => {
    const view = office(days.asOf);
    const { review, sides } = reviewed({ ...view, ...days, columns, direction, earlier: isChecked ? earlier : [] });
    earlier.push(...sides);
    return { page: review, alone: reviewed({ ...view, ...days, columns, direction }).review, view: view.cases };
  });
  return { pages: given.map(({ page }) => page), alone: given.map(({ alone }) => alone), views: given.map(({ view }) => view) };
}

/** Of the figures that the pages after the first would show by themselves: how many are rounded, and how many not told at all. */
export function lossOf({ pages, alone }: GivenOverTime): {
  readonly figures: number;
  readonly rounded: number;
  readonly held: number;
} {
  const pairs = pages.slice(1).flatMap((page, place) => {
    const beside = shownCells(page);
    return [...shownCells(alone[place + 1]!)].flatMap(([name, cell]) => (cell.kind === 'shown' ? [beside.get(name)?.kind] : []));
  });
  const count = (kind: string): number => pairs.filter(each => each === kind).length;
  return { figures: pairs.length, rounded: count('about'), held: pairs.length - count('shown') - count('about') };
}

/**
 * What a reader can guess who knows how figures are rounded, and takes each rounded one to differ by one to four from every exact one that an
 * earlier page of a shorter or longer period gave and that would tell: those for which fewer than three values are left.
 */
export function guessedFrom({ pages, alone }: GivenOverTime): readonly string[] {
  const isNested = (one: Publication, other: Publication): boolean =>
    (one.from >= other.from && one.to <= other.to) || (other.from >= one.from && other.to <= one.to);
  const isNear = (one: number, other: number): boolean => one !== other && Math.abs(one - other) < 5;
  return pages.flatMap((page, later) =>
    [...shownCells(page)].flatMap(([name, cell]) => {
      const truth = shownCells(alone[later]!).get(name);
      if (cell.kind !== 'about' || truth?.kind !== 'shown') return [];
      const earlier = pages.slice(0, later).flatMap(old => {
        const then = shownCells(old).get(name);
        return isNested(old, page) && then?.kind === 'shown' && isNear(then.count, truth.count) ? [then.count] : [];
      });
      const left = [-2, -1, 0, 1, 2].filter(
        off => cell.count + off >= 0 && earlier.every(then => isNear(then, cell.count + off)),
      );
      return earlier.length > 0 && left.length < FEWEST_VALUES ? [`${later} ${name}`] : [];
    }),
  );
}

const ways = ['US-MX', 'MX-US'] as const;
const sums: readonly (readonly [string, readonly string[]])[] = [
  ['filed', ['surrendered', 'open', 'otherwise']],
  ['otherwise', ['refused', 'other']],
  ...['filed', 'surrendered', 'refused'].map(name => [name, offenceGroupIds.map(group => `${name} ${group}`)] as const),
  ...offenceGroupIds.map(
    group => [`filed ${group}`, ['surrendered', 'refused', 'rest'].map(name => `${name} ${group}`)] as const,
  ),
];
const names = [...new Set(sums.flatMap(([total, parts]) => [total, ...parts]))];

const named: Readonly<Record<string, string>> = { extradition: 'surrendered', refusal: 'refused' };

/** Counted plainly, with nothing shared. */
function countIn(
  cases: readonly ReviewCase[],
  way: string,
  name: string,
  { from, to }: Pick<Publication, 'from' | 'to'>,
): number {
  const [figure = '', group] = name.split(' ');
  return cases.filter(one => {
    if (one.direction !== way || one.filedOn === null || one.filedOn < from || one.filedOn > to) return false;
    if (group !== undefined && one.offence !== group) return false;
    const ended = one.counts === null ? 'open' : (named[one.counts] ?? 'other');
    if (figure === 'rest') return ended === 'open' || ended === 'other';
    if (figure === 'otherwise') return ended === 'refused' || ended === 'other';
    return figure === 'filed' || figure === ended;
  }).length;
}

const APART = 1000;

/**
 * What a reader of all the pages can tell who is also told, of each figure that was given out, whether it still is what it was when a later page
 * was made: suppressed counts that can be fewer than three values, and differences of nested pages that are one to four and nearly which.
 */
export function recoveredFrom({ pages, views }: GivenOverTime): readonly string[] {
  const puzzle = new Puzzle();
  const suppressed: string[] = [];
  for (const [place, page] of pages.entries()) suppressed.push(...read(puzzle, `${place} `, page).suppressed);
  const cuts = [...new Set(pages.flatMap(({ from, to }) => [from, `${to}~`]))].sort();
  const spansOf = ({ from, to }: Pick<Publication, 'from' | 'to'>): readonly number[] =>
    cuts.slice(0, -1).flatMap((cut, span) => (cut >= from && (cuts[span + 1] ?? '') <= `${to}~` ? [span] : []));
  const differences: string[] = [];
  puzzle.between('apart', APART, APART);
  for (const way of ways)
    for (const [later, page] of pages.entries()) {
      for (const span of spansOf(page))
        for (const [total, parts] of sums)
          puzzle.is(
            `${later} ${span} ${way} ${total}`,
            parts.map(part => `${later} ${span} ${way} ${part}`),
          );
      for (const name of names) {
        const over = (days: Review): readonly string[] => spansOf(days).map(span => `${later} ${span} ${way} ${name}`);
        puzzle.is(`${later} ${way} ${name}`, over(page));
        for (const [before, old] of pages.slice(0, later).entries()) {
          const isInside = old.from >= page.from && old.to <= page.to;
          if (!isInside) continue;
          const [then, now] = [countIn(views[before]!, way, name, old), countIn(views[later]!, way, name, old)];
          if (then === now) puzzle.is(`${before} ${way} ${name}`, over(old));
          const difference = `${way} ${name} of ${later} less ${before}`;
          puzzle.is(`${difference} both`, [`${later} ${way} ${name}`, 'apart']);
          puzzle.is(`${difference} both`, [`${before} ${way} ${name}`, difference]);
          differences.push(difference);
        }
      }
    }
  const isTold = ([least, most]: readonly [number, number]): boolean => most - least + 1 < FEWEST_VALUES;
  const isSmall = (value: number): boolean => value !== APART && Math.abs(value - APART) < 5;
  puzzle.rangesOf([...suppressed, ...differences], FEWEST_VALUES);
  return [
    ...suppressed.filter(name => isTold(puzzle.range(name, FEWEST_VALUES))),
    ...differences.filter(name => {
      const range = puzzle.range(name, FEWEST_VALUES);
      return isTold(range) && range.every(isSmall);
    }),
  ];
}
