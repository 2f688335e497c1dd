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

/** What the first of these cases, by reference, are called. `+id`: by the index of references, until there are enough. */
export function listNames(
  db: Reader,
  ids: readonly CaseId[],
  limit: number,
): Pick<PipelineLine, 'caseId' | 'reference' | 'title'>[] {
  if (ids.length === 0) return [];
  const few = ids.length <= limit; // then each is looked up by its id
  return prepared<[string, number], Pick<PipelineLine, 'caseId' | 'reference' | 'title'>>(
    db,
    `SELECT id AS caseId, reference, title FROM cases WHERE ${few ? 'id' : '+id'} IN (SELECT value FROM json_each(?)) ORDER BY reference LIMIT ?`,
  ).all(JSON.stringify(ids), limit);
}

/** The profiles that open cases run under, each once. */
export function listOpenProfiles(db: Reader): string[] {
  return db.prepare<[], string>('SELECT DISTINCT profile FROM case_pipeline WHERE is_over = 0').pluck().all();
}
