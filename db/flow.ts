import type { Mover } from '../shared/board.ts';
import type { CaseKind, Direction } from '../shared/case.ts';
import type { CaseId, CivilDate } from '../shared/language.ts';
import type { Counting } from '../shared/profile.ts';
import type { Reader } from './open.ts';
import { prepared } from './prepared.ts';

/** A case as the flow reads it. */
export type FlowCaseRow = {
  readonly id: CaseId;
  readonly direction: Direction | null;
  readonly counterpart: string | null;
  readonly officer: string | null;
  readonly profile: string;
  readonly stage: string;
  readonly whose: Mover;
  readonly openedOn: CivilDate | null;
  readonly createdAtMs: number;
  readonly isOver: 0 | 1;
  readonly counts: Counting | null;
  readonly outcomeOn: CivilDate | null;
  readonly nextStopOn: CivilDate | null;
  /** Who asks whom, as the case itself says it. */
  readonly requestingAgency: string | null;
  readonly requestedAgency: string | null;
  readonly requestingCountry: string | null;
  readonly requestedCountry: string | null;
};

// CROSS JOIN fixes the order of the walk: the tables by case id, side by side.

export function listFlowCases(db: Reader, kind: CaseKind): FlowCaseRow[] {
  return prepared<[string], FlowCaseRow>(
    db,
    `SELECT cases.id, direction, counterpart, officer, profile, case_pipeline.stage, whose, opened_on AS openedOn, created_at_ms AS createdAtMs,
       is_over AS isOver, counts, outcome_on AS outcomeOn, case_pipeline.next_stop_on AS nextStopOn,
       fields ->> 'requestingAgency' AS requestingAgency, fields ->> 'requestedAgency' AS requestedAgency,
       fields ->> 'requestingCountry' AS requestingCountry, fields ->> 'requestedCountry' AS requestedCountry
     FROM cases CROSS JOIN case_pipeline ON cases.id = case_pipeline.case_id JOIN records ON records.id = cases.id
     WHERE kind = ? ORDER BY cases.id`,
  ).all(kind);
}

/** Every stay of the cases of a kind, in a stage or in a column of the board, in the order of the way; `enteredOn` null: taken over there. */
export type FlowStayRow = {
  readonly caseId: CaseId;
  readonly at: string;
  readonly enteredOn: CivilDate | null;
  readonly leftOn: CivilDate | null;
};

export function listFlowStays(db: Reader, kind: CaseKind, of: 'stage' | 'board'): FlowStayRow[] {
  const table = of === 'stage' ? 'stage_stays' : 'case_stays';
  return prepared<[string], FlowStayRow>(
    db,
    `SELECT cases.id AS caseId, ${table}.${of} AS at, entered_on AS enteredOn, left_on AS leftOn
     FROM cases CROSS JOIN ${table} ON cases.id = ${table}.case_id WHERE kind = ? ORDER BY cases.id, place`,
  ).all(kind);
}

/** A term with a last day; `past`: how that day stood when the term no longer applied. */
export type FlowClockRow = {
  readonly caseId: CaseId;
  readonly clock: string;
  readonly mustStopBy: CivilDate;
  readonly latest: CivilDate | null;
  readonly startedOn: CivilDate | null;
  readonly state: string;
  readonly past: 'no' | 'in-doubt' | 'yes' | null;
};

export function listFlowClocks(db: Reader, kind: CaseKind, from: CivilDate, to: CivilDate): FlowClockRow[] {
  return prepared<[string, string, string], FlowClockRow>(
    db,
    `SELECT case_clocks.case_id AS caseId, clock, must_stop_by AS mustStopBy, latest, started_on AS startedOn, state, ended ->> 'past' AS past
     FROM cases CROSS JOIN case_clocks ON cases.id = case_clocks.case_id
     WHERE kind = ? AND must_stop_by BETWEEN ? AND ? AND label IS NULL ORDER BY cases.id, clock, start_event`,
  ).all(kind, from, to);
}

/** The cases in which an act of ours was due before a day, by the latest reading. */
export function listCasesWithLateActs(db: Reader, day: CivilDate): CaseId[] {
  return prepared<[string, string, string], CaseId>(
    db,
    `SELECT DISTINCT case_id FROM case_acts
     WHERE whose = 'us' AND latest < ? AND (from_on IS NULL OR from_on < ?) AND (until_on IS NULL OR until_on >= ?)`,
  )
    .pluck()
    .all(day, day, day);
}

export type FlowCardRow = {
  readonly id: CaseId;
  readonly reference: string;
  readonly title: string;
  readonly persons: string;
  readonly officer: string | null;
  readonly profile: string;
  readonly stage: string;
};

/** What a list says of these cases; with words, of those in which each of them stands. `words` are folded. */
export function listFlowCards(db: Reader, ids: readonly CaseId[], words: readonly string[]): FlowCardRow[] {
  return db
    .prepare<string[], FlowCardRow>(
      `SELECT cases.id, reference, title, persons, officer, profile, case_pipeline.stage
       FROM cases JOIN case_pipeline ON cases.id = case_pipeline.case_id
       WHERE cases.id IN (SELECT value FROM json_each(?)) ${words.map(() => 'AND instr(folded, ?) > 0').join(' ')}`,
    )
    .all(JSON.stringify(ids), ...words);
}
