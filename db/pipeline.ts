import type { Direction } from '../shared/case.ts';
import type { CaseId, CivilDate } from '../shared/language.ts';
import type { Tally } from '../shared/pipeline-tally.ts';
import type { Reader } from './open.ts';

export type PipelineLine = {
  readonly caseId: CaseId;
  readonly reference: string;
  readonly title: string;
  readonly direction: Direction | null;
  readonly profile: string;
  readonly stage: string;
  readonly mover: string | null;
  readonly enteredOn: CivilDate | null;
  readonly nextStopOn: CivilDate | null;
  readonly nextStop: string | null;
  readonly completeness: number | null;
  readonly lastEventOn: CivilDate | null;
};

const LINE = `case_id AS caseId, reference, title, direction, profile, case_pipeline.stage, mover, entered_on AS enteredOn,
  case_pipeline.next_stop_on AS nextStopOn, next_stop AS nextStop, completeness, last_event_on AS lastEventOn`;

export function listTallies(db: Reader): Tally[] {
  return db
    .prepare<[], Tally>(
      `SELECT case_id AS caseId, profile, direction, case_pipeline.stage, entered_on AS enteredOn, is_over AS isOver, counts, outcome, outcome_on AS outcomeOn,
         filed_on AS filedOn, had_defects AS hadDefects, last_event_on AS lastEventOn,
         assurances_due AS assurancesDue, faults
       FROM cases CROSS JOIN case_pipeline ON cases.id = case_id ORDER BY cases.id`, // both by case id, side by side
    )
    .all();
}

/** Open cases with the soonest hard stop. */
export function listSoonestStops(db: Reader, limit: number): PipelineLine[] {
  return db
    .prepare<[number], PipelineLine>(
      `SELECT ${LINE} FROM case_pipeline JOIN cases ON cases.id = case_id
       WHERE is_over = 0 AND case_pipeline.next_stop_on IS NOT NULL ORDER BY case_pipeline.next_stop_on, case_id LIMIT ?`,
    )
    .all(limit);
}

/** Cases with a fault in their history, or with an event after `today`, by reference. */
export function listFaulty(db: Reader, today: CivilDate): Pick<PipelineLine, 'caseId' | 'reference' | 'title'>[] {
  return db
    .prepare<[string], Pick<PipelineLine, 'caseId' | 'reference' | 'title'>>(
      `SELECT case_id AS caseId, reference, title FROM case_pipeline JOIN cases ON cases.id = case_id
       WHERE faults > 0 OR last_event_on > ? ORDER BY reference, case_id`,
    )
    .all(today);
}

/** The profiles that open cases run under, each once. */
export function listOpenProfiles(db: Reader): string[] {
  return db.prepare<[], string>('SELECT DISTINCT profile FROM case_pipeline WHERE is_over = 0').pluck().all();
}

/** Open cases in which nothing has happened since `before`, longest first. */
export function listStalled(db: Reader, before: CivilDate, limit: number): PipelineLine[] {
  return db
    .prepare<[string, number], PipelineLine>(
      `SELECT ${LINE} FROM case_pipeline JOIN cases ON cases.id = case_id
       WHERE is_over = 0 AND last_event_on < ? ORDER BY last_event_on, case_id LIMIT ?`,
    )
    .all(before, limit);
}
