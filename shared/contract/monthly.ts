import { z } from 'zod';
import type { Monthly } from '../monthly/monthly.ts';
import { reviewForms } from '../review-forms.ts';
import { ask, writers } from './row.ts';
import { handle, readingLanguage, recordId, shortText } from './scalars.ts';

const asked = {
  month: z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/),
  /** The agent whose month it is, by name; left out: of the whole office. */
  officer: shortText.optional(),
};

export const monthlyCalls = {
  /** What the records of a month give for the monthly report (LSN 71-V), each value as decided for both addressees. For the office of a foreign agent. */
  'monthly:read': ask(z.strictObject(asked), writers).gives<Monthly>(),
  /** Write the report without the lines that are taken out and with what was written under them. That it left is recorded first. */
  'monthly:export': ask(
    z.strictObject({
      ...asked,
      leftOut: z.array(recordId).max(10_000),
      remarks: z.string().trim().max(4_000),
      sink: handle,
      form: z.enum(reviewForms),
      language: readingLanguage,
    }),
    writers,
  ).gives<{ readonly lines: number }>(),
};
