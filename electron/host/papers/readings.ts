import { createHash, randomUUID } from 'node:crypto';
import {
  beginReading,
  endReading,
  findFiled,
  findReading,
  insertPage,
  listPages,
  listReadPages,
  type FiledDocument,
  type NewPage,
  type PageRow,
} from '../../../db/page-readings.ts';
import { Refusal } from '../../../shared/failure.ts';
import { needsLook, type PictureReading } from '../../../shared/page-reading.ts';
import type { PageWord } from '../../../shared/pages.ts';
import type { Context, Session } from '../ground/context.ts';
import { logIncident } from '../ground/log.ts';
import { drawablePaper } from './drawable-paper.ts';
import { openDrawing, type Drawing } from './draw/drawing.ts';
import { engineName, readPictureApart } from './ocr/picture-reader.ts';

/** Who reads: the open vault, the clock, a voice, and how to hear that it shall stop. */
export type Reading = Pick<Context, 'nowMs' | 'tell' | 'signal'> & {
  readonly session: Session;
  /** Waited for before each page: who reads in the background lets others go first. */
  readonly turn?: () => Promise<void>;
  readonly progress?: Context['progress'];
};

/**
 * Read the pages of a document that were not read yet, and keep their words; each page is kept when it is read, so that it goes on there
 * after a lock or a crash. A file without pages that can be drawn is kept as one that cannot be read, with the refusal's code.
 *
 * @throws `signal.reason` when it shall stop; Refusal `vault/replaced`, and what a full disk gives.
 */
export async function readDocument(by: Reading, document: FiledDocument): Promise<void> {
  const { session, signal } = by;
  const db = session.dbOf(document.caseId);
  const begun = findReading(db, document);
  if (begun !== undefined && begun.state !== 'reading') return;
  try {
    const drawing = await openDrawing(await drawablePaper(session, document, signal), signal);
    try {
      await readPages(by, document, drawing);
    } finally {
      drawing.close();
    }
  } catch (error) {
    signal.throwIfAborted();
    const code = codeOf(error);
    if (code === null) throw error;
    keep(by, document, () => {
      if (begun === undefined) beginReading(db, document, { pages: null, engine: engineName, atMs: by.nowMs() });
      endReading(db, document, code);
    });
  }
}

/** The pages of a document as they were read, or null while they are not. For whoever must know all that a document says. */
export function pageWordsOf(session: Session, document: FiledDocument): readonly PageRow[] | null {
  const db = session.dbOf(document.caseId);
  return findReading(db, document)?.state === 'done' ? listPages(db, document.record) : null;
}

async function readPages(by: Reading, document: FiledDocument, drawing: Drawing): Promise<void> {
  const { session, signal, turn, progress } = by;
  const { pages } = drawing;
  const db = session.dbOf(document.caseId);
  keep(by, document, () => beginReading(db, document, { pages, engine: engineName, atMs: by.nowMs() }));
  for (let page = 1; page <= pages; page++) {
    progress?.(page - 1, pages);
    await turn?.();
    signal.throwIfAborted();
    if (listReadPages(db, document.record).has(page)) continue; // read before, or by another meanwhile
    const read = await readPage(drawing, page, signal);
    keep(by, document, () => insertPage(db, document.record, read));
  }
  keep(by, document, () => endReading(db, document, null));
}

/** Read one page. One that cannot be drawn or read is kept as such: its words are unknown. */
async function readPage(drawing: Drawing, page: number, signal: AbortSignal): Promise<NewPage> {
  let read: Pick<NewPage, 'words' | 'digest'> = { words: [], digest: digestOf(new Uint8Array()) };
  try {
    const { image, words, needsReading, width, height } = await drawing.draw({ page, boxes: [], as: 'pixels' });
    if (!(image instanceof Uint8Array)) throw new Error('pixels were asked for');
    read = { words, digest: digestOf(image) };
    if (!needsReading) return { page, how: words.length === 0 ? 'blank' : 'text', ...read, needsLook: false };
    const found = await readPictureApart({ width, height, data: image }, signal);
    if (!found.hasInk) return { page, how: 'blank', ...read, needsLook: false };
    const how = words.length === 0 ? 'picture' : 'both';
    const joined: PictureReading = { words: joinWords(words, found.words), hasInk: true };
    return { page, how, ...read, words: joined.words, needsLook: needsLook(how, joined) };
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof Refusal)) logIncident(randomUUID(), 'doc:read', error);
    return { page, how: 'failed', ...read, needsLook: true };
  }
}

function digestOf(picture: Uint8Array): string {
  return createHash('sha256').update(picture).digest('base64url');
}

/** The file's own words, and of those read from the picture what does not stand on one of them. */
export function joinWords(own: readonly PageWord[], read: readonly PageWord[]): readonly PageWord[] {
  const isOn = ({ box }: PageWord, x: number, y: number) =>
    x >= box.left && x <= box.left + box.width && y >= box.top && y <= box.top + box.height;
  const others = read.filter(({ box }) => {
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    return !own.some(word => isOn(word, x, y));
  });
  return [...own, ...others];
}

/** Write what was read, unless the vault or the document is gone, or is not the one that it was. */
function keep({ session, tell }: Reading, document: FiledDocument, write: () => void): void {
  const { caseId, record, file } = document;
  const db = session.dbOf(caseId);
  if (findFiled(db, caseId, record)?.file !== file) throw new Refusal('record/not-found');
  session.place.refuseReplaced();
  db.transaction(write)();
  session.place.note();
  tell('reading:changed', { caseId, record });
}

/** Why a file cannot be read, as it is kept; null for what says nothing of the file. */
function codeOf(error: unknown): string | null {
  return error instanceof Refusal && /^(?:attachment|file)\//.test(error.code) ? error.code : null;
}
