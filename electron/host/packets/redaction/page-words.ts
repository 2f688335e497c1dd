import { findFiled, findReading, listPages, type PageRow } from '../../../../db/page-readings.ts';
import { findRecord } from '../../../../db/records.ts';
import type { CaseRecord } from '../../../../shared/case.ts';
import type { WordsOfPage } from '../../../../shared/contract/redactions.ts';
import { Refusal } from '../../../../shared/failure.ts';
import type { CaseId, RecordId } from '../../../../shared/language.ts';
import { inLines, singleWords } from '../../../../shared/page-search.ts';
import { textIn } from '../../../../shared/records.ts';
import type { Session } from '../../ground/context.ts';

/** A document of a case that has a file. Refusals `record/not-found`, `doc/no-file`. */
export function filedDocument(session: Session, caseId: CaseId, id: RecordId): CaseRecord {
  const record = findRecord(session.dbOf(caseId), caseId, id);
  if (record?.entity !== 'document') throw new Refusal('record/not-found');
  if (textIn(record.fields, 'storedFile') === '') throw new Refusal('doc/no-file');
  return record;
}

/**
 * The words of a document's pages, as they were read; pages that nobody has read yet are there without words. null: its pages are not known
 * yet. Refusal `redaction/no-pages` where it has none that could be drawn.
 */
export function wordsOfDocument(session: Session, caseId: CaseId, record: CaseRecord): readonly WordsOfPage[] | null {
  const db = session.dbOf(caseId);
  const filed = findFiled(db, caseId, record.id);
  const reading = filed && findReading(db, filed);
  if (reading?.state === 'failed') throw new Refusal('redaction/no-pages');
  if (reading?.pages == null) return null;
  const read = new Map(listPages(db, record.id).map(row => [row.page, row]));
  return Array.from({ length: reading.pages }, (_, at) => wordsOf(at + 1, read.get(at + 1)));
}

/** The words of one page; see {@link wordsOfDocument}. */
export function wordsOfPage(session: Session, caseId: CaseId, record: CaseRecord, page: number): WordsOfPage {
  return wordsOfDocument(session, caseId, record)?.[page - 1] ?? wordsOf(page, undefined);
}

function wordsOf(page: number, row: PageRow | undefined): WordsOfPage {
  if (row === undefined || row.how === 'failed') return { page, isRead: false, words: [] };
  const words = singleWords(row.words);
  return { page, isRead: true, words: row.how === 'both' ? inLines(words) : words };
}
