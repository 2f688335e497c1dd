import { Temporal } from 'temporal-polyfill';
import { create } from 'zustand';
import type { Direction } from '../../shared/case.ts';
import type { Input, Output } from '../../shared/contract.ts';
import type { Failure } from '../../shared/failure.ts';
import type { CivilDate } from '../../shared/language.ts';
import { officeToday } from '../day.ts';
import type { TableForm } from '../../shared/tables.ts';
import { door } from '../host.ts';
import { forgetOnLock } from '../stores.ts';

export const periodIds = ['years', 'lastYear', 'year', 'quarter', 'custom'] as const;
export type PeriodId = (typeof periodIds)[number];

type Days = { readonly from: CivilDate; readonly to: CivilDate };
/** A period that today settles, or days that the person chose. */
export type Period = { readonly id: Exclude<PeriodId, 'custom'> } | ({ readonly id: 'custom' } & Days);

/** What was read stays until the new figures have come, and where they are refused. */
export type Reviewed =
  | { readonly phase: 'loading' }
  | { readonly phase: 'failed'; readonly failure: Failure }
  | { readonly phase: 'ready'; readonly review: Output<'review:read'>; readonly failure: Failure | null };

/** How writing a file stands: the figures, or the calendar. */
export type Exporting = { readonly phase: 'idle' | 'writing' } | { readonly phase: 'failed'; readonly failure: Failure };

export type Reports = {
  readonly direction: Direction | null; // null: what the office itself mostly asks
  readonly period: Period;
  readonly reviewed: Reviewed;
  readonly exporting: Exporting;
};

export const useReports = forgetOnLock(
  create<Reports>(() => ({
    direction: null,
    period: { id: 'years' },
    reviewed: { phase: 'loading' },
    exporting: { phase: 'idle' },
  })),
);

const YEARS = 5;

/** Read the review of the direction and the period that are chosen. What was shown stays until the new figures have come. */
export async function openReports(): Promise<void> {
  const asked = asking();
  const answer = await door.request('review:read', asked);
  const now = asking();
  if (now.direction !== asked.direction || now.from !== asked.from || now.to !== asked.to) return; // another was chosen meanwhile
  if (answer.ok) return useReports.setState(read(answer.value));
  useReports.setState(({ reviewed }) => ({
    reviewed:
      reviewed.phase === 'ready' ? { ...reviewed, failure: answer.failure } : { phase: 'failed', failure: answer.failure },
  }));
}

/** The review that is shown; null before one was read. */
export function reviewOf({ reviewed }: Reports): Output<'review:read'> | null {
  return reviewed.phase === 'ready' ? reviewed.review : null;
}

/** Why the figures could not be read, or else not be written. */
export function failureOf({ reviewed, exporting }: Reports): Failure | null {
  return ('failure' in reviewed ? reviewed.failure : null) ?? exportFailure({ exporting });
}

export function exportFailure({ exporting }: Pick<Reports, 'exporting'>): Failure | null {
  return exporting.phase === 'failed' ? exporting.failure : null;
}

export function chooseDirection(direction: Direction): void {
  useReports.setState({ direction });
  void openReports();
}

/** Choose a period; days of one's own begin as those of the period before. */
export function choosePeriod(id: PeriodId): void {
  const { from, to } = asking();
  useReports.setState({ period: id === 'custom' ? { id, from, to } : { id } });
  void openReports();
}

export function chooseDays(days: Days): void {
  useReports.setState({ period: { id: 'custom', ...days } });
  if (days.from <= days.to) void openReports();
}

/** The first and last day of a period, seen from today. */
export function daysOf(period: Exclude<PeriodId, 'custom'>, today: string): Days {
  const now = Temporal.PlainDate.from(today);
  const year = (first: number, last: number) => ({ from: civil(`${first}-01-01`), to: civil(`${last}-12-31`) });
  if (period === 'years') return { ...year(now.year - YEARS + 1, now.year), to: civil(today) };
  if (period === 'lastYear') return year(now.year - 1, now.year - 1);
  if (period === 'year') return { ...year(now.year, now.year), to: civil(today) };
  const month = 3 * Math.floor((now.month - 1) / 3) + 1;
  return { from: civil(new Temporal.PlainDate(now.year, month, 1).toString()), to: civil(today) };
}

/** Print the figures: that they leave is kept first. */
export async function printReview(): Promise<void> {
  const answer = await door.request('review:print', asking());
  if (!answer.ok) return useReports.setState({ exporting: { phase: 'failed', failure: answer.failure } });
  await openReports();
  window.print();
}

/** Write the same figures to where the person chooses; whether anything was written. */
export async function exportReview(name: string, form: TableForm, language: string): Promise<boolean> {
  const isWritten =
    (await written(`${name}.${form}`, sink => door.request('review:export', { ...asking(), sink, form, language }))) !== null;
  if (isWritten) await openReports(); // they count among those given out
  return isWritten;
}

/** Write the open clocks to where the person chooses; what stands in it, or null if nothing was written. */
export async function exportCalendar(
  name: string,
  language: string,
  withReferences: boolean,
): Promise<Output<'deadline:export'> | null> {
  return written(`${name}.ics`, sink => door.request('deadline:export', { sink, language, withReferences }));
}

type Answer<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure };
async function written<Value>(
  name: string,
  write: (sink: Input<'deadline:export'>['sink']) => Promise<Answer<Value>>,
): Promise<Value | null> {
  const chosen = await door.saveAs(name);
  if (chosen === null) return null;
  const writing: Exporting = { phase: 'writing' };
  useReports.setState({ exporting: writing });
  const answer = await write(chosen.handle);
  if (useReports.getState().exporting === writing)
    useReports.setState({ exporting: answer.ok ? { phase: 'idle' } : { phase: 'failed', failure: answer.failure } });
  return answer.ok ? answer.value : null;
}

function read(review: Output<'review:read'>): Partial<Reports> {
  const { exporting } = useReports.getState();
  return {
    reviewed: { phase: 'ready', review, failure: null },
    exporting: exporting.phase === 'failed' ? { phase: 'idle' } : exporting, // what was refused has been tried again, or left
  };
}

/** Of which direction and days the reports are read. */
export function asking(): Input<'review:read'> & Days {
  const { direction, period } = useReports.getState();
  const { from, to } = period.id === 'custom' ? period : daysOf(period.id, officeToday());
  return { ...(direction === null ? {} : { direction }), from, to };
}

function civil(day: string): CivilDate {
  return day as CivilDate; // written as one above
}
