import type { CaseId, CivilDate } from '../shared/language.ts';
import type { Reader, Writer } from './open.ts';
import { prepared } from './prepared.ts';

/** What somebody did about an act that is awaited: asked on a day, to ask again on another. `byUser` is the person's id. */
export type FollowUpRow = {
  readonly id: string;
  readonly caseId: CaseId;
  readonly act: string;
  readonly on: CivilDate;
  readonly nextOn: CivilDate;
  readonly note: string | null;
  readonly byUser: string;
  readonly atMs: number;
};

const ROW = `SELECT id, case_id AS caseId, act, on_day AS "on", next_on AS nextOn, note, by_user AS byUser, at_ms AS atMs FROM follow_ups`;

export function insertFollowUp(db: Writer, row: FollowUpRow): void {
  db.prepare(
    `INSERT INTO follow_ups (id, case_id, act, on_day, next_on, note, by_user, at_ms)
     VALUES (@id, @caseId, @act, @on, @nextOn, @note, @byUser, @atMs)`,
  ).run(row);
}

/** Those of one case or of all, in the order in which they were recorded. */
export function listFollowUps(db: Reader, caseId: CaseId | null): FollowUpRow[] {
  return prepared<[string | null], FollowUpRow>(db, `${ROW} WHERE case_id = coalesce(?, case_id) ORDER BY at_ms, on_day, id`).all(
    caseId,
  );
}
