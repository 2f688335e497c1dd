import type { CaseId, CivilDate, RecordId } from '../shared/language.ts';
import type { Snooze } from '../shared/snooze.ts';
import type { Reader, Writer } from './open.ts';
import { OPEN_CLOCKS } from './stages.ts';

export function listSnoozes(db: Reader, userId: string): Snooze[] {
  return db.prepare<[string], Snooze>('SELECT row, until, reason FROM snoozes WHERE user_id = ? ORDER BY until, row').all(userId);
}

export function findSnooze(db: Reader, userId: string, row: string): Snooze | undefined {
  return db
    .prepare<[string, string], Snooze>('SELECT row, until, reason FROM snoozes WHERE user_id = ? AND row = ?')
    .get(userId, row);
}

export function putSnooze(
  db: Writer,
  {
    userId,
    row,
    caseId,
    until,
    reason,
    atMs,
  }: Snooze & { readonly userId: string; readonly caseId: CaseId | null; readonly atMs: number },
): void {
  db.prepare('INSERT OR REPLACE INTO snoozes (user_id, row, case_id, until, reason, at_ms) VALUES (?, ?, ?, ?, ?, ?)').run(
    userId,
    row,
    caseId,
    until,
    reason,
    atMs,
  );
}

export function deleteSnooze(db: Writer, userId: string, row: string): void {
  db.prepare('DELETE FROM snoozes WHERE user_id = ? AND row = ?').run(userId, row);
}

/** When a clock of a case must stop and warns; undefined if there is no such clock open. */
export function findStop(
  db: Reader,
  { caseId, clock, startEvent }: { readonly caseId: CaseId; readonly clock: string; readonly startEvent: RecordId },
): { readonly weight: 'hard' | 'soft'; readonly mustStopBy: CivilDate | null; readonly warnOn: CivilDate | null } | undefined {
  return db
    .prepare<[string, string, string], { weight: 'hard' | 'soft'; mustStopBy: CivilDate | null; warnOn: CivilDate | null }>(
      `SELECT weight, must_stop_by AS mustStopBy, warn_on AS warnOn FROM case_clocks
       WHERE case_id = ? AND clock = ? AND start_event = ? AND state IN (${OPEN_CLOCKS})`,
    )
    .get(caseId, clock, startEvent);
}

/** Papers of packages that came back, in open cases. CROSS JOIN begins at the few papers, which have an index of their own. */
export function listReturnedPapers(db: Reader): {
  readonly caseId: CaseId;
  readonly reference: string;
  readonly title: string;
  readonly officer: string | null;
  readonly record: RecordId;
  readonly profile: string;
  readonly packageItem: string;
  readonly deficiency: string | null;
}[] {
  return db
    .prepare<[], ReturnType<typeof listReturnedPapers>[number]>(
      `SELECT records.case_id AS caseId, reference, cases.title, officer, records.id AS record, profile,
         coalesce(fields ->> 'packageItem', '') AS packageItem, fields ->> 'deficiency' AS deficiency
       FROM records CROSS JOIN cases ON cases.id = records.case_id CROSS JOIN case_pipeline ON case_pipeline.case_id = records.case_id
       WHERE entity = 'document' AND fields ->> 'packageStatus' = 'returned' AND is_over = 0 ORDER BY reference_key, records.id`,
    )
    .all();
}
