import type { BoardOrder, Mover } from '../shared/board.ts';
import type { Direction, MatterKind } from '../shared/case.ts';
import type { CaseId, CivilDate, RecordId } from '../shared/language.ts';
import type { MatterRow } from './matters.ts';
import type { Reader } from './open.ts';
import { prepared } from './prepared.ts';

/** An open request or asset as the board counts, orders and measures it. */
export type MatterStandingRow = {
  readonly id: CaseId;
  readonly record: RecordId;
  readonly direction: Direction | null;
  readonly officer: string | null;
  readonly profile: string;
  readonly stage: string;
  readonly board: string | null;
  readonly stageSince: CivilDate | null;
  readonly mover: string | null;
  readonly whose: Mover;
  readonly nextStopOn: CivilDate | null;
  readonly nextStop: null;
  readonly orderedBy: string | null; // null also where the order is by days, which nobody stores
  readonly isFound: number; // 1: every word that was asked for stands in it
};

/** What the card of one shows beside. */
export type MatterCardRow = Pick<MatterRow, 'moveSince' | 'since' | 'dueOn' | 'latest' | 'type' | 'name'>;

const ORDERED_BY: Readonly<Record<BoardOrder, string>> = {
  stop: 'due_on',
  days: 'NULL',
  reference: 'reference',
  persons: "iif(persons = '', title, persons)",
  officer: 'officer',
  stage: 'case_matters.stage',
};

/** The requests or the assets that are not over, whether their case is or not. `words` are folded. */
export function listMatterStanding(
  db: Reader,
  { kind, order, words }: { readonly kind: MatterKind; readonly order: BoardOrder; readonly words: readonly string[] },
): MatterStandingRow[] {
  const isFound = words.map(() => "instr(cases.folded || ' ' || case_matters.folded, ?) > 0").join(' AND ') || '1';
  return db
    .prepare<string[], MatterStandingRow>(
      `SELECT cases.id, record, NULL AS direction, officer, profile, case_matters.stage, board, stage_since AS stageSince, mover, whose,
         due_on AS nextStopOn, NULL AS nextStop, ${ORDERED_BY[order]} AS orderedBy, ${isFound} AS isFound
       FROM case_matters CROSS JOIN cases ON cases.id = case_id
       WHERE case_matters.kind = ? AND case_matters.is_over = 0 ORDER BY case_id, record`,
    )
    .all(...words, kind);
}

export function findMatterCard(db: Reader, caseId: CaseId, record: RecordId): MatterCardRow | undefined {
  return prepared<[string, string], MatterCardRow>(
    db,
    `SELECT move_since AS moveSince, stage_since AS since, due_on AS dueOn, latest, type, name FROM case_matters
     WHERE case_id = ? AND record = ?`,
  ).get(caseId, record);
}

/** How many requests and assets stand where, and with whom. */
export type MatterCount = {
  readonly kind: MatterKind;
  readonly isOver: 0 | 1;
  readonly profile: string;
  readonly stage: string;
  readonly whose: Mover;
  readonly matters: number;
};

export function countMatters(db: Reader): MatterCount[] {
  return prepared<[], MatterCount>(
    db,
    `SELECT kind, is_over AS isOver, profile, stage, whose, count(*) AS matters FROM case_matters
     GROUP BY kind, is_over, profile, stage, whose`,
  ).all();
}
