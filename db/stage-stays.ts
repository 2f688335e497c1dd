import type { CaseKind, Direction } from '../shared/case.ts';
import type { CaseId, CivilDate } from '../shared/language.ts';
import type { StageStay } from '../shared/stays.ts';
import type { Reader, Writer } from './open.ts';
import { prepared } from './prepared.ts';

/** A stay in a stage whose beginning is known, of a case open or over. */
export type StageStayRow = {
  readonly profile: string;
  readonly direction: Direction | null;
  readonly stage: string;
  readonly enteredOn: CivilDate;
  readonly leftOn: CivilDate | null;
};

/** A writer of the stays of many cases: each call replaces those of a case. */
export function stageStaysWriter(db: Writer): (caseId: CaseId, stays: readonly StageStay[]) => void {
  const clear = prepared<[string]>(db, 'DELETE FROM stage_stays WHERE case_id = ?');
  const put = prepared<Record<string, unknown>>(
    db,
    'INSERT INTO stage_stays (case_id, place, stage, entered_on, left_on) VALUES (@caseId, @place, @stage, @enteredOn, @leftOn)',
  );
  return (caseId, stays) => {
    clear.run(caseId);
    for (const [place, stay] of stays.entries()) put.run({ caseId, place, ...stay });
  };
}

/** The stays in stages of every case of one kind. */
export function listStageStays(db: Reader, kind: CaseKind): StageStayRow[] {
  return db
    .prepare<[string], StageStayRow>(
      `SELECT profile, direction, stage_stays.stage, stage_stays.entered_on AS enteredOn, left_on AS leftOn
       FROM cases CROSS JOIN case_pipeline ON cases.id = case_pipeline.case_id CROSS JOIN stage_stays ON cases.id = stage_stays.case_id
       WHERE kind = ? AND stage_stays.entered_on IS NOT NULL ORDER BY cases.id, place`,
    )
    .all(kind);
}
