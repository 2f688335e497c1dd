import type { CaseId, RecordId } from '../shared/language.ts';
import { confidenceOf, textOfPage, type PageHow, type PageLook } from '../shared/page-reading.ts';
import type { PageWord } from '../shared/pages.ts';
import type { Reader, Writer } from './open.ts';
import { prepared } from './prepared.ts';

/** A document that has a file. */
export type FiledDocument = { readonly record: RecordId; readonly caseId: CaseId; readonly file: string };

/** How far the reading of a document's file has come. `pages` is null until the file was opened. */
export type ReadingRow = {
  readonly record: RecordId;
  readonly file: string;
  readonly state: 'reading' | 'done' | 'failed';
  readonly pages: number | null;
  readonly code: string | null;
  readonly engine: string;
};

/** A page that was read. `digest`: SHA-256 (base64url) of its picture, which a look is bound to. */
export type PageRow = {
  readonly page: number;
  readonly how: PageHow;
  readonly words: readonly PageWord[];
  readonly confidence: number | null;
  readonly needsLook: boolean;
  readonly digest: string;
  readonly look: PageLook | null;
  readonly lookedBy: string | null;
  readonly lookedAtMs: number | null;
};
export type NewPage = Pick<PageRow, 'page' | 'how' | 'words' | 'needsLook' | 'digest'>;

const FILED = `entity = 'document' AND length(fields ->> 'storedFile') = 32`;

/** A document of which something is still to be read, or undefined: one begun comes first, then the newest. What failed is not tried again. */
export function findUnread(db: Reader): FiledDocument | undefined {
  return prepared<[], FiledDocument>(
    db,
    `SELECT id AS record, case_id AS caseId, fields ->> 'storedFile' AS file
     FROM records LEFT JOIN document_readings ON record_id = id AND file = fields ->> 'storedFile'
     WHERE ${FILED} AND coalesce(state, 'reading') = 'reading' ORDER BY state IS NULL, seq DESC LIMIT 1`,
  ).get();
}

/** The document of a record, or undefined where it has no file. */
export function findFiled(db: Reader, caseId: CaseId, record: RecordId): FiledDocument | undefined {
  return prepared<[string, string], FiledDocument>(
    db,
    `SELECT id AS record, case_id AS caseId, fields ->> 'storedFile' AS file FROM records WHERE id = ? AND case_id = ? AND ${FILED}`,
  ).get(record, caseId);
}

/** The documents of a case that have a file. */
export function listFiled(db: Reader, caseId: CaseId): FiledDocument[] {
  return prepared<[string], FiledDocument>(
    db,
    `SELECT id AS record, case_id AS caseId, fields ->> 'storedFile' AS file FROM records WHERE case_id = ? AND ${FILED} ORDER BY seq`,
  ).all(caseId);
}

/** How far the reading of a document's present file is; undefined where nothing of that file was read. */
export function findReading(db: Reader, { record, file }: FiledDocument): ReadingRow | undefined {
  return prepared<[string, string], ReadingRow>(
    db,
    'SELECT record_id AS record, file, state, pages, code, engine FROM document_readings WHERE record_id = ? AND file = ?',
  ).get(record, file);
}

/** Begin the reading of a file, or go on with it: pages of another file that the document had go. */
export function beginReading(db: Writer, { record, file }: FiledDocument, begun: Begun): void {
  prepared<unknown[]>(db, 'DELETE FROM document_readings WHERE record_id = ? AND file <> ?').run(record, file);
  prepared<unknown[]>(
    db,
    `INSERT INTO document_readings (record_id, file, state, pages, engine, at_ms) VALUES (?, ?, 'reading', ?, ?, ?)
     ON CONFLICT (record_id) DO UPDATE SET state = 'reading', code = NULL, pages = excluded.pages, engine = excluded.engine`,
  ).run(record, file, begun.pages, begun.engine, begun.atMs);
}
type Begun = { readonly pages: number | null; readonly engine: string; readonly atMs: number };

/** End the reading of a file: `code` says why it failed, null that all its pages were read. */
export function endReading(db: Writer, { record, file }: FiledDocument, code: string | null): void {
  prepared<unknown[]>(db, 'UPDATE document_readings SET state = ?, code = ? WHERE record_id = ? AND file = ?').run(
    code === null ? 'done' : 'failed',
    code,
    record,
    file,
  );
}

/** Keep a page that was read, and index its words. One that stands stays, with the look that was had at it. */
export function insertPage(db: Writer, record: RecordId, { page, how, words, needsLook, digest }: NewPage): void {
  const seq = prepared<unknown[], number>(
    db,
    `INSERT INTO document_pages (record_id, page, how, words, confidence, needs_look, digest) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (record_id, page) DO NOTHING RETURNING seq`,
  )
    .pluck()
    .get(record, page, how, packed(words), confidenceOf(words), needsLook ? 1 : 0, digest);
  if (seq === undefined || words.length === 0) return;
  prepared<[number, string]>(db, 'INSERT INTO page_words (rowid, words) VALUES (?, ?)').run(seq, textOfPage(words));
}

/** The pages of a document that were read, in order. */
export function listPages(db: Reader, record: RecordId): PageRow[] {
  return prepared<[string], StoredPage>(db, `${PAGES} WHERE record_id = ? ORDER BY page`).all(record).map(pageOf);
}

export function findPage(db: Reader, record: RecordId, page: number): PageRow | undefined {
  const row = prepared<[string, number], StoredPage>(db, `${PAGES} WHERE record_id = ? AND page = ?`).get(record, page);
  return row === undefined ? undefined : pageOf(row);
}

/** The numbers of the pages that were read. */
export function listReadPages(db: Reader, record: RecordId): Set<number> {
  return new Set(prepared<[string], number>(db, 'SELECT page FROM document_pages WHERE record_id = ?').pluck().all(record));
}

/** Note a person's look at a page. */
export function keepLook(db: Writer, record: RecordId, page: number, { look, by, atMs }: Look): void {
  prepared<unknown[]>(
    db,
    'UPDATE document_pages SET look = ?, looked_by = ?, looked_at_ms = ? WHERE record_id = ? AND page = ?',
  ).run(look, by, atMs, record, page);
}
type Look = { readonly look: PageLook; readonly by: string; readonly atMs: number };

const PAGES = `SELECT page, how, words, confidence, needs_look AS needsLook, digest, look, looked_by AS lookedBy,
  looked_at_ms AS lookedAtMs FROM document_pages`;
type StoredPage = Omit<PageRow, 'words' | 'needsLook'> & { readonly words: string; readonly needsLook: number };

function pageOf(row: StoredPage): PageRow {
  return { ...row, words: unpacked(row.words), needsLook: row.needsLook === 1 };
}

/** A word as it is kept: text, the box in ten-thousandths of the page, confidence. */
type PackedWord = readonly [string, number, number, number, number, number | null];
const PARTS = 10_000;

function packed(words: readonly PageWord[]): string {
  const part = (fraction: number) => Math.round(fraction * PARTS);
  return JSON.stringify(
    words.map(({ text, box, confidence }): PackedWord => [
      text,
      part(box.left),
      part(box.top),
      part(box.width),
      part(box.height),
      confidence === null ? null : Math.round(confidence),
    ]),
  );
}

/** Words of a page as they were kept. */
export function unpacked(words: string): PageWord[] {
  // Written by insertPage alone.
  return (JSON.parse(words) as PackedWord[]).map(([text, left, top, width, height, confidence]) => ({
    text,
    box: { left: left / PARTS, top: top / PARTS, width: width / PARTS, height: height / PARTS },
    confidence,
  }));
}
