import { z } from 'zod';
import type { Citation, ExplainedToday } from '../clocks/explain.ts';
import type { AwaitedEvents } from '../decision/awaited-events.ts';
import type { DayRow } from '../day.ts';
import type { Duty } from '../duties.ts';
import type { NamedFault } from '../history-faults.ts';
import type { Bilingual, RecordId } from '../language.ts';
import type { PackageReport } from '../package-tracker.ts';
import type { CaseMoved } from '../pipeline.ts';
import type { PlanWarning } from '../plan-warnings.ts';
import type { Exit } from '../profile.ts';
import type { StageEvent } from '../stage-event.ts';
import type { Asked, StageFault, StageState } from '../stages.ts';
import { ask, caseReaders, writers } from './row.ts';
import { caseId, civilDate, recordId, shortText, word } from './scalars.ts';

const instant = z
  .string()
  .max(80)
  .refine(text => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text));
const facts = z
  .record(word, z.union([z.string().max(2000), z.int(), z.boolean()]))
  .refine(given => Object.keys(given).length <= 40);
/** What an event is about: ids of a person, and of the order, charge, document or plan whose seal or embargo it opens; and whether it opens what is about none of those. */
const about = z
  .strictObject({
    subject: recordId.optional(),
    warrant: recordId.optional(),
    charge: recordId.optional(),
    document: recordId.optional(),
    plan: recordId.optional(),
    opensRest: z.boolean().optional(),
  })
  .optional();
const happened = { on: civilDate, at: instant.optional(), facts: facts.optional(), about, check: z.boolean().optional() };

/** What an entry did, or would do (`check`): a refused check says what is wrong and what to ask, and records nothing. */
export type EventAnswer = {
  readonly event: RecordId | null; // null: only checked
  /** The audit entry that it left. */
  readonly entry: number | null;
  readonly ok: boolean;
  readonly faults: readonly StageFault[];
  readonly asked: readonly Asked[];
  readonly stage: string;
  readonly label: Bilingual;
  readonly moved: CaseMoved['moved'];
  readonly warnings: readonly PlanWarning[];
};

/** `column` is that of the board in which the case stands then; null where it ends. */
export type ExitView = Exit & { readonly asks: readonly Asked[]; readonly leadsTo: Bilingual; readonly column: string | null };

/** An event that moves nothing; `asks` are facts that a clock counts with which it starts. */
export type Aside = { readonly type: string; readonly label: Bilingual; readonly asks: readonly Asked[] };

/** An event as it stood at one time: who entered it and when, and `why` it was changed from the version before. */
export type EventVersion = StageEvent & { readonly why: string | null; readonly by: string | null; readonly atMs: number | null };

/** A clock that waits for the event that started it; `startEvent` names it in calls. `asks` are facts that it counts with. */
export type WaitingClock = {
  readonly clock: string;
  readonly startEvent: RecordId;
  readonly label: Bilingual;
  readonly weight: 'hard' | 'soft';
  readonly citation: Citation;
  readonly starts: readonly { readonly type: string; readonly label: Bilingual }[];
  readonly asks: readonly Asked[];
};

/** Everything about where a case stands. */
export type StageView = {
  readonly profile: string;
  readonly profileLabel: Bilingual;
  readonly state: StageState;
  readonly label: Bilingual;
  /** What it expects next, of whom, since when and by when, as on Today; null where the case is over. */
  readonly owed: DayRow | null;
  readonly side: 'requesting' | 'requested' | null;
  /** What the events of the profile and of the case are called, by type. */
  readonly eventNames: Readonly<Record<string, Bilingual>>;
  readonly steps: readonly {
    readonly stage: string;
    readonly label: Bilingual;
    readonly on: string | null;
    readonly isNow: boolean;
  }[];
  readonly exits: readonly ExitView[];
  /** What may happen without moving it: no stage and no end is entered by these events. */
  readonly asides: readonly Aside[];
  /** What each event that counts says or should say, to be corrected: by the event's id. */
  readonly eventFacts: Readonly<Record<RecordId, readonly (Asked & { readonly value?: string | number | boolean })[]>>;
  /** What is wrong with the history, and stays so until somebody corrects it. */
  readonly faults: readonly NamedFault[];
  /** Every version of each event that was corrected or retracted, oldest first; only the last counts. */
  readonly corrections: readonly (readonly EventVersion[])[];
  /** The events that another authority sent or was given: only a supervisor corrects them. */
  readonly travelled: readonly { readonly record: RecordId; readonly way: 'received' | 'released' }[];
  /** The events that seals and embargoes of the case wait for, and those that count and open nothing until somebody names what each is about. */
  readonly openings: AwaitedEvents;
  readonly clocks: readonly ExplainedToday[];
  /** Of a case that was taken over: the clocks of its stage that no recorded event started, and what each waits for. */
  readonly waiting: readonly WaitingClock[];
  readonly package: PackageReport | null;
  readonly duties: readonly Duty[];
};

export const stageCalls = {
  'case:stage': ask(z.strictObject({ caseId }), caseReaders).gives<StageView>(),
  /** Enter a stage along an exit. Without `event` the only exit that leads there is taken. */
  'case:move-stage': ask(z.strictObject({ caseId, to: word, event: word.optional(), ...happened }), writers).gives<EventAnswer>(),
  /** Record what happened: a notice, an extension, a decision on a charge. It enters the stage that it is the only way to. */
  'case:record-event': ask(z.strictObject({ caseId, type: word, ...happened }), writers).gives<EventAnswer>(),
  /** Correct or retract an event. Both versions stay; the reason is asked for. */
  'case:correct-event': ask(
    z.strictObject({
      caseId,
      event: recordId,
      on: civilDate.optional(),
      at: instant.optional(),
      facts: facts.optional(),
      about,
      retract: z.boolean().optional(),
      reason: shortText,
      check: z.boolean().optional(),
    }),
    writers,
  ).gives<EventAnswer>(),
  /** What a planned event (such as `surrendered`) would run ahead of. */
  'case:plan': ask(z.strictObject({ caseId, event: word, on: civilDate }), caseReaders).gives<readonly PlanWarning[]>(),
};
