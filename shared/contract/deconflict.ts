import { z } from 'zod';
import { contactAnswers, contactKinds } from '../deconflict/kinds.ts';
import type { Contacts } from '../deconflict/contacts.ts';
import { ask, writers } from './row.ts';
import { caseId, civilDate } from './scalars.ts';

/** What stands in two cases of the office. Nobody who may not see values asks: a grant for one case says nothing of the others. */
export const deconflictCalls = {
  /** The contact points of what stands in two cases: of one case, of the asker's open cases (`mine`), or of all that the asker may see. */
  'deconflict:list': ask(
    z.strictObject({
      caseId: caseId.optional(),
      view: z.enum(['mine', 'office']).optional(),
      quiet: z.boolean().optional(),
      offset: z.int().min(0).max(1_000_000).optional(),
      limit: z.int().min(1).max(500).optional(),
    }),
    writers,
  ).gives<Contacts>(),
  /** Say of a kind of contact between two cases that it is known, is not the same, or that both are in touch since a day; null takes it back. */
  'deconflict:answer': ask(
    z.strictObject({
      kind: z.enum(contactKinds),
      one: caseId,
      other: caseId,
      answer: z.enum(contactAnswers).nullable(),
      sinceOn: civilDate.optional(),
    }),
    writers,
  ).gives<Contacts>(),
};
