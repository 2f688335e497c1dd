import { z } from 'zod';
import type { CaseRecord } from '../case.ts';
import type { ExchangeLine, ExchangeOutlook, KnownContact } from '../case-view.ts';
import { mark } from './mark.ts';
import { ask, caseReaders, writers, type LeftEntry } from './row.ts';
import { agencyCode, caseId, civilDate, fieldName, recordFields } from './scalars.ts';

const marks = z.record(z.union([fieldName, z.literal('*')]), mark).optional();

export const exchangeCalls = {
  /** One entry of the liaison log with everything that belongs to it, at once. `recordedAt` is set by the program. */
  'exchange:log': ask(
    z.strictObject({
      caseId,
      fields: recordFields,
      marks,
      children: z
        .array(z.strictObject({ entity: z.enum(['participant', 'commitment', 'item', 'portion']), fields: recordFields, marks }))
        .max(200)
        .optional(),
    }),
    writers,
  ).gives<{ readonly records: readonly CaseRecord[] } & LeftEntry>(),
  /** People of one agency whom the log has named before, the latest first: all of them, since one who is not named there is taken for new. */
  'exchange:contacts': ask(z.strictObject({ agency: agencyCode }), writers).gives<readonly KnownContact[]>(),
  /** What an exchange with this counterpart, on this day, would show it and oblige us to, before it is logged. */
  'exchange:outlook': ask(
    z.strictObject({ caseId: caseId.optional(), counterpart: agencyCode, on: civilDate }),
    writers,
  ).gives<ExchangeOutlook>(),
  /** The log, newest first, of one case or of all. */
  'exchange:list': ask(
    z.strictObject({
      caseId: caseId.optional(),
      counterpart: agencyCode.optional(),
      from: civilDate.optional(),
      to: civilDate.optional(),
      offset: z.int().min(0).max(10_000_000).optional(),
      limit: z.int().min(1).max(500).optional(),
    }),
    caseReaders,
  ).gives<{ readonly exchanges: readonly ExchangeLine[]; readonly more: boolean }>(),
};
