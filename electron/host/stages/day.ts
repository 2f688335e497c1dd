import { listActs, listActsOfCase, listActsOfOfficer, type ActRow } from '../../../db/acts.ts';
import { findCase } from '../../../db/cases.ts';
import { listFollowUps } from '../../../db/follow-ups.ts';
import { listSnoozes } from '../../../db/snoozes.ts';
import { listUsers } from '../../../db/users.ts';
import { civilDate, dayNumber } from '../../../shared/clocks/civil-date.ts';
import type { CaseView } from '../../../shared/case-view.ts';
import type { Day } from '../../../shared/contract/today.ts';
import { dayGroups, type DayGroup, type DayGroupId, type DayRow, type Reminder } from '../../../shared/day.ts';
import { isMatter } from '../../../shared/case.ts';
import type { CaseId, CivilDate } from '../../../shared/language.ts';
import { findProfile } from '../../../shared/profiles.ts';
import type { SessionContext } from '../ground/context.ts';
import { memo } from '../ground/memo.ts';
import { askKey, dayItems, type DayItem } from './day-items.ts';
import { foldsOf, linesOfFold, rowsOfLines, type DayLine } from './day-folds.ts';
import { dayRowsOf, type WordsGiven } from './day-words.ts';
import { lonelyRows } from './day-others.ts';
import { stageRules } from './stage-index.ts';

export type DayAsked = { readonly view: 'mine' | 'office'; readonly caseId?: CaseId | undefined };

const HORIZON_DAYS = 14;
const MOST_ON_HORIZON = 40;

/** The whole day: each group with its count and its first rows. */
export function readDay(asked: DayAsked, rows: number, context: SessionContext): Day {
  const { items, others, given } = gathered(asked, context);
  const today = given.rules.days.office;
  const byGroup = Map.groupBy(items, ({ group }) => group);
  const horizon = civilDate(dayNumber(today) + HORIZON_DAYS);
  const soon = soonestFirst(items.filter(item => isOnHorizon(item, today, horizon)));
  return {
    asOf: today,
    groups: dayGroups.map(id => {
      const lines = linesOf(id, byGroup.get(id) ?? [], others);
      return { id, total: lines.length, rows: rowsOfLines(lines.slice(0, rows), given), folds: foldsOf(lines, given) };
    }),
    horizon: { rows: dayRowsOf(soon.slice(0, MOST_ON_HORIZON), given), total: soon.length },
  };
}

/** `fold`: of those that are alike alone, which are then what is counted. */
export type GroupAsked = DayAsked & Page & { readonly group: DayGroupId; readonly fold?: string | undefined };

export function readGroup({ group, offset, limit, fold, ...asked }: GroupAsked, context: SessionContext): DayGroup {
  const { items, others, given } = gathered(asked, context);
  const own = items.filter(item => item.group === group);
  const lines = linesOf(group, own, others);
  const rows = fold === undefined ? lines : linesOfFold(lines, fold, given);
  return { id: group, total: rows.length, rows: rowsOfLines(rows.slice(offset, offset + limit), given), folds: [] };
}

type Page = { readonly offset: number; readonly limit: number };

/** The lines of a group in the order of the day: by their days, and of one day what is no case's act first; where days do not decide, that is first of all. */
function linesOf(id: DayGroupId, items: readonly DayItem[], others: Others): readonly DayLine[] {
  const beside = others.filter(({ group }) => group === id).map(({ row }) => ({ row }));
  const order = orders[id];
  if (order !== undefined) return [...beside, ...order(items).map(item => ({ item }))];
  const lines: DayLine[] = [];
  const waiting = beside.toSorted((one, other) => (dayOf(one.row) < dayOf(other.row) ? -1 : 1));
  let next = 0;
  for (const item of soonestFirst(items)) {
    while (next < waiting.length && dayOf(waiting[next]!.row) <= item.dueOn) lines.push(waiting[next++]!);
    lines.push({ item });
  }
  return [...lines, ...waiting.slice(next)];
}

/**
 * What is owed in a case, as the day shows it. `owed`: what its stage expects next; null where nothing is expected of it, or it is over.
 * `owedOfMatters`: what its requests and assets wait for, in the case's order.
 */
export function owedOfCase(caseId: CaseId, context: SessionContext): Pick<CaseView, 'owed' | 'owedOfMatters'> {
  const { items, given } = owedItems({ view: 'office', caseId }, context);
  const whole = items.filter(({ part }) => part === '');
  const expected = whole.filter(({ act }) => act.form.kind === 'stage').slice(0, 1);
  const ofMatters = whole.filter(({ act }) => isMatter(act.form.kind));
  return { owed: dayRowsOf(expected, given)[0] ?? null, owedOfMatters: dayRowsOf(ofMatters, given) };
}

const dayOf = ({ due }: DayRow): string => due?.earliest ?? '';

type Others = readonly { readonly group: DayGroupId; readonly row: DayRow }[];

/** Everything of the day before it is cut: a row that nobody shows is counted all the same. */
function gathered(asked: DayAsked, context: SessionContext) {
  const { given, items } = owedItems(asked, context);
  const isAsked = ({ row }: Others[number]) =>
    asked.caseId === undefined ? isOffices(row, context) || isShown(asked, row, context) : row.caseId === asked.caseId;
  return { given, items, others: lonelyRows(context, given).filter(isAsked) };
}

/** What the office owes for no case is everybody's, but for what is somebody's own. */
function isOffices({ caseId, kind, officer }: DayRow, { session }: SessionContext): boolean {
  if (kind !== 'framework') return caseId === null;
  return officer === null && session.user.role === 'supervisor'; // nobody is named for it: whoever distributes the work
}

function isShown({ view }: DayAsked, { officer }: Pick<DayRow, 'officer'>, { session }: SessionContext): boolean {
  return view === 'office' || officer === session.user.label;
}

/** The acts of the cases, each in its group, with what their words are taken from. */
function owedItems(asked: DayAsked, context: SessionContext) {
  const { session } = context;
  const { caseId } = asked;
  const rules = stageRules(session, context);
  const profileOf = memo((key: string) => findProfile(key, rules.profiles));
  const reminders = lastReminders(caseId, context);
  const snoozes = new Map(
    session
      .visible()
      .flatMap(db => listSnoozes(db, session.user.id))
      .map(snooze => [snooze.row, snooze]),
  );
  const given: WordsGiven = { session, rules, profileOf, reminders, snoozes };
  const placing = {
    todayOf: memo((key: string) => rules.days.in(profileOf(key)?.zone ?? 'UTC')),
    officeToday: rules.days.office,
    nextAsk: new Map([...reminders].map(([key, { nextOn }]) => [key, nextOn])),
    snoozes,
  };
  return { given, items: dayItems(placing, actsOf(asked, context)) };
}

/** The acts that are asked for, by case and place: of several databases too, so that no order tells which a case is kept in. */
function actsOf({ view, caseId }: DayAsked, { session }: SessionContext): readonly ActRow[] {
  const { label } = session.user;
  if (caseId !== undefined) {
    const db = session.dbOf(caseId);
    return view === 'office' || findCase(db, caseId)?.officer === label ? listActsOfCase(db, caseId) : [];
  }
  const found = session
    .visible()
    .map(db => (view === 'office' ? listActs(db) : listActsOfOfficer(db, label)))
    .filter(acts => acts.length > 0);
  const [first = []] = found;
  if (found.length < 2) return first;
  return found.flat().sort((a, b) => (a.caseId < b.caseId ? -1 : a.caseId > b.caseId ? 1 : a.place - b.place));
}

/** The last reminder of each act, of one case or of all, with the name of whoever gave it. */
function lastReminders(caseId: CaseId | undefined, { session }: SessionContext): ReadonlyMap<string, Reminder> {
  const nameOf = new Map(listUsers(session.office).map(({ id, label }) => [id as string, label]));
  const all =
    caseId === undefined ? session.visible().flatMap(db => listFollowUps(db, null)) : listFollowUps(session.dbOf(caseId), caseId);
  return new Map(
    all.map(({ caseId, act, on, nextOn, note, byUser }) => [
      askKey(caseId, act),
      { on, nextOn, note, by: nameOf.get(byUser) ?? byUser },
    ]),
  );
}

function isOnHorizon({ act, dueOn, latest, weight }: DayItem, today: CivilDate, horizon: CivilDate): boolean {
  if (weight === 'ask' || act.form.kind === 'promise') return false;
  return latest >= today && dueOn < horizon;
}

type Order = (items: readonly DayItem[]) => readonly DayItem[];

/** By day, of one day by case and place, as they come: laid day by day, since comparing each with others takes far longer in a large office. */
const soonestFirst: Order = items => {
  const byDay = Map.groupBy(items, ({ dueOn }) => dueOn);
  return [...byDay.keys()].sort().flatMap(day => byDay.get(day) ?? []);
};

/** What expired last is what can still be answered for. */
const latestFirst: Order = items => soonestFirst(items).toReversed();

/** Promises that are past before what is asked for soonest. */
const promisesFirst: Order = items => {
  const [promises, others] = [items.filter(isPromise), items.filter(item => !isPromise(item))];
  return [...soonestFirst(promises), ...soonestFirst(others)];
};

const isPromise = ({ act }: DayItem): boolean => act.form.kind === 'promise';

const orders: Partial<Record<DayGroupId, Order>> = {
  lapsed: latestFirst,
  waiting: promisesFirst,
  ask: promisesFirst,
};
