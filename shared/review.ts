import { quantile } from './board.ts';
import type { Direction } from './case.ts';
import { reversed } from './parties.ts';
import { dayNumber } from './clocks/civil-date.ts';
import type { Bilingual, CivilDate } from './language.ts';
import { offenceGroupIds, offenceGroups, type OffenceGroupId } from './offence-groups.ts';
import type { BoardGroup, Counting } from './profile.ts';
import { FEWEST_SHOWN, publish, shownCount, type Figures, type ShownCount } from './publish.ts';
import { survivalOf, type Survival } from './survival.ts';

/** A formal request as the review counts it. `furthest` is the last milestone that it reached, from 0. */
export type ReviewCase = {
  readonly direction: Direction;
  readonly filedOn: CivilDate | null;
  readonly isOver: boolean;
  readonly counts: Counting | null;
  readonly outcomeOn: CivilDate | null;
  readonly furthest: number;
  readonly offence: OffenceGroupId;
};
export type ReviewStay = {
  readonly direction: Direction | null;
  readonly board: string;
  readonly enteredOn: CivilDate;
  readonly leftOn: CivilDate | null;
};

/** Days that ended stays of a column took; none of them where fewer than five are known, nine in ten from ten on. */
export type StageTime = {
  readonly id: string;
  readonly label: Bilingual;
  readonly stays: ShownCount;
  readonly days: { readonly low: number; readonly median: number; readonly high: number; readonly nine: number | null } | null;
  readonly before: number | null; // the median of as long a time before
};
export type FunnelStep = {
  readonly label: Bilingual | null; // null: surrendered
  readonly reached: ShownCount;
  readonly percent: number | null;
  readonly still: ShownCount | null;
  readonly ended: ShownCount | null;
};
export const sideFigures = ['filed', 'surrendered', 'refused'] as const;
export type SideFigure = (typeof sideFigures)[number];
export type SideLine = Readonly<Record<SideFigure, ShownCount>> & { readonly days: number | null };
export type ReviewSide = {
  readonly direction: Direction;
  readonly groups: readonly (SideLine & { readonly group: OffenceGroupId; readonly label: Bilingual })[];
  readonly all: SideLine;
};

/** What the office's requests add up to, as it may leave the office. */
export type Review = {
  readonly asOf: CivilDate;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly direction: Direction;
  readonly figures: Readonly<Record<ReviewFigure, ShownCount>>;
  readonly stages: readonly StageTime[];
  readonly funnel: readonly FunnelStep[];
  readonly survival: Survival | null; // null: too few, or it would tell a suppressed count
  readonly sides: readonly ReviewSide[];
};
export const reviewFigures = ['filed', 'surrendered', 'open', 'otherwise', 'refused', 'other', 'alternatives'] as const;
export type ReviewFigure = (typeof reviewFigures)[number];

export type ReviewGiven = {
  readonly cases: readonly ReviewCase[];
  readonly stays: readonly ReviewStay[];
  readonly columns: readonly BoardGroup[]; // of the direction's profile
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly asOf: CivilDate;
  readonly direction: Direction;
};

const FEWEST_NINE = 10;

/** The review of the requests that were filed from one day to another, followed to a third. */
export function reviewOf(given: ReviewGiven): Review {
  const { cases, columns, from, to, asOf, direction } = given;
  const milestones = columns.flatMap(({ milestone }) => (milestone === undefined ? [] : [milestone]));
  const cohort = cases.filter(({ filedOn }) => filedOn !== null && filedOn >= from && filedOn <= to);
  const directions = [direction, reversed(direction)].toSorted().toReversed(); // the same order whichever was asked for
  const sides = directions.map(side => publishedSide(cohort, side, milestones.length));
  const own = sides[directions.indexOf(direction)]?.shown ?? {};
  const cell = (name: string): ShownCount => own[name] ?? { kind: 'hidden' };
  const alternatives = cases.filter(
    one => one.direction === direction && one.counts === 'alternative' && within(one.outcomeOn, from, asOf),
  );
  const figures = {
    ...Object.fromEntries(reviewFigures.map(name => [name, cell(name)])),
    alternatives: shownCount(alternatives.length),
  };
  return {
    asOf,
    from,
    to,
    direction,
    figures: figures as Review['figures'], // one for each name
    stages: columns.filter(({ isLate }) => isLate !== true).map(column => stageTime(column, given)),
    funnel: funnelOf(milestones, cell),
    survival: survivalIn(
      cohort.filter(one => one.direction === direction),
      cell,
      asOf,
    ),
    sides: sides.map(({ line }, place) => ({
      direction: directions[place] ?? direction,
      groups: offenceGroupIds.map(group => ({ group, label: offenceGroups[group], ...line(group) })),
      all: line(null),
    })),
  };
}

/** Every figure of one direction with all that can be added up among them, and what of it may be shown. */
function publishedSide(cohort: readonly ReviewCase[], direction: Direction, milestones: number) {
  const own = cohort.filter(one => one.direction === direction);
  const shown = publish(figuresOf(own, milestones));
  const line = (group: OffenceGroupId | null): SideLine => {
    const cell = (figure: SideFigure): ShownCount => shown[group === null ? figure : `${figure} ${group}`] ?? { kind: 'hidden' };
    const done = own.filter(one => isSurrendered(one) && (group === null || one.offence === group));
    const isTold = cell('surrendered').kind === 'shown' && done.length >= FEWEST_SHOWN;
    const days = done.flatMap(({ filedOn, outcomeOn }) =>
      filedOn === null || outcomeOn === null ? [] : [daysFrom(filedOn, outcomeOn)],
    );
    return {
      filed: cell('filed'),
      surrendered: cell('surrendered'),
      refused: cell('refused'),
      days: isTold && days.length >= FEWEST_SHOWN ? medianOf(days) : null,
    };
  };
  return { shown, line };
}

function figuresOf(own: readonly ReviewCase[], milestones: number): Figures {
  const count = (of: (one: ReviewCase) => boolean): number => own.filter(of).length;
  const counts: Record<string, number> = {
    filed: own.length,
    surrendered: count(isSurrendered),
    open: count(isOpen),
    otherwise: count(isOtherwise),
    refused: count(isRefused),
    other: count(one => isOtherwise(one) && !isRefused(one)),
  };
  const sums: { total: string; parts: string[] }[] = [
    { total: 'filed', parts: ['surrendered', 'open', 'otherwise'] },
    { total: 'otherwise', parts: ['refused', 'other'] },
  ];
  const steps = Array.from({ length: milestones }, (_, step) => step);
  for (const step of steps) {
    counts[`reached ${step}`] = count(one => isSurrendered(one) || one.furthest >= step);
    counts[`still ${step}`] = count(one => isOpen(one) && one.furthest === step);
    counts[`ended ${step}`] = count(one => isOtherwise(one) && one.furthest === step);
    const next = step + 1 < milestones ? `reached ${step + 1}` : 'surrendered';
    sums.push({ total: `reached ${step}`, parts: [next, `still ${step}`, `ended ${step}`] });
  }
  if (milestones > 0) {
    sums.push({ total: 'filed', parts: ['reached 0'] });
    sums.push({ total: 'open', parts: steps.map(step => `still ${step}`) });
    sums.push({ total: 'otherwise', parts: steps.map(step => `ended ${step}`) });
  }
  const unshown = new Set<string>();
  for (const group of offenceGroupIds) {
    const here = (of: (one: ReviewCase) => boolean): number => count(one => one.offence === group && of(one));
    counts[`filed ${group}`] = here(() => true);
    counts[`surrendered ${group}`] = here(isSurrendered);
    counts[`refused ${group}`] = here(isRefused);
    counts[`rest ${group}`] = here(one => !isSurrendered(one) && !isRefused(one));
    unshown.add(`rest ${group}`);
    sums.push({ total: `filed ${group}`, parts: [`surrendered ${group}`, `refused ${group}`, `rest ${group}`] });
  }
  for (const figure of sideFigures) sums.push({ total: figure, parts: offenceGroupIds.map(group => `${figure} ${group}`) });
  return { counts, sums, unshown };
}

function funnelOf(milestones: readonly Bilingual[], cell: (name: string) => ShownCount): readonly FunnelStep[] {
  const percentOf = (reached: ShownCount): number | null => {
    const filed = cell('filed');
    return filed.kind === 'shown' && reached.kind === 'shown' && filed.count > 0
      ? Math.round((100 * reached.count) / filed.count)
      : null;
  };
  const steps = milestones.map((label, step): FunnelStep => {
    const reached = cell(`reached ${step}`);
    return { label, reached, percent: percentOf(reached), still: cell(`still ${step}`), ended: cell(`ended ${step}`) };
  });
  const surrendered = cell('surrendered');
  return [...steps, { label: null, reached: surrendered, percent: percentOf(surrendered), still: null, ended: null }];
}

/** The curve tells when requests left the count, and so how many: it stands only where those counts stand too. */
function survivalIn(own: readonly ReviewCase[], cell: (name: string) => ShownCount, asOf: CivilDate): Survival | null {
  const isTold = ['filed', 'surrendered', 'open', 'otherwise'].every(name => cell(name).kind === 'shown');
  if (!isTold || own.filter(isSurrendered).length < FEWEST_SHOWN) return null;
  return survivalOf(
    own.flatMap(one => {
      if (one.filedOn === null) return [];
      const last = isOpen(one) ? asOf : (one.outcomeOn ?? asOf);
      return [{ days: Math.max(0, daysFrom(one.filedOn, last)), isSurrendered: isSurrendered(one) }];
    }),
  );
}

function stageTime({ id, label }: BoardGroup, { stays, direction, from, asOf }: ReviewGiven): StageTime {
  const span = dayNumber(asOf) - dayNumber(from);
  const own = stays.filter(stay => stay.board === id && stay.direction === direction && stay.leftOn !== null);
  const endedIn = (first: number, last: number): readonly number[] =>
    own.flatMap(({ enteredOn, leftOn }) => {
      const left = dayNumber(leftOn ?? asOf);
      return left >= first && left <= last ? [left - dayNumber(enteredOn)] : [];
    });
  const days = endedIn(dayNumber(from), dayNumber(asOf));
  const before = endedIn(dayNumber(from) - span - 1, dayNumber(from) - 1);
  const sorted = days.toSorted((a, b) => a - b);
  return {
    id,
    label,
    stays: shownCount(days.length),
    days:
      days.length < FEWEST_SHOWN
        ? null
        : {
            low: quantile(sorted, 0.25),
            median: quantile(sorted, 0.5),
            high: quantile(sorted, 0.75),
            nine: days.length < FEWEST_NINE ? null : quantile(sorted, 0.9),
          },
    before: before.length < FEWEST_SHOWN || days.length < FEWEST_SHOWN ? null : medianOf(before),
  };
}

const isSurrendered = ({ counts }: ReviewCase): boolean => counts === 'extradition';
const isOpen = (one: ReviewCase): boolean => !isSurrendered(one) && !one.isOver;
const isOtherwise = (one: ReviewCase): boolean => !isSurrendered(one) && one.isOver;
const isRefused = (one: ReviewCase): boolean => isOtherwise(one) && one.counts === 'refusal';
const daysFrom = (from: CivilDate, to: CivilDate): number => dayNumber(to) - dayNumber(from);
const within = (day: CivilDate | null, from: CivilDate, to: CivilDate): boolean => day !== null && day >= from && day <= to;
const medianOf = (days: readonly number[]): number =>
  quantile(
    days.toSorted((a, b) => a - b),
    0.5,
  );
