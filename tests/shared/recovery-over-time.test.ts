import { describe, expect, it } from 'vitest';
import type { Direction } from '../../shared/case.ts';
import type { GivenSide } from '../../shared/given-out.ts';
import type { CivilDate } from '../../shared/language.ts';
import { offenceGroupIds } from '../../shared/offence-groups.ts';
import { findProfile } from '../../shared/profiles.ts';
import { reviewed, type Review } from '../../shared/review.ts';
import { boardOf } from '../../shared/stays.ts';
import { movers } from '../../shared/board.ts';
import { read, readStalled, toldBy, type Secrets } from '../support/page-attack.ts';
import { Puzzle } from '../support/puzzle.ts';
import { chanceOf, randomOffice } from '../support/random-office.ts';

const columns = boardOf(findProfile('us-mx-us-req@2026-11')!);
const milestones = columns.flatMap(({ id, milestone }) => (milestone === undefined ? [] : [id]));
const day = (text: string) => text as CivilDate; // dates of this file
const asOf = day('2026-11-23');
const OFFICES = Number(process.env['RECOVERY_OFFICES'] ?? 3);

/** What a reader adds up within one span of filing, whichever page speaks of it. */
const summed = (way: Direction): readonly (readonly [string, readonly string[]])[] =>
  sums.map(([total, parts]) => [`${way} ${total}`, parts.map(part => `${way} ${part}`)]);
const sums: readonly (readonly [string, readonly string[]])[] = [
  ['filed', ['surrendered', 'open', 'otherwise']],
  ['otherwise', ['refused', 'other']],
  ...['filed', 'surrendered', 'refused'].map(name => [name, offenceGroupIds.map(group => `${name} ${group}`)] as const),
  ...offenceGroupIds.map(
    group => [`filed ${group}`, ['surrendered', 'refused', 'rest'].map(name => `${name} ${group}`)] as const,
  ),
];

/** What it adds up of those that have stalled, of a page that tells them. */
const steps = milestones.map((_, step) => `stalled ${step}`);
const stalledSums: readonly (readonly [string, readonly string[]])[] = [
  ['stalled', steps],
  ['stalled', movers.map(whose => `stalled ${whose}`)],
  ['open', ['stalled', 'going']],
];

/** Nothing has changed between two pages: each is the sum of the spans that all their first and last days cut. */
function readTogether(pages: readonly Review[]): { readonly puzzle: Puzzle; readonly secrets: Secrets } {
  const puzzle = new Puzzle();
  const secrets: Secrets = { suppressed: [], between: [] };
  const cuts = [...new Set(pages.flatMap(({ from, to }) => [from, `${to}~`]))].sort();
  const spans = cuts.slice(0, -1).map((from, place) => ({ from, to: cuts[place + 1]! }));
  for (const [place, page] of pages.entries()) {
    const found = read(puzzle, `${place} `, page);
    secrets.suppressed.push(...found.suppressed);
    secrets.between.push(...found.between);
    if (page.stalled === null) continue;
    const stalled = readStalled(puzzle, `${place} `, page);
    secrets.suppressed.push(...stalled.suppressed);
    secrets.between.push(...stalled.between);
  }
  for (const way of ['US-MX', 'MX-US'] as const) {
    const withStalled = pages.some(({ direction, stalled }) => direction === way && stalled !== null) ? stalledSums : [];
    const sums = [
      ...summed(way),
      ...withStalled.map(([total, parts]) => [`${way} ${total}`, parts.map(part => `${way} ${part}`)] as const),
    ];
    const names = [...new Set(sums.flatMap(([total, parts]) => [total, ...parts]))];
    const isOn = (page: Review, name: string): boolean =>
      !/ (?:stalled|going)/.test(name) || (page.direction === way && page.stalled !== null);
    for (const [span] of spans.entries())
      for (const [total, parts] of sums)
        puzzle.is(
          `s${span} ${total}`,
          parts.map(part => `s${span} ${part}`),
        );
    for (const [place, page] of pages.entries()) {
      const inside = spans.flatMap(({ from, to }, span) => (from >= page.from && to <= `${page.to}~` ? [span] : []));
      for (const name of names.filter(each => isOn(page, each)))
        puzzle.is(
          `${place} ${name}`,
          inside.map(span => `s${span} ${name}`),
        );
    }
    for (const [place, page] of pages.entries())
      for (const [other, longer] of pages.entries())
        if (
          place !== other &&
          page.from >= longer.from &&
          page.to <= longer.to &&
          (page.from !== longer.from || page.to !== longer.to)
        )
          for (const name of names.filter(each => isOn(page, each) && isOn(longer, each))) {
            puzzle.is(`${other} ${name}`, [`${place} ${name}`, `more ${place} ${other} ${name}`]);
            secrets.between.push(`more ${place} ${other} ${name}`);
          }
  }
  return { puzzle, secrets };
}

function giveOut(
  office: ReturnType<typeof randomOffice>,
  periods: readonly (readonly [string, string])[],
  isChecked: boolean,
  hasStalled = false,
): readonly Review[] {
  const earlier: GivenSide[] = [];
  const cases = office.cases.map((one, place) => ({
    ...one,
    stalled: (place * 7) % 8 > place % 3 ? movers[place % movers.length]! : null,
  }));
  return periods.map(([from, to], place) => {
    const direction = place % 3 === 2 ? ('MX-US' as const) : ('US-MX' as const);
    const { review, sides } = reviewed({
      ...office,
      cases,
      hasStalled,
      columns,
      from: day(from),
      to: day(to),
      asOf,
      direction,
      earlier: isChecked ? earlier : [],
    });
    earlier.push(...sides);
    return review;
  });
}

const periodsOf = (seed: number): readonly (readonly [string, string])[] => {
  const chance = chanceOf(1000 + seed);
  const year = 2021 + Math.floor(4 * chance());
  const months = ['03-31', '06-30', '09-30', '12-31'];
  const starts = ['01-01', '04-01', '07-01', '10-01'];
  const [first, last] = [Math.floor(2 * chance()), 2 + Math.floor(2 * chance())];
  return [
    [`${year}-${starts[first]}`, `${year}-${months[last]}`],
    [`${year}-01-01`, `${year + 1}-01-2${Math.floor(9 * chance())}`],
    [`${year - 1}-01-01`, `${year}-${months[last]}`],
  ];
};

describe('pages that are given on one after another', () => {
  it.each(Array.from({ length: OFFICES }, (_, seed) => seed))(
    'tell no suppressed count and no small difference together: office %i',
    seed => {
      const office = randomOffice(seed, 200 + 500 * (seed % 4), milestones, asOf);
      const pages = giveOut(office, periodsOf(seed), true);
      const { puzzle, secrets } = readTogether(pages);
      expect(toldBy(puzzle, secrets)).toEqual([]);
    },
  );

  it.each([0, 5, 13])('tell none with what stalled among them: office %i', seed => {
    const office = randomOffice(40 + seed, 120 + 40 * (seed % 3), milestones, asOf);
    const { puzzle, secrets } = readTogether(giveOut(office, periodsOf(seed), true, true));
    expect(secrets.suppressed.some(name => name.includes('stalled'))).toBe(true);
    expect(toldBy(puzzle, secrets)).toEqual([]);
  });

  it('would tell, if each were looked at by itself', () => {
    const { puzzle, secrets } = readTogether(giveOut(randomOffice(2, 330, milestones, asOf), periodsOf(2), false));
    expect(toldBy(puzzle, secrets)).not.toEqual([]);
  });
});
