import type { CaseId, CivilDate, RecordId } from '../shared/language.ts';
import type { Reader, Writer } from './open.ts';
import { prepared } from './prepared.ts';

/** A clock's day as a calendar file last gave it out. `clock` is '' for a deadline that the office entered. */
export type CalendarDayRow = {
  readonly caseId: CaseId;
  readonly clock: string;
  readonly startEvent: RecordId; // its first version, where it was corrected since
  readonly day: CivilDate;
  readonly latest: CivilDate;
  readonly sequence: number;
  readonly isCancelled: 0 | 1;
  readonly atMs: number; // when it was first given out so
};

/** What was given out, of these cases or of all. */
export function listCalendarDays(db: Reader, caseIds?: readonly CaseId[]): CalendarDayRow[] {
  return db
    .prepare<{ caseIds: string | null }, CalendarDayRow>(
      `SELECT case_id AS caseId, clock, start_event AS startEvent, day, latest, sequence, is_cancelled AS isCancelled, at_ms AS atMs
       FROM calendar_days WHERE @caseIds IS NULL OR case_id IN (SELECT value FROM json_each(@caseIds)) ORDER BY case_id, clock, start_event`,
    )
    .all({ caseIds: caseIds === undefined ? null : JSON.stringify(caseIds) });
}

export function putCalendarDay(db: Writer, row: CalendarDayRow): void {
  prepared<Record<string, unknown>>(
    db,
    `INSERT OR REPLACE INTO calendar_days (case_id, clock, start_event, day, latest, sequence, is_cancelled, at_ms)
     VALUES (@caseId, @clock, @startEvent, @day, @latest, @sequence, @isCancelled, @atMs)`,
  ).run({ ...row });
}

/** Corrections of events: each with the version before it. */
export function listCorrections(db: Reader): { readonly id: RecordId; readonly supersedes: RecordId }[] {
  return db
    .prepare<[], { id: RecordId; supersedes: RecordId }>(
      "SELECT id, fields ->> 'supersedes' AS supersedes FROM records WHERE entity = 'event' AND fields ->> 'supersedes' IS NOT NULL",
    )
    .all();
}
