import { jpegSegments, pngSegments, isJpeg, isPng } from './image-segments.ts';
import { looseTexts } from './loose-texts.ts';
import { readZipParts, xmlText } from './office-reader.ts';
import { readPdfApart } from './pdf-readers.ts';

/**
 * One text found in an entry. `part` says which: a PDF's `info`, a DOCX's `word/comments.xml`, a JPEG's `APP1`; `isLoose`: these are runs of
 * letters in bytes that may be no text.
 */
export type ReadText = { readonly part: string; readonly page: number | null; readonly text: string; readonly isLoose?: true };

/** What an entry says, or `unread` when no reader here understands it: then nobody can promise what is in it. */
export type Reading = { readonly texts: readonly ReadText[]; readonly unread: boolean };

const decoder = new TextDecoder('utf-8');

/** Every text of an entry, by what its bytes are and not by its name. Never throws: what cannot be read is `unread`. */
export async function readEntry(bytes: Uint8Array): Promise<Reading> {
  try {
    if (startsWith(bytes, '%PDF-')) return { texts: await readPdfApart(bytes), unread: false };
    if (startsWith(bytes, 'PK\u0003\u0004')) return await readArchive(bytes);
    if (isJpeg(bytes)) return imageTexts(bytes, jpegSegments(bytes));
    if (isPng(bytes)) return imageTexts(bytes, pngSegments(bytes));
  } catch {
    // A malformed file is read like any other bytes, and said to be unread.
    return { texts: loose('bytes', bytes), unread: true };
  }
  const text = utf8(bytes);
  if (text !== null) return { texts: [{ part: 'text', page: null, text }], unread: false };
  return { texts: loose('bytes', bytes), unread: true };
}

async function readArchive(bytes: Uint8Array): Promise<Reading> {
  const texts: ReadText[] = [];
  let unread = false;
  for (const part of await readZipParts(bytes)) {
    texts.push({ part: 'name', page: null, text: part.name });
    if (/\.(?:xml|rels)$/i.test(part.name))
      texts.push({ part: part.name, page: null, text: xmlText(decoder.decode(part.bytes)) });
    else {
      const inner = startsWith(part.bytes, 'PK')
        ? { texts: loose('bytes', part.bytes), unread: true }
        : await readEntry(part.bytes);
      texts.push(...inner.texts.map(text => ({ ...text, part: `${part.name}/${text.part}` })));
      unread ||= inner.unread;
    }
  }
  return { texts, unread };
}

/** The metadata of a picture. What the picture itself shows is for eyes alone. */
function imageTexts(
  bytes: Uint8Array,
  segments: readonly { readonly name: string; readonly from: number; readonly to: number; readonly draws: boolean }[] | null,
): Reading {
  if (segments === null) return { texts: loose('bytes', bytes), unread: true };
  const texts = segments.filter(segment => !segment.draws).flatMap(({ name, from, to }) => loose(name, bytes.subarray(from, to)));
  return { texts, unread: false };
}

function loose(part: string, bytes: Uint8Array): readonly ReadText[] {
  return looseTexts(bytes).map(text => ({ part, page: null, text, isLoose: true }));
}

function utf8(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

function startsWith(bytes: Uint8Array, magic: string): boolean {
  for (let at = 0; at < magic.length; at++) if (bytes[at] !== magic.charCodeAt(at)) return false;
  return true;
}
