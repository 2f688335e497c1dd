import { findReading, listPages, type FiledDocument } from '../../../db/page-readings.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { Session, SessionContext } from '../ground/context.ts';
import { withoutBackground } from './reading-turns.ts';
import { readDocument } from './readings.ts';

/** Read what of these documents is unread, so that whoever looks through what leaves knows all their words. */
export async function readUnread(context: SessionContext, documents: readonly FiledDocument[]): Promise<void> {
  await withoutBackground(context.session, async () => {
    for (const document of documents) await readDocument(context, document);
  });
}

/**
 * Hold back documents whose pages nobody can vouch for. A file that cannot be drawn is not judged here: what takes files in refuses it, or a
 * person recorded that it may leave as it is.
 *
 * @throws Refusal `attachment/not-read`; `attachment/not-looked`, whose places name document and page.
 */
export function refuseUnlooked(session: Session, documents: readonly FiledDocument[]): void {
  for (const document of documents) {
    const db = session.dbOf(document.caseId);
    const state = findReading(db, document)?.state;
    if (state === 'failed') continue;
    const name = document.record;
    if (state !== 'done') throw new Refusal('attachment/not-read', { places: [{ path: name, code: 'attachment/not-read' }] });
    const unlooked = listPages(db, name).filter(({ needsLook, look }) => needsLook && look === null);
    if (unlooked.length === 0) continue;
    throw new Refusal('attachment/not-looked', {
      places: unlooked.map(({ page }) => ({ path: `${name}#page=${page}`, code: 'attachment/not-looked' })),
    });
  }
}
