import {
  findFiled,
  findPage,
  findReading,
  keepLook,
  listFiled,
  listPages,
  type FiledDocument,
} from '../../../db/page-readings.ts';
import { findUser } from '../../../db/users.ts';
import type { readingCalls } from '../../../shared/contract/readings.ts';
import { Refusal, type FailureCode } from '../../../shared/failure.ts';
import type { CaseId, RecordId } from '../../../shared/language.ts';
import type { DocumentReading } from '../../../shared/page-reading.ts';
import { recordChanges } from '../audit/audit.ts';
import { tellChanged } from '../audit/revision.ts';
import type { HandlersOf, Session } from '../ground/context.ts';
import { piecesOf } from '../places/pieces.ts';
import { writePieces } from '../places/sinks.ts';
import { openDrawing } from './draw/drawing.ts';
import { drawablePaper } from './drawable-paper.ts';
import { isReadOnly, isReadingPaused, pauseReading, withoutBackground } from './reading-turns.ts';
import { readDocument } from './readings.ts';

export const readingHandlers: HandlersOf<typeof readingCalls> = {
  'doc:readings': ({ caseId }, { session }) => ({
    paused: isReadingPaused(session) || isReadOnly(session),
    documents: listFiled(session.dbOf(caseId), caseId).map(document => readingOf(session, document)),
  }),

  'doc:page': ({ caseId, record, page }, { session }) => {
    const found = findPage(session.dbOf(caseId), filed(session, caseId, record).record, page);
    if (found === undefined) throw new Refusal('reading/page-not-read');
    const { look, lookedBy, lookedAtMs, ...read } = found;
    if (look === null || lookedBy === null || lookedAtMs === null) return { ...read, looked: null };
    return { ...read, looked: { look, by: findUser(session.office, lookedBy)?.label ?? '', atMs: lookedAtMs } };
  },

  'doc:page-picture': async ({ caseId, record, page, sink }, { session, handles, signal }) => {
    const document = filed(session, caseId, record);
    const drawing = await openDrawing(await drawablePaper(session, document, signal), signal);
    try {
      if (page > drawing.pages) throw new Refusal('reading/page-not-read');
      const { image } = await drawing.draw({ page, boxes: [], as: 'png' });
      if (!(image instanceof Uint8Array)) throw new Error('a picture was asked for');
      await writePieces(handles.take(sink, 'sink'), piecesOf(image), signal);
    } finally {
      drawing.close();
    }
    return null;
  },

  'doc:read': async ({ caseId, record }, context) => {
    const document = filed(context.session, caseId, record);
    if (isReadOnly(context.session)) throw new Refusal('vault/read-only');
    await withoutBackground(context.session, () => readDocument(context, document));
    return null;
  },

  'doc:pause-reading': ({ paused }, { session }) => {
    pauseReading(session, paused);
    return null;
  },

  'doc:look': ({ caseId, record, page, digest, look }, context) => {
    const { session, nowMs } = context;
    const db = session.dbOf(caseId);
    filed(session, caseId, record);
    const before = findPage(db, record, page);
    if (before?.digest !== digest) throw new Refusal('reading/page-not-read');
    recordChanges(session, context, 'doc:look', db, note => {
      keepLook(db, record, page, { look, by: session.user.id, atMs: nowMs() });
      note({ caseId, record, entity: 'document', field: `look:${page}`, old: before.look, new: `${look} ${digest}` });
    });
    context.tell('reading:changed', { caseId, record });
    tellChanged(context, caseId);
    return null;
  },
};

function filed(session: Session, caseId: CaseId, record: RecordId): FiledDocument {
  const document = findFiled(session.dbOf(caseId), caseId, record);
  if (document === undefined) throw new Refusal('doc/no-file');
  return document;
}

function readingOf(session: Session, document: FiledDocument): DocumentReading {
  const db = session.dbOf(document.caseId);
  const row = findReading(db, document);
  const pages = row === undefined ? [] : listPages(db, document.record);
  const doubtful = pages.filter(({ needsLook }) => needsLook);
  return {
    record: document.record,
    state: row?.state ?? 'waiting',
    code: (row?.code ?? null) as FailureCode | null, // written by the reading, from refusals alone
    pages: row?.pages ?? null,
    readPages: pages.length,
    words: pages.reduce((sum, { words }) => sum + words.length, 0),
    toLook: doubtful.filter(({ look }) => look === null).map(({ page }) => page),
    looked: doubtful.filter(({ look }) => look !== null).map(({ page }) => page),
  };
}
