import { movers } from './board.ts';
import { civilDate, dayNumber, daysBetween } from './clocks/civil-date.ts';
import { controlLimits, isOutside } from './control-chart.ts';
import {
  clockFates,
  type Flow,
  type FlowCase,
  type FlowClock,
  type FlowCount,
  type FlowFates,
  type FlowGiven,
  type FlowItem,
  type FlowLoad,
  type FlowPoint,
  type FlowStage,
  type FlowStay,
  type FlowStep,
} from './flow.ts';
import type { CivilDate } from './language.ts';

const MOST_MONTHS = 36; // beyond, years
const MOST_POINTS = 200;
const SOON_DAYS = 7;

/** Every figure with what stands behind it: a count is how many that are, so that a list opened from it has as many lines. */
export type Flowing = { readonly flow: Flow; readonly behind: ReadonlyMap<string, readonly FlowItem[]> };

/** What came in, went out and stood, from one day to another, and all cases behind each figure. */
export function flowOf(given: FlowGiven): Flowing {
  const behind = new Map<string, readonly FlowItem[]>();
  const count: Counting = (key, items) => {
    behind.set(key, items);
    return { key, count: items.length };
  };
  const dated = given.cases.filter(({ isUndated, begunOn }) => !isUndated && begunOn <= given.asOf);
  const flow: Flow = {
    from: given.from,
    asOf: given.asOf,
    all: count('all', given.cases.map(bare)),
    undated: count('undated', given.cases.filter(one => one.isUndated).map(bare)),
    periods: periodsOf(given.from, given.asOf).map(({ period, first, last }) => ({
      period,
      in: count(`in ${period}`, dated.filter(({ begunOn }) => begunOn >= first && begunOn <= last).map(begun)),
      out: count(`out ${period}`, dated.filter(({ leftOn }) => leftOn !== null && leftOn >= first && leftOn <= last).map(left)),
      backlog: count(`backlog ${period}`, dated.filter(one => isOpenAt(one, last)).map(begun)),
    })),
    stages: stagesOf(given, count),
    movers: moversOf(given, count),
    ...termsOf(given, count),
    loads: loadsOf(given, dated, count),
    funnel: funnelOf(given, dated, count),
  };
  return { flow, behind };
}

type Counting = (key: string, items: readonly FlowItem[]) => FlowCount;

const bare = ({ id }: FlowCase): FlowItem => ({ caseId: id, days: null, on: null, of: null });
const begun = ({ id, begunOn }: FlowCase): FlowItem => ({ caseId: id, days: null, on: begunOn, of: null });
const left = ({ id, begunOn, leftOn }: FlowCase): FlowItem => ({
  caseId: id,
  days: leftOn === null ? null : daysBetween(begunOn, leftOn),
  on: leftOn,
  of: null,
});

/** Whether a case had begun by the end of a day and reached no outcome. */
function isOpenAt({ begunOn, leftOn }: FlowCase, day: CivilDate): boolean {
  return begunOn <= day && (leftOn === null || leftOn > day);
}

type Period = { readonly period: string; readonly first: CivilDate; readonly last: CivilDate };

/** The months from one day to another, or the years where they are many; the first and the last may be parts. */
export function periodsOf(from: CivilDate, asOf: CivilDate): readonly Period[] {
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
  const months = (Number(asOf.slice(0, 4)) - year) * 12 + Number(asOf.slice(5, 7)) - month + 1;
  const byYear = months > MOST_MONTHS;
  const length = byYear ? Number(asOf.slice(0, 4)) - year + 1 : months;
  return Array.from({ length }, (_, place): Period => {
    const at = month - 1 + place;
    const period = byYear
      ? String(year + place)
      : `${String(year + Math.floor(at / 12))}-${String((at % 12) + 1).padStart(2, '0')}`;
    const first = (byYear ? `${period}-01-01` : `${period}-01`) as CivilDate; // that is its form
    const next = byYear
      ? `${String(year + place + 1)}-01-01`
      : `${String(year + Math.floor((at + 1) / 12))}-${String(((at + 1) % 12) + 1).padStart(2, '0')}-01`;
    const last = civilDate(dayNumber(next as CivilDate) - 1);
    return { period, first: first < from ? from : first, last: last > asOf ? asOf : last };
  });
}

/** How long the stays took that ended in the time, stage by stage. */
function stagesOf({ stays, from, asOf, stageLabels }: FlowGiven, count: Counting): readonly FlowStage[] {
  const ended = Map.groupBy(
    stays.filter(({ leftOn }) => leftOn !== null && leftOn >= from && leftOn <= asOf),
    ({ stage }) => stage,
  );
  return [...stageLabels].flatMap(([id, label]) => {
    const here = (ended.get(id) ?? []).toSorted(byEnd).map(stayItem);
    if (here.length === 0) return [];
    const limits = controlLimits(here.map(({ days }) => days));
    const outside = here.filter(({ days }) => isOutside(days, limits));
    return [
      {
        id,
        label,
        stays: count(`stays ${id}`, here),
        outside: count(`outside ${id}`, outside),
        limits,
        points: thinned(here.map(({ on, days }) => ({ on, days, isOutside: isOutside(days, limits) }))),
      },
    ];
  });
}

function byEnd(one: FlowStay, other: FlowStay): number {
  const [a, b] = [`${one.leftOn} ${one.caseId} ${one.enteredOn}`, `${other.leftOn} ${other.caseId} ${other.enteredOn}`];
  return a < b ? -1 : a > b ? 1 : 0;
}

function stayItem({ caseId, enteredOn, leftOn, stage }: FlowStay): FlowItem & { readonly days: number; readonly on: CivilDate } {
  const on = leftOn ?? enteredOn; // of those that ended
  return { caseId, days: daysBetween(enteredOn, on), on, of: stage };
}

function thinned(points: readonly FlowPoint[]): readonly FlowPoint[] {
  const usual = points.filter(point => !point.isOutside).length;
  const step = Math.ceil(usual / MOST_POINTS);
  let place = 0;
  return points.filter(point => point.isOutside || place++ % step === 0);
}

/** The days of the time on which each side had the move: of every case that stood in a stage then, and had no outcome. */
function moversOf({ stays, from, asOf }: FlowGiven, count: Counting): Flow['movers'] {
  const after = civilDate(dayNumber(asOf) + 1); // the last day counts
  const daysOf = new Map<string, Map<FlowStay['caseId'], number>>();
  for (const { caseId, whose, enteredOn, leftOn } of stays) {
    const first = enteredOn < from ? from : enteredOn;
    const last = leftOn === null || leftOn > after ? after : leftOn;
    if (last <= first) continue;
    const here = daysOf.get(whose) ?? new Map<FlowStay['caseId'], number>();
    daysOf.set(whose, here.set(caseId, (here.get(caseId) ?? 0) + daysBetween(first, last)));
  }
  return movers.map(whose => {
    const items = [...(daysOf.get(whose) ?? [])].map(([caseId, days]): FlowItem => ({ caseId, days, on: null, of: null }));
    return { whose, cases: count(`mover ${whose}`, items), days: items.reduce((sum, { days }) => sum + (days ?? 0), 0) };
  });
}

/** How the terms ended whose last day fell into the time, by term and by whose they were. */
function termsOf({ clocks, from, asOf, clockLabels }: FlowGiven, count: Counting): Pick<Flow, 'terms' | 'owners'> {
  const due = clocks.filter(({ dueOn }) => dueOn >= from && dueOn <= asOf);
  const fatesOf = (name: string, all: readonly FlowClock[]): FlowFates =>
    Object.fromEntries(
      clockFates.map(fate => [fate, count(`${name} ${fate}`, all.filter(clock => clock.fate === fate).map(clockItem))]),
    ) as FlowFates; // one for each
  const byTerm = Map.groupBy(due, ({ clock }) => clock);
  const byOwner = Map.groupBy(due, ({ whose, agency }) => `${whose} ${agency ?? ''}`.trimEnd());
  const order = (clock: FlowClock | undefined): number => (clock === undefined ? 0 : movers.indexOf(clock.whose));
  return {
    terms: [...clockLabels].flatMap(([id, label]) => {
      const all = byTerm.get(id);
      return all === undefined ? [] : [{ id, label, fates: fatesOf(`term ${id}`, all) }];
    }),
    owners: [...byOwner]
      .sort(([a, [one]], [b, [other]]) => order(one) - order(other) || (a < b ? -1 : 1))
      .map(([name, all]) => ({
        whose: all[0]!.whose, // a group has one
        agency: all[0]!.agency,
        fates: fatesOf(`owner ${name}`, all),
      })),
  };
}

const clockItem = ({ caseId, clock, dueOn }: FlowClock): FlowItem => ({ caseId, days: null, on: dueOn, of: clock });

/** What each officer has, those with most first, what nobody has before all. */
function loadsOf({ asOf, isToday }: FlowGiven, dated: readonly FlowCase[], count: Counting): readonly FlowLoad[] {
  const soon = civilDate(dayNumber(asOf) + SOON_DAYS);
  const open = dated.filter(one => isOpenAt(one, asOf));
  const byOfficer = Map.groupBy(open, ({ officer }) => officer);
  return [...byOfficer]
    .sort(([a, one], [b, other]) =>
      a === null || b === null ? (a === null ? -1 : 1) : other.length - one.length || (a < b ? -1 : 1),
    )
    .map(([officer, own]) => {
      const some = (name: string, of: (one: FlowCase) => boolean): FlowCount | null =>
        isToday ? count(`${name} ${officer ?? ''}`.trimEnd(), own.filter(of).map(stop)) : null;
      return {
        officer,
        open: count(`open ${officer ?? ''}`.trimEnd(), own.map(stop)),
        ours: some('ours', ({ whose }) => whose === 'us'),
        late: some('late', ({ hasLateAct }) => hasLateAct),
        passed: some('passed', ({ nextStopOn }) => nextStopOn !== null && nextStopOn < asOf),
        soon: some('soon', ({ nextStopOn }) => nextStopOn !== null && nextStopOn >= asOf && nextStopOn <= soon),
      };
    });
}

const stop = ({ id, nextStopOn }: FlowCase): FlowItem => ({ caseId: id, days: null, on: nextStopOn, of: null });

/** How far the cases came that began in the time: each column, whoever stood in it or in a later one. */
function funnelOf({ from, asOf, columns }: FlowGiven, dated: readonly FlowCase[], count: Counting): readonly FlowStep[] {
  const placeOf = new Map(columns.map(({ id }, place) => [id, place]));
  const cohort = dated
    .filter(({ begunOn }) => begunOn >= from)
    .map(one => ({ one, furthest: furthestOf(one, placeOf, asOf), hasLeft: one.leftOn !== null && one.leftOn <= asOf }));
  const isDone = ({ one, hasLeft }: (typeof cohort)[number]): boolean => hasLeft && one.counts === 'extradition';
  const items = (of: (each: (typeof cohort)[number]) => boolean): readonly FlowItem[] =>
    cohort.filter(of).map(({ one }) => begun(one));
  const steps = columns.map(({ label }, place): FlowStep => ({
    label,
    reached: count(
      `reached ${place}`,
      items(each => isDone(each) || each.furthest >= place),
    ),
    still: count(
      `still ${place}`,
      items(each => !each.hasLeft && each.furthest === place),
    ),
    ended: count(
      `ended ${place}`,
      items(each => each.hasLeft && !isDone(each) && each.furthest === place),
    ),
  }));
  const done = items(isDone);
  return done.length === 0 && !cohort.some(({ one }) => one.counts === 'extradition')
    ? steps
    : [...steps, { label: null, reached: count('surrendered', done), still: null, ended: null }];
}

/** The last of the columns in which it stood by a day; the first, where it stood in none. */
function furthestOf({ columns }: FlowCase, placeOf: ReadonlyMap<string, number>, asOf: CivilDate): number {
  return columns.reduce((far, { id, on }) => (on !== null && on > asOf ? far : Math.max(far, placeOf.get(id) ?? 0)), 0);
}
