import { Temporal } from 'temporal-polyfill';
import { create } from 'zustand';
import type { Direction } from '../../shared/case.ts';
import type { Input, Output } from '../../shared/contract.ts';
import type { Failure } from '../../shared/failure.ts';
import type { CivilDate } from '../../shared/language.ts';
import { officeToday } from '../day.ts';
import { door } from '../host.ts';
import { forgetOnLock } from '../stores.ts';

export const periodIds = ['years', 'lastYear', 'year', 'quarter', 'custom'] as const;
export type PeriodId = (typeof periodIds)[number];

export type Reports = {
  readonly direction: Direction | null; // null: what the office itself mostly asks
  readonly period: PeriodId;
  readonly custom: { readonly from: CivilDate; readonly to: CivilDate } | null;
  readonly review: Output<'review:read'> | null; // null: not read yet
  readonly failure: Failure | null;
  readonly isExporting: boolean;
};

export const useReports = forgetOnLock(
  create<Reports>(() => ({
    direction: null,
    period: 'years',
    custom: null,
    review: null,
    failure: null,
    isExporting: false,
  })),
);

const YEARS = 5;

/** Read the review of the direction and the period that are chosen. What was shown stays until the new figures have come. */
export async function openReports(): Promise<void> {
  const asked = asking();
  const answer = await door.request('review:read', asked);
  const now = asking();
  if (now.direction !== asked.direction || now.from !== asked.from || now.to !== asked.to) return; // another was chosen meanwhile
  useReports.setState(answer.ok ? { review: answer.value, failure: null } : { failure: answer.failure });
}

export function chooseDirection(direction: Direction): void {
  useReports.setState({ direction });
  void openReports();
}

export function choosePeriod(period: PeriodId): void {
  const { from, to } = asking();
  useReports.setState({ period, custom: { from, to } });
  void openReports();
}

export function chooseDays(days: { readonly from: CivilDate; readonly to: CivilDate }): void {
  useReports.setState({ period: 'custom', custom: days });
  if (days.from <= days.to) void openReports();
}

/** The first and last day of a period, seen from today. */
export function daysOf(period: Exclude<PeriodId, 'custom'>, today: string): { readonly from: CivilDate; readonly to: CivilDate } {
  const now = Temporal.PlainDate.from(today);
  const year = (first: number, last: number) => ({ from: civil(`${first}-01-01`), to: civil(`${last}-12-31`) });
  if (period === 'years') return { ...year(now.year - YEARS + 1, now.year), to: civil(today) };
  if (period === 'lastYear') return year(now.year - 1, now.year - 1);
  if (period === 'year') return { ...year(now.year, now.year), to: civil(today) };
  const month = 3 * Math.floor((now.month - 1) / 3) + 1;
  return { from: civil(new Temporal.PlainDate(now.year, month, 1).toString()), to: civil(today) };
}

/** Write the same figures to where the person chooses; whether anything was written. */
export async function exportReview(name: string, language: string): Promise<boolean> {
  return (await written(`${name}.csv`, sink => door.request('review:export', { ...asking(), sink, language }))) !== null;
}

/** Write the open clocks to where the person chooses; how many they were, or null if nothing was written. */
export async function exportCalendar(name: string, language: string, withReferences: boolean): Promise<number | null> {
  const answer = await written(`${name}.ics`, sink => door.request('deadline:export', { sink, language, withReferences }));
  return answer === null ? null : answer.events;
}

type Answer<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure };
async function written<Value>(
  name: string,
  write: (sink: Input<'deadline:export'>['sink']) => Promise<Answer<Value>>,
): Promise<Value | null> {
  const chosen = await door.saveAs(name);
  if (chosen === null) return null;
  useReports.setState({ isExporting: true, failure: null });
  const answer = await write(chosen.handle);
  useReports.setState({ isExporting: false, ...(answer.ok ? {} : { failure: answer.failure }) });
  return answer.ok ? answer.value : null;
}

function asking(): Input<'review:read'> & { readonly from: CivilDate; readonly to: CivilDate } {
  const { direction, period, custom } = useReports.getState();
  const today = officeToday();
  return {
    ...(direction === null ? {} : { direction }),
    ...(period === 'custom' ? (custom ?? daysOf('years', today)) : daysOf(period, today)),
  };
}

function civil(day: string): CivilDate {
  return day as CivilDate; // written as one above
}
