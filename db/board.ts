import type { CaseKind, Direction } from '../shared/case.ts';
import type { CaseId, CivilDate } from '../shared/language.ts';
import type { Reader } from './open.ts';

/** An open case where it stands, as the board reads it. */
export type StandingRow = {
  readonly id: CaseId;
  readonly reference: string;
  readonly title: string;
  readonly persons: string;
  readonly folded: string;
  readonly direction: Direction | null;
  readonly officer: string | null;
  readonly profile: string;
  readonly stage: string;
  readonly board: string | null;
  readonly boardSince: CivilDate | null;
  readonly stageSince: CivilDate | null;
  readonly mover: string | null;
  readonly nextStopOn: CivilDate | null;
  readonly nextStop: string | null;
  readonly documentsReady: number | null;
  readonly documentsNeeded: number | null;
};

/** A stay of a case of one kind, ended or not. */
export type StayRow = {
  readonly direction: Direction | null;
  readonly board: string;
  readonly enteredOn: CivilDate;
  readonly leftOn: CivilDate | null;
};

// CROSS JOIN fixes the order of the walk: all three tables by case id, side by side. It halves the time at 15,000 cases.

export function listStanding(db: Reader, kind: CaseKind): StandingRow[] {
  return db
    .prepare<[string], StandingRow>(
      `SELECT cases.id, reference, title, persons, folded, direction, officer, profile, case_pipeline.stage, board,
         case_stays.entered_on AS boardSince, case_pipeline.entered_on AS stageSince, mover, case_pipeline.next_stop_on AS nextStopOn,
         next_stop AS nextStop, documents_ready AS documentsReady, documents_needed AS documentsNeeded
       FROM cases CROSS JOIN case_pipeline ON cases.id = case_pipeline.case_id
         LEFT JOIN case_stays ON case_stays.case_id = cases.id AND left_on IS NULL
       WHERE is_over = 0 AND kind = ? ORDER BY cases.id`,
    )
    .all(kind);
}

export function countOpenByKind(db: Reader): { readonly kind: CaseKind; readonly open: number }[] {
  return db
    .prepare<[], { kind: CaseKind; open: number }>(
      `SELECT kind, count(*) AS open FROM case_pipeline JOIN cases ON cases.id = case_id WHERE is_over = 0 GROUP BY kind ORDER BY kind`,
    )
    .all();
}

/** The stays whose beginning is known, of cases open and over. */
export function listStays(db: Reader, kind: CaseKind): StayRow[] {
  return db
    .prepare<[string], StayRow>(
      `SELECT direction, board, entered_on AS enteredOn, left_on AS leftOn FROM cases CROSS JOIN case_stays ON cases.id = case_id
       WHERE kind = ? AND entered_on IS NOT NULL ORDER BY cases.id, place`,
    )
    .all(kind);
}

/** The later reading of a case's next hard stop. */
export function findStopLatest(db: Reader, caseId: CaseId, clock: string, on: CivilDate): CivilDate | null {
  return (
    db
      .prepare<[string, string, string], CivilDate | null>(
        "SELECT max(latest) FROM case_clocks WHERE case_id = ? AND clock = ? AND must_stop_by = ? AND state = 'open'",
      )
      .pluck()
      .get(caseId, clock, on) ?? null
  );
}
