import { z } from 'zod';
import { dayGroups, type DayGroup, type DayRow, type Reminder } from '../day.ts';
import { dutyKinds } from '../duties.ts';
import type { CivilDate } from '../language.ts';
import type { Snooze } from '../snooze.ts';
import { ask, writers } from './row.ts';
import { caseId, civilDate, recordId, shortText } from './scalars.ts';

/** The day of the own cases or of the whole office: every row counted in its group, and of each group as many as were asked for. */
export type Day = {
  readonly asOf: CivilDate;
  readonly groups: readonly DayGroup[];
  /** What stops within fourteen days, soonest first, with how many more there are. */
  readonly horizon: { readonly rows: readonly DayRow[]; readonly total: number };
};

/** A reminder as it was recorded, of an act by its key among those of its case. */
export type FollowUp = Reminder & { readonly id: string; readonly act: string };

const dayOf = { view: z.enum(['mine', 'office']), caseId: caseId.optional() };

const row = z.discriminatedUnion('kind', [
  // '' stands for a deadline that the office entered
  z.strictObject({
    kind: z.literal('clock'),
    caseId,
    clock: z.string().max(60),
    startEvent: recordId,
  }),
  z.strictObject({ kind: z.literal('act'), caseId, stage: z.string().max(60), record: recordId.optional() }),
  z.strictObject({ kind: z.literal('duty'), caseId: caseId.nullable(), duty: z.enum(dutyKinds), record: recordId.nullable() }),
  z.strictObject({ kind: z.literal('loosening'), caseId, id: z.uuid().max(36) }),
  z.strictObject({ kind: z.literal('document'), caseId, record: recordId }),
  z.strictObject({ kind: z.literal('framework'), caseId: z.null(), item: z.uuid().max(36) }),
]);

export const todayCalls = {
  /** What is owed, by whom and when, in every case that is open: nothing is left out that is not counted. `rows` of each group. */
  'today:read': ask(z.strictObject({ ...dayOf, rows: z.int().min(0).max(500).optional() }), writers).gives<Day>(),
  /** More rows of one group; with `fold`, of those that are alike in it, which are then what is counted. */
  'today:more': ask(
    z.strictObject({
      ...dayOf,
      group: z.enum(dayGroups),
      fold: z.string().min(1).max(2000).optional(),
      offset: z.int().min(0).max(10_000_000),
      limit: z.int().min(1).max(500),
    }),
    writers,
  ).gives<DayGroup>(),
  /** Record that somebody was reminded of an act that is awaited, and when it is asked about next. Nothing is overwritten. */
  'follow-up:add': ask(
    z.strictObject({ caseId, act: z.string().min(1).max(200), on: civilDate, nextOn: civilDate, note: shortText.optional() }),
    writers,
  ).gives<readonly FollowUp[]>(),
  /** The reminders of a case, in the order in which they were recorded. */
  'follow-up:list': ask(z.strictObject({ caseId }), writers).gives<readonly FollowUp[]>(),
  /** What this person put off, by the row's name. */
  'snooze:list': ask(z.strictObject({}), writers).gives<readonly Snooze[]>(),
  /** Put a row off until a day. A hard stop comes back at the latest on the day that it warns. */
  'snooze:set': ask(z.strictObject({ row, until: civilDate, reason: shortText }), writers).gives<readonly Snooze[]>(),
  'snooze:end': ask(z.strictObject({ row }), writers).gives<readonly Snooze[]>(),
};
