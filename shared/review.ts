import { movers, quantile, type Mover } from './board.ts';
import type { Direction } from './case.ts';
import { civilDate, dayNumber } from './clocks/civil-date.ts';
import { publishBeside, type GivenSide } from './given-out.ts';
import type { Bilingual, CivilDate } from './language.ts';
import { offenceGroupIds, offenceGroups, type OffenceGroupId } from './offence-groups.ts';
import { reversed } from './parties.ts';
import type { BoardGroup } from './profile.ts';
import { FEWEST_SHOWN, type Figures, type Shown, type ShownCount } from './publish.ts';
import {
  cohortOf,
  endedStays,
  figuresOf,
  followedOf,
  isSurrendered,
  milestonesOf,
  pageFigures,
  sideFigures,
  type Days,
  type Page,
  type ReviewCase,
  type ReviewStay,
  type SideFigure,
} from './review-figures.ts';
import { survivalOf, type Survival } from './survival.ts';

/**
 * Days that the stays took that ended, of the requests filed in the period. A quantile stands where at least five lie on either side of it: the
 * median from ten on, quartiles from twenty, nine in ten from fifty.
 */
export type StageTime = {
  readonly id: string;
  readonly label: Bilingual;
  readonly stays: ShownCount;
  readonly days: StageDays | null;
  readonly before: number | null; // the median of what was filed in as long a time before
};
export type StageDays = {
  readonly low: number | null;
  readonly median: number;
  readonly high: number | null;
  readonly nine: number | null;
};
export type FunnelStep = {
  readonly label: Bilingual | null; // null: surrendered
  readonly reached: ShownCount;
  readonly percent: number | null;
  readonly still: ShownCount | null;
  readonly ended: ShownCount | null;
};
export type SideLine = Readonly<Record<SideFigure, ShownCount>> & { readonly days: number | null };
export type ReviewSide = {
  readonly direction: Direction;
  readonly groups: readonly (SideLine & { readonly group: OffenceGroupId; readonly label: Bilingual })[];
  readonly all: SideLine;
};

/** What the office's requests add up to, as it may leave the office. */
export type Review = Days & {
  readonly asOf: CivilDate;
  readonly direction: Direction;
  readonly figures: Readonly<Record<ReviewFigure, ShownCount>>;
  readonly stages: readonly StageTime[];
  readonly funnel: readonly FunnelStep[];
  readonly survival: Survival | null; // null: too few, or it would tell a suppressed count
  readonly sides: readonly ReviewSide[];
  readonly stalled: ReviewStalled | null; // null: not asked for
  /** Whether a figure is rounded or held back because of what was given out before. */
  readonly isHeld: boolean;
};
/** Of the requests that are still open, those that have stood far longer than usual: at each step, and by who has the move. */
export type ReviewStalled = {
  readonly all: ShownCount;
  readonly steps: readonly { readonly label: Bilingual | null; readonly still: ShownCount; readonly stalled: ShownCount }[];
  readonly movers: Readonly<Record<Mover, ShownCount>>;
};
export const reviewFigures = ['filed', 'surrendered', 'open', 'otherwise', 'refused', 'other', 'alternatives'] as const;
export type ReviewFigure = (typeof reviewFigures)[number];

export type ReviewGiven = Days & {
  readonly cases: readonly ReviewCase[];
  readonly stays: readonly ReviewStay[];
  readonly columns: readonly BoardGroup[]; // of the direction's profile
  readonly asOf: CivilDate;
  readonly direction: Direction;
  readonly earlier?: readonly GivenSide[];
  readonly hasStalled?: boolean;
};

/** The review of the requests that were filed from one day to another, followed to a third; and what of it is to be kept when it is given out. */
export type Reviewed = { readonly review: Review; readonly sides: readonly GivenSide[] };

export function reviewOf(given: ReviewGiven): Review {
  return reviewed(given).review;
}

export function reviewed(given: ReviewGiven): Reviewed {
  const { from, to, asOf, direction } = given;
  const directions = [direction, reversed(direction)].toSorted().toReversed(); // the same order whichever was asked for
  const published = directions.map(side => publishedSide(given, side));
  const own = published[directions.indexOf(direction)];
  const cell = (name: string): ShownCount => own?.shown[name] ?? { kind: 'hidden' };
  const review = {
    asOf,
    from,
    to,
    direction,
    figures: Object.fromEntries(reviewFigures.map(name => [name, cell(name)])) as Review['figures'], // one for each name
    stages: given.columns.filter(({ isLate }) => isLate !== true).map(column => stageTime(column, given, cell)),
    funnel: funnelOf(milestonesOf(given.columns), cell),
    survival: curveIn(given, cell),
    stalled: given.hasStalled === true ? stalledIn(milestonesOf(given.columns), cell) : null,
    sides: published.map(({ side, shown }) => sideOf(given, side, shown)),
    isHeld: published.some(({ shown }) => Object.values(shown).some(({ kind }) => kind === 'held' || kind === 'about')),
  };
  return { review, sides: published.map(({ side, figures, shown }) => kept(given, side, figures, shown)) };
}

/** Every figure of one direction with all that can be added up among them, and what of it may be shown. */
function publishedSide(given: ReviewGiven, side: Direction) {
  const { from, to, asOf, direction } = given;
  const columns = given.columns.filter(({ isLate }) => isLate !== true);
  const page: Page = { columns, asOf, isWhole: side === direction, hasStalled: given.hasStalled === true };
  const counted = {
    cases: given.cases.filter(one => one.direction === side),
    stays: given.stays.filter(one => one.direction === side),
  };
  const figures = pageFigures(counted, { from, to }, page);
  const shown = publishBeside({
    figures,
    days: { from, to },
    earlier: (given.earlier ?? []).filter(one => one.direction === side),
    countIn: days => figuresOf(counted, days, page),
  });
  return { side, figures, shown };
}

function kept(given: ReviewGiven, direction: Direction, { counts, sums, unshown, slack }: Figures, shown: Shown): GivenSide {
  const { from, to, asOf } = given;
  return { from, to, asOf, direction, figures: { counts, sums, unshown: [...unshown], slack: [...(slack ?? [])] }, shown };
}

function sideOf(given: ReviewGiven, direction: Direction, shown: Shown): ReviewSide {
  const done = cohortOf(given.cases, given).filter(one => one.direction === direction && isSurrendered(one));
  const line = (group: OffenceGroupId | null): SideLine => {
    const cell = (figure: SideFigure): ShownCount => shown[group === null ? figure : `${figure} ${group}`] ?? { kind: 'hidden' };
    const days = done.flatMap(({ offence, filedOn, outcomeOn }) =>
      (group !== null && offence !== group) || filedOn === null || outcomeOn === null ? [] : [daysFrom(filedOn, outcomeOn)],
    );
    const cells = Object.fromEntries(sideFigures.map(figure => [figure, cell(figure)])) as Record<SideFigure, ShownCount>; // each of them
    return { ...cells, days: cells.surrendered.kind === 'shown' ? quantileOf(days, 0.5) : null };
  };
  return {
    direction,
    groups: offenceGroupIds.map(group => ({ group, label: offenceGroups[group], ...line(group) })),
    all: line(null),
  };
}

function funnelOf(milestones: readonly BoardGroup[], cell: (name: string) => ShownCount): readonly FunnelStep[] {
  const percentOf = (reached: ShownCount): number | null => {
    const filed = cell('filed');
    return filed.kind === 'shown' && reached.kind === 'shown' && filed.count > 0
      ? Math.round((100 * reached.count) / filed.count)
      : null;
  };
  const steps = milestones.map(({ milestone }, step): FunnelStep => {
    const reached = cell(`reached ${step}`);
    const percent = percentOf(reached);
    return { label: milestone ?? null, reached, percent, still: cell(`still ${step}`), ended: cell(`ended ${step}`) };
  });
  const surrendered = cell('surrendered');
  return [...steps, { label: null, reached: surrendered, percent: percentOf(surrendered), still: null, ended: null }];
}

function stalledIn(milestones: readonly BoardGroup[], cell: (name: string) => ShownCount): ReviewStalled {
  return {
    all: cell('stalled'),
    steps: milestones.map(({ milestone }, step) => ({
      label: milestone ?? null,
      still: cell(`still ${step}`),
      stalled: cell(`stalled ${step}`),
    })),
    movers: Object.fromEntries(movers.map(whose => [whose, cell(`stalled ${whose}`)])) as Record<Mover, ShownCount>, // each of them
  };
}

/** A point of the curve tells who was surrendered by then and who was still followed: it stands where both may be told. */
function curveIn(given: ReviewGiven, cell: (name: string) => ShownCount): Survival | null {
  const { direction, asOf } = given;
  const own = cohortOf(given.cases, given).filter(one => one.direction === direction);
  return survivalOf(followedOf(own, asOf), month => {
    const risk = cell(month === 0 ? 'filed' : `risk ${month}`);
    return month === 0 || (risk.kind === 'shown' && cell(`by ${month}`).kind === 'shown') ? risk : null;
  });
}

function stageTime({ id, label }: BoardGroup, given: ReviewGiven, cell: (name: string) => ShownCount): StageTime {
  const { from, to, direction } = given;
  const span = dayNumber(to) - dayNumber(from) + 1;
  const before = { from: civilDate(dayNumber(from) - span), to: civilDate(dayNumber(from) - 1) };
  const daysIn = (days: Days): readonly number[] =>
    endedStays(cohortOf(given.stays, days), id).flatMap(stay =>
      stay.direction === direction && stay.leftOn !== null ? [daysFrom(stay.enteredOn, stay.leftOn)] : [],
    );
  const days = daysIn({ from, to });
  const stays = cell(`stays ${id}`);
  const median = stays.kind === 'shown' ? quantileOf(days, 0.5) : null;
  return {
    id,
    label,
    stays,
    days:
      median === null ? null : { low: quantileOf(days, 0.25), median, high: quantileOf(days, 0.75), nine: quantileOf(days, 0.9) },
    before: median === null ? null : quantileOf(daysIn(before), 0.5),
  };
}

/** A quantile in whole days, or null where fewer than five lie on one side of it. */
function quantileOf(days: readonly number[], share: number): number | null {
  const aside = Math.floor(days.length * Math.min(share, 1 - share) + 1e-9);
  return aside < FEWEST_SHOWN
    ? null
    : quantile(
        days.toSorted((a, b) => a - b),
        share,
      );
}

const daysFrom = (from: CivilDate, to: CivilDate): number => dayNumber(to) - dayNumber(from);
