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
  'case:undo': ask(z.strictObject({ caseId }), writers).gives<{ readonly undone: string; readonly changes: number }>(),
};
