import type { AgencyCode, Bilingual, CaseId, PacketId } from '../shared/language.ts';
import type { Purpose } from '../shared/mark.ts';
import type { NoticeGround } from '../shared/overrides.ts';
import type { Reader, Writer } from './open.ts';

/** An originator told by packet that values of its go on without its consent: by us (`out`), or we of ours (`in`). `agency` is the other side. */
export type Notice = {
  readonly id: PacketId;
  readonly direction: 'out' | 'in';
  readonly agency: AgencyCode;
  readonly caseId: CaseId | null; // ours, of what we told
  readonly recipient: AgencyCode; // who gets the values
  readonly names: Bilingual; // of the recipient
  readonly purpose: Purpose;
  readonly ground: NoticeGround;
  readonly atMs: number;
};

/** One value: the originator's packet and the disclosure in it; of ours, the fact on which it goes. */
export type NoticeValue = { readonly packet: PacketId; readonly digest: string; readonly fact: string | null };

type Row = Omit<Notice, 'names'> & { readonly names: string };

export function insertNotice(db: Writer, notice: Notice, values: readonly NoticeValue[]): void {
  db.prepare(
    `INSERT INTO notices (id, direction, agency, case_id, recipient, names, purpose, ground, at_ms)
     VALUES (@id, @direction, @agency, @caseId, @recipient, @names, @purpose, @ground, @atMs)`,
  ).run({ ...notice, names: JSON.stringify(notice.names) });
  const insert = db.prepare(
    'INSERT INTO notice_values (notice, position, packet, digest, fact) VALUES (@notice, @position, @packet, @digest, @fact)',
  );
  for (const [position, value] of values.entries()) insert.run({ ...value, notice: notice.id, position });
}

/** It was signed and never left. */
export function forgetNotice(db: Writer, id: string): void {
  db.prepare('DELETE FROM notices WHERE id = ?').run(id);
}

/** Newest first. */
export function listNotices(db: Reader): Notice[] {
  return db
    .prepare<[], Row>(
      `SELECT id, direction, agency, case_id AS caseId, recipient, names, purpose, ground, at_ms AS atMs FROM notices
       ORDER BY at_ms DESC, id DESC`,
    )
    .all()
    .map(row => ({ ...row, names: JSON.parse(row.names) as Bilingual })); // written here alone
}

export function listNoticeValues(db: Reader, id: PacketId): NoticeValue[] {
  return db
    .prepare<[string], NoticeValue>('SELECT packet, digest, fact FROM notice_values WHERE notice = ? ORDER BY position')
    .all(id);
}

/** The originators that were told of the value that a fact opens. */
export function listTold(db: Reader, fact: string): AgencyCode[] {
  return db
    .prepare<[string], AgencyCode>(
      `SELECT DISTINCT agency FROM notice_values JOIN notices ON notices.id = notice WHERE fact = ? AND direction = 'out'`,
    )
    .pluck()
    .all(fact);
}
