import { z } from 'zod';
import type { CaseRecord } from '../case.ts';
import { ask, writers, type LeftEntry } from './row.ts';
import { caseId, longText, recordId } from './scalars.ts';

/** Further portions of one paste: a case takes some pages, not a book. */
const moreTexts = z.array(longText).max(500);

/** A narrative is a list of portions. Each of these is one step that its author may undo. */
export const portionCalls = {
  /** A new portion of the narrative `of` under a record (absent: the case), after one of its portions or at the end; `more` follow it. Gives the last. */
  'portion:add': ask(
    z.strictObject({
      ...{ caseId, parent: recordId.optional(), of: z.string().max(60) },
      ...{ text: longText, more: moreTexts.optional(), after: recordId.optional() },
    }),
    writers,
  ).gives<{ readonly made: CaseRecord } & LeftEntry>(),
  /** Give the portion the text `head`, and new ones after it the text `tail` and `more`, under the same mark. Gives the last. */
  'portion:split': ask(
    z.strictObject({ caseId, record: recordId, head: longText, tail: longText, more: moreTexts.optional() }),
    writers,
  ).gives<{ readonly made: CaseRecord } & LeftEntry>(),
  /** Join a portion to the one before it, under both their marks together. `portion/no-neighbour`, `portion/marks-differ`. */
  'portion:merge': ask(z.strictObject({ caseId, record: recordId }), writers).gives<
    { readonly record: CaseRecord } & LeftEntry
  >(),
  /** Put a portion one place up or down. `portion/no-neighbour`. */
  'portion:move': ask(z.strictObject({ caseId, record: recordId, way: z.enum(['up', 'down']) }), writers).gives<LeftEntry>(),
};
