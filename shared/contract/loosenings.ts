import { z } from 'zod';
import type { LooseningProposal } from '../case-view.ts';
import { loosened, mark } from './mark.ts';
import { ask, writers } from './row.ts';
import { caseId, markedPlace, recordId } from './scalars.ts';

export const looseningCalls = {
  /**
   * `mark` as it would stand afterwards (`null`: none). `loosened` goes below the catalogue's own level or category, which a mark cannot;
   * `loosening/protected` where only a recorded fact opens, or for a whole record.
   */
  'mark:propose-loosening': ask(
    z.strictObject({
      caseId,
      record: recordId,
      field: markedPlace,
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
