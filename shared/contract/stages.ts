import { z } from 'zod';
import { DEATH, type CompetingFacts, type Criterion, type Preference } from '../competing.ts';
import type { ClockExplanation } from '../clocks/explain.ts';
import type { DayOff } from '../clocks/calendar.ts';
import type { Duty, MonthlyFiling, OfficeDuties } from '../duties.ts';
import type { Bilingual, CaseId, RecordId } from '../language.ts';
import type { PackageReport } from '../package-tracker.ts';
import type { CaseMoved, DeadlineRow, PipelineReport } from '../pipeline.ts';
import type { PlanWarning } from '../plan-warnings.ts';
import type { EvidenceTag, Exit, Profile, ProfileKind, Source } from '../profile.ts';
import type { ProfileFault } from '../profile-lint.ts';
import type { StageEvent } from '../stage-event.ts';
import type { Asked, StageFault, StageState } from '../stages.ts';
import { ask, everyRole, writers } from './row.ts';
import { caseId, civilDate, handle, recordId, shortText } from './scalars.ts';

const word = z
  .string()
  .regex(/^[A-Za-z0-9_-]+$/)
  .max(60);
const profileKey = z
  .string()
  .regex(/^[A-Za-z0-9_-]+@[A-Za-z0-9.-]+$/)
  .max(101);
const instant = z
  .string()
  .max(80)
  .refine(text => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text));
const facts = z
  .record(word, z.union([z.string().max(2000), z.int(), z.boolean()]))
  .refine(given => Object.keys(given).length <= 40);
const happened = { on: civilDate, at: instant.optional(), facts: facts.optional(), check: z.boolean().optional() };
const page = { offset: z.int().min(0).max(10_000_000).optional(), limit: z.int().min(1).max(500).optional() };

/** What an entry did, or would do (`check`): a refused check says what is wrong and what to ask, and records nothing. */
export type EventAnswer = {
  readonly event: RecordId | null; // null: only checked
  readonly ok: boolean;
  readonly faults: readonly StageFault[];
  readonly asked: readonly Asked[];
  readonly stage: string;
  readonly label: Bilingual;
  readonly moved: CaseMoved['moved'];
  readonly warnings: readonly PlanWarning[];
};

export type ExitView = Exit & { readonly asks: readonly Asked[]; readonly leadsTo: Bilingual };

/** An event as it stood at one time; `why` it was changed from the version before. */
export type EventVersion = StageEvent & { readonly why: string | null };

/** Everything about where a case stands. */
export type StageView = {
  readonly profile: string;
  readonly profileLabel: Bilingual;
  readonly state: StageState;
  readonly label: Bilingual;
  readonly owners: readonly string[];
  readonly side: 'requesting' | 'requested' | null;
  /** What the profile's events are called, by type. */
  readonly eventNames: Readonly<Record<string, Bilingual>>;
  readonly steps: readonly {
    readonly stage: string;
    readonly label: Bilingual;
    readonly on: string | null;
    readonly isNow: boolean;
  }[];
  readonly exits: readonly ExitView[];
  /** Every version of each event that was corrected or retracted, oldest first; only the last counts. */
  readonly corrections: readonly (readonly EventVersion[])[];
  readonly clocks: readonly ClockExplanation[];
  readonly package: PackageReport | null;
  readonly duties: readonly Duty[];
};

export type ProfileSummary = {
  readonly key: string;
  readonly kind: ProfileKind;
  readonly label: Bilingual;
  readonly direction: string | null;
  readonly stages: number;
  readonly clocks: number;
  readonly toConfirm: number; // rules known from memory alone
  readonly origin: 'built-in' | 'office';
  readonly faults: readonly ProfileFault[];
};

export type CalendarView = {
  readonly id: string;
  readonly label: Bilingual;
  readonly source: Source;
  readonly from: string;
  readonly to: string;
  readonly daysOff: readonly DayOff[];
  readonly edits: readonly {
    readonly date: string;
    readonly change: 'day-off' | 'working-day';
    readonly name: Bilingual;
    readonly reason: string;
  }[];
};

export type ProfileMove = {
  readonly from: string;
  readonly to: string;
  readonly stage: { readonly from: string; readonly to: string };
  readonly faults: readonly StageFault[]; // what of the history would not fit
  readonly moved: CaseMoved['moved'];
};

/** One of the requests compared. `caseId` null: its case is not in this vault. `stated` names the facts that the asker gave. */
export type CompetingLine = CompetingFacts & {
  readonly caseId: CaseId | null;
  readonly reference: string;
  readonly agency: string | null;
  readonly stated: readonly string[];
};

/** Several States' requests for one person, compared in the order of the profile of the case; ids are references. */
export type Competition = {
  readonly order: readonly Criterion[]; // empty: the profile gives none
  readonly source: { readonly law: Bilingual; readonly at: string; readonly tag: EvidenceTag } | null;
  readonly requests: readonly CompetingLine[];
  readonly preference: Preference;
};

export type DutyRow = Duty & {
  readonly caseId: CaseId | null;
  readonly reference: string | null;
  readonly title: string | null;
  readonly officer: string | null;
};

export const stageCalls = {
  'case:stage': ask(z.strictObject({ caseId }), everyRole).gives<StageView>(),
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
      retract: z.boolean().optional(),
      reason: shortText,
      check: z.boolean().optional(),
    }),
    writers,
  ).gives<EventAnswer>(),
  /**
   * The case beside those linked to it as competing. Facts come from their records; `stated` adds what a person knows beyond them, for
   * this comparison alone.
   */
  'case:compete': ask(
    z.strictObject({
      caseId,
      stated: z
        .array(
          z.strictObject({
            reference: shortText,
            byTreaty: z.boolean().optional(),
            offenceInItsTerritory: z.boolean().optional(),
            gravestPenaltyMonths: z.int().min(0).max(DEATH).optional(),
            firstAskedOn: civilDate.optional(),
          }),
        )
        .max(50)
        .optional(),
    }),
    everyRole,
  ).gives<Competition>(),
  /** What a planned event (such as `surrendered`) would run ahead of. */
  'case:plan': ask(z.strictObject({ caseId, event: word, on: civilDate }), everyRole).gives<readonly PlanWarning[]>(),

  /** Open clocks, soonest first; `all` lists those that ended too. */
  'deadline:list': ask(
    z.strictObject({
      caseId: caseId.optional(),
      until: civilDate.optional(),
      weight: z.enum(['hard', 'soft']).optional(),
      all: z.boolean().optional(),
      ...page,
    }),
    everyRole,
  ).gives<{ readonly rows: readonly DeadlineRow[]; readonly total: number }>(),
  'deadline:explain': ask(z.strictObject({ caseId, clock: word, startEvent: recordId }), everyRole).gives<{
    readonly explanation: ClockExplanation;
    readonly sentences: { readonly en: readonly string[]; readonly es: readonly string[] };
  }>(),
  /** Write the open clocks as a calendar file. Titles carry no case data unless `withReferences`. */
  'deadline:export': ask(
    z.strictObject({
      sink: handle,
      language: z.enum(['en', 'es']),
      until: civilDate.optional(),
      caseIds: z.array(caseId).min(1).max(1_000).optional(), // of these cases alone
      withReferences: z.boolean().optional(),
    }),
    everyRole,
  ).gives<{ readonly events: number }>(),

  'pipeline:report': ask(
    z.strictObject({ stalledAfterDays: z.int().min(1).max(3650).optional(), top: z.int().min(1).max(500).optional() }),
    everyRole,
  ).gives<PipelineReport>(),

  'calendar:list': ask(z.strictObject({ year: z.int().min(1900).max(2200) }), everyRole).gives<readonly CalendarView[]>(),
  /** Add or take away a day off, and list exactly the clocks that moved. `check` lists them and changes nothing. */
  'calendar:edit': ask(
    z.strictObject({
      calendar: word,
      date: civilDate,
      change: z.enum(['day-off', 'working-day']),
      name: z.strictObject({ en: shortText, es: shortText }),
      reason: shortText,
      check: z.boolean().optional(),
    }),
    ['supervisor'],
  ).gives<readonly CaseMoved[]>(),

  'profile:list': ask(z.strictObject({}), everyRole).gives<readonly ProfileSummary[]>(),
  'profile:show': ask(z.strictObject({ key: profileKey }), everyRole).gives<Profile>(),
  /** Read a profile file and say what is wrong in it; `add` keeps one without faults under its id and version. */
  'profile:lint': ask(z.strictObject({ source: handle }), everyRole).gives<{
    readonly key: string | null;
    readonly faults: readonly ProfileFault[];
  }>(),
  'profile:add': ask(z.strictObject({ source: handle }), ['supervisor']).gives<{ readonly key: string }>(),
  'profile:preview-move': ask(z.strictObject({ caseId, key: profileKey }), everyRole).gives<ProfileMove>(),
  'profile:move-case': ask(z.strictObject({ caseId, key: profileKey, reason: shortText }), ['supervisor']).gives<ProfileMove>(),

  /** Everything owed; without `caseId` also what the office owes for no case, its monthly report. */
  'duty:list': ask(z.strictObject({ caseId: caseId.optional() }), everyRole).gives<readonly DutyRow[]>(),
  /** Enter that the monthly report (LSN 71-V) was filed, so that the next falls due after it. */
  'duty:file-monthly': ask(z.strictObject({ on: civilDate }), writers).gives<readonly DutyRow[]>(),
  /** The monthly reports that were entered, newest first, retracted ones too. */
  'duty:list-monthly': ask(z.strictObject({}), everyRole).gives<readonly MonthlyFiling[]>(),
  /** Take back a monthly report that was entered by mistake. It stays on record; the next falls due from the one before. */
  'duty:retract-monthly': ask(z.strictObject({ id: z.string().min(1).max(36), reason: shortText }), writers).gives<
    readonly MonthlyFiling[]
  >(),
  'duty:settings': ask(z.strictObject({}), everyRole).gives<OfficeDuties>(),
  'duty:set': ask(
    z.strictObject({
      standing: z.enum(['federal', 'state', 'municipal', 'borough', 'foreign']),
      monthlyDay: z.int().min(1).max(31),
      reviewMonths: z.int().min(1).max(60).optional(),
    }),
    ['supervisor'],
  ).gives<OfficeDuties>(),
};
