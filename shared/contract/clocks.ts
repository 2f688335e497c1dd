import { z } from 'zod';
import { ask, writers, type LeftEntry } from './row.ts';
import { caseId, civilDate, recordId, shortText, word } from './scalars.ts';

const one = { caseId, clock: word, startEvent: recordId };

export const clockCalls = {
  /** Say that a clock no longer applies though no rule ends it: why, and by which source. `on`: today in the rule's zone, unless given. */
  'clock:end': ask(
    z.strictObject({ ...one, on: civilDate.optional(), reason: shortText, source: shortText }),
    writers,
  ).gives<LeftEntry>(),
  /** Take back that a person ended a clock. Both stay recorded. */
  'clock:reopen': ask(z.strictObject({ ...one, reason: shortText }), writers).gives<LeftEntry>(),
};
