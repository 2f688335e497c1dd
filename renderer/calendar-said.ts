import type { Output } from '../shared/contract.ts';
import type { Translate } from './text.ts';

/** What a calendar file that was written has in it: the days, those that it cancels, and those that had no room. */
export function calendarSaid(t: Translate, { events, cancelled, leftOut }: Output<'deadline:export'>): string {
  return [
    t('reports.exported', { count: events }),
    ...(cancelled === 0 ? [] : [t('reports.calendarCancelled', { count: cancelled })]),
    ...(leftOut === 0 ? [] : [t('reports.calendarLeftOut', { count: leftOut })]),
  ].join(' ');
}
