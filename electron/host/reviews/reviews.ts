import { listReceivedReviews } from '../../../db/received-reviews.ts';
import { getVaultState } from '../../../db/vault-state.ts';
import type { reviewCalls } from '../../../shared/contract/reviews.ts';
import type { OutputOf } from '../../../shared/contract/row.ts';
import { reviewParts } from '../../../shared/review-document/make.ts';
import { reviewPaper } from '../../../shared/review-document/paper.ts';
import { paperTables } from '../../../shared/review-document/tables.ts';
import type { ReviewDocument, ReviewPartId, TheirFigures } from '../../../shared/review-document/parts.ts';
import { reviewTables } from '../../../shared/review-text.ts';
import type { HandlersOf, SessionContext } from '../ground/context.ts';
import { readerOf } from '../ground/overlays.ts';
import { writeBytes } from '../places/sinks.ts';
import { writeTables } from '../places/tables.ts';
import { giveOut, reviewFor, type Asked } from '../stages/review.ts';
import { agreedFor } from './agreed.ts';
import { giveFigures, takeFigures, theirFigures } from './figures-file.ts';
import { layOutPaper } from './paper-pdf.ts';

type Shown = OutputOf<(typeof reviewCalls)['review:read']>;
type Making = { readonly parts: readonly ReviewPartId[]; readonly theirs?: string | undefined };

export const reviewHandlers: HandlersOf<typeof reviewCalls> = {
  'review:read': (period, context) => reviewFor(period, context).shown,
  'review:document': ({ parts, theirs, ...period }, context) => {
    const other = theirFigures(context, theirs); // refused before anything is counted
    return documentOf(reviewFor(askedBy(period, parts), context).shown, { parts, other }, context);
  },
  'review:export': async ({ sink, form, language, parts, theirs, ...period }, context) => {
    const other = theirFigures(context, theirs);
    const shown = giveOut('file', parts === undefined ? period : askedBy(period, parts), context);
    const place = context.handles.take(sink, 'sink');
    const document = parts === undefined ? null : documentOf(shown, { parts, other }, context);
    if (form === 'pdf') {
      // The schema asks for parts with this form.
      await writeBytes(place, Buffer.from(await layOutPaper(reviewPaper(document!), context.nowMs())));
      return { lines: document!.parts.flatMap(({ tables }) => tables.flatMap(({ lines }) => lines)).length };
    }
    const reader = readerOf(language);
    const tables = document === null ? reviewTables(shown, reader) : paperTables(reviewPaper(document), reader);
    await writeTables(place, form, tables);
    return { lines: tables.reduce((sum, { lines }) => sum + lines.length, 0) };
  },
  'review:print': ({ parts = [], ...period }, context) => ({
    givenOut: giveOut('print', askedBy(period, parts), context).givenOut + 1,
  }),
  'review:give-figures': async ({ sink, ...period }, context) => {
    const place = context.handles.take(sink, 'sink');
    const { text, count } = await giveFigures(context, giveOut('file', period, context));
    await writeBytes(place, Buffer.from(text));
    return { figures: count };
  },
  'review:take-figures': ({ source }, context) => takeFigures(context, context.handles.take(source, 'source')),
  'review:received': (_, { session }) => listReceivedReviews(session.office),
};

/** What a part alone needs is counted, and so suppressed, only where the part is chosen. */
function askedBy(period: Asked, parts: Making['parts']): Asked {
  return { ...period, hasStalled: parts.includes('stalled') };
}

type Chosen = { readonly parts: readonly ReviewPartId[]; readonly other: TheirFigures | null };

function documentOf(review: Shown, { parts, other }: Chosen, context: SessionContext): ReviewDocument {
  const { agency, isSynthetic } = officeOf(context.session);
  const { direction, from, to, asOf, entry, isHeld } = review;
  return {
    agency,
    direction,
    from,
    to,
    asOf,
    entry,
    isHeld,
    isSynthetic,
    parts: reviewParts(parts, { review, agency, theirs: other, agreed: agreedFor(context, review, parts) }),
  };
}

function officeOf({ office }: SessionContext['session']): { readonly agency: string; readonly isSynthetic: boolean } {
  const { agency, synthetic } = getVaultState(office);
  return { agency: agency.code, isSynthetic: synthetic };
}
