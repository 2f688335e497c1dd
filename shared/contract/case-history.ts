import { z } from 'zod';
import type { HistoryLine } from '../case-view.ts';
import { ask, caseReaders, writers } from './row.ts';
import { caseId, recordId } from './scalars.ts';

export const caseHistoryCalls = {
  'case:history': ask(
    z.strictObject({
      caseId,
      record: recordId.optional(),
      before: z.int().min(1).optional(),
      limit: z.int().min(1).max(500).optional(),
    }),
    caseReaders,
  ).gives<{ readonly lines: readonly HistoryLine[]; readonly before: number | null }>(),
  /** Take back the act that left this entry, or the user's newest step in the case. */
  'case:undo': ask(z.strictObject({ caseId, entry: z.int().min(1).optional() }), writers).gives<{
    readonly undone: string;
    readonly changes: number;
  }>(),
};
