import { z } from 'zod';
import { directions } from '../case.ts';
import type { Review } from '../review.ts';
import { ask, everyRole } from './row.ts';
import { civilDate, handle, readingLanguage } from './scalars.ts';

const period = { direction: z.enum(directions), from: civilDate, to: civilDate };

export const reviewCalls = {
  /** What the formal requests filed in a period add up to, followed to today. Small counts are suppressed before they leave the host. */
  'review:read': ask(z.strictObject(period), everyRole).gives<Review & { readonly entry: number }>(),
  /** The same figures as a comma-separated file. */
  'review:export': ask(z.strictObject({ ...period, sink: handle, language: readingLanguage }), everyRole).gives<{
    readonly lines: number;
  }>(),
};
