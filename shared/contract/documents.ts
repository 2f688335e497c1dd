import { z } from 'zod';
import type { CaseRecord } from '../case.ts';
import { ask, caseReaders, writers } from './row.ts';
import { caseId, fieldName, fieldValue, handle, recordId } from './scalars.ts';

/** A document of a case. `isFileMissing`: it has a file, and that is not in the vault's folder. */
export type ListedDocument = CaseRecord & { readonly isFileMissing?: boolean };

export const documentCalls = {
  /** Take a file into the vault: as a new document, or as the file of one that has none (`record`). Can be cancelled. */
  'doc:add': ask(
    z.strictObject({ caseId, source: handle, record: recordId.optional(), fields: z.record(fieldName, fieldValue).optional() }),
    writers,
  ).gives<{ readonly record: CaseRecord }>(),
  'doc:list': ask(z.strictObject({ caseId }), caseReaders).gives<readonly ListedDocument[]>(),
  /** Give a document's file as it came in, to be shown from memory: never to a place that lasts. Refusal `file/unknown-handle` for one. */
  'doc:open': ask(z.strictObject({ caseId, record: recordId, sink: handle }), caseReaders).gives<{
    readonly sizeBytes: number;
    readonly mediaType: string;
  }>(),
  /** Write a document's file as it came in, in the clear, whole or not at all. The audit chain says whose copy it is, and of what. */
  'doc:save': ask(z.strictObject({ caseId, record: recordId, sink: handle }), writers).gives<{ readonly sizeBytes: number }>(),
};
