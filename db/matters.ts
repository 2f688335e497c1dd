import type { Mover } from '../shared/board.ts';
import type { MatterKind } from '../shared/case.ts';
import type { CaseId, CivilDate, RecordId } from '../shared/language.ts';
import type { Writer } from './open.ts';
import { prepared } from './prepared.ts';

/** A request or an asset of a case, as it is kept for lists. */
export type MatterRow = {
  readonly record: RecordId;
  readonly kind: MatterKind;
  readonly profile: string;
  readonly stage: string;
  readonly board: string | null; // its column; null once it is over
  readonly since: CivilDate | null; // in this stage
  readonly moveSince: CivilDate | null;
  readonly isOver: boolean;
  readonly whose: Mover;
  readonly mover: string | null;
  readonly dueOn: CivilDate | null; // by when it is needed, while that is open
  readonly latest: CivilDate | null;
  readonly type: string | null;
  readonly name: string | null;
  readonly folded: string; // by what it is sought
};

/** A writer of the requests and assets of many cases: each call replaces those of a case. */
export function mattersWriter(db: Writer): (caseId: CaseId, matters: readonly MatterRow[]) => void {
  const clear = prepared<[string]>(db, 'DELETE FROM case_matters WHERE case_id = ?');
  const put = prepared<Record<string, unknown>>(
    db,
    `INSERT INTO case_matters (case_id, record, kind, profile, stage, board, stage_since, move_since, is_over, whose, mover, due_on, latest,
       type, name, folded)
     VALUES (@caseId, @record, @kind, @profile, @stage, @board, @since, @moveSince, @isOver, @whose, @mover, @dueOn, @latest,
       @type, @name, @folded)`,
  );
  return (caseId, matters) => {
    clear.run(caseId);
    for (const row of matters) put.run({ caseId, ...row, isOver: row.isOver ? 1 : 0 });
  };
}
