import { create } from 'zustand';
import type { ExchangeLine } from '../../shared/case-view.ts';
import type { LedgerLine } from '../../shared/contract/packets.ts';
import type { PromisedRow } from '../../shared/contract/today.ts';
import type { Failure } from '../../shared/failure.ts';
import type { Bilingual, CivilDate } from '../../shared/language.ts';
import type { SnoozableRow, Snooze } from '../../shared/snooze.ts';
import { officeToday } from '../day.ts';
import { door } from '../host.ts';
import { readWhenSettled } from '../settled.ts';
import { forgetOnLock } from '../stores.ts';
import { currentViewer, useViewer } from '../viewer.ts';
import { groupOf, movesOf, type DayGiven } from './moves.ts';

const MOST_CLOCKS = 500;
const SETTLE_MS = 300;

export type Holiday = { readonly date: CivilDate; readonly calendar: Bilingual; readonly name: Bilingual };

/** What the day shows. `rows`: the open clocks, soonest first. */
export type DayRead = DayGiven & {
  readonly exchanges: readonly ExchangeLine[];
  readonly packets: readonly LedgerLine[];
  readonly promised: readonly PromisedRow[];
  readonly holidays: readonly Holiday[];
};

type Today = {
  readonly view: 'mine' | 'office' | null; // null: as the role suggests
  /** Once read, it stays while it is read again; what alone was refused stays as it was, with why. */
  readonly day:
    { readonly phase: 'loading' } | { readonly phase: 'ready'; readonly read: DayRead; readonly failure: Failure | null };
};

export const useToday = forgetOnLock(create<Today>(() => ({ view: null, day: { phase: 'loading' } })));

const nothing: DayRead = {
  rows: [],
  duties: [],
  exchanges: [],
  packets: [],
  promised: [],
  returned: [],
  loosenings: [],
  snoozes: [],
  holidays: [],
};

/** What the day shows; of each nothing before it was read. */
export function readOf({ day }: Today): DayRead {
  return day.phase === 'ready' ? day.read : nothing;
}

/** The open vault's agency code; empty while none is open. */
export function useOffice(): string {
  return useViewer(({ viewer }) => viewer?.agency.code ?? '');
}

export function chooseDay(view: 'mine' | 'office'): void {
  useToday.setState({ view });
}

/** Read everything that the day shows. What was shown stays until the new state has come. */
export async function openToday(): Promise<void> {
  const asker = currentViewer();
  if (asker === null) return;
  const mayDecide = asker.user.role === 'supervisor';
  const [clocks, duties, exchanges, packets, promised, returned, snoozes, loosenings] = await Promise.all([
    door.request('deadline:list', { limit: MOST_CLOCKS }),
    door.request('duty:list', {}),
    door.request('exchange:list', { limit: 3 }),
    door.request('packet:list', { limit: 100 }),
    door.request('today:promised', {}),
    door.request('today:returned', {}),
    door.request('snooze:list', {}),
    mayDecide ? door.request('mark:list-loosening', {}) : null,
  ]);
  if (currentViewer() === null) return; // locked meanwhile
  const { user } = asker;
  const refused = [clocks, duties, exchanges, packets, promised, returned, snoozes].find(answer => !answer.ok);
  const before = readOf(useToday.getState());
  const read: DayRead = {
    rows: clocks.ok ? clocks.value.rows : before.rows,
    duties: duties.ok ? duties.value : before.duties,
    exchanges: exchanges.ok ? exchanges.value.exchanges : before.exchanges,
    packets: packets.ok ? packets.value : before.packets,
    promised: promised.ok ? promised.value : before.promised,
    returned: returned.ok ? returned.value : before.returned,
    snoozes: snoozes.ok ? snoozes.value : before.snoozes,
    loosenings: loosenings?.ok === true ? loosenings.value.filter(({ proposedBy }) => proposedBy !== user.id) : [],
    holidays: before.holidays,
  };
  useToday.setState({ day: { phase: 'ready', read, failure: refused && !refused.ok ? refused.failure : null } });
  await readHolidays();
}

/** Put a row off. The refusal is the caller's to show, beside the form. */
export async function snooze(row: SnoozableRow, until: CivilDate, reason: string): Promise<Failure | null> {
  return afterSnooze(await door.request('snooze:set', { row, until, reason }));
}

export async function wake(row: SnoozableRow): Promise<Failure | null> {
  return afterSnooze(await door.request('snooze:end', { row }));
}

/** Read again after changes, once a burst of them has settled. Returns how to stop. */
export function followToday(): () => void {
  return readWhenSettled(['case:changed'], SETTLE_MS, openToday);
}

/** Read again when a day is over: the sidebar's number is true over midnight, whatever room is open. Once, at the start. */
export function followDays(): void {
  door.listen('day:changed', () => {
    if (useToday.getState().day.phase === 'ready') void openToday();
  });
}

function afterSnooze(
  answer: { readonly ok: true; readonly value: readonly Snooze[] } | { readonly ok: false; readonly failure: Failure },
) {
  if (!answer.ok) return answer.failure;
  change({ snoozes: answer.value });
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

/** The sidebar's number: what is overdue and due today; null while nothing is read. */
export function dueCount({ day }: Today, office: string): { readonly count: number; readonly isHot: boolean } | null {
  if (day.phase === 'loading') return null;
  const today = officeToday();
  const groups = movesOf(day.read, office).map(move => groupOf(move, today));
  const overdue = groups.filter(group => group === 'overdue').length;
  return { count: overdue + groups.filter(group => group === 'today').length, isHot: overdue > 0 };
}

/** A part of the day came anew; nothing where the vault was locked meanwhile. */
function change(part: Partial<DayRead>): void {
  const { day } = useToday.getState();
  if (day.phase === 'ready') useToday.setState({ day: { ...day, read: { ...day.read, ...part } } });
}
