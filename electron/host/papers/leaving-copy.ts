import type { FiledDocument } from '../../../db/page-readings.ts';
import type { PlacedBox } from '../../../shared/redactions.ts';
import type { Session } from '../ground/context.ts';
import type { Pieces } from '../places/pieces.ts';
import { wordsInBurnt } from './burnt-words.ts';
import { drawablePaper } from './drawable-paper.ts';
import { keepingCopy, keptCopy } from './kept-copies.ts';
import { pageWordsOf } from './readings.ts';
import { redraw, type Redrawn, type RedrawOptions } from './redraw/redraw.ts';

/** The boxes that hold for whoever is to have the copy, and who waits for it. */
export type CopyOptions = Pick<RedrawOptions, 'signal' | 'progress'> & { readonly boxes: readonly PlacedBox[] };

/**
 * A document as it may leave and as it is looked at before: what can be read by an allow-list is set anew first; then every page is redrawn
 * with its boxes. What neither can do is refused with what to do instead. The one way from a stored file to a file that leaves. Drawn once for the same file, boxes and words.
 *
 * @throws Refusal `attachment/…`; the copy's content throws while it is read as well.
 */
export async function leavingCopy(session: Session, filed: FiledDocument, options: CopyOptions): Promise<Pieces> {
  const read = readWords(session, filed);
  const key = JSON.stringify([filed.file, options.boxes.map(({ page, box, code }) => [page, box, code]), [...read]]);
  return keptCopy(session, key) ?? keepingCopy(session, key, (await drawnAnew(session, filed, { ...options, read })).content);
}

async function drawnAnew(
  session: Session,
  filed: FiledDocument,
  { signal, progress, boxes, read }: CopyOptions & { readonly read: ReturnType<typeof readWords> },
): Promise<Redrawn> {
  return redraw(await drawablePaper(session, filed, signal), {
    boxes: boxes.map(({ page, box, code }) => ({ ...box, page, code })),
    // What is under a box changes how a whole page is read, so a page with boxes is read as it leaves.
    words: async (page, picture) => (picture === null ? (read.get(page) ?? []) : wordsInBurnt(session, await picture(), signal)),
    ...(signal === undefined ? {} : { signal }),
    ...(progress === undefined ? {} : { progress }),
  });
}

/** What was read in the pictures of a document's pages: the file's own words are looked for in the drawing once more. */
function readWords(session: Session, filed: FiledDocument) {
  const pages = pageWordsOf(session, filed) ?? [];
  return new Map(pages.map(({ page, words }) => [page, words.filter(({ confidence }) => confidence !== null)]));
}
