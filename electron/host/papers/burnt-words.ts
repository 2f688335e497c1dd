import { createHash, randomUUID } from 'node:crypto';
import type { PageWord } from '../../../shared/pages.ts';
import type { Session } from '../ground/context.ts';
import { logIncident } from '../ground/log.ts';
import type { PagePixels } from './ocr/grey-picture.ts';
import { readPictureApart } from './ocr/picture-reader.ts';

const mostPages = 500;

// Words of the vault's documents, so they end with its session.
const readIn = new WeakMap<Session, Map<string, readonly PageWord[]>>();

/** The words of a page's picture with its boxes burnt in. Read once: a box on one page has no other page read again. */
export async function wordsInBurnt(session: Session, picture: PagePixels, signal?: AbortSignal): Promise<readonly PageWord[]> {
  const pages = readIn.get(session) ?? new Map<string, readonly PageWord[]>();
  readIn.set(session, pages);
  const key = createHash('sha256').update(`${picture.width} ${picture.height} `).update(picture.data).digest('base64url');
  const known = pages.get(key);
  if (known !== undefined) return known;
  const words = await readPictureApart(picture, signal).then(
    read => read.words,
    (cause: unknown) => {
      signal?.throwIfAborted();
      logIncident(randomUUID(), 'redaction:read', cause);
      return null;
    },
  );
  if (words === null) return []; // the picture says it all the same
  pages.set(key, words);
  for (const oldest of pages.keys()) if (pages.size > mostPages) pages.delete(oldest);
  return words;
}
