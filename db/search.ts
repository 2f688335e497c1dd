import type { CaseId, Json, RecordId } from '../shared/language.ts';
import { textOfPage } from '../shared/page-reading.ts';
import type { Reader } from './open.ts';
import { unpacked } from './page-readings.ts';
import { prepared } from './prepared.ts';

/** A record that holds every word searched for. */
export type FoundRecord = {
  readonly seq: number;
  readonly record: RecordId;
  readonly caseId: CaseId;
  readonly entity: string;
  readonly fields: Readonly<Record<string, Json>>;
  readonly reference: string;
  readonly title: string;
  /** The page of the document on which the words stand, and its text; null where they stand in the record. */
  readonly page: { readonly number: number; readonly text: string } | null;
  /** Less is better; null where there were too many hits to rank. */
  readonly rank: number | null;
};

type Sought = { readonly words: readonly string[]; readonly beginning: string | null };

/**
 * Ranking reads every hit of every word, so it is done only while no word has more hits than this; beyond, the newest come first. At a
 * million texts a ranked stop-word takes over a second, this many hits a few milliseconds.
 */
const MOST_RANKED = 5_000;

/**
 * Records that hold all of the words, and pages of documents that do, and one that begins so where `beginning` is given (folded by the index
 * itself): at most `limit`, records of equal rank before pages.
 */
export function searchRecords(
  db: Reader,
  { words, beginning }: Sought,
  limit: number,
): { found: FoundRecord[]; ranked: boolean } {
  const terms = wordTerms({ words, beginning });
  const ranked = indexes.every(index => terms.every(term => hitsAtMost(db, index, term, MOST_RANKED)));
  const hits = indexes.map(index => hitsIn(db, index, { match: terms.join(' '), ranked, limit }));
  const found = [...hits[0]!.flatMap(hit => recordAt(db, hit) ?? []), ...hits[1]!.flatMap(hit => pageAt(db, hit) ?? [])];
  if (ranked) found.sort((one, other) => (one.rank ?? 0) - (other.rank ?? 0));
  return { found: found.slice(0, limit), ranked };
}

/** The two indexes: of records' own words, and of the words on documents' pages. */
const indexes = ['record_words', 'page_words'] as const;
type Index = (typeof indexes)[number];
type Hit = { readonly seq: number; readonly rank: number | null };

function hitsIn(
  db: Reader,
  index: Index,
  { match, ranked, limit }: { readonly match: string; readonly ranked: boolean; readonly limit: number },
): Hit[] {
  // The order of the index itself, backwards: no sorting, so a common word costs no more than its first hits.
  const [rank, order] = ranked ? ['rank', 'rank, rowid DESC'] : ['NULL AS rank', 'rowid DESC'];
  return db
    .prepare<[string, number], Hit>(`SELECT rowid AS seq, ${rank} FROM ${index} WHERE ${index} MATCH ? ORDER BY ${order} LIMIT ?`)
    .all(match, limit);
}

const FOUND = `records.id AS record, case_id AS caseId, entity, fields, reference, title`;
type FoundRow = Omit<FoundRecord, 'fields' | 'rank' | 'page'> & { readonly fields: string };

function recordAt(db: Reader, { seq, rank }: Hit): FoundRecord | undefined {
  const row = prepared<[number], FoundRow>(
    db,
    `SELECT seq, ${FOUND} FROM records JOIN cases ON cases.id = case_id WHERE seq = ?`,
  ).get(seq);
  return row === undefined ? undefined : { ...row, fields: fieldsOf(row), rank, page: null };
}

function pageAt(db: Reader, { seq, rank }: Hit): FoundRecord | undefined {
  const row = prepared<[number], FoundRow & { readonly page: number; readonly words: string }>(
    db,
    `SELECT records.seq AS seq, ${FOUND}, page, words FROM document_pages JOIN records ON records.id = record_id
     JOIN cases ON cases.id = case_id WHERE document_pages.seq = ?`,
  ).get(seq);
  if (row === undefined) return undefined;
  const { page, words, ...record } = row;
  return { ...record, fields: fieldsOf(row), rank, page: { number: page, text: textOfPage(unpacked(words)) } };
}

function fieldsOf({ fields }: FoundRow): Record<string, Json> {
  return JSON.parse(fields) as Record<string, Json>; // written by insertRecord: checked fields
}

/** Terms of the index for whole words and for one that is only begun. */
export function wordTerms({ words, beginning }: Sought): readonly string[] {
  return [...words.map(quoted), ...(beginning === null ? [] : [`${quoted(beginning)}*`])];
}

function quoted(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}

function hitsAtMost(db: Reader, index: Index, term: string, most: number): boolean {
  const count = db
    .prepare<[string, number], number>(`SELECT count(*) FROM (SELECT 1 FROM ${index} WHERE ${index} MATCH ? LIMIT ?)`)
    .pluck()
    .get(term, most + 1);
  return (count ?? 0) <= most;
}
