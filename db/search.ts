import type { CaseId, Json, RecordId } from '../shared/language.ts';
import type { Reader } from './open.ts';

/** A record that holds every word searched for. */
export type FoundRecord = {
  readonly seq: number;
  readonly record: RecordId;
  readonly caseId: CaseId;
  readonly entity: string;
  readonly fields: Readonly<Record<string, Json>>;
  readonly reference: string;
  readonly title: string;
  /** Less is better; null where there were too many hits to rank. */
  readonly rank: number | null;
};

/**
 * Ranking reads every hit of every word, so it is done only while no word has more hits than this; beyond, the newest come first. At a
 * million texts a ranked stop-word takes over a second, this many hits a few milliseconds.
 */
const MOST_RANKED = 5_000;

/** Records that hold all of the words, and one that begins so where `beginning` is given (folded by the index itself), at most `limit`. */
export function searchRecords(
  db: Reader,
  { words, beginning }: { readonly words: readonly string[]; readonly beginning: string | null },
  limit: number,
): { found: FoundRecord[]; ranked: boolean } {
  const terms = [...words.map(quoted), ...(beginning === null ? [] : [`${quoted(beginning)}*`])];
  const match = terms.join(' ');
  const ranked = terms.every(term => hitsAtMost(db, term, MOST_RANKED));
  // The order of the index itself, backwards: no sorting, so a common word costs no more than its first hits.
  const hits = db
    .prepare<[string, number], { seq: number; rank: number | null }>(
      ranked
        ? 'SELECT rowid AS seq, rank FROM record_words WHERE record_words MATCH ? ORDER BY rank, rowid DESC LIMIT ?'
        : 'SELECT rowid AS seq, NULL AS rank FROM record_words WHERE record_words MATCH ? ORDER BY rowid DESC LIMIT ?',
    )
    .all(match, limit);
  const get = db.prepare<[number], Omit<FoundRecord, 'fields' | 'rank'> & { fields: string }>(
    `SELECT seq, records.id AS record, case_id AS caseId, entity, fields, reference, title
     FROM records JOIN cases ON cases.id = case_id WHERE seq = ?`,
  );
  const found = hits.flatMap(({ seq, rank }) => {
    const row = get.get(seq);
    // Written by insertRecord: checked fields.
    return row === undefined ? [] : [{ ...row, fields: JSON.parse(row.fields) as Record<string, Json>, rank }];
  });
  return { found, ranked };
}

function quoted(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}

function hitsAtMost(db: Reader, term: string, most: number): boolean {
  const count = db
    .prepare<[string, number], number>('SELECT count(*) FROM (SELECT 1 FROM record_words WHERE record_words MATCH ? LIMIT ?)')
    .pluck()
    .get(term, most + 1);
  return (count ?? 0) <= most;
}
