import type { ReasonCode } from '../shared/decision/types.ts';
import type { CaseId, RecordId } from '../shared/language.ts';
import type { PageBox } from '../shared/pages.ts';
import type { Audience, BoxOrigin, RedactionBox } from '../shared/redactions.ts';
import type { Reader, Writer } from './open.ts';
import { prepared } from './prepared.ts';

/** A box as it is stored, with who placed it, and who asked to take it away. Users are ids. */
export type StoredBox = RedactionBox & {
  readonly addedBy: string;
  readonly addedAtMs: number;
  readonly removal: { readonly by: string; readonly atMs: number; readonly ground: string } | null;
};

type Row = PageBox & {
  readonly id: string;
  readonly document: RecordId;
  readonly page: number;
  readonly code: ReasonCode;
  readonly audience: Audience;
  readonly origin: BoxOrigin;
  readonly addedBy: string;
  readonly addedAtMs: number;
  readonly ground: string | null;
  readonly askedBy: string | null;
  readonly askedAtMs: number | null;
};

const BOX = `SELECT id, document, page, box_left AS "left", box_top AS top, box_width AS width, box_height AS height, code, audience, origin,
  added_by AS addedBy, added_at_ms AS addedAtMs, removal_ground AS ground, removal_asked_by AS askedBy, removal_asked_at_ms AS askedAtMs
  FROM redaction_boxes WHERE case_id = ? AND removed_by IS NULL`;

/** The boxes that stand on a document, in the order of its pages and down each page. */
export function listBoxes(db: Reader, caseId: CaseId, document: RecordId): readonly StoredBox[] {
  return prepared<[string, string], Row>(db, `${BOX} AND document = ? ORDER BY page, box_top, box_left, id`)
    .all(caseId, document)
    .map(boxOf);
}

/** How many boxes stand on each document of a case. */
export function countBoxes(db: Reader, caseId: CaseId): ReadonlyMap<RecordId, number> {
  const rows = prepared<[string], { document: RecordId; boxes: number }>(
    db,
    'SELECT document, count(*) AS boxes FROM redaction_boxes WHERE case_id = ? AND removed_by IS NULL GROUP BY document ORDER BY document',
  ).all(caseId);
  return new Map(rows.map(({ document, boxes }) => [document, boxes]));
}

export function findBox(db: Reader, caseId: CaseId, id: string): StoredBox | undefined {
  const row = prepared<[string, string], Row>(db, `${BOX} AND id = ?`).get(caseId, id);
  return row === undefined ? undefined : boxOf(row);
}

export function insertBox(db: Writer, caseId: CaseId, { box, ...row }: Omit<StoredBox, 'removal'>): void {
  prepared<object>(
    db,
    `INSERT INTO redaction_boxes (id, case_id, document, page, box_left, box_top, box_width, box_height, code, audience, origin, added_by,
       added_at_ms)
     VALUES (@id, @caseId, @document, @page, @left, @top, @width, @height, @code, @audience, @origin, @addedBy, @addedAtMs)`,
  ).run({ ...row, ...box, caseId });
}

/** Take a box away; its row stays. */
export function removeBox(db: Writer, id: string, { by, atMs }: { readonly by: string; readonly atMs: number }): void {
  prepared<[string, number, string]>(db, 'UPDATE redaction_boxes SET removed_by = ?, removed_at_ms = ? WHERE id = ?').run(
    by,
    atMs,
    id,
  );
}

/** Note that somebody asks for a box to be taken away; null: nobody does any more. */
export function askRemoval(db: Writer, id: string, asked: StoredBox['removal']): void {
  prepared<[string | null, string | null, number | null, string]>(
    db,
    'UPDATE redaction_boxes SET removal_ground = ?, removal_asked_by = ?, removal_asked_at_ms = ? WHERE id = ?',
  ).run(asked?.ground ?? null, asked?.by ?? null, asked?.atMs ?? null, id);
}

/** Whether the document left in a packet since the box was placed, so that somebody may hold it with the box. */
export function hasLeftSince(db: Reader, caseId: CaseId, document: RecordId, sinceMs: number): boolean {
  return (
    prepared<[string, number, string], number>(
      db,
      `SELECT 1 FROM ledger JOIN ledger_paths USING (direction, packet_id)
       WHERE direction = 'out' AND case_id = ? AND at_ms >= ? AND record = ? AND field = 'content' AND action = 'RELEASE' LIMIT 1`,
    )
      .pluck()
      .get(caseId, sinceMs, document) !== undefined
  );
}

/** The proposals for a document that were set aside, by their digests. */
export function listDismissals(db: Reader, document: RecordId): ReadonlySet<string> {
  const rows = prepared<[string], string>(db, 'SELECT proposal FROM redaction_dismissals WHERE document = ? ORDER BY proposal');
  return new Set(rows.pluck().all(document)); // one column of texts
}

export function insertDismissal(
  db: Writer,
  row: {
    readonly caseId: CaseId;
    readonly document: RecordId;
    readonly proposal: string;
    readonly by: string;
    readonly atMs: number;
  },
): void {
  prepared<object>(
    db,
    `INSERT INTO redaction_dismissals (case_id, document, proposal, by_user, at_ms) VALUES (@caseId, @document, @proposal, @by, @atMs)
     ON CONFLICT DO NOTHING`,
  ).run(row);
}

function boxOf({ left, top, width, height, ground, askedBy, askedAtMs, ...row }: Row): StoredBox {
  const removal = askedBy === null || askedAtMs === null ? null : { by: askedBy, atMs: askedAtMs, ground: ground ?? '' };
  return { ...row, box: { left, top, width, height }, removal };
}
