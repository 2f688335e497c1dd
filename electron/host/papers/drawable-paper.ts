import type { FiledDocument } from '../../../db/page-readings.ts';
import { findStoredFile } from '../../../db/stored-files.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { Session } from '../ground/context.ts';
import { piecesOf, wholeOf } from '../places/pieces.ts';
import { drawableBytes, type StoredDocument } from './draw/drawing.ts';
import { isDrawn } from './set/kind.ts';
import { setAnew } from './set/set-anew.ts';

/**
 * A document's file as it is drawn: a PDF or a picture as it is, what else can be read by an allow-list set anew as a PDF of ours.
 *
 * @throws Refusal `attachment/…`; the signal's reason once it is aborted.
 */
export async function drawablePaper(
  session: Session,
  { caseId, file }: FiledDocument,
  signal?: AbortSignal,
): Promise<StoredDocument> {
  const known = findStoredFile(session.dbOf(caseId), file) ?? findStoredFile(session.office, file);
  if (known !== undefined && known.sizeBytes > drawableBytes) throw new Refusal('attachment/too-large');
  const bytes = await wholeOf(await session.files.open(file), { mostBytes: drawableBytes, code: 'attachment/too-large' });
  return drawable(bytes, signal);
}

/** The same of a file's bytes. @throws Refusal `attachment/…`; the signal's reason once it is aborted. */
export async function drawable(bytes: Uint8Array, signal?: AbortSignal): Promise<StoredDocument> {
  if (bytes.length === 0) throw new Refusal('attachment/type-refused');
  const paper = isDrawn(bytes) ? bytes : (await setAnew(bytes, signal === undefined ? {} : { signal })).pdf;
  return { sizeBytes: paper.length, open: async () => piecesOf(paper) };
}
