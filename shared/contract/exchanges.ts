import { z } from 'zod';
import type { CaseRecord } from '../case.ts';
import type { ExchangeLine } from '../case-view.ts';
import type { Json } from '../language.ts';
import { mark } from './mark.ts';
import { ask, everyRole, writers } from './row.ts';
import { agencyCode, caseId, civilDate } from './scalars.ts';

const fieldName = z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,59}$/);
const anyValue: z.ZodType<Json> = z.json();
const fields = z.record(fieldName, anyValue).refine(record => Object.keys(record).length <= 100);
const marks = z.record(z.union([fieldName, z.literal('*')]), mark).optional();

export const exchangeCalls = {
  /** One entry of the liaison log with everything that belongs to it, at once. `recordedAt` is set by the program. */
  'exchange:log': ask(
    z.strictObject({
      caseId,
      fields,
      marks,
      children: z
        .array(z.strictObject({ entity: z.enum(['participant', 'commitment', 'item', 'portion']), fields, marks }))
        .max(200)
        .optional(),
    }),
    writers,
  ).gives<{ readonly records: readonly CaseRecord[] }>(),
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
    everyRole,
  ).gives<{ readonly exchanges: readonly ExchangeLine[]; readonly more: boolean }>(),
};
