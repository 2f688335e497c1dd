import { countMatters } from '../../../db/matter-board.ts';
import {
  movers,
  type Board,
  type BoardColumn,
  type BoardPoint,
  type BoardLane,
  type DueWindow,
  type LaneField,
  type Mover,
} from '../../../shared/board.ts';
import { matterKinds, type CaseKind } from '../../../shared/case.ts';
import type { boardCalls } from '../../../shared/contract/board.ts';
import type { BoardGroup, Profile } from '../../../shared/profile.ts';
import { usualDays, type Yardstick } from '../../../shared/radar.ts';
import { standingOf } from '../../../shared/standing.ts';
import { boardOf } from '../../../shared/stays.ts';
import type { HandlersOf, SessionContext } from '../ground/context.ts';
import { memo } from '../ground/memo.ts';
import { remembered } from '../ground/remembered.ts';
import { cardOf, labelOf } from './board-cards.ts';
import { fieldOf, keyOf, type Field, type Filter, type Standing } from './board-field.ts';
import { daysOf } from './stage-index.ts';
import { keptCases } from './kept-cases.ts';
import { MONTH_DAYS, SOON_DAYS } from './stops-ahead.ts';

const CARDS = 20;
const MOST_POINTS = 150;
const MOST_STALLED = 3;

export const boardHandlers: HandlersOf<typeof boardCalls> = {
  'board:read': ({ cards = CARDS, lanes, ...filter }, context) => {
    const field = fieldOf(context, filter);
    const lay = (): Laid => laidOut(context, field, { ...filter, cards, lanes });
    const asked = JSON.stringify({ ...filter, cards, lanes });
    const laid = filter.text === undefined ? remembered(context.session, `board ${asked} ${daysOf(field.rules)}`, lay) : lay();
    return {
      ...laid,
      columns: laid.columns.map(column => ({ ...column, cases: column.cases.map(row => cardOf(row, field)) })),
      stalled: laid.stalled.map(row => cardOf(row, field)),
    };
  },
  'board:cases': ({ column, order = 'stop', descending = false, offset = 0, limit = 50, ...filter }, context) => {
    const field = fieldOf(context, filter, { order, descending });
    const shown = field.standing.filter(matching(filter));
    const found = column === undefined ? shown : asCards(shown.filter(row => row.column === column));
    return { cases: found.slice(offset, offset + limit).map(row => cardOf(row, field)), total: found.length };
  },
};

/** A board whose cards are not written yet: which they are, and every figure. */
type Laid = Omit<Board, 'columns' | 'stalled'> & {
  readonly columns: readonly LaidColumn[];
  readonly stalled: readonly Standing[];
};
type LaidColumn = Omit<BoardColumn, 'cases'> & { readonly cases: readonly Standing[] };
type Laying = { readonly cards: number; readonly lanes: LaneField | undefined };

function laidOut(context: SessionContext, field: Field, { cards, lanes, ...filter }: Filter & Laying): Laid {
  const shown = field.standing.filter(matching(filter));
  const withoutMover = field.standing.filter(matching({ ...filter, mover: undefined }));
  const stalled = shown.filter(row => row.stalled).sort(byExcess);
  const counted = (mover: Mover) => withoutMover.filter(({ whose }) => whose === mover).length;
  return {
    asOf: field.rules.days.office,
    kinds: kindsOf(context, field),
    open: shown.filter(({ isAfterCare }) => !isAfterCare).length,
    afterCare: shown.filter(({ isAfterCare }) => isAfterCare).length,
    soon: shown.filter(row => isDue(row, 'week')).length,
    lapsed: shown.filter(row => isDue(row, 'over')).length,
    movers: Object.fromEntries(movers.map(mover => [mover, counted(mover)])) as Record<Mover, number>, // every one of them
    directions: [...new Set(field.standing.flatMap(({ direction }) => direction ?? []))].sort().reverse(),
    officers: [...new Set(field.standing.flatMap(({ officer }) => officer ?? []))].sort(),
    unassigned: field.standing.filter(({ officer }) => officer === null).length,
    columns: columnsOf(field, shown, { cards, lanes }),
    stalled: stalled.slice(0, MOST_STALLED),
    stalledTotal: stalled.length,
  };
}

function columnsOf(field: Field, shown: readonly Standing[], { cards, lanes }: Laying): readonly LaidColumn[] {
  const groups = groupsOf(field);
  const byColumn = Map.groupBy(shown, ({ column }) => column);
  return groups
    .filter(({ id, isLate }) => isLate !== true || field.standing.some(row => row.column === id))
    .map(({ id, label }) => {
      const here = byColumn.get(id) ?? [];
      const points = here.flatMap((row): BoardPoint[] => {
        const times = timesUsual(row);
        return times === null ? [] : [{ id: keyOf(row), times, isStalled: row.stalled }];
      });
      const byLane = lanes === undefined ? new Map([['', here]]) : Map.groupBy(here, row => laneIn(row, lanes));
      return {
        id,
        label,
        total: here.length,
        longOver: countLongOver(here),
        yardstick: onlyOne(here.map(({ yardstick }) => yardstick)),
        lanes: lanes === undefined ? [] : [...byLane].map(([lane, rows]) => laneOf(lane, rows)),
        points: thinned(points),
        stalled: here.filter(row => row.stalled).length,
        cases: [...byLane.values()].flatMap(rows => rows.filter(row => !row.longOver).slice(0, cards)),
      };
    });
}

const countLongOver = (rows: readonly Standing[]): number => rows.filter(({ longOver }) => longOver).length;

function laneOf(lane: string, rows: readonly Standing[]): BoardLane {
  return { lane, total: rows.length, longOver: countLongOver(rows) };
}

/** As the cards of a column follow each other: those that are long over after all others. */
function asCards(rows: readonly Standing[]): readonly Standing[] {
  return [...rows.filter(row => !row.longOver), ...rows.filter(row => row.longOver)];
}

function laneIn({ direction, whose, officer }: Standing, lanes: LaneField): string {
  if (lanes === 'mover') return whose;
  return (lanes === 'direction' ? direction : officer) ?? '';
}

/** How many times as long as usual it stands where it is. A stay that usually ends on its first day counts as one. */
function timesUsual({ days, yardstick }: Standing): number | null {
  return days === null || yardstick === null ? null : days / Math.max(1, usualDays(yardstick));
}

/** What all of them are; null where they differ. Cases of one stage, profile and direction share one. */
function onlyOne(yardsticks: readonly (Yardstick | null)[]): Yardstick | null {
  const [first = null, ...others] = new Set(yardsticks);
  return others.length === 0 ? first : null;
}

/** The columns of the boards of the profiles that run here, the first profile's order first; a stage of none stands by itself. */
function groupsOf({ standing, profileOf }: Field): readonly BoardGroup[] {
  const keys = [...new Set(standing.map(({ profile }) => profile))].sort((a, b) =>
    rank(profileOf.get(a)) < rank(profileOf.get(b)) ? 1 : -1,
  );
  const groups = new Map<string, BoardGroup>();
  for (const key of keys)
    for (const group of boardOf(profileOf.get(key) ?? none)) if (!groups.has(group.id)) groups.set(group.id, group);
  for (const { column, profile, stage } of standing)
    if (!groups.has(column)) groups.set(column, { id: column, label: labelOf(profileOf.get(profile), stage), stages: [stage] });
  return [...groups.values()];
}

const none: Pick<Profile, 'board' | 'stages'> = { stages: [] };
// Those of one treaty before those of any, and in one order.
const rank = (profile: Profile | undefined): string =>
  profile === undefined ? '' : `${profile.parties.requesting}-${profile.parties.requested}`;

/** Stalled cases always stand in the radar; of the others as many as can be told apart, evenly over their ages. */
function thinned(points: readonly BoardPoint[]): readonly BoardPoint[] {
  if (points.length <= MOST_POINTS) return points;
  const others = points.filter(point => !point.isStalled).sort((a, b) => a.times - b.times);
  const step = Math.ceil(others.length / MOST_POINTS);
  return [...points.filter(point => point.isStalled).slice(0, MOST_POINTS), ...others.filter((_, place) => place % step === 0)];
}

function matching({ direction, mover, officer, due, stalled }: Filter): (row: Standing) => boolean {
  return row =>
    (direction === undefined || row.direction === direction) &&
    (mover === undefined || row.whose === mover) &&
    (officer === undefined || row.officer === officer) &&
    (due === undefined || isDue(row, due)) &&
    (stalled === undefined || row.stalled) &&
    row.found;
}

function isDue({ daysToStop, daysAhead }: Standing, due: DueWindow): boolean {
  if (due === 'none') return daysToStop === null;
  if (due === 'over') return daysToStop !== null && daysToStop < 0;
  return daysAhead !== null && daysAhead <= (due === 'week' ? SOON_DAYS : MONTH_DAYS);
}

function byExcess(a: Standing, b: Standing): number {
  const times = (row: Standing): number => timesUsual(row) ?? 0;
  return times(b) - times(a) || (b.days ?? 0) - (a.days ?? 0);
}

/** The kinds of which something is not over, with how many are open. */
function kindsOf({ session }: SessionContext, { profileOf }: Field) {
  return remembered(session, 'open cases, requests and assets by kind', () => {
    const isOpen = memo((profile: string) =>
      memo((stage: string) => standingOf(profileOf.get(profile), stage, false) === 'open'),
    );
    const counts = new Map<CaseKind, number>();
    for (const { lines } of keptCases(session))
      for (const { isOver, kind, profile, stage } of lines)
        if (isOver === 0) counts.set(kind, (counts.get(kind) ?? 0) + Number(isOpen(profile)(stage)));
    const cases = [...counts].map(([kind, open]) => ({ kind, open })).sort((a, b) => (a.kind < b.kind ? -1 : 1));
    const matters = session.visible().flatMap(countMatters);
    const ofCases = matterKinds.map(kind => ({
      kind,
      open: matters.filter(one => one.kind === kind && one.isOver === 0).reduce((sum, { matters: some }) => sum + some, 0),
    }));
    return [...cases, ...ofCases.filter(({ open }) => open > 0)];
  });
}
