import type { ClassificationGround } from '../shared/classification.ts';
import type { Classification, ClassifiedGround } from '../shared/contract/classifications.ts';
import type { AgencyCode, CaseId, PacketId, UserId } from '../shared/language.ts';
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

const unclassified = `
  SELECT l.packet_id AS packet, l.agency AS "to", l.case_id AS caseId
  FROM ledger l JOIN cases c ON c.id = l.case_id
  WHERE l.direction = 'out' AND l.voided_at_ms IS NULL AND l.kind IN ('disclosure', 'supplement', 'correction')
    AND NOT EXISTS (SELECT 1 FROM classifications k WHERE k.packet = l.packet_id)
    AND EXISTS (
      SELECT 1 FROM ledger_paths p JOIN records r ON r.id = p.record
      WHERE p.direction = 'out' AND p.packet_id = l.packet_id AND p.action IN ('WITHHOLD', 'OMIT_SILENT')
        AND r.case_id = l.case_id AND p.field IS NOT NULL AND json_type(r.fields, '$."' || p.field || '"') IS NOT NULL
    )
  ORDER BY l.at_ms, l.packet_id`;

/** Packets that left, of which something of the case stayed, and nobody said on what ground. Oldest first. */
export function listUnclassified(db: Reader): { readonly packet: PacketId; readonly to: AgencyCode; readonly caseId: CaseId }[] {
  return db.prepare<[], { packet: PacketId; to: AgencyCode; caseId: CaseId }>(unclassified).all();
}

/** The area that was said last in this vault; empty: none yet. */
export function lastArea(db: Reader): string {
  return db.prepare<[], string>('SELECT area FROM classifications ORDER BY at_ms DESC, id DESC LIMIT 1').pluck().get() ?? '';
}
