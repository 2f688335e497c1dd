import { listRecords } from '../../../db/records.ts';
import type { CaseRecord } from '../../../shared/case.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { RecordId } from '../../../shared/language.ts';
import { waitsInCircle } from '../../../shared/record-dues.ts';
import type { CaseEdit } from './case-edit.ts';

/** Which field of which record says for what a task waits, and which record it is that waits. */
const waits: Readonly<Record<string, { readonly field: string; readonly whose: (record: CaseRecord) => RecordId | null }>> = {
  task: { field: 'dependsOn', whose: ({ id }) => id },
  taskWait: { field: 'task', whose: ({ parentId }) => parentId },
};

/**
 * What a person says a task waits for must not wait for that task. What comes in by packet or file is taken as it is: tasks in a circle are owed as if
 * they waited for nothing.
 *
 * @throws Refusal `task/waits-in-circle`.
 */
export function refuseWaitInCircle({ db, caseId }: Pick<CaseEdit, 'db' | 'caseId'>, made: CaseRecord): void {
  const row = waits[made.entity];
  const [whose, other] = [row?.whose(made), row === undefined ? undefined : made.fields[row.field]];
  if (row === undefined || whose == null || typeof other !== 'string' || whose === other) return; // for itself: for nothing
  const others = listRecords(db, caseId).filter(({ id }) => id !== made.id); // what it says now is asked
  if (waitsInCircle(others, whose, other as RecordId))
    throw new Refusal('task/waits-in-circle', { places: [{ path: row.field, code: 'task/waits-in-circle' }] });
}
