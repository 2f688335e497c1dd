import { z } from 'zod';
import type { PersonLine, SearchAnswer } from '../case-view.ts';
import { ask, everyRole } from './row.ts';
import { page } from './scalars.ts';

export const caseSearchCalls = {
  'case:search': ask(
    z.strictObject({ text: z.string().min(1).max(200), limit: z.int().min(1).max(200).optional() }),
    everyRole,
  ).gives<SearchAnswer>(),
  'person:list': ask(z.strictObject({ text: z.string().max(200).optional(), ...page }), everyRole).gives<{
    readonly persons: readonly PersonLine[];
    readonly total: number;
  }>(),
};
