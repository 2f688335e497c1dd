import { z } from 'zod';
import { type CaseView, type HistoryLine, type LooseningProposal, type PersonLine, type SearchAnswer } from '../case-view.ts';
import type { CaseRecord } from '../case.ts';
import { entities } from '../catalogue.ts';
import type { CaseId, RecordId } from '../language.ts';
import { loosened, mark } from './mark.ts';
import { ask, everyRole, writers } from './row.ts';
import { caseId, fieldName, handle, recordFields, recordId, shortText } from './scalars.ts';

const entity = z.enum(entities);
const place = z.union([fieldName, z.literal('*')]);
const page = { offset: z.int().min(0).max(10_000_000).optional(), limit: z.int().min(1).max(500).optional() };

export type ImportedCase = {
  readonly row: number;
  readonly id: CaseId;
  readonly reference: string;
  readonly state: 'created' | 'unchanged';
};
export type CaseImport = {
  readonly created: number;
  readonly unchanged: number;
  readonly files: number;
  readonly cases: readonly ImportedCase[];
};

export const caseCalls = {
  /**
   * All of a case file or nothing. `folder` or `files` supply what documents name, or a source named `.enlace-case`, a ZIP of `cases.json` and
   * `files/`, brings them; `check` reads and reports without writing.
   */
  'case:import': ask(
    z.strictObject({
      source: handle,
      folder: handle.optional(),
      files: z
        .array(z.strictObject({ name: z.string().min(1).max(255), source: handle }))
        .max(10_000)
        .optional(),
      check: z.boolean().optional(),
    }),
    writers,
  ).gives<CaseImport>(),
  'case:create': ask(z.strictObject({ fields: recordFields }), writers).gives<{ readonly id: CaseId }>(),
  'case:search': ask(
    z.strictObject({ text: z.string().min(1).max(200), limit: z.int().min(1).max(200).optional() }),
    everyRole,
  ).gives<SearchAnswer>(),
  'case:show': ask(z.strictObject({ caseId }), everyRole).gives<CaseView>(),
  'case:update-fields': ask(z.strictObject({ caseId, record: recordId, fields: recordFields }), writers).gives<{
    readonly record: CaseRecord;
  }>(),
  'case:add-record': ask(
    z.strictObject({
      caseId,
      entity,
      parent: recordId.optional(),
      fields: recordFields,
      marks: z.record(place, mark).optional(),
    }),
    writers,
  ).gives<{ readonly record: CaseRecord }>(),
  'case:remove-record': ask(z.strictObject({ caseId, record: recordId }), writers).gives<{ readonly removed: number }>(),
  'case:set-mark': ask(z.strictObject({ caseId, record: recordId, field: place, mark }), writers).gives<{
    readonly record: CaseRecord;
  }>(),
  'case:history': ask(
    z.strictObject({
      caseId,
      record: recordId.optional(),
      before: z.int().min(1).optional(),
      limit: z.int().min(1).max(500).optional(),
    }),
    everyRole,
  ).gives<{ readonly lines: readonly HistoryLine[]; readonly before: number | null }>(),
  'case:undo': ask(z.strictObject({ caseId }), writers).gives<{ readonly undone: string; readonly changes: number }>(),
  'case:link': ask(
    z.strictObject({
      caseId,
      other: caseId.optional(),
      otherReference: shortText.optional(),
      relation: z.string().max(60),
      note: z.string().max(2_000).optional(),
    }),
    writers,
  ).gives<{ readonly records: readonly RecordId[] }>(),
  /** Lawful deletion after retention: the case, its files, and every value that history held. The chain stays whole. */
  'case:erase': ask(z.strictObject({ caseId, ground: shortText }), ['supervisor']).gives<{ readonly erased: number }>(),
  'person:list': ask(z.strictObject({ text: z.string().max(200).optional(), ...page }), everyRole).gives<{
    readonly persons: readonly PersonLine[];
    readonly total: number;
  }>(),
  /**
   * `mark` as it would stand afterwards (`null`: none). `loosened` goes below the catalogue's own level or category, which a mark cannot;
   * `loosening/protected` where only a recorded fact opens, or for a whole record.
   */
  'mark:propose-loosening': ask(
    z.strictObject({
      caseId,
      record: recordId,
      field: place,
      mark: mark.nullable(),
      loosened: loosened.optional(),
      ground: z.string().trim().min(1).max(2_000),
    }),
    writers,
  ).gives<{ readonly id: string }>(),
  'mark:list-loosening': ask(z.strictObject({ caseId: caseId.optional() }), writers).gives<readonly LooseningProposal[]>(),
  'mark:decide-loosening': ask(z.strictObject({ id: z.uuid().max(36), caseId, approve: z.boolean() }), [
    'supervisor',
  ]).gives<null>(),
};
