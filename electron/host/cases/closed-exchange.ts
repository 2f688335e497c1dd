import type { CaseRecord } from '../../../shared/case.ts';
import { isSettled } from '../../../shared/duties.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { CaseEdit } from './case-edit.ts';

/** A closed exchange promises nothing: who has more to say of it reopens it. Refusal `exchange/closed`. */
export function refusePromiseOfClosed({ get }: Pick<CaseEdit, 'get'>, record: CaseRecord): void {
  if (record.entity !== 'commitment' || record.parentId === null || isSettled(record)) return;
  if (get(record.parentId).fields['closedOn'] !== undefined) throw new Refusal('exchange/closed');
}
