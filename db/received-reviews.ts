import type { ReceivedReview } from '../shared/contract/reviews.ts';
import type { UserId } from '../shared/language.ts';
import type { Reader, Writer } from './open.ts';

const COLUMNS = 'id, agency, direction, filed_from AS "from", filed_to AS "to", as_of AS asOf, received_at_ms AS receivedAtMs';

/** Keep another office's figures; `file` as it came, so that its signature can be checked again. */
export function insertReceivedReview(
  db: Writer,
  review: ReceivedReview & { readonly file: string; readonly receivedBy: UserId },
): void {
  db.prepare(
    `INSERT INTO received_reviews (id, agency, direction, filed_from, filed_to, as_of, file, received_by, received_at_ms)
     VALUES (@id, @agency, @direction, @from, @to, @asOf, @file, @receivedBy, @receivedAtMs)`,
  ).run(review);
}

/** Newest first. */
export function listReceivedReviews(db: Reader): ReceivedReview[] {
  return db.prepare<[], ReceivedReview>(`SELECT ${COLUMNS} FROM received_reviews ORDER BY received_at_ms DESC, id DESC`).all();
}

export function findReceivedFile(db: Reader, id: string): string | undefined {
  return db.prepare<[string], string>('SELECT file FROM received_reviews WHERE id = ?').pluck().get(id);
}

export function hasReceivedFile(db: Reader, file: string): boolean {
  return db.prepare<[string]>('SELECT 1 FROM received_reviews WHERE file = ?').get(file) !== undefined;
}
