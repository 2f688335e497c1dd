import type { Direction } from '../shared/case.ts';
import type { CaseId, CivilDate } from '../shared/language.ts';
import type { Reader } from './open.ts';
import { prepared } from './prepared.ts';

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

/** A case in the pipeline, if it has come there. */
export function findLine(db: Reader, caseId: CaseId): PipelineLine | undefined {
  return db
    .prepare<[string], PipelineLine>(`SELECT ${LINE} FROM case_pipeline JOIN cases ON cases.id = case_id WHERE case_id = ?`)
    .get(caseId);
}

/** What these cases are called, by reference. */
export function listNames(db: Reader, ids: readonly CaseId[]): Pick<PipelineLine, 'caseId' | 'reference' | 'title'>[] {
  return prepared<[string], Pick<PipelineLine, 'caseId' | 'reference' | 'title'>>(
    db,
    'SELECT id AS caseId, reference, title FROM cases WHERE id IN (SELECT value FROM json_each(?)) ORDER BY reference_key, id',
  ).all(JSON.stringify(ids));
}

/** The profiles that open cases run under, each once. */
export function listOpenProfiles(db: Reader): string[] {
  return db.prepare<[], string>('SELECT DISTINCT profile FROM case_pipeline WHERE is_over = 0').pluck().all();
}
