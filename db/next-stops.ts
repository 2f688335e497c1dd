import type { CaseId, CivilDate } from '../shared/language.ts';
import type { Reader } from './open.ts';
import { prepared } from './prepared.ts';
import { OPEN_CLOCKS } from './stages.ts';

/** The next hard stop of a case: by which rule, since when it runs, and its readings. */
export type NextStop = {
  readonly caseId: CaseId;
  readonly profile: string;
  readonly clock: string; // '' for a deadline that the office entered
  readonly from: CivilDate | null;
  readonly earliest: CivilDate;
  readonly latest: CivilDate | null;
};

/** The next hard stops of these cases; a case without one is left out. */
export function listNextStops(db: Reader, caseIds: readonly CaseId[]): ReadonlyMap<CaseId, NextStop> {
  const rows = prepared<[string], NextStop>(
    db,
    `SELECT p.case_id AS caseId, profile, next_stop AS clock, min(started_on) AS "from", next_stop_on AS earliest, max(latest) AS latest
     FROM case_pipeline AS p JOIN case_clocks AS c
       ON c.case_id = p.case_id AND c.clock = next_stop AND must_stop_by = next_stop_on AND c.state IN (${OPEN_CLOCKS})
     WHERE p.case_id IN (SELECT value FROM json_each(?)) GROUP BY p.case_id ORDER BY p.case_id`,
  ).all(JSON.stringify(caseIds));
  return new Map(rows.map(row => [row.caseId, row]));
}
