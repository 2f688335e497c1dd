import { z } from 'zod';
import { caseKinds } from '../case.ts';
import type { AlikeCase, PersonMatch, SamePersons } from '../same-person/matches.ts';
import { ask, writers, type LeftEntry } from './row.ts';
import { caseId, recordFields, recordId, shortText } from './scalars.ts';

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
  /** The reference that the office's own pattern gives the next case of a kind; null where it has no pattern yet. */
  'case:propose-reference': ask(z.strictObject({ kind: z.enum(caseKinds) }), writers).gives<{
    readonly reference: string | null;
  }>(),
  /** Which cases bear one of these references, however it is written. */
  'case:match': ask(z.strictObject({ references: z.array(shortText).max(10), except: caseId.optional() }), writers).gives<
    readonly AlikeCase[]
  >(),
};
