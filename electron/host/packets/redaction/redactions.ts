import { countBoxes, insertDismissal, listBoxes, type StoredBox } from '../../../../db/redactions.ts';
import { listRecords } from '../../../../db/records.ts';
import { isSamePerson, listUsers } from '../../../../db/users.ts';
import type { CaseRecord } from '../../../../shared/case.ts';
import type { FoundOccurrences, redactionCalls, ShownBox } from '../../../../shared/contract/redactions.ts';
import { Refusal } from '../../../../shared/failure.ts';
import type { CaseId } from '../../../../shared/language.ts';
import { findOccurrences } from '../../../../shared/page-search.ts';
import { textIn } from '../../../../shared/records.ts';
import type { HandlersOf, Session } from '../../ground/context.ts';
import { addBox } from './adding.ts';
import { filedDocument, wordsOfDocument, wordsOfPage } from './page-words.ts';
import { previewHandlers } from './preview.ts';
import { proposalsFor } from './proposals.ts';
import { isOwn, removalHandlers, write } from './removals.ts';

/** Boxes over a document's pages: apart from its record and file, with who and when. */
export const redactionHandlers: HandlersOf<typeof redactionCalls> = {
  'redaction:list': ({ caseId, document }, { session }) => {
    filedDocument(session, caseId, document);
    const labels = new Map<string, string>(listUsers(session.office).map(({ id, label }) => [id, label]));
    return listBoxes(session.dbOf(caseId), caseId, document).map(box => shown(session, caseId, box, labels));
  },

  'redaction:counts': ({ caseId }, { session }) => Object.fromEntries(countBoxes(session.dbOf(caseId), caseId)),

  'redaction:add': ({ caseId, boxes }, context) => {
    for (const document of new Set(boxes.map(box => box.document))) filedDocument(context.session, caseId, document);
    const ids = write(context, 'redaction:add', caseId, note => boxes.map(box => addBox(context, note, caseId, box)));
    return { ids };
  },

  'redaction:words': ({ caseId, document, page }, { session }) =>
    wordsOfPage(session, caseId, filedDocument(session, caseId, document), page),

  'redaction:find': ({ caseId, document, text }, { session }) => {
    const documents = document === undefined ? filedDocuments(session, caseId) : [filedDocument(session, caseId, document)];
    return findIn(session, caseId, documents, text);
  },

  'redaction:proposals': ({ caseId, document, recipient, purpose = 'same-case' }, context) =>
    proposalsFor(context, { caseId, document: filedDocument(context.session, caseId, document), recipient, purpose }),

  'redaction:dismiss': ({ caseId, document, proposals }, context) => {
    const { session, nowMs } = context;
    filedDocument(session, caseId, document);
    write(context, 'redaction:dismiss', caseId, note => {
      for (const proposal of proposals) {
        insertDismissal(session.dbOf(caseId), { caseId, document, proposal, by: session.user.id, atMs: nowMs() });
        note({ caseId, record: document, entity: 'redaction', field: 'dismissed', old: null, new: proposal });
      }
    });
    return null;
  },

  ...removalHandlers,
  ...previewHandlers,
};

function shown(session: Session, caseId: CaseId, stored: StoredBox, labels: ReadonlyMap<string, string>): ShownBox {
  const { addedBy, addedAtMs, removal, ...box } = stored;
  return {
    ...box,
    by: labels.get(addedBy) ?? null,
    atMs: addedAtMs,
    isOwn: isOwn(session, caseId, stored),
    removal: removal && {
      by: labels.get(removal.by) ?? null,
      isMine: isSamePerson(session.office, removal.by, session.user.id),
      atMs: removal.atMs,
      ground: removal.ground,
    },
  };
}

function filedDocuments(session: Session, caseId: CaseId): readonly CaseRecord[] {
  return listRecords(session.dbOf(caseId), caseId).filter(
    ({ entity, fields }) => entity === 'document' && textIn(fields, 'storedFile') !== '',
  );
}

/** A document that cannot be read is said to be unread: its absence among the found means nothing. */
function findIn(session: Session, caseId: CaseId, documents: readonly CaseRecord[], text: string): FoundOccurrences {
  const occurrences: FoundOccurrences['occurrences'][number][] = [];
  const unread: FoundOccurrences['unread'][number][] = [];
  for (const record of documents) {
    const pages = readWords(session, caseId, record);
    occurrences.push(...findOccurrences(pages ?? [], text).map(found => ({ ...found, document: record.id })));
    const notRead = pages?.filter(({ isRead }) => !isRead).map(({ page }) => page) ?? null;
    if (notRead === null || notRead.length > 0) unread.push({ document: record.id, pages: notRead });
  }
  return { occurrences, unread };
}

function readWords(session: Session, caseId: CaseId, record: CaseRecord) {
  try {
    return wordsOfDocument(session, caseId, record);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
