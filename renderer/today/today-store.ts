import { create } from 'zustand';
import type { ExchangeLine } from '../../shared/case-view.ts';
import type { Contacts } from '../../shared/deconflict/contacts.ts';
import type { ConsentLine } from '../../shared/contract/consents.ts';
import type { LedgerPage, LedgerLine } from '../../shared/contract/packets.ts';
import type { Day } from '../../shared/contract/today.ts';
import type { DayGroupId, DayRow } from '../../shared/day.ts';
import type { Failure } from '../../shared/failure.ts';
import type { Bilingual, CaseId, CivilDate } from '../../shared/language.ts';
import type { SnoozableRow } from '../../shared/snooze.ts';
import { officeToday } from '../day.ts';
import { door } from '../host.ts';
import { readWhenSettled } from '../settled.ts';
import { forgetOnLock } from '../stores.ts';
import { currentViewer } from '../viewer.ts';

/** Rows of each group that are read at first, and further ones at a time. */
const ROWS = 8;
const FURTHER = 50;
const MOST_ROWS = 500;
const AWAITED = 8;
const CONTACTS = 8;
const PACKETS = 2; // of each direction
const SETTLE_MS = 300;

export type Holiday = { readonly date: CivilDate; readonly calendar: Bilingual; readonly name: Bilingual };
export type DayView = 'mine' | 'office';

/** What the day shows. The host has counted every row of it; of each group as many are here as were read. */
export type DayRead = {
  readonly day: Day;
  readonly exchanges: readonly ExchangeLine[];
  readonly awaited: LedgerPage;
  /** What is asked of us as an originator and waits for our answer. */
  readonly consentsAsked: readonly ConsentLine[];
  /** What stands in two cases and nobody answered yet. */
  readonly contacts: Contacts;
  readonly sent: readonly LedgerLine[];
  readonly received: readonly LedgerLine[];
  readonly holidays: readonly Holiday[];
};

type Today = {
  readonly view: DayView | null; // null: as the role suggests
  /** Once read, it stays while it is read again; what alone was refused stays as it was, with why. */
  readonly day:
    | { readonly phase: 'loading' }
    | { readonly phase: 'ready'; readonly view: DayView; readonly read: DayRead; readonly failure: Failure | null };
  /** The rows of the folds that are open, by `foldId`. */
  readonly unfolded: ReadonlyMap<string, readonly DayRow[]>;
};

export const useToday = forgetOnLock(create<Today>(() => ({ view: null, day: { phase: 'loading' }, unfolded: new Map() })));

const nothing: DayRead = {
  day: { asOf: '' as CivilDate, groups: [], horizon: { rows: [], total: 0 } }, // no day was read
  exchanges: [],
  awaited: { lines: [], total: 0 },
  consentsAsked: [],
  contacts: { contacts: [], total: 0, quiet: 0, common: 0, abroad: [] },
  sent: [],
  received: [],
  holidays: [],
};

/** What the day shows; of each nothing before it was read. */
export function readOf({ day }: Today): DayRead {
  return day.phase === 'ready' ? day.read : nothing;
}

/** Whose day is shown: as the person chose, or as the role suggests. */
export function viewOf({ view }: Today): DayView {
  return view ?? (currentViewer()?.user.role === 'officer' ? 'mine' : 'office');
}

export function chooseDay(view: DayView): void {
  useToday.setState({ view, unfolded: new Map() });
  void openToday();
}

/** Read everything that the day shows. What was shown stays until the new state has come. */
export async function openToday(): Promise<void> {
  if (currentViewer() === null) return;
  const view = viewOf(useToday.getState());
  const shown = readOf(useToday.getState()).day.groups.map(({ rows }) => rows.length);
  const unfolded = Math.min(MOST_ROWS, Math.max(ROWS, ...shown)); // what was unfolded stays so
  const first = Promise.all([
    door.request('today:read', { view, rows: unfolded }),
    door.request('exchange:list', { limit: 3 }),
    door.request('packet:awaited', { limit: AWAITED }),
    door.request('consent:list', {}),
    door.request('packet:list', { direction: 'out', carries: 'case', limit: PACKETS }),
    door.request('packet:list', { direction: 'in', carries: 'case', limit: PACKETS }),
  ]);
  // Asked last, and not waited for before the rest is shown: in a large office it takes longer than all of that.
  const contacting = door.request('deconflict:list', { view, limit: CONTACTS });
  const [day, exchanges, awaited, consents, sent, received] = await first;
  const isOver = () => currentViewer() === null || viewOf(useToday.getState()) !== view; // locked, or another was chosen meanwhile
  if (isOver()) return;
  const refused = [day, exchanges, awaited, consents, sent, received].find(answer => !answer.ok);
  const { day: known } = useToday.getState();
  const before = readOf(useToday.getState());
  const read: DayRead = {
    day: day.ok ? day.value : before.day,
    exchanges: exchanges.ok ? exchanges.value.exchanges : before.exchanges,
    awaited: awaited.ok ? awaited.value : before.awaited,
    contacts: known.phase === 'ready' && known.view === view ? before.contacts : nothing.contacts, // never those of another view
    consentsAsked: consents.ok ? consents.value.filter(isAskedOfUs) : before.consentsAsked,
    sent: sent.ok ? sent.value.lines : before.sent,
    received: received.ok ? received.value.lines : before.received,
    holidays: before.holidays,
  };
  useToday.setState({ day: { phase: 'ready', view, read, failure: refused && !refused.ok ? refused.failure : null } });
  await Promise.all([readHolidays(), readOpenFolds()]);
  const contacts = await contacting;
  if (!isOver()) showContacts(contacts);
}

function showContacts(answer: Awaited<ReturnType<typeof door.request<'deconflict:list'>>>): void {
  const { day } = useToday.getState();
  if (day.phase !== 'ready') return;
  useToday.setState({
    day: answer.ok
      ? { ...day, read: { ...day.read, contacts: answer.value } }
      : { ...day, failure: day.failure ?? answer.failure },
  });
}

const isAskedOfUs = ({ direction, state }: ConsentLine): boolean => direction === 'in' && state === 'waiting';

/** Read the next rows of a group. */
export async function readMoreOfDay(id: DayGroupId): Promise<void> {
  const group = readOf(useToday.getState()).day.groups.find(one => one.id === id);
  if (group !== undefined) await readRows(id, group.rows.length, FURTHER);
}

/** By what an open fold is known: its group and what is alike in it. */
export function foldId(group: DayGroupId, fold: string): string {
  return `${group} ${fold}`;
}

/** Open a fold with its first rows, or close it. */
export async function toggleFold(group: DayGroupId, fold: string): Promise<void> {
  const unfolded = new Map(useToday.getState().unfolded);
  if (!unfolded.delete(foldId(group, fold))) return readFold(group, fold, 0, FURTHER);
  useToday.setState({ unfolded });
}

/** Read the next rows of an open fold. */
export async function readMoreOfFold(group: DayGroupId, fold: string): Promise<void> {
  await readFold(group, fold, useToday.getState().unfolded.get(foldId(group, fold))?.length ?? 0, FURTHER);
}

/** A row by its key, whether it is shown or folded: what was typed about it is taken up again. */
export async function findRow(key: string): Promise<DayRow | null> {
  const { groups } = readOf(useToday.getState()).day;
  const shown = groups.flatMap(({ rows }) => rows).find(row => row.key === key);
  if (shown !== undefined) return shown;
  const caseId = key.split(' ')[0] as CaseId; // the key of a case's act begins with its case
  const answer = await door.request('today:read', { view: 'office', caseId, rows: MOST_ROWS });
  return answer.ok ? (answer.value.groups.flatMap(({ rows }) => rows).find(row => row.key === key) ?? null) : null;
}

/** Put a row off. The refusal is the caller's to show, beside the form. */
export async function snooze(row: SnoozableRow, until: CivilDate, reason: string): Promise<Failure | null> {
  return readAfter(await door.request('snooze:set', { row, until, reason }));
}

export async function wake(row: SnoozableRow): Promise<Failure | null> {
  return readAfter(await door.request('snooze:end', { row }));
}

export type Asked = { readonly on: CivilDate; readonly nextOn: CivilDate; readonly note: string };

/** Record that somebody was reminded of an act that is awaited. */
export async function remind(caseId: CaseId, act: string, { on, nextOn, note }: Asked): Promise<Failure | null> {
  return readAfter(await door.request('follow-up:add', { caseId, act, on, nextOn, ...(note === '' ? {} : { note }) }));
}

/** Read again after changes, once a burst of them has settled. Returns how to stop. */
export function followToday(): () => void {
  return readWhenSettled(['case:changed', 'ledger:changed'], SETTLE_MS, openToday);
}

/** Read again when a day is over: the sidebar's number is true over midnight, whatever room is open. Once, at the start. */
export function followDays(): void {
  door.listen('day:changed', () => {
    if (useToday.getState().day.phase === 'ready') void openToday();
  });
}

/** The sidebar's number: what is overdue, due today, and expired without a word of what became of it; null while nothing is read. */
export function dueCount(state: Today): { readonly count: number; readonly isHot: boolean } | null {
  if (state.day.phase === 'loading') return null;
  const { day } = readOf(state);
  const late = totalIn(day, 'overdue') + totalIn(day, 'lapsed');
  return { count: late + totalIn(day, 'today'), isHot: late > 0 };
}

/** How many rows a group has, read or not. */
export function totalIn({ groups }: Day, id: DayGroupId): number {
  return groups.find(group => group.id === id)?.total ?? 0;
}

async function readRows(group: DayGroupId, offset: number, limit: number): Promise<void> {
  const view = viewOf(useToday.getState());
  const answer = await door.request('today:more', { view, group, offset, limit });
  const state = useToday.getState();
  if (!answer.ok || state.day.phase !== 'ready' || viewOf(state) !== view) return;
  const { day } = state.day.read;
  const groups = day.groups.map(one =>
    one.id !== group ? one : { ...answer.value, rows: [...one.rows.slice(0, offset), ...answer.value.rows] },
  );
  change({ day: { ...day, groups } });
}

async function readFold(group: DayGroupId, fold: string, offset: number, limit: number): Promise<void> {
  const view = viewOf(useToday.getState());
  const answer = await door.request('today:more', { view, group, fold, offset, limit });
  const state = useToday.getState();
  if (!answer.ok || viewOf(state) !== view) return;
  const before = state.unfolded.get(foldId(group, fold))?.slice(0, offset) ?? [];
  useToday.setState({ unfolded: new Map(state.unfolded).set(foldId(group, fold), [...before, ...answer.value.rows]) });
}

/** What is open stays open while it is read again, but for folds that are gone. */
async function readOpenFolds(): Promise<void> {
  const { unfolded } = useToday.getState();
  const standing = readOf(useToday.getState()).day.groups.flatMap(({ id, folds }) => folds.map(({ key }) => ({ id, key })));
  const open = standing.filter(({ id, key }) => unfolded.has(foldId(id, key)));
  useToday.setState({
    unfolded: new Map(open.map(({ id, key }) => [foldId(id, key), unfolded.get(foldId(id, key)) ?? []])),
  });
  await Promise.all(
    open.map(({ id, key }) => readFold(id, key, 0, Math.max(FURTHER, unfolded.get(foldId(id, key))?.length ?? 0))),
  );
}

async function readAfter(answer: { readonly ok: boolean; readonly failure?: Failure }): Promise<Failure | null> {
  if (!answer.ok) return answer.failure ?? null;
  await openToday();
  return null;
}

/** The days off of the office's own calendars and of those that its open cases count by, of this year and where the next days reach. */
async function readHolidays(): Promise<void> {
  const year = Number(officeToday().slice(0, 4));
  const years = officeToday().slice(5) > '12-15' ? [year, year + 1] : [year];
  const read = await Promise.all(years.map(each => door.request('calendar:list', { year: each })));
  const calendars = read.flatMap(answer => (answer.ok ? answer.value : []));
  change({
    holidays: calendars.flatMap(({ label, daysOff, isCountedHere }) =>
      !isCountedHere ? [] : daysOff.map(({ date, name }) => ({ date, calendar: label, name })),
    ),
  });
}

/** A part of the day came anew; nothing where the vault was locked meanwhile. */
function change(part: Partial<DayRead>): void {
  const { day } = useToday.getState();
  if (day.phase === 'ready') useToday.setState({ day: { ...day, read: { ...day.read, ...part } } });
}
