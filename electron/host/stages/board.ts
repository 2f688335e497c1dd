import { countStanding, findCard, listStanding, type StandingRow } from '../../../db/board.ts';
import { listNextStops } from '../../../db/next-stops.ts';
import {
  movers,
  type BoardCase,
  type BoardColumn,
  type BoardOrder,
  type BoardPoint,
  type BoardLane,
  type DueWindow,
  type LaneField,
  type Mover,
} from '../../../shared/board.ts';
import { daysBetween } from '../../../shared/clocks/civil-date.ts';
import { dayOfStop } from '../../../shared/clocks/civil-day.ts';
import { dueOn } from '../../../shared/clocks/due.ts';
import type { boardCalls } from '../../../shared/contract/board.ts';
import type { CheckedOf } from '../../../shared/contract/row.ts';
import type { BoardGroup, Profile } from '../../../shared/profile.ts';
import { profileKey } from '../../../shared/profiles.ts';
import { isStalled, usualDays, type Yardstick } from '../../../shared/radar.ts';
import { standingOf } from '../../../shared/standing.ts';
import { exitsFrom, stageLabel } from '../../../shared/stages.ts';
import { boardOf } from '../../../shared/stays.ts';
import { fold, wordsOf } from '../../../shared/text-rules.ts';
import type { HandlersOf, Session, SessionContext } from '../ground/context.ts';
import { memo } from '../ground/memo.ts';
import { remembered } from '../ground/remembered.ts';
import { radarOf } from './radar.ts';
import { stageRules, type StageRules } from './stage-index.ts';
import { MONTH_DAYS, SOON_DAYS, stopsAhead } from './stops-ahead.ts';

type Filter = Omit<CheckedOf<(typeof boardCalls)['board:read']>, 'cards' | 'lanes'>;
/** A case with what it is measured by, before it is shaped for the screen. */
type Standing = Omit<StandingRow, 'board' | 'stageSince' | 'isFound'> & {
  readonly column: string;
  readonly isAfterCare: boolean;
  readonly days: number | null;
  readonly daysToStop: number | null; // to the first hard stop, passed or not
  readonly daysAhead: number | null; // to the first that is still ahead, if within a month
  readonly yardstick: Yardstick | null;
  readonly stalled: boolean;
  readonly found: boolean;
};
type Field = {
  readonly session: Session;
  readonly rules: StageRules;
  readonly standing: readonly Standing[];
  readonly profileOf: ReadonlyMap<string, Profile>;
};

const CARDS = 20;
const MOST_POINTS = 150;
const MOST_STALLED = 3;

export const boardHandlers: HandlersOf<typeof boardCalls> = {
  'board:read': ({ cards = CARDS, lanes, ...filter }, context) => {
    const field = fieldOf(context, filter);
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
      stalled: stalled.slice(0, MOST_STALLED).map(row => caseOf(row, field)),
      stalledTotal: stalled.length,
    };
  },
  'board:cases': ({ column, order = 'stop', descending = false, offset = 0, limit = 50, ...filter }, context) => {
    const field = fieldOf(context, filter, { order, descending });
    const found = field.standing.filter(matching(filter)).filter(row => column === undefined || row.column === column);
    return { cases: found.slice(offset, offset + limit).map(row => caseOf(row, field)), total: found.length };
  },
};

type Sorting = { readonly order: BoardOrder; readonly descending: boolean };

function fieldOf(
  context: SessionContext,
  { kind, text }: Pick<Filter, 'kind' | 'text'>,
  { order, descending }: Sorting = { order: 'stop', descending: false },
): Field {
  const { session } = context;
  const rules = stageRules(session, context);
  const isAfterCare = memo((key: string) => {
    const [profile = '', stage = ''] = key.split(' ');
    return standingOf(profileOf.get(profile), stage, false) === 'after-care' ? 'yes' : 'no';
  });
  const ahead = stopsAhead(context, rules);
  const profileOf = new Map(rules.profiles.map(profile => [profileKey(profile), profile]));
  const yardstickOf = radarOf(session, rules, kind);
  const words = wordsOf(text ?? '').map(fold);
  const standing = session
    .visible()
    .flatMap(db => listStanding(db, { kind, order, words }))
    .map((row): Standing => {
      const { id, direction, officer, profile, stage, mover, whose, nextStopOn, nextStop, orderedBy } = row;
      const zone = profileOf.get(profile)?.zone;
      const column = row.board ?? stage;
      const days = row.stageSince === null ? null : daysBetween(row.stageSince, dayOfStop(rules.days, zone, null));
      const yardstick = yardstickOf(row);
      return {
        id,
        direction,
        officer,
        profile,
        stage,
        mover,
        nextStopOn,
        nextStop,
        orderedBy,
        column,
        days,
        yardstick,
        whose,
        isAfterCare: isAfterCare(`${profile} ${stage}`) === 'yes',
        daysAhead: ahead(id, zone),
        daysToStop: nextStopOn === null ? null : daysBetween(dayOfStop(rules.days, zone, nextStop), nextStopOn),
        stalled: isStalled(days, yardstick),
        found: row.isFound === 1,
      };
    });
  return { session, rules, standing: standing.sort(inOrder(order, descending)), profileOf };
}

type Laying = { readonly cards: number; readonly lanes: LaneField | undefined };

function columnsOf(field: Field, shown: readonly Standing[], { cards, lanes }: Laying): readonly BoardColumn[] {
  const groups = groupsOf(field);
  const byColumn = Map.groupBy(shown, ({ column }) => column);
  return groups
    .filter(({ id, isLate }) => isLate !== true || field.standing.some(row => row.column === id))
    .map(({ id, label }) => {
      const here = byColumn.get(id) ?? [];
      const points = here.flatMap((row): BoardPoint[] => {
        const times = timesUsual(row);
        return times === null ? [] : [{ id: row.id, times, isStalled: row.stalled }];
      });
      const byLane = lanes === undefined ? new Map([['', here]]) : Map.groupBy(here, row => laneIn(row, lanes));
      return {
        id,
        label,
        total: here.length,
        yardstick: onlyOne(here.map(({ yardstick }) => yardstick)),
        lanes: lanes === undefined ? [] : [...byLane].map(([lane, rows]): BoardLane => ({ lane, total: rows.length })),
        points: thinned(points),
        stalled: here.filter(row => row.stalled).length,
        cases: [...byLane.values()].flatMap(rows => rows.slice(0, cards)).map(row => caseOf(row, field)),
      };
    });
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
const labelOf = (profile: Profile | undefined, stage: string) =>
  profile === undefined ? { en: stage, es: stage } : stageLabel(profile, stage);

/** Stalled cases always stand in the radar; of the others as many as can be told apart, evenly over their ages. */
function thinned(points: readonly BoardPoint[]): readonly BoardPoint[] {
  if (points.length <= MOST_POINTS) return points;
  const others = points.filter(point => !point.isStalled).sort((a, b) => a.times - b.times);
  const step = Math.ceil(others.length / MOST_POINTS);
  return [...points.filter(point => point.isStalled).slice(0, MOST_POINTS), ...others.filter((_, place) => place % step === 0)];
}

function caseOf(row: Standing, { session, rules, profileOf }: Field): BoardCase {
  const profile = profileOf.get(row.profile);
  const { id, direction, officer, column, stage, days, nextStopOn, yardstick } = row;
  const db = session.dbOf(id);
  const card = findCard(db, id)!; // it was listed in this call
  const terms = listNextStops(db, [id]).get(id);
  const { reference, title, persons, moveSince, documentsReady: ready, documentsNeeded: needed } = card;
  return {
    id,
    reference,
    title,
    persons,
    direction,
    officer,
    column,
    stage,
    stageLabel: labelOf(profile, stage),
    mover: row.whose,
    moverCode: row.mover,
    moverDays: moveSince === null ? null : daysBetween(moveSince, dayOfStop(rules.days, profile?.zone, null)),
    days,
    yardstick,
    isStalled: row.stalled,
    nextStopOn,
    stop: terms === undefined ? null : dueOn(dayOfStop(rules.days, profile?.zone, row.nextStop), { ...terms, weight: 'hard' }),
    documents: ready === null || needed === null || needed === 0 ? null : { ready, needed },
    waysTo: waysTo(profile, stage),
    nextAct: profile?.stages.find(each => each.id === stage)?.owed?.act ?? null,
  };
}

/** The columns that a stage has an exit to. */
function waysTo(profile: Profile | undefined, stage: string): readonly string[] {
  if (profile === undefined) return [];
  const columns = boardOf(profile);
  const ways = exitsFrom(profile, { stage, outcome: null }).flatMap(
    ({ to }) => columns.find(({ stages }) => stages.includes(to))?.id ?? [],
  );
  return [...new Set(ways)];
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

function inOrder(order: BoardOrder, descending: boolean): (a: Standing, b: Standing) => number {
  const key = (row: Standing): string | number | null => (order === 'days' ? row.days : row.orderedBy);
  const sign = descending ? -1 : 1;
  return (a, b) => {
    const [one, other] = [key(a), key(b)];
    if (one === other) return (b.days ?? 0) - (a.days ?? 0) || (a.id < b.id ? -1 : 1);
    if (one === null || other === null) return one === null ? 1 : -1; // what has none stands last either way
    return one < other ? -sign : sign;
  };
}

function byExcess(a: Standing, b: Standing): number {
  const times = (row: Standing): number => timesUsual(row) ?? 0;
  return times(b) - times(a) || (b.days ?? 0) - (a.days ?? 0);
}

/** The kinds of which a case is not over, with how many are open. */
function kindsOf({ session }: SessionContext, { profileOf }: Field) {
  return remembered(session, 'open cases by kind', () => {
    const all = session.visible().flatMap(countStanding);
    const isOpen = ({ profile, stage }: (typeof all)[number]) => standingOf(profileOf.get(profile), stage, false) === 'open';
    return [...Map.groupBy(all, ({ kind }) => kind)].map(([kind, group]) => ({
      kind,
      open: group.filter(isOpen).reduce((sum, { cases }) => sum + cases, 0),
    }));
  });
}
