import type { ClassificationGround } from '../shared/classification.ts';
import type { Classification, ClassifiedGround } from '../shared/contract/classifications.ts';
import type { CaseId, PacketId, UserId } from '../shared/language.ts';
import type { Reader, Writer } from './open.ts';

export type StoredClassification = Omit<Classification, 'byLabel'> & { readonly byUser: UserId; readonly atMs: number };

type Row = Omit<StoredClassification, 'grounds'>;
type GroundRow = {
  readonly ground: ClassificationGround;
  readonly years: number | null;
  readonly harm: string | null;
  readonly places: string;
};

export function insertClassification(db: Writer, { grounds, ...row }: StoredClassification): void {
  db.prepare(
    `INSERT INTO classifications (id, case_id, packet, on_date, area, by_user, at_ms)
     VALUES (@id, @caseId, @packet, @on, @area, @byUser, @atMs)`,
  ).run(row);
  const insert = db.prepare(
    'INSERT INTO classification_grounds (classification, ground, years, harm, places) VALUES (?, ?, ?, ?, ?)',
  );
  for (const { ground, years, harm, places } of grounds) insert.run(row.id, ground, years, harm, JSON.stringify(places));
}

/** Of one case, newest first. */
export function listClassifications(db: Reader, caseId: CaseId): StoredClassification[] {
  const rows = db
    .prepare<[string], Row>(
      `SELECT id, case_id AS caseId, packet, on_date AS "on", area, by_user AS byUser, at_ms AS atMs FROM classifications
       WHERE case_id = ? ORDER BY at_ms DESC, id DESC`,
    )
    .all(caseId);
  const grounds = db.prepare<[string], GroundRow>(
    'SELECT ground, years, harm, places FROM classification_grounds WHERE classification = ? ORDER BY ground',
  );
  return rows.map(row => ({
    ...row,
    grounds: grounds.all(row.id).map(each => ({ ...each, places: JSON.parse(each.places) as ClassifiedGround['places'] })), // written here alone
  }));
}

export function findClassification(db: Reader, caseId: CaseId, packet: PacketId): StoredClassification | undefined {
  return listClassifications(db, caseId).find(each => each.packet === packet);
}

/** The area that was said last in this vault; empty: none yet. */
export function lastArea(db: Reader): string {
  return db.prepare<[], string>('SELECT area FROM classifications ORDER BY at_ms DESC, id DESC LIMIT 1').pluck().get() ?? '';
}
