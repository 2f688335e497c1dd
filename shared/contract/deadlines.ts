import { z } from 'zod';
import type { ExplainedToday } from '../clocks/explain.ts';
import type { DeadlineRow } from '../pipeline.ts';
import { ask, caseReaders, writers } from './row.ts';
import { caseId, civilDate, handle, page, recordId, readingLanguage } from './scalars.ts';

/** A clock of a law, or the field of a day that a person entered; '' for a deadline of its own. */
const clockName = z
  .string()
  .regex(/^[A-Za-z0-9_.-]*$/)
  .max(60);

export const deadlineCalls = {
  /** Open clocks, soonest first; `all` lists those that ended too. */
  'deadline:list': ask(
    z.strictObject({
      caseId: caseId.optional(),
      until: civilDate.optional(),
      weight: z.enum(['hard', 'soft']).optional(),
      all: z.boolean().optional(),
      ...page,
    }),
    caseReaders,
  ).gives<{ readonly rows: readonly DeadlineRow[]; readonly total: number }>(),
  'deadline:explain': ask(z.strictObject({ caseId, clock: clockName, startEvent: recordId }), caseReaders).gives<{
    readonly explanation: ExplainedToday | null; // null of a day that a person entered: then the sentences say all
    readonly sentences: { readonly en: readonly string[]; readonly es: readonly string[] };
  }>(),
  /**
   * Write the clocks that run as a calendar file, and what an earlier file gave out and nothing is due by any more as cancelled. It carries no case
   * data unless `withReferences`. `leftOut` later ones had no room in it.
   */
  'deadline:export': ask(
    z.strictObject({
      sink: handle,
      language: readingLanguage,
      until: civilDate.optional(),
      caseIds: z.array(caseId).min(1).max(1_000).optional(), // of these cases alone
      withReferences: z.boolean().optional(),
    }),
    writers,
  ).gives<{ readonly events: number; readonly cancelled: number; readonly leftOut: number }>(),
};
