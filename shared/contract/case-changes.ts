import { z } from 'zod';
import type { CaseRecord } from '../case.ts';
import { entities } from '../catalogue.ts';
import type { RecordId } from '../language.ts';
import { mark } from './mark.ts';
import { ask, writers, type LeftEntry } from './row.ts';
import { caseId, markedPlace, recordFields, recordId, shortText } from './scalars.ts';

const entity = z.enum(entities);

export const caseChangeCalls = {
  'case:update-fields': ask(z.strictObject({ caseId, record: recordId, fields: recordFields }), writers).gives<
    { readonly record: CaseRecord } & LeftEntry
  >(),
  'case:add-record': ask(
    z.strictObject({
      caseId,
      entity,
      parent: recordId.optional(),
      fields: recordFields,
      marks: z.record(markedPlace, mark).optional(),
    }),
    writers,
  ).gives<{ readonly record: CaseRecord } & LeftEntry>(),
  'case:remove-record': ask(z.strictObject({ caseId, record: recordId }), writers).gives<
    { readonly removed: number } & LeftEntry
  >(),
  /** Put a record where another of its kind under the same parent stands, and that one in its place. Refusal `record/wrong-parent`. */
  'case:swap-records': ask(z.strictObject({ caseId, record: recordId, other: recordId }), writers).gives<LeftEntry>(),
  'case:set-mark': ask(z.strictObject({ caseId, record: recordId, field: markedPlace, mark }), writers).gives<{
    readonly record: CaseRecord;
  }>(),
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
};
