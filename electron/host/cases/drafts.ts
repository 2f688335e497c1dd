import { findCase } from '../../../db/cases.ts';
import { deleteDraft, listDrafts, putDraft } from '../../../db/drafts.ts';
import type { Writer } from '../../../db/open.ts';
import { recordExists } from '../../../db/records.ts';
import type { draftCalls } from '../../../shared/contract/drafts.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { HandlersOf, Session } from '../ground/context.ts';

/** Sealed by the vault's own pages, by person; a draft never enters `changes` or the chain, whose commitments are for ever. */
export const draftHandlers: HandlersOf<typeof draftCalls> = {
  'draft:list': (_, { session }) =>
    session
      .visible()
      .flatMap(db => listDrafts(db, session.user.id))
      .sort((one, other) => other.atMs - one.atMs || (one.place < other.place ? -1 : 1)),
  'draft:keep': ({ place, caseId, value }, { session, nowMs }) => {
    const about = caseId === null ? undefined : findCase(session.dbOf(caseId), caseId);
    if (caseId !== null && about === undefined) throw new Refusal('case/not-found');
    const db = caseId === null ? homeOf(place, session) : session.dbOf(caseId);
    for (const other of session.visible()) if (other !== db) deleteDraft(other, session.user.id, place);
    putDraft(db, { userId: session.user.id, place, caseId, value, atMs: nowMs() });
    return { reference: about?.reference ?? null };
  },
  'draft:drop': ({ place }, { session }) => {
    for (const db of session.visible()) deleteDraft(db, session.user.id, place);
    return null;
  },
};

/** A place that names something of a compartment's case belongs with it, although no case was said. */
function homeOf(place: string, session: Session): Writer {
  const named = place.split(/[^0-9a-f-]+/i).filter(part => part.length === 36);
  return session.compartments().find(({ db }) => named.some(id => recordExists(db, id)))?.db ?? session.office;
}
