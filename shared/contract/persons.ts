import { z } from 'zod';
import { caseKinds } from '../case.ts';
import type { AlikeCase, PersonElsewhere, PersonMatch, SamePersons } from '../same-person/matches.ts';
import type { FieldLevels, KeptBack, PersonComparison } from '../same-person/comparison.ts';
import { ask, writers, type LeftEntry } from './row.ts';
import { caseId, fieldName, recordFields, recordId, shortText } from './scalars.ts';

const personAt = z.strictObject({ caseId, record: recordId });

/**
 * Who may be one person in two cases, of the cases that the asker may see. Nobody who may not see values asks: a grant for one case says
 * nothing of the others.
 */
export const personCalls = {
  /** Who may be the person whose fields these are, as far as they are typed; `phones` stand beside. */
  'person:match': ask(z.strictObject({ fields: recordFields, phones: z.array(shortText).max(10).optional() }), writers).gives<
    readonly PersonMatch[]
  >(),
  /** For each person of a case, or one of them, who may be the same; and which cases may be this one. */
  'person:same': ask(z.strictObject({ caseId, record: recordId.optional() }), writers).gives<SamePersons>(),
  /** Say that two records are of one person (`same`), or never (`other`), or take back what was said (`null`). */
  'person:judge': ask(
    z.strictObject({ one: personAt, other: personAt, verdict: z.enum(['same', 'other']).nullable() }),
    writers,
  ).gives<LeftEntry>(),
  /** Two records of persons side by side: where they differ, what one has alone, and what keeps a value where it is. */
  'person:compare': ask(z.strictObject({ one: personAt, other: personAt }), writers).gives<
    PersonComparison & { readonly levels: FieldLevels }
  >(),
  /**
   * Let both records have the chosen values (of each field, whose) and hanging records, under the tightest of their marks, and say that they are of
   * one person. Each case keeps its record.
   */
  'person:merge': ask(
    z.strictObject({
      one: personAt,
      other: personAt,
      values: z.record(fieldName, z.enum(['one', 'other'])).refine(record => Object.keys(record).length <= 100),
      also: z.array(recordId).max(200),
    }),
    writers,
  ).gives<LeftEntry>(),
  /** Take back the newest merge of a person that stands (`entry`: only if it is that one): what nobody changed since. */
  'person:unmerge': ask(z.strictObject({ caseId, record: recordId, entry: z.int().min(1).optional() }), writers).gives<{
    readonly restored: number;
    readonly kept: readonly KeptBack[];
  }>(),
  /** Which of these persons are in other cases too: said to be, or perhaps. */
  'person:elsewhere': ask(z.strictObject({ records: z.array(recordId).max(50) }), writers).gives<readonly PersonElsewhere[]>(),
  /** Say that two cases are one matter (`same`), or never (`other`), or take back what was said (`null`). */
  'case:judge': ask(
    z.strictObject({ one: caseId, other: caseId, verdict: z.enum(['same', 'other']).nullable() }),
    writers,
  ).gives<LeftEntry>(),
  /** The reference that the office's own pattern gives the next case of a kind; null where it has no pattern yet. */
  'case:propose-reference': ask(z.strictObject({ kind: z.enum(caseKinds) }), writers).gives<{
    readonly reference: string | null;
  }>(),
  /** Which cases bear one of these references, however it is written. */
  'case:match': ask(z.strictObject({ references: z.array(shortText).max(10), except: caseId.optional() }), writers).gives<
    readonly AlikeCase[]
  >(),
};
