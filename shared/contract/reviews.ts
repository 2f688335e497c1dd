import { z } from 'zod';
import type { Direction } from '../case.ts';
import type { Review } from '../review.ts';
import { tableForms } from '../tables.ts';
import { ask, everyRole } from './row.ts';
import { civilDate, direction, handle, readingLanguage } from './scalars.ts';

const period = { direction: direction.optional(), from: civilDate, to: civilDate };

export const reviewCalls = {
  /**
   * What the formal requests filed in a period add up to, followed to today. Small counts are suppressed before they leave the host. Without
   * `direction`: what the office itself asks of the country that it mostly deals with. `directions` are those that its cases have.
   */
  'review:read': ask(z.strictObject(period), everyRole).gives<
    Review & { readonly entry: number; readonly directions: readonly Direction[]; readonly givenOut: number }
  >(),
  /** The same figures as a workbook or as separated values. They are kept: what is given out later is held against them. `givenOut` is how many were before. */
  'review:export': ask(
    z.strictObject({ ...period, sink: handle, form: z.enum(tableForms), language: readingLanguage }),
    everyRole,
  ).gives<{
    readonly lines: number;
  }>(),
  /** That the same figures leave in another copy, on paper or from the terminal: they are kept as those of a file are. */
  'review:print': ask(z.strictObject(period), everyRole).gives<{ readonly givenOut: number }>(),
};
