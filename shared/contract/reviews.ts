import { z } from 'zod';
import type { Direction } from '../case.ts';
import type { AgencyCode, CivilDate } from '../language.ts';
import { reviewPartIds, type ReviewDocument } from '../review-document/parts.ts';
import type { Review } from '../review.ts';
import { reviewForms } from '../review-forms.ts';
import { ask, everyRole, writers } from './row.ts';
import { civilDate, direction, handle, readingLanguage, recordId } from './scalars.ts';

const period = { direction: direction.optional(), from: civilDate, to: civilDate };
const made = { parts: z.array(z.enum(reviewPartIds)).min(1).max(reviewPartIds.length), theirs: recordId.optional() };

/** Another office's figures as they came. */
export type ReceivedReview = {
  readonly id: string;
  readonly agency: AgencyCode;
  readonly direction: Direction;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly asOf: CivilDate;
  readonly receivedAtMs: number;
};

export const reviewCalls = {
  /**
   * What the formal requests filed in a period add up to, followed to today. Small counts are suppressed before they leave the host. Without
   * `direction`: what the office itself asks of the country that it mostly deals with. `directions` are those that its cases have. `closed`: cases of closed compartments that the asker reads and that are not counted.
   */
  'review:read': ask(z.strictObject(period), everyRole).gives<
    Review & {
      readonly entry: number;
      readonly directions: readonly Direction[];
      readonly givenOut: number;
      readonly closed: number;
    }
  >(),
  /** The same as the ministers' review: a document of the chosen parts, in both languages, suppressed over all of them together. `theirs`: figures that came, side by side with ours. */
  'review:document': ask(z.strictObject({ ...period, ...made }), everyRole).gives<ReviewDocument>(),
  /** The same figures as a workbook or as separated values; with `parts`, the document, as PDF too. They are kept: what is given out later is held against them. */
  'review:export': ask(
    z
      .strictObject({
        ...period,
        parts: made.parts.optional(),
        theirs: made.theirs,
        sink: handle,
        form: z.enum(reviewForms),
        language: readingLanguage,
      })
      .refine(({ form, parts }) => form !== 'pdf' || parts !== undefined),
    everyRole,
  ).gives<{
    readonly lines: number;
  }>(),
  /** That the same figures leave in another copy, on paper or from the terminal: they are kept as those of a file are. */
  'review:print': ask(z.strictObject({ ...period, parts: made.parts.optional() }), everyRole).gives<{
    readonly givenOut: number;
  }>(),
  /** Our figures for the other office to hold beside its own: the published cells alone, signed by ours. They count as given out. */
  'review:give-figures': ask(z.strictObject({ ...period, sink: handle }), writers).gives<{ readonly figures: number }>(),
  /** Take in another office's figures, signed by the key that is held for it. */
  'review:take-figures': ask(z.strictObject({ source: handle }), writers).gives<ReceivedReview>(),
  'review:received': ask(z.strictObject({}), everyRole).gives<readonly ReceivedReview[]>(),
};
