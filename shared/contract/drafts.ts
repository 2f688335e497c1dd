import { z } from 'zod';
import { MOST_DRAFT_CHARACTERS, type Draft } from '../draft.ts';
import { ask, writers } from './row.ts';
import { caseId } from './scalars.ts';

const place = z.string().min(1).max(300);
const value = z.json().refine(typed => JSON.stringify(typed).length <= MOST_DRAFT_CHARACTERS);

export const draftCalls = {
  /** What this person typed and has neither saved nor let go, the newest first. Nobody reads another's. */
  'draft:list': ask(z.strictObject({}), writers).gives<readonly Draft[]>(),
  /** Keep what stands at a place now, instead of what stood there; no record, so no entry of the audit chain. */
  'draft:keep': ask(z.strictObject({ place, caseId: caseId.nullable(), value }), writers).gives<Pick<Draft, 'reference'>>(),
  /** Let go of it: it was saved, or the person discarded it. */
  'draft:drop': ask(z.strictObject({ place }), writers).gives<null>(),
};
