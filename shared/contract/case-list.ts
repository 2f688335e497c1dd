import { z } from 'zod';
import { caseKinds } from '../case.ts';
import { caseSorts, listColumns, MOST_AT_ONCE, type CaseOptions, type ListedCase, type SavedFilter } from '../case-view.ts';
import { standings } from '../standing.ts';
import { tableForms } from '../tables.ts';
import { ask, writers } from './row.ts';
import { caseId, civilDate, direction, handle, shortText, readingLanguage } from './scalars.ts';

const page = { offset: z.int().min(0).max(10_000_000).optional(), limit: z.int().min(1).max(500).optional() };
const filterId = z.uuid().max(36);
const caseIds = z.array(caseId).min(1).max(MOST_AT_ONCE);

export const caseFilter = z.strictObject({
  text: z.string().max(200).optional(),
  kinds: z.array(z.enum(caseKinds)).max(3).optional(),
  directions: z.array(direction).max(200).optional(),
  stages: z.array(z.string().max(60)).max(80).optional(),
  counterparts: z.array(z.string().max(40)).max(200).optional(),
  officer: shortText.optional(),
  openedFrom: civilDate.optional(),
  openedTo: civilDate.optional(),
  stopBefore: civilDate.optional(),
  stopWithinDays: z.int().min(-1).max(3650).optional(),
  changedSinceMs: z.int().min(0).optional(),
  standings: z.array(z.enum(standings)).min(1).max(standings.length).optional(),
  sort: z.enum(caseSorts).optional(),
  descending: z.boolean().optional(),
});

/** How many of several cases one act changed; those that were so already are not counted. `entry` of the audit chain is what takes it back. */
export type ManyChanged = { readonly entry: number; readonly cases: number };

export const caseListCalls = {
  /** `reference`: the cases with this reference and no other, whether in capitals or not. */
  'case:list': ask(
    caseFilter.extend({ ...page, language: readingLanguage.optional(), reference: shortText.optional() }),
    writers,
  ).gives<{
    readonly cases: readonly ListedCase[];
    readonly total: number;
  }>(),
  'case:options': ask(z.strictObject({}), writers).gives<CaseOptions>(),

  /** Give several cases an officer (`null`: none). All of them or none, in one entry. */
  'case:assign': ask(z.strictObject({ caseIds, officer: shortText.nullable() }), writers).gives<ManyChanged>(),
  /** Set a day on which several cases are looked at again: a deadline of each that is no hard stop. */
  'case:follow-up': ask(z.strictObject({ caseIds, what: shortText, on: civilDate }), writers).gives<ManyChanged>(),
  /** Take such an act of one's own back, in all of its cases or in none. */
  'case:undo-many': ask(z.strictObject({ entry: z.int().min(1) }), writers).gives<ManyChanged>(),
  /** Write the list as a table in the clear, its handling in the first line. Without `caseIds` it is all that the filter selects. */
  'case:export-list': ask(
    z.strictObject({
      sink: handle,
      form: z.enum(tableForms),
      language: readingLanguage,
      columns: z.array(z.enum(listColumns)).min(1).max(listColumns.length),
      caseIds: caseIds.optional(),
      filter: caseFilter.optional(),
    }),
    writers,
  ).gives<{ readonly cases: number }>(),

  'filter:save': ask(z.strictObject({ name: shortText, filter: caseFilter }), writers).gives<{ readonly id: string }>(),
  'filter:list': ask(z.strictObject({}), writers).gives<readonly SavedFilter[]>(),
  /** Another name, other conditions, or both. */
  'filter:change': ask(
    z.strictObject({ id: filterId, name: shortText.optional(), filter: caseFilter.optional() }),
    writers,
  ).gives<null>(),
  'filter:remove': ask(z.strictObject({ id: filterId }), writers).gives<null>(),
};
