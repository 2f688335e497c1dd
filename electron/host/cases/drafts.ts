import { findCase } from '../../../db/cases.ts';
import { deleteDraft, listDrafts, putDraft } from '../../../db/drafts.ts';
import type { draftCalls } from '../../../shared/contract/drafts.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { HandlersOf } from '../ground/context.ts';

/** Sealed by the vault's own pages, by person; a draft never enters `changes` or the chain, whose commitments are for ever. */
export const draftHandlers: HandlersOf<typeof draftCalls> = {
  'draft:list': (_, { session }) => listDrafts(session.office, session.user.id),
  'draft:keep': ({ place, caseId, value }, { session, nowMs }) => {
    const about = caseId === null ? undefined : findCase(session.dbOf(caseId), caseId);
    if (caseId !== null && about === undefined) throw new Refusal('case/not-found');
    putDraft(session.office, { userId: session.user.id, place, caseId, value, atMs: nowMs() });
    return { reference: about?.reference ?? null };
  },
  'draft:drop': ({ place }, { session }) => {
    deleteDraft(session.office, session.user.id, place);
    return null;
  },
};
