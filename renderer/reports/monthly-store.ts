import { create } from 'zustand';
import type { Input } from '../../shared/contract.ts';
import type { Failure } from '../../shared/failure.ts';
import type { CivilDate, RecordId } from '../../shared/language.ts';
import { monthlyParts, type Monthly, type MonthlyLine, type MonthlyPart } from '../../shared/monthly/monthly.ts';
import type { ReviewForm } from '../../shared/review-forms.ts';
import { door } from '../host.ts';
import { forgetOnLock } from '../stores.ts';

export type MonthlyState = {
  readonly month: string | null; // null: none was chosen, the month before this one
  readonly officer: string | null; // null: the whole office
  readonly monthly: Monthly | null;
  readonly failure: Failure | null;
  readonly isWriting: boolean;
  /** Whether the report is this office's to make; null: not asked yet. */
  readonly isOurs: boolean | null;
};

export const useMonthly = forgetOnLock(
  create<MonthlyState>(() => ({
    ...{ month: null, officer: null, monthly: null, failure: null, isWriting: false, isOurs: null },
  })),
);

const MONTHS = 13;

/** The months that may be chosen, newest first. */
export function monthsUntil(today: CivilDate): readonly string[] {
  const [year = 0, of = 0] = today.split('-').map(Number);
  return Array.from({ length: MONTHS }, (_, back) => {
    const count = year * 12 + of - 1 - back;
    return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
  });
}

/** Whether this office is of a foreign agent, who alone reports every month. */
export async function askWhose(): Promise<void> {
  const answer = await door.request('duty:settings', {});
  if (answer.ok) useMonthly.setState({ isOurs: answer.value.standing === 'foreign' });
}

/** Gather what is chosen; the month before today's where none is. What was shown stays until it has come. */
export async function readMonthly(today: CivilDate): Promise<void> {
  const { month, officer } = useMonthly.getState();
  const asked = month ?? monthsUntil(today)[1] ?? today.slice(0, 7);
  if (month === null) useMonthly.setState({ month: asked });
  const answer = await door.request('monthly:read', { month: asked, ...(officer === null ? {} : { officer }) });
  const now = useMonthly.getState();
  if (now.month !== asked || now.officer !== officer) return; // another was chosen meanwhile
  useMonthly.setState(answer.ok ? { monthly: answer.value, failure: null } : { monthly: null, failure: answer.failure });
}

export function chooseMonth(change: Partial<Pick<MonthlyState, 'month' | 'officer'>>, today: CivilDate): void {
  useMonthly.setState(change);
  void readMonthly(today);
}

/** Write the report to where the person chooses; whether it was. */
export async function exportMonthly(
  name: string,
  adjusted: { readonly leftOut: readonly RecordId[]; readonly remarks: string },
  { form, language }: { readonly form: ReviewForm; readonly language: string },
): Promise<boolean> {
  const { month, officer } = useMonthly.getState();
  if (month === null) return false;
  const place = await door.saveAs(`${name}-${month}.${form}`);
  if (place === null) return false;
  useMonthly.setState({ isWriting: true, failure: null });
  const asked: Input<'monthly:export'> = {
    ...{ month, ...(officer === null ? {} : { officer }) },
    ...{ leftOut: [...adjusted.leftOut], remarks: adjusted.remarks, sink: place.handle, form, language },
  };
  const answer = await door.request('monthly:export', asked);
  useMonthly.setState({ isWriting: false, failure: answer.ok ? null : answer.failure });
  return answer.ok;
}

/** The lines of each part that has any, in the order of the report. */
export function partsOf({ lines }: Monthly): readonly { readonly part: MonthlyPart; readonly lines: readonly MonthlyLine[] }[] {
  return monthlyParts.flatMap(part => {
    const found = lines.filter(line => line.part === part);
    return found.length === 0 ? [] : [{ part, lines: found }];
  });
}
