import type { Direction } from '../shared/case.ts';
import type { CaseId, CivilDate } from '../shared/language.ts';
import type { Tally } from '../shared/pipeline-tally.ts';
import type { Reader } from './open.ts';
import { OPEN_CLOCKS } from './stages.ts';

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
      `SELECT case_id AS caseId, cases.kind, profile, direction, case_pipeline.stage, entered_on AS enteredOn, is_over AS isOver, counts, outcome, outcome_on AS outcomeOn,
         filed_on AS filedOn, had_defects AS hadDefects, last_event_on AS lastEventOn,
         assurances_due AS assurancesDue, faults
       FROM cases CROSS JOIN case_pipeline ON cases.id = case_id ORDER BY cases.id`, // both by case id, side by side
    )
    .all();
}

/** A hard stop of an open case that nobody has met; `clock` is '' for a deadline that the office entered. */
export type OpenStop = {
  readonly caseId: CaseId;
  readonly profile: string;
  readonly clock: string;
  readonly state: string;
  readonly from: CivilDate | null;
  readonly earliest: CivilDate;
  readonly latest: CivilDate | null;
};

/** Every hard stop of the open cases, soonest first. */
export function listOpenStops(db: Reader): OpenStop[] {
  return db
    .prepare<[], OpenStop>(
      `SELECT case_id AS caseId, profile, clock, state, started_on AS "from", must_stop_by AS earliest, latest
       FROM case_clocks JOIN case_pipeline USING (case_id)
       WHERE is_over = 0 AND weight = 'hard' AND must_stop_by IS NOT NULL AND state IN (${OPEN_CLOCKS})
       ORDER BY must_stop_by, case_id, clock`,
    )
    .all();
}

/** A case in the pipeline, if it has come there. */
export function findLine(db: Reader, caseId: CaseId): PipelineLine | undefined {
  return db
    .prepare<[string], PipelineLine>(`SELECT ${LINE} FROM case_pipeline JOIN cases ON cases.id = case_id WHERE case_id = ?`)
    .get(caseId);
}

/** Cases with a fault in their history, or with a day after `today`, by reference. */
export function listFaulty(db: Reader, today: CivilDate): Pick<PipelineLine, 'caseId' | 'reference' | 'title'>[] {
  return db
    .prepare<[string], Pick<PipelineLine, 'caseId' | 'reference' | 'title'>>(
      `SELECT case_id AS caseId, reference, title FROM case_pipeline JOIN cases ON cases.id = case_id
       WHERE faults > 0 OR max(ifnull(last_event_on, ''), ifnull(entered_on, '')) > ? ORDER BY reference_key, case_id`,
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
