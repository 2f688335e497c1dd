import type { Mover } from '../shared/board.ts';
import type { Direction } from '../shared/case.ts';
import type { CaseId, CivilDate } from '../shared/language.ts';
import type { Counting } from '../shared/profile.ts';
import type { Reader } from './open.ts';

export type ReviewRow = {
  readonly id: CaseId;
  readonly direction: Direction;
  readonly filedOn: CivilDate | null;
  readonly profile: string;
  readonly stage: string;
  readonly enteredOn: CivilDate | null; // that stage
  readonly whose: Mover;
  readonly isOver: 0 | 1;
  readonly counts: Counting | null;
  readonly outcomeOn: CivilDate | null;
  readonly columns: string; // where it stood, as a JSON list of columns of its board
  readonly charge: string | null; // its first: a JSON object of what it is counted by
};

export type ReviewStayRow = {
  readonly direction: Direction | null;
  readonly filedOn: CivilDate;
  readonly board: string;
  readonly enteredOn: CivilDate;
  readonly leftOn: CivilDate | null;
};

/** Extraditions that were filed since a day, or ended another way since then. */
export function listReviewRows(db: Reader, from: CivilDate): ReviewRow[] {
  return db
    .prepare<[string, string], ReviewRow>(
      `SELECT cases.id, direction, profile, case_pipeline.stage, case_pipeline.entered_on AS enteredOn, whose, filed_on AS filedOn, is_over AS isOver, counts, outcome_on AS outcomeOn,
         (SELECT json_group_array(board) FROM case_stays WHERE case_stays.case_id = cases.id) AS columns,
         (SELECT json_object('offence', fields ->> 'offence', 'offenceEs', fields ->> 'offenceEs', 'statute', fields ->> 'statute',
            'group', fields ->> 'offenceGroup') FROM records
          WHERE records.case_id = cases.id AND entity = 'charge' ORDER BY position, records.id LIMIT 1) AS charge
       FROM case_pipeline JOIN cases ON cases.id = case_pipeline.case_id
       WHERE kind = 'extradition' AND direction IS NOT NULL AND (filed_on >= ? OR (counts = 'alternative' AND outcome_on >= ?))
       ORDER BY cases.id`,
    )
    .all(from, from);
}

/** Where extraditions stood that were filed since a day; nowhere that they were taken over. */
export function listReviewStays(db: Reader, from: CivilDate): ReviewStayRow[] {
  return db
    .prepare<[string], ReviewStayRow>(
      `SELECT direction, filed_on AS filedOn, case_stays.board, case_stays.entered_on AS enteredOn, left_on AS leftOn
       FROM case_pipeline CROSS JOIN case_stays USING (case_id) JOIN cases ON cases.id = case_id
       WHERE kind = 'extradition' AND case_stays.entered_on IS NOT NULL AND filed_on >= ? ORDER BY case_id, place`,
    )
    .all(from);
}
