import { z } from 'zod';
import type { PageFault } from '../leak/page-fault.ts';
import type { Variant } from '../leak/needle.ts';
import type { RecordId } from '../language.ts';
import { purposes } from '../mark.ts';
import type { FoundPlace } from '../page-search.ts';
import type { PageBox, PageWord } from '../pages.ts';
import { boxCodes, boxOrigins, standingAudiences, type Audience, type PlacedBox, type RedactionBox } from '../redactions.ts';
import { ask, caseReaders, writers } from './row.ts';
import { agencyCode, caseId, handle, recordId, shortText } from './scalars.ts';

/** A box of a document with who placed it. */
export type ShownBox = RedactionBox & {
  readonly by: string | null;
  readonly atMs: number;
  /** Whether whoever asks may take it away by themselves: it is theirs, and the document has not left since. */
  readonly isOwn: boolean;
  /** Somebody asked for it to be taken away, and a supervisor who is somebody else has not decided. */
  readonly removal: {
    readonly by: string | null;
    readonly isMine: boolean;
    readonly atMs: number;
    readonly ground: string;
  } | null;
};

/** The words that can be seen on a page. `isRead` false: the page is a picture whose words nobody has read yet. */
export type WordsOfPage = { readonly page: number; readonly isRead: boolean; readonly words: readonly PageWord[] };

/** What a search found, and where it could not look. `pages` null: nothing of the document is read. */
export type FoundOccurrences = {
  readonly occurrences: readonly (FoundPlace & { readonly document: RecordId })[];
  readonly unread: readonly { readonly document: RecordId; readonly pages: readonly number[] | null }[];
};

/** Why a box is proposed: a value that is withheld stands there, a portion that is withheld, or words that an eye does not see. */
export type ProposalReason =
  | { readonly kind: 'value'; readonly record: RecordId; readonly field: string; readonly variant: Variant }
  | { readonly kind: 'portion'; readonly record: RecordId }
  | { readonly kind: 'hidden'; readonly fault: PageFault };

/** `id`: a digest of place and reason, by which it is set aside. A place that runs over several lines has a box for each. */
export type Proposal = Omit<PlacedBox, 'box'> & {
  readonly id: string;
  readonly boxes: readonly PageBox[];
  readonly text: string;
  readonly reason: ProposalReason;
};

const share = z.number().min(0).max(1);
const pageBox = z
  .strictObject({ left: share, top: share, width: share.gt(0), height: share.gt(0) })
  .refine(({ left, top, width, height }) => left + width <= 1.000001 && top + height <= 1.000001);
const audience = z.union([
  z.literal('everyone'),
  z.enum(standingAudiences),
  z.custom<Audience>(
    text => typeof text === 'string' && text.startsWith('agency:') && agencyCode.safeParse(text.slice('agency:'.length)).success,
  ),
]);
const page = z.int().min(1).max(100_000);
const boxId = z.uuid().max(36);
const placed = { page, box: pageBox, code: z.enum(boxCodes), audience };
const boxIds = z.array(boxId).min(1).max(5_000);
const proposalId = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

export const redactionCalls = {
  /** The boxes that stand on a document, in the order of its pages. */
  'redaction:list': ask(z.strictObject({ caseId, document: recordId }), caseReaders).gives<readonly ShownBox[]>(),
  /** How many boxes stand on each document that has any. */
  'redaction:counts': ask(z.strictObject({ caseId }), caseReaders).gives<Readonly<Record<string, number>>>(),
  /** Place boxes, on one document or several of a case, as one act. Refusal `record/not-found`. */
  'redaction:add': ask(
    z.strictObject({
      caseId,
      boxes: z
        .array(z.strictObject({ document: recordId, origin: z.enum(boxOrigins), ...placed }))
        .min(1)
        .max(5_000),
    }),
    writers,
  ).gives<{ readonly ids: readonly string[] }>(),
  /**
   * Put another box in a box's place. What this uncovers must be what one person may uncover: `redaction/needs-second` for a box of somebody
   * else, or with which the document left, unless the new one covers all of it for all whom it is for.
   */
  'redaction:change': ask(z.strictObject({ caseId, id: boxId, ...placed }), writers).gives<{ readonly id: string }>(),
  /**
   * Take boxes away. Those that are one's own, and with which the document has not left, go at once; for the others this asks a second person,
   * and needs a ground (`redaction/needs-ground`).
   */
  'redaction:remove': ask(
    z.strictObject({ caseId, ids: boxIds, ground: z.string().trim().min(1).max(2_000).optional() }),
    writers,
  ).gives<{ readonly removed: readonly string[]; readonly waiting: readonly string[] }>(),
  /** A supervisor who is not the person that asked says whether the boxes go. Refusals `redaction/not-found`, `redaction/same-person`. */
  'redaction:decide-removal': ask(z.strictObject({ caseId, ids: boxIds, approve: z.boolean() }), ['supervisor']).gives<null>(),
  /** The words of one page. Refusals `doc/no-file`, `redaction/no-pages`. */
  'redaction:words': ask(z.strictObject({ caseId, document: recordId, page }), caseReaders).gives<WordsOfPage>(),
  /** Every place of a word or phrase, in a document or in all of the case. */
  'redaction:find': ask(
    z.strictObject({ caseId, document: recordId.optional(), text: shortText }),
    caseReaders,
  ).gives<FoundOccurrences>(),
  /** What should be blacked out, by what is withheld from a recipient and by what the file hides; without one, by the latter alone. */
  'redaction:proposals': ask(
    z.strictObject({ caseId, document: recordId, recipient: agencyCode.optional(), purpose: z.enum(purposes).optional() }),
    writers,
  ).gives<readonly Proposal[]>(),
  /** Set proposals aside: looked at, and nothing to black out. */
  'redaction:dismiss': ask(
    z.strictObject({ caseId, document: recordId, proposals: z.array(proposalId).min(1).max(5_000) }),
    writers,
  ).gives<null>(),
  /** Write the pages as a reader sees them, without boxes, to be worked on. Refusals `attachment/…`. */
  'redaction:pages': ask(z.strictObject({ caseId, document: recordId, sink: handle }), caseReaders).gives<{
    readonly sizeBytes: number;
  }>(),
  /** Write the very file that a packet to this counterpart would carry of the document. Refusals `attachment/…`. */
  'redaction:preview': ask(z.strictObject({ caseId, document: recordId, recipient: agencyCode, sink: handle }), writers).gives<{
    readonly sizeBytes: number;
    readonly sha256: string;
    readonly boxes: number;
  }>(),
};
