import { z } from 'zod';
import type { PersonLine, SearchAnswer } from '../case-view.ts';
import { ask, writers } from './row.ts';
import { page, readingLanguage } from './scalars.ts';

export const caseSearchCalls = {
  'case:search': ask(
    z.strictObject({ text: z.string().min(1).max(200), limit: z.int().min(1).max(200).optional() }),
    writers,
  ).gives<SearchAnswer>(),
  'person:list': ask(
    z.strictObject({ text: z.string().max(200).optional(), language: readingLanguage.optional(), ...page }),
    writers,
  ).gives<{
    readonly persons: readonly PersonLine[];
    readonly total: number;
  }>(),
};
