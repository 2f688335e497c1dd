import { movers, type Mover } from './board.ts';
import type { Direction } from './case.ts';
import type { Sum } from './figure-system.ts';
import type { CivilDate } from './language.ts';
import { offenceGroupIds, type OffenceGroupId } from './offence-groups.ts';
import type { BoardGroup, Counting } from './profile.ts';
import { isFew, type Figures } from './publish.ts';
import type { Standing } from './standing.ts';
import { curveMonths, dayOfMonth, followed, type Followed } from './survival.ts';

/** A formal request as the review counts it. `furthest` is the last milestone that it reached, from 0. */
export type ReviewCase = {
  readonly direction: Direction;
  readonly filedOn: CivilDate | null;
  readonly standing: Standing;
  readonly counts: Counting | null;
  readonly outcomeOn: CivilDate | null;
  readonly furthest: number;
  readonly offence: OffenceGroupId;
  /** Of one that has stood far longer than usual where it stands: who has the move. */
  readonly stalled?: Mover | null;
};
/** A time that a request stood in a column of its board. */
export type ReviewStay = {
  readonly direction: Direction | null;
  readonly filedOn: CivilDate | null; // of its request
  readonly board: string;
  readonly enteredOn: CivilDate;
  readonly leftOn: CivilDate | null;
};
export const sideFigures = ['filed', 'surrendered', 'refused'] as const;
export type SideFigure = (typeof sideFigures)[number];

/** What one direction's page counts: all of it, or what stands of the other direction beside it. */
export type Page = {
  readonly columns: readonly BoardGroup[];
  readonly asOf: CivilDate;
  readonly isWhole: boolean;
  /** Whether it says which of those still open are stalled, and on whom they wait. */
  readonly hasStalled?: boolean;
};
export type Days = { readonly from: CivilDate; readonly to: CivilDate };
export type Counted = { readonly cases: readonly ReviewCase[]; readonly stays: readonly ReviewStay[] };

type Building = { readonly counts: Record<string, number>; readonly sums: Sum[]; readonly unshown: Set<string> };

/** Every figure of one direction and of what was filed in some days, with all that can be added up among them. */
export function figuresOf(all: Counted, days: Days, page: Page): Figures {
  const own = cohortOf(all.cases, days);
  const into: Building = { counts: {}, sums: [], unshown: new Set() };
  countOutcomes(own, into);
  countOffences(own, into);
  if (page.isWhole) {
    countSteps(own, milestonesOf(page.columns).length, into);
    if (page.hasStalled === true) countStalled(own, milestonesOf(page.columns).length, into);
    countCurve(followedOf(own, page.asOf), into);
    for (const { id } of page.columns) into.counts[`stays ${id}`] = endedStays(cohortOf(all.stays, days), id).length;
    into.counts['alternatives'] = all.cases.filter(one => one.counts === 'alternative' && isWithin(one.outcomeOn, days)).length;
  } else for (const name of ['open', 'otherwise', 'other']) into.unshown.add(name);
  return into;
}

/** The same, with what ties the tables of one page together, and the months of the curve that tell too much. */
export function pageFigures(all: Counted, days: Days, page: Page): Figures {
  const { counts, sums, unshown } = figuresOf(all, days, page);
  if (!page.isWhole) return { counts, sums, unshown };
  const into = { counts: { ...counts }, sums: [...sums], unshown: new Set(unshown) };
  const slack = new Set<string>();
  for (const { id, milestone } of page.columns) {
    if (milestone === undefined) continue;
    const step = milestonesOf(page.columns).findIndex(column => column.id === id);
    tie(into, slack, {
      id,
      step,
      next: into.counts[`reached ${step + 1}`] === undefined ? 'surrendered' : `reached ${step + 1}`,
    });
  }
  const points = new Set(curveMonths.flatMap(month => [`by ${month}`, `risk ${month}`]));
  return { ...into, slack, points, hidden: tellingMonths(counts) };
}

export const milestonesOf = (columns: readonly BoardGroup[]): readonly BoardGroup[] =>
  columns.filter(({ milestone }) => milestone !== undefined);
/** Also one that was taken over in its after-care: nothing says when the surrender was, but that it was. */
export const isSurrendered = ({ counts, standing }: ReviewCase): boolean => counts === 'extradition' || standing === 'after-care';
export const isOpen = (one: ReviewCase): boolean => !isSurrendered(one) && one.standing === 'open';
const isOtherwise = (one: ReviewCase): boolean => !isSurrendered(one) && one.standing === 'ended';
const isRefused = (one: ReviewCase): boolean => isOtherwise(one) && one.counts === 'refusal';

export function cohortOf<T extends { readonly filedOn: CivilDate | null }>(all: readonly T[], days: Days): readonly T[] {
  return all.filter(({ filedOn }) => isWithin(filedOn, days));
}

export function endedStays(stays: readonly ReviewStay[], board: string): readonly ReviewStay[] {
  return stays.filter(stay => stay.board === board && stay.leftOn !== null);
}

/** How long each request was followed: to its surrender, to another end, or, while it is open, to the day of the figures. */
export function followedOf(own: readonly ReviewCase[], asOf: CivilDate): readonly Followed[] {
  return own.flatMap(one => {
    if (one.filedOn === null) return [];
    const lastOn = isOpen(one) ? asOf : (one.outcomeOn ?? asOf);
    return [followed({ filedOn: one.filedOn, lastOn, isSurrendered: isSurrendered(one) })];
  });
}

function isWithin(day: CivilDate | null, { from, to }: Days): boolean {
  return day !== null && day >= from && day <= to;
}

/** Of those still open: how many are stalled at each step, and on whom they wait. Those that go on are not on the page, though they can be reckoned. */
function countStalled(own: readonly ReviewCase[], steps: number, { counts, sums, unshown }: Building): void {
  const open = own.filter(isOpen);
  const count = (of: (one: ReviewCase) => boolean): number => open.filter(of).length;
  const isStalled = ({ stalled }: ReviewCase): boolean => stalled != null;
  counts['stalled'] = count(isStalled);
  counts['going'] = count(one => !isStalled(one));
  sums.push({ total: 'open', parts: ['stalled', 'going'] });
  const places = Array.from({ length: steps }, (_, step) => step);
  for (const step of places) {
    counts[`stalled ${step}`] = count(one => isStalled(one) && one.furthest === step);
    counts[`going ${step}`] = count(one => !isStalled(one) && one.furthest === step);
    sums.push({ total: `still ${step}`, parts: [`stalled ${step}`, `going ${step}`] });
  }
  for (const whose of movers) counts[`stalled ${whose}`] = count(({ stalled }) => stalled === whose);
  sums.push({ total: 'stalled', parts: places.map(step => `stalled ${step}`) });
  sums.push({ total: 'stalled', parts: movers.map(whose => `stalled ${whose}`) });
  for (const name of ['going', ...places.map(step => `going ${step}`)]) unshown.add(name);
}

function countOutcomes(own: readonly ReviewCase[], { counts, sums }: Building): void {
  const count = (of: (one: ReviewCase) => boolean): number => own.filter(of).length;
  counts['filed'] = own.length;
  counts['surrendered'] = count(isSurrendered);
  counts['open'] = count(isOpen);
  counts['otherwise'] = count(isOtherwise);
  counts['refused'] = count(isRefused);
  counts['other'] = count(one => isOtherwise(one) && !isRefused(one));
  sums.push({ total: 'filed', parts: ['surrendered', 'open', 'otherwise'] }, { total: 'otherwise', parts: ['refused', 'other'] });
}

function countOffences(own: readonly ReviewCase[], { counts, sums, unshown }: Building): void {
  const ofGroup = Map.groupBy(own, ({ offence }) => offence);
  for (const group of offenceGroupIds) {
    const here = ofGroup.get(group) ?? [];
    const count = (of: (one: ReviewCase) => boolean): number => here.filter(of).length;
    counts[`filed ${group}`] = here.length;
    counts[`surrendered ${group}`] = count(isSurrendered);
    counts[`refused ${group}`] = count(isRefused);
    counts[`rest ${group}`] = count(one => !isSurrendered(one) && !isRefused(one));
    unshown.add(`rest ${group}`);
    sums.push({ total: `filed ${group}`, parts: [`surrendered ${group}`, `refused ${group}`, `rest ${group}`] });
  }
  for (const figure of sideFigures) sums.push({ total: figure, parts: offenceGroupIds.map(group => `${figure} ${group}`) });
}

function countSteps(own: readonly ReviewCase[], milestones: number, { counts, sums }: Building): void {
  const count = (of: (one: ReviewCase) => boolean): number => own.filter(of).length;
  const steps = Array.from({ length: milestones }, (_, step) => step);
  for (const step of steps) {
    counts[`reached ${step}`] = count(one => isSurrendered(one) || one.furthest >= step);
    counts[`still ${step}`] = count(one => isOpen(one) && one.furthest === step);
    counts[`ended ${step}`] = count(one => isOtherwise(one) && one.furthest === step);
    const next = step + 1 < milestones ? `reached ${step + 1}` : 'surrendered';
    sums.push({ total: `reached ${step}`, parts: [next, `still ${step}`, `ended ${step}`] });
  }
  if (milestones === 0) return;
  sums.push({ total: 'filed', parts: ['reached 0'] });
  sums.push({ total: 'open', parts: steps.map(step => `still ${step}`) });
  sums.push({ total: 'otherwise', parts: steps.map(step => `ended ${step}`) });
}

/**
 * What a point of the curve tells: how many were surrendered by its month and how many were followed until then; and so, between two points, how
 * many were surrendered and how many left the count otherwise.
 */
function countCurve(cases: readonly Followed[], { counts, sums, unshown }: Building): void {
  const count = (of: (one: Followed) => boolean): number => cases.filter(of).length;
  let before = { from: 0, by: null as string | null, risk: 'filed' };
  for (const month of curveMonths) {
    const day = dayOfMonth(month);
    const [by, risk, came, left] = [`by ${month}`, `risk ${month}`, `came ${month}`, `left ${month}`];
    counts[by] = count(one => one.isSurrendered && one.days < day);
    counts[risk] = count(one => one.days >= day);
    const here = cases.filter(({ days }) => days >= before.from && days < day);
    counts[came] = here.filter(one => one.isSurrendered).length;
    counts[left] = here.length - counts[came];
    sums.push({ total: by, parts: before.by === null ? [came] : [before.by, came] });
    sums.push({ total: before.risk, parts: [risk, came, left] });
    for (const name of [came, left]) unshown.add(name);
    before = { from: day, by, risk };
  }
  if (before.by === null) return;
  counts['came later'] = count(one => one.isSurrendered && one.days >= before.from);
  counts['left later'] = count(one => !one.isSurrendered && one.days >= before.from);
  for (const name of ['came later', 'left later']) unshown.add(name);
  sums.push({ total: 'surrendered', parts: [before.by, 'came later'] });
  sums.push({ total: before.risk, parts: ['came later', 'left later'] });
}

export const isOfCurve = (name: string): boolean => /^(by|risk|came|left) /.test(name);

/** Months of the curve between which, or after which, one to four were surrendered or left: they are not points of it. */
function tellingMonths(counts: Readonly<Record<string, number>>): ReadonlySet<string> {
  const hidden = new Set<string>();
  let last = { by: 0, risk: counts['filed'] ?? 0 };
  const surrendered = counts['surrendered'] ?? 0;
  for (const month of curveMonths) {
    const [by, risk] = [counts[`by ${month}`] ?? 0, counts[`risk ${month}`] ?? 0];
    const came = by - last.by;
    const rest = surrendered - by;
    const told = [risk, came, last.risk - risk - came, rest, risk - rest];
    if (told.some(isFew) || risk === 0) hidden.add(`by ${month}`).add(`risk ${month}`);
    else last = { by, risk };
  }
  return hidden;
}

type Tied = { readonly id: string; readonly step: number; readonly next: string };
/** Whoever left a step went on or ended there: a reader may take it so, up to those who left it twice or never stood there. */
function tie({ counts, sums, unshown }: Building, slack: Set<string>, { id, step, next }: Tied): void {
  const [stays, through, gap] = [`stays ${id}`, `through ${step}`, `gap ${step}`];
  counts[through] = (counts[next] ?? 0) + (counts[`ended ${step}`] ?? 0);
  const over = (counts[stays] ?? 0) - counts[through];
  if (over !== 0) counts[gap] = Math.abs(over);
  for (const name of over === 0 ? [through] : [through, gap]) {
    unshown.add(name);
    slack.add(name);
  }
  const parts = over === 0 ? [] : [gap];
  sums.push({ total: through, parts: [next, `ended ${step}`] });
  sums.push(over >= 0 ? { total: stays, parts: [through, ...parts] } : { total: through, parts: [stays, ...parts] });
}
