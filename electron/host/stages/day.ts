import { listActs, listActsOfCase } from '../../../db/acts.ts';
import { listFollowUps } from '../../../db/follow-ups.ts';
import { listSnoozes } from '../../../db/snoozes.ts';
import { listUsers } from '../../../db/users.ts';
import { civilDate, dayNumber } from '../../../shared/clocks/civil-date.ts';
import type { Day } from '../../../shared/contract/today.ts';
import { dayGroups, type DayGroup, type DayGroupId, type DayRow, type Reminder } from '../../../shared/day.ts';
import type { CaseId, CivilDate } from '../../../shared/language.ts';
import { findProfile } from '../../../shared/profiles.ts';
import type { SessionContext } from '../ground/context.ts';
import { memo } from '../ground/memo.ts';
import { askKey, dayItems, type DayItem } from './day-items.ts';
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
  const soon = items.filter(item => isOnHorizon(item, today)).sort(soonest);
  return {
    asOf: today,
    groups: dayGroups.map(id => groupOf(id, byGroup.get(id) ?? [], others, { offset: 0, limit: rows }, given)),
    horizon: { rows: dayRowsOf(soon.slice(0, MOST_ON_HORIZON), given), total: soon.length },
  };
}

export type GroupAsked = DayAsked & { readonly group: DayGroupId; readonly offset: number; readonly limit: number };

export function readGroup({ group, offset, limit, ...asked }: GroupAsked, context: SessionContext): DayGroup {
  const { items, others, given } = gathered(asked, context);
  const own = items.filter(item => item.group === group);
  return groupOf(group, own, others, { offset, limit }, given);
}

type Page = { readonly offset: number; readonly limit: number };

function groupOf(
  id: DayGroupId,
  items: readonly DayItem[],
  others: Others,
  { offset, limit }: Page,
  given: WordsGiven,
): DayGroup {
  const beside = others.filter(({ group }) => group === id).map(({ row }) => row);
  const sorted = limit === 0 ? items : items.toSorted(id === 'waiting' || id === 'ask' ? longest : soonest);
  const rows = [
    ...beside.slice(offset, offset + limit),
    ...dayRowsOf(sorted.slice(Math.max(0, offset - beside.length), Math.max(0, offset + limit - beside.length)), given),
  ];
  return { id, total: items.length + beside.length, rows };
}

type Others = readonly { readonly group: DayGroupId; readonly row: DayRow }[];

/** Everything of the day before it is cut: a row that nobody shows is counted all the same. */
function gathered({ view, caseId }: DayAsked, context: SessionContext) {
  const { session } = context;
  const rules = stageRules(session, context);
  const profileOf = memo((key: string) => findProfile(key, rules.profiles));
  const reminders = lastReminders(context);
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
  const isShown = ({ officer }: { readonly officer: string | null }) => view === 'office' || officer === session.user.label;
  const acts = caseId === undefined ? session.visible().flatMap(listActs) : listActsOfCase(session.dbOf(caseId), caseId);
  return {
    given,
    items: dayItems(placing, view === 'office' ? acts : acts.filter(isShown)),
    others: lonelyRows(context, given).filter(({ row }) =>
      caseId === undefined ? row.caseId === null || isShown(row) : row.caseId === caseId,
    ),
  };
}

/** The last reminder of each act, with the name of whoever gave it. */
function lastReminders({ session }: SessionContext): ReadonlyMap<string, Reminder> {
  const nameOf = new Map(listUsers(session.office).map(({ id, label }) => [id as string, label]));
  const all = session.visible().flatMap(db => listFollowUps(db, null));
  return new Map(
    all.map(({ caseId, act, on, nextOn, note, byUser }) => [
      askKey(caseId, act),
      { on, nextOn, note, by: nameOf.get(byUser) ?? byUser },
    ]),
  );
}

function isOnHorizon({ act, dueOn, latest, weight }: DayItem, today: CivilDate): boolean {
  if (weight === 'ask' || act.kind === 'promise') return false;
  return latest >= today && dueOn < civilDate(dayNumber(today) + HORIZON_DAYS);
}

function soonest(a: DayItem, b: DayItem): number {
  if (a.dueOn !== b.dueOn) return a.dueOn < b.dueOn ? -1 : 1;
  return a.act.caseId < b.act.caseId ? -1 : a.act.caseId > b.act.caseId ? 1 : a.act.place - b.act.place;
}

/** Promises that are past before what is asked for soonest. */
function longest(a: DayItem, b: DayItem): number {
  const isPromise = ({ act }: DayItem): number => (act.kind === 'promise' ? 0 : 1);
  return isPromise(a) - isPromise(b) || soonest(a, b);
}
