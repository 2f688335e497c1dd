import { directionName } from '../direction-text.ts';
import type { Bilingual } from '../language.ts';
import { fill } from '../text/fill.ts';
import { reportsText } from '../text/reports.ts';
import { reviewText } from '../text/review.ts';
import type { ReviewDocument, ReviewPart } from './parts.ts';

/** A document of parts that leaves the office, from which paper, workbook, separated values and terminal are drawn alike, in both languages. */
export type Paper = {
  readonly agency: string;
  readonly title: Bilingual;
  readonly head: readonly (readonly [Bilingual, Bilingual | string])[];
  /** What is said of the whole, under its head. */
  readonly note: Bilingual;
  /** What stands at the top of every page, and what is counted where no part says it. */
  readonly running: Bilingual;
  readonly basis: Bilingual;
  readonly asOf: string;
  readonly isSynthetic: boolean;
  /** Whether a part goes on below the one before, and says by itself what it counts; else each has pages of its own, which say it. */
  readonly isContinuous: boolean;
  readonly parts: readonly PaperPart[];
};
export type PaperPart = Omit<ReviewPart, 'id'>;

/** The ministers' review as such a document. */
export function reviewPaper(document: ReviewDocument): Paper {
  const { agency, asOf, isSynthetic, parts, from, to } = document;
  return {
    ...{ agency, asOf, isSynthetic, parts },
    isContinuous: false,
    title: reviewText.title,
    head: headLines(document),
    note: reviewText.suppressed,
    running: fill(reviewText.filed, { from, to, asOf }),
    basis: reportsText.basisText,
  };
}

/** What stands over the document, wherever it is read. */
export function headLines({
  agency,
  direction,
  from,
  to,
  asOf,
  entry,
  isHeld,
}: ReviewDocument): readonly (readonly [Bilingual, Bilingual | string])[] {
  return [
    [reportsText.direction, directionName(direction)],
    [reportsText.filedFrom, `${from} – ${to}`],
    [reportsText.asOf, asOf],
    [reportsText.basis, reportsText.basisText],
    [reportsText.source, `${agency}, #${entry}`],
    [reportsText.suppressed, reportsText.suppressedText],
    ...(isHeld ? ([[reportsText.heldBack, reportsText.heldText]] as const) : []),
  ];
}
