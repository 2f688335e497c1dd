import type { redactionCalls } from '../../../../shared/contract/redactions.ts';
import { Refusal } from '../../../../shared/failure.ts';
import { textIn } from '../../../../shared/records.ts';
import type { HandlersOf } from '../../ground/context.ts';
import { writePieces } from '../../places/sinks.ts';
import { filedDocument } from './page-words.ts';

type Calls = Pick<typeof redactionCalls, 'redaction:pages'>;

export const previewHandlers: HandlersOf<Calls> = {
  'redaction:pages': async ({ caseId, document, sink }, { session, handles, signal }) => {
    const { fields } = filedDocument(session, caseId, document);
    if (textIn(fields, 'mediaType') !== 'application/pdf') throw new Refusal('redaction/no-pages');
    await writePieces(handles.take(sink, 'sink'), await session.files.open(textIn(fields, 'storedFile')), signal);
    return { sizeBytes: Number(fields['sizeBytes'] ?? 0) };
  },
};
