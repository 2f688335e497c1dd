import { listCases, type ListFilter } from '../../../db/cases.ts';
import type { Reader } from '../../../db/open.ts';
import { civilDate, dayNumber } from '../../../shared/clocks/civil-date.ts';
import type { CaseFilter, CaseSummary } from '../../../shared/case-view.ts';
import { fold } from '../../../shared/text-rules.ts';
import { workingDayOf } from '../ground/working-day.ts';

/** The list's day is the computer's, in the zone where most of its clocks run. */

/** A filter as it is meant now: in the order of the last change where it names none, and a window of days as the date that ends it. */
export function meantBy({ stopWithinDays, ...filter }: ListFilter, nowMs: number): ListFilter {
  const order = filter.sort === undefined ? { sort: 'changed' as const, descending: filter.descending ?? true } : {};
  if (stopWithinDays === undefined) return { ...filter, ...order };
  const end = dayNumber(workingDayOf(nowMs)) + stopWithinDays + 1;
  return { ...filter, ...order, stopBefore: civilDate(end) };
}

/** One page over every database that the user may see; each is asked for as much as the page could take from it. */
export function mergedPage(
  visible: readonly Reader[],
  filter: ListFilter,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): readonly CaseSummary[] {
  const only = visible.length === 1 ? visible[0] : undefined;
  if (only !== undefined) return listCases(only, filter, { offset, limit });
  const all = visible.flatMap(db => listCases(db, filter, { offset: 0, limit: offset + limit }));
  return all.sort(byColumn(filter)).slice(offset, offset + limit);
}

/** What the database sorts by, of one case; null comes last either way. */
const keyOf = {
  changed: ({ changedAtMs }) => changedAtMs,
  reference: ({ reference }) => reference,
  title: ({ title }) => fold(title),
  persons: ({ persons }) => (persons === '' ? null : fold(persons)),
  opened: ({ openedOn }) => openedOn,
  stop: ({ nextStopOn }) => nextStopOn,
  stage: ({ stage }) => stage,
  kind: ({ kind }) => kind,
  direction: ({ direction }) => direction,
  officer: ({ officer }) => officer,
  counterpart: ({ counterpart }) => counterpart,
} as const satisfies Record<NonNullable<CaseFilter['sort']>, (summary: CaseSummary) => string | number | null>;

function byColumn({ sort = 'changed', descending = false }: CaseFilter): (one: CaseSummary, other: CaseSummary) => number {
  const of = keyOf[sort];
  return (one, other) => {
    const [a, b] = [of(one), of(other)];
    if (a === b) return one.id < other.id ? -1 : 1;
    if (a === null || b === null) return a === null ? 1 : -1;
    return (a < b ? -1 : 1) * (descending ? -1 : 1);
  };
}
