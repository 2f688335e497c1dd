import { z } from 'zod';
import { pageLooks, type CaseReadings, type ReadPage } from '../page-reading.ts';
import { ask, caseReaders, writers } from './row.ts';
import { caseId, handle, recordId } from './scalars.ts';

const page = z.int().min(1).max(100_000);

export const readingCalls = {
  /** How far the documents of a case are read, and which of their pages a person must look at. */
  'doc:readings': ask(z.strictObject({ caseId }), caseReaders).gives<CaseReadings>(),
  /** What was read on one page. */
  'doc:page': ask(z.strictObject({ caseId, record: recordId, page }), caseReaders).gives<ReadPage>(),
  /** Write the picture of a page, as it was read and as it would leave, to a sink that a door supplied: a PNG. */
  'doc:page-picture': ask(z.strictObject({ caseId, record: recordId, page, sink: handle }), caseReaders).gives<null>(),
  /** Read what of a document is unread, now. Can be cancelled; what was read by then stays. */
  'doc:read': ask(z.strictObject({ caseId, record: recordId }), writers).gives<null>(),
  /** Stop reading by itself for as long as this vault is open, or go on. */
  'doc:pause-reading': ask(z.strictObject({ paused: z.boolean() }), writers).gives<null>(),
  /** Record that this person looked at a page, shown by its picture's digest, beside what was read on it. */
  'doc:look': ask(
    z.strictObject({ caseId, record: recordId, page, digest: z.string().length(43), look: z.enum(pageLooks) }),
    writers,
  ).gives<null>(),
};
