import { createHash } from 'node:crypto';
import { listBoxes } from '../../../../db/redactions.ts';
import type { redactionCalls } from '../../../../shared/contract/redactions.ts';
import type { CaseId, RecordId } from '../../../../shared/language.ts';
import { textIn } from '../../../../shared/records.ts';
import { boxesFor, type PlacedBox } from '../../../../shared/redactions.ts';
import { findProfile, getAgency } from '../../agencies/agencies.ts';
import type { HandlersOf, SessionContext } from '../../ground/context.ts';
import { leavingCopy } from '../../papers/leaving-copy.ts';
import { watched } from '../../places/pieces.ts';
import { writePieces } from '../../places/sinks.ts';
import { filedDocument } from './page-words.ts';

type Calls = Pick<typeof redactionCalls, 'redaction:pages' | 'redaction:preview'>;

/** The document as it leaves, made by what makes a packet's attachment; without boxes it is what they are drawn on. */
export const previewHandlers: HandlersOf<Calls> = {
  'redaction:pages': async ({ caseId, document, sink }, context) => {
    const { sizeBytes } = await writeCopy(context, { caseId, document, sink, boxes: [] });
    return { sizeBytes };
  },

  'redaction:preview': async ({ caseId, document, recipient, sink }, context) => {
    const { session } = context;
    const { code } = getAgency(session, recipient);
    const profile = findProfile(session, code) ?? { agency: code, standing: 'other' as const };
    const boxes = boxesFor(listBoxes(session.dbOf(caseId), caseId, document), profile);
    return { ...(await writeCopy(context, { caseId, document, sink, boxes })), boxes: boxes.length };
  },
};

type Wanted = {
  readonly caseId: CaseId;
  readonly document: RecordId;
  readonly sink: string;
  readonly boxes: readonly PlacedBox[];
};

async function writeCopy(context: SessionContext, { caseId, document, sink, boxes }: Wanted) {
  const { session, handles, signal, progress } = context;
  const { id, fields } = filedDocument(session, caseId, document);
  const filed = { record: id, caseId, file: textIn(fields, 'storedFile') };
  const content = await leavingCopy(session, filed, { boxes, signal, progress });
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const measured = watched(content, piece => {
    hash.update(piece);
    sizeBytes += piece.length;
  });
  await writePieces(handles.take(sink, 'sink'), measured, signal);
  return { sizeBytes, sha256: hash.digest('base64url') };
}
