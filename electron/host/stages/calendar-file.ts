import { createHash } from 'node:crypto';
import { listCalendarDays, listCorrections, putCalendarDay, type CalendarDayRow } from '../../../db/calendar-days.ts';
import { nextDay, type GivenDay } from '../../../shared/calendar-days.ts';
import { daysBetween } from '../../../shared/clocks/civil-date.ts';
import { calendarText, type CalendarDay } from '../../../shared/ics.ts';
import type { CaseId, CivilDate } from '../../../shared/language.ts';
import type { DeadlineRow } from '../../../shared/pipeline.ts';
import type { Reader } from '../../../shared/reader.ts';
import { originOf } from '../../../shared/stage-event.ts';
import { recordChanges } from '../audit/audit.ts';
import type { SessionContext } from '../ground/context.ts';
import { calendarWording } from './calendar-wording.ts';
import type { StageRules } from './stage-index.ts';

/** A calendar file of more would be refused by the programs that read it. */
const MOST_EXPORTED = 5_000;
/** So long does a file go on to say that a day is cancelled: somebody's calendar may not have heard of it yet. */
const CANCELLED_MS = 365 * 86_400_000;

export type CalendarAsked = {
  readonly until?: CivilDate | undefined;
  readonly caseIds?: readonly CaseId[] | undefined;
  readonly withReferences: boolean;
  readonly reader: Reader;
};
/** How many days stand in it, how many it cancels, and how many later ones it had no room for. */
export type CalendarWritten = { readonly events: number; readonly cancelled: number; readonly leftOut: number };
type ClockKey = Pick<CalendarDayRow, 'caseId' | 'clock' | 'startEvent'>;
/** What a file says of a clock now, and what one said of it before. `row` is null where its start was retracted. */
type Entry = {
  readonly clock: ClockKey;
  readonly row: DeadlineRow | null;
  readonly given: GivenDay;
  readonly before: CalendarDayRow | undefined;
};

/**
 * The calendar file of these clocks: every one of the cases asked for, ended ones too, so that what was given out earlier can be cancelled. What it
 * gives out is kept, with an entry in the audit chain.
 */
export function calendarFile(
  rows: readonly DeadlineRow[],
  asked: CalendarAsked,
  { context, rules }: { readonly context: SessionContext; readonly rules: StageRules },
): { readonly text: string; readonly written: CalendarWritten } {
  const { session } = context;
  const entries = entriesOf(rows, asked, context);
  const standing = entries.filter(({ given }) => !given.isCancelled).sort((a, b) => (a.given.day < b.given.day ? -1 : 1));
  const { until } = asked;
  const told = standing.filter(({ given, before }) => until === undefined || given.day <= until || before !== undefined);
  const shown = told.slice(0, MOST_EXPORTED);
  const cancelled = entries.filter(
    ({ given, before }) =>
      given.isCancelled && (before?.isCancelled === 0 || context.nowMs() - (before?.atMs ?? 0) < CANCELLED_MS),
  );
  const written = [...shown, ...cancelled].sort((a, b) => (a.clock.caseId < b.clock.caseId ? -1 : 1)); // worded case by case
  const changed = written.filter(({ given, before }) => given.sequence !== before?.sequence);
  recordChanges(session, context, 'deadline:export', session.office, () => keep(changed, context, true));
  keep(changed, context, false);
  const wording = calendarWording(asked, { context, rules });
  const days = written.map((entry): CalendarDay => ({
    uid: uidOf(entry.clock),
    ...entry.given,
    ...wording(entry.row, entry.given),
    remindDaysBefore: remindersOf(entry),
  }));
  return {
    text: calendarText(days, context.nowMs()),
    written: { events: shown.length, cancelled: cancelled.length, leftOut: told.length - shown.length },
  };
}

function entriesOf(rows: readonly DeadlineRow[], { caseIds }: CalendarAsked, { session }: SessionContext): readonly Entry[] {
  const known = new Map(session.visible().flatMap(db => listCalendarDays(db, caseIds).map(row => [keyOf(row), row] as const)));
  const origin = originOf(session.visible().flatMap(listCorrections));
  const clockOf = ({ caseId, clock, entered, startEvent }: DeadlineRow): ClockKey => ({
    caseId,
    clock: clock ?? entered?.name ?? '',
    startEvent: origin(startEvent),
  });
  const rowOf = new Map(rows.map(row => [keyOf(clockOf(row)), row]));
  return [...new Set([...rowOf.keys(), ...known.keys()])].flatMap((key): Entry[] => {
    const [row = null, before] = [rowOf.get(key), known.get(key)];
    const clock = before ?? (row && clockOf(row));
    const given = nextDay(
      row === null ? null : { ...row, day: row.mustStopBy },
      before && { ...before, isCancelled: before.isCancelled === 1 },
    );
    return given === null || clock === null ? [] : [{ clock, row, given, before }];
  });
}

/** A compartment's days are kept in its own database, in a transaction of their own. */
function keep(changed: readonly Entry[], context: SessionContext, ofOffice: boolean): void {
  const { session } = context;
  const byDb = Map.groupBy(changed, ({ clock }) => session.dbOf(clock.caseId));
  for (const [db, entries] of byDb) {
    if ((db === session.office) !== ofOffice) continue;
    db.transaction(() => {
      for (const {
        clock: { caseId, clock, startEvent },
        given,
      } of entries)
        putCalendarDay(db, {
          caseId,
          clock,
          startEvent,
          ...given,
          isCancelled: given.isCancelled ? 1 : 0,
          atMs: context.nowMs(),
        });
    })();
  }
}

/** The day before, and the day on which Enlace itself begins to warn. */
function remindersOf({ row, given }: Entry): readonly number[] {
  const warned = row?.warnOn == null ? 1 : daysBetween(row.warnOn, given.day);
  return warned > 1 ? [warned, 1] : [1];
}

const keyOf = ({ caseId, clock, startEvent }: ClockKey): string => `${caseId} ${clock} ${startEvent}`;

/** A UUID of our own form (version 8, RFC 9562), the same for the same clock in every file; nothing of the case can be read in it. */
function uidOf(clock: ClockKey): string {
  const hex = createHash('sha256').update(keyOf(clock)).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}
