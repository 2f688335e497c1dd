import { civilDate, dayNumber } from './clocks/civil-date.ts';
import type { DutyKind } from './duties.ts';
import type { CaseId, CivilDate, RecordId } from './language.ts';

/** A row of Today that may be put off. */
export type SnoozableRow =
  | { readonly kind: 'clock'; readonly caseId: CaseId; readonly clock: string; readonly startEvent: RecordId }
  | { readonly kind: 'act'; readonly caseId: CaseId; readonly stage: string; readonly record?: RecordId | undefined } // what the stage expects: the case's, or that of a record of its own way
  | { readonly kind: 'duty'; readonly caseId: CaseId | null; readonly duty: DutyKind; readonly record: RecordId | null }
  | { readonly kind: 'loosening'; readonly caseId: CaseId; readonly id: string }
  | { readonly kind: 'document'; readonly caseId: CaseId; readonly record: RecordId }
  | { readonly kind: 'framework'; readonly caseId: null; readonly item: string }; // an action or a milestone

/** A row that one person put off: it comes back on `until`. */
export type Snooze = { readonly row: string; readonly until: CivilDate; readonly reason: string };

/** What a hard stop without a warning day of its own is given. */
const WARN_AHEAD_DAYS = 7;

/** The row's name in the store. */
export function snoozeKey(row: SnoozableRow): string {
  if (row.kind === 'clock') return `clock ${row.caseId} ${row.clock} ${row.startEvent}`;
  if (row.kind === 'act') return `act ${row.caseId} ${row.stage}${row.record === undefined ? '' : ` ${row.record}`}`;
  if (row.kind === 'duty') return `duty ${row.duty} ${row.record ?? 'office'}`;
  if (row.kind === 'framework') return `framework ${row.item}`;
  return row.kind === 'loosening' ? `loosening ${row.id}` : `document ${row.record}`;
}

/** The last day until which a row may be put off; null where it may be for any time. A hard stop comes back on the day that it warns. */
export function snoozeLimit(stop: {
  readonly weight: 'hard' | 'soft';
  readonly mustStopBy: CivilDate | null;
  readonly warnOn: CivilDate | null;
}): CivilDate | null {
  if (stop.weight === 'soft' || stop.mustStopBy === null) return null;
  return stop.warnOn ?? civilDate(dayNumber(stop.mustStopBy) - WARN_AHEAD_DAYS);
}

/** Whether a row is out of sight today. A hard stop that moved forward since comes back all the same. */
export function isAsleep(snooze: Snooze | undefined, today: CivilDate, limit: CivilDate | null): boolean {
  return snooze !== undefined && today < snooze.until && (limit === null || today < limit);
}
