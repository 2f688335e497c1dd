import { z } from 'zod';
import type { MatterKind } from '../case.ts';
import type { Bilingual, CivilDate, RecordId } from '../language.ts';
import { ask, caseReaders, writers } from './row.ts';
import { caseId, civilDate, recordId, word } from './scalars.ts';
import type { ExitView } from './stages.ts';

/** Where a request or an asset of a case stands, and where it may go. */
export type MatterView = {
  readonly record: RecordId;
  readonly kind: MatterKind;
  readonly label: Bilingual;
  readonly stage: string;
  readonly stageLabel: Bilingual;
  readonly since: CivilDate | null; // in this stage
  readonly exits: readonly ExitView[];
};

export const matterCalls = {
  /** Every request and asset of a case that its profile orders. */
  'matter:list': ask(z.strictObject({ caseId }), caseReaders).gives<readonly MatterView[]>(),
  /** Move one along an exit of its stage: its record says so, and a request keeps each status with its day. */
  'matter:move': ask(
    z.strictObject({
      caseId,
      record: recordId,
      to: word,
      on: civilDate,
      facts: z
        .record(word, z.union([z.string().max(2000), z.int(), z.boolean()]))
        .refine(given => Object.keys(given).length <= 40)
        .optional(),
    }),
    writers,
  ).gives<{ readonly entry: number; readonly stage: string; readonly label: Bilingual }>(),
};
