import { z } from 'zod';
import type { HistoryLine } from '../case-view.ts';
import type { ActionStatus, FrameworkItem, ItemKind } from '../framework/items.ts';
import { actionStatuses, evidenceTags, itemKinds } from '../framework/items.ts';
import type { Progress } from '../framework/tree.ts';
import type { Bilingual, CaseId, CivilDate, RecordId } from '../language.ts';
import { ask, everyRole, writers, type LeftEntry } from './row.ts';
import { agencyCode, caseId, civilDate, handle, recordId, shortText } from './scalars.ts';

const itemId = z.uuid().max(36);
const names = z.strictObject({ en: shortText, es: shortText });
const passage = z.string().trim().min(1).max(2000);
const year = z.int().min(1990).max(2200);

/** What a person says of an item; null takes a value away. Which of them a kind may have is checked by `fieldsOf`. */
const said = {
  number: z.string().trim().min(1).max(30),
  names,
  fromYear: year,
  toYear: year,
  source: shortText,
  evidence: z.enum(evidenceTags),
  note: z.strictObject({ en: passage, es: passage }),
  agency: agencyCode,
  officer: shortText,
  dueOn: civilDate,
  doneOn: civilDate,
  status: z.enum(actionStatuses),
  reason: passage,
  progress: passage,
} as const;
export const itemFields = z.strictObject(said).partial();
const itemChanges = z
  .strictObject(
    Object.fromEntries(Object.entries(said).map(([name, schema]) => [name, schema.nullable()])) as {
      readonly [Name in keyof typeof said]: z.ZodNullable<(typeof said)[Name]>;
    },
  )
  .partial();

export type ItemView = FrameworkItem & { readonly title: Bilingual; readonly progress: Progress; readonly isLate: boolean };

/** The plan of one year: open, or closed with what was said then. `isWhole`: the digest still fits what was frozen. */
export type YearView = {
  readonly framework: string;
  readonly year: number;
  readonly state: 'open' | 'closed';
  readonly actions: readonly YearAction[];
  readonly progress: Progress;
  readonly closings: readonly ClosingView[]; // newest first
};
export type YearAction = {
  readonly id: string;
  readonly title: Bilingual;
  readonly status: ActionStatus;
  readonly reason: string | null;
  readonly progress: string | null;
  readonly agency: string | null;
  readonly officer: string | null;
  readonly dueOn: CivilDate | null;
  readonly isLate: boolean;
  readonly milestones: readonly {
    readonly title: Bilingual;
    readonly dueOn: CivilDate | null;
    readonly doneOn: CivilDate | null;
  }[];
  readonly carriedFrom: number | null;
  /** What was decided of it when the year was closed; null while it is open, and for what was finished. */
  readonly decided: { readonly carried: boolean; readonly reason: string } | null;
};
export type ClosingView = {
  readonly id: string;
  readonly digest: string;
  readonly isWhole: boolean;
  readonly by: string | null;
  readonly atMs: number;
  readonly frozen: FrozenYear;
  readonly reopened: { readonly by: string | null; readonly atMs: number; readonly why: string } | null;
};
/** What a closed plan said, on the day that it was closed. */
export type FrozenYear = {
  readonly framework: { readonly id: string; readonly title: Bilingual };
  readonly year: number;
  readonly asOf: CivilDate;
  readonly progress: Progress;
  readonly actions: readonly YearAction[];
};

export type FrameworkView = {
  readonly top: ItemView;
  readonly items: readonly ItemView[]; // all under it, parents first, in order
  readonly years: readonly { readonly year: number; readonly state: 'open' | 'closed'; readonly progress: Progress }[];
  readonly asOf: CivilDate;
};

/** What serves an action: a case, or a record of it. `title` of the record is null where it is the whole case. */
export type ServedView = {
  readonly caseId: CaseId;
  readonly reference: string;
  readonly caseTitle: string;
  readonly record: RecordId | null;
  readonly entity: string | null;
  readonly about: string | null;
};
export type ActionView = {
  readonly item: ItemView;
  readonly path: readonly { readonly id: string; readonly kind: ItemKind; readonly title: Bilingual }[];
  readonly parts: readonly ItemView[];
  readonly history: readonly HistoryLine[];
  /** Of the cases that whoever asks may see; null for an auditor, who reads no case without a grant. */
  readonly served: readonly ServedView[] | null;
  readonly mayReport: boolean;
};

const decision = z.strictObject({ action: itemId, carry: z.boolean(), reason: passage });

export const frameworkCalls = {
  /** Every framework with how far its actions have come. */
  'framework:list': ask(z.strictObject({}), everyRole).gives<readonly FrameworkView['top'][]>(),
  'framework:read': ask(z.strictObject({ framework: itemId }), everyRole).gives<FrameworkView>(),
  /** One item with what it hangs from, what hangs from it, what serves it, and its history. */
  'framework:item': ask(z.strictObject({ id: itemId }), everyRole).gives<ActionView>(),
  /** Refusals `framework/not-found`, `framework/parent`, `framework/field`, `framework/incomplete`, `framework/reason`. */
  'framework:add': ask(
    z.strictObject({ kind: z.enum(itemKinds).exclude(['year']), parent: itemId.optional(), fields: itemFields }),
    ['supervisor'],
  ).gives<LeftEntry & { readonly id: string }>(),
  'framework:update': ask(z.strictObject({ id: itemId, fields: itemChanges }), ['supervisor']).gives<LeftEntry>(),
  /** Whoever owes an action, or a supervisor, says how it stands; or that a milestone was reached. Refusal `framework/not-yours`. */
  'framework:report': ask(
    z.strictObject({
      id: itemId,
      status: z.enum(actionStatuses).optional(),
      reason: passage.optional(),
      progress: passage.optional(),
      doneOn: civilDate.nullable().optional(),
    }),
    writers,
  ).gives<LeftEntry>(),
  /** Refusals `framework/shipped`, `framework/has-parts`, `framework/in-closed-year`. */
  'framework:remove': ask(z.strictObject({ id: itemId, reason: passage }), ['supervisor']).gives<LeftEntry>(),
  /** Take one's own last step on an item back, as `case:undo` does of a case. */
  'framework:undo': ask(z.strictObject({ entry: z.int().min(1) }), writers).gives<LeftEntry>(),
  /** Put an action into the plan of a year, or take it out. Refusal `framework/in-closed-year`. */
  'framework:plan-year': ask(z.strictObject({ action: itemId, year, isPlanned: z.boolean(), reason: passage.optional() }), [
    'supervisor',
  ]).gives<LeftEntry>(),
  'framework:year': ask(z.strictObject({ framework: itemId, year }), everyRole).gives<YearView>(),
  /**
   * Close the plan of a year: what it says is frozen. Each action that is not finished goes into the next year's plan or does not, by a
   * person's choice. Refusals `framework/undecided` with the actions, `framework/year-closed`, `framework/year-empty`.
   */
  'framework:close-year': ask(z.strictObject({ framework: itemId, year, decisions: z.array(decision).max(1000) }), [
    'supervisor',
  ]).gives<LeftEntry & { readonly digest: string; readonly carried: number }>(),
  'framework:reopen-year': ask(z.strictObject({ framework: itemId, year, reason: passage }), ['supervisor']).gives<LeftEntry>(),
  /** That a case, or an exchange or operation of it, serves an action, or does not any more. */
  'framework:serve': ask(
    z.strictObject({ caseId, record: recordId.optional(), action: itemId, isServed: z.boolean() }),
    writers,
  ).gives<LeftEntry>(),
  /** The actions that a case and its records serve. */
  'framework:of-case': ask(z.strictObject({ caseId }), writers).gives<
    readonly {
      readonly action: string;
      readonly title: Bilingual;
      readonly framework: Bilingual;
      readonly record: RecordId | null;
      readonly about: string | null;
    }[]
  >(),
  /** A framework as JSON (docs/frameworks.md), whole or not at all. Refusal `import/refused` with the place of each fault. */
  'framework:import': ask(z.strictObject({ file: handle }), ['supervisor']).gives<
    LeftEntry & { readonly framework: string; readonly added: number; readonly changed: number; readonly unchanged: number }
  >(),
  'framework:export': ask(z.strictObject({ framework: itemId, sink: handle }), everyRole).gives<{ readonly items: number }>(),
};
