import { Refusal } from '../../../../shared/failure.ts';
import { piecesOf, wholeOf, type Pieces } from '../../places/pieces.ts';
import { isJpeg, isPng } from './image-segments.ts';
import { scrubDocx } from './scrub-docx.ts';
import { scrubJpeg, scrubPng, type Scrubbed } from './scrub-image.ts';
import { decodeText, scrubText } from './scrub-text.ts';

/** A document as it is kept: its size, and its plaintext as a stream as often as it is asked for. */
export type StoredDocument = { readonly sizeBytes: number; readonly open: () => Promise<Pieces> };

/** A document as it may leave. `extension` is for its neutral name; `removed` names what was taken out, never what it said. */
export type CleanDocument = StoredDocument & {
  readonly mediaType: string;
  readonly extension: string;
  readonly removed: readonly string[];
  /** False for a file that leaves as it is, because a person accepted it. */
  readonly isScrubbed: boolean;
};

/** Files above this are not cleaned: cleaning holds a file whole. */
export const scrubbableBytes = 64 * 1024 * 1024;

type Kind = {
  readonly mediaType: string;
  readonly extension: string;
  readonly scrub: (bytes: Uint8Array) => Scrubbed | Promise<Scrubbed>;
};

const pdf: Kind = {
  mediaType: 'application/pdf',
  extension: 'pdf',
  scrub: async bytes => (await import('./scrub-pdf.ts')).scrubPdf(bytes), // a quarter second to read: for PDF files alone
};
const docx: Kind = {
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  extension: 'docx',
  scrub: scrubDocx,
};
const jpeg: Kind = { mediaType: 'image/jpeg', extension: 'jpg', scrub: scrubJpeg };
const png: Kind = { mediaType: 'image/png', extension: 'png', scrub: scrubPng };
const text: Kind = { mediaType: 'text/plain', extension: 'txt', scrub: scrubText };

/**
 * A document without what it hides, by what its bytes are and not by its name. What cannot be cleaned is refused, unless a person has
 * recorded that this file may leave as it is: then it is streamed through untouched, whatever its size, as `application/octet-stream`.
 *
 * @throws Refusal `attachment/type-refused`, `attachment/too-large`, and those of each kind.
 */
export async function scrubAttachment(
  document: StoredDocument,
  options: { readonly acceptUnscrubbed: boolean },
): Promise<CleanDocument> {
  try {
    return await scrubbed(document);
  } catch (error) {
    if (!(error instanceof Refusal) || !options.acceptUnscrubbed) throw error;
    return { ...document, mediaType: 'application/octet-stream', extension: 'bin', removed: [], isScrubbed: false };
  }
}

async function scrubbed(document: StoredDocument): Promise<CleanDocument> {
  if (document.sizeBytes > scrubbableBytes) throw new Refusal('attachment/too-large');
  const bytes = await wholeOf(await document.open());
  const kind = kindOf(bytes);
  if (kind === null) throw new Refusal('attachment/type-refused');
  const clean = await kind.scrub(bytes);
  return {
    sizeBytes: clean.bytes.length,
    open: async () => piecesOf(clean.bytes),
    mediaType: kind.mediaType,
    extension: kind.extension,
    removed: clean.removed,
    isScrubbed: true,
  };
}

function kindOf(bytes: Uint8Array): Kind | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 8));
  if (head.startsWith('%PDF-')) return pdf;
  if (head.startsWith('PK\u0003\u0004')) return docx; // an archive that is no DOCX is refused there
  if (isJpeg(bytes)) return jpeg;
  if (isPng(bytes)) return png;
  return decodeText(bytes) === null ? null : text;
}
