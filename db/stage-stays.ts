import type { CaseId } from '../shared/language.ts';
import type { StageStay } from '../shared/stays.ts';
import type { Writer } from './open.ts';
import { prepared } from './prepared.ts';

/** A writer of the stays of many cases: each call replaces those of a case. */
export function stageStaysWriter(db: Writer): (caseId: CaseId, stays: readonly StageStay[]) => void {
  const clear = prepared<[string]>(db, 'DELETE FROM stage_stays WHERE case_id = ?');
  const put = prepared<unknown[]>(
    db,
    'INSERT INTO stage_stays (case_id, place, stage, entered_on, left_on) VALUES (?, ?, ?, ?, ?)',
  );
  return (caseId, stays) => {
    clear.run(caseId);
    for (const [place, { stage, enteredOn, leftOn }] of stays.entries()) put.run(caseId, place, stage, enteredOn, leftOn);
  };
}
