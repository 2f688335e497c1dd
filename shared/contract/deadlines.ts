import { z } from 'zod';
import type { ExplainedToday } from '../clocks/explain.ts';
import type { DeadlineRow } from '../pipeline.ts';
import { ask, caseReaders, writers } from './row.ts';
import { caseId, civilDate, handle, page, recordId, word, readingLanguage } from './scalars.ts';

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
  'deadline:explain': ask(z.strictObject({ caseId, clock: word, startEvent: recordId }), caseReaders).gives<{
    readonly explanation: ExplainedToday;
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
