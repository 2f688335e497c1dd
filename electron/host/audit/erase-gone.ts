import { eraseValuesOfCase, saysErased } from '../../../db/audit.ts';
import { listRecordedIds } from '../../../db/cases.ts';
import type { Writer } from '../../../db/open.ts';
import { eraseWrites, listMarkRows, listWritesOfRow } from '../../../db/stations.ts';
import { isEndedAnywhere } from '../../../db/travelling-rows.ts';
import type { CaseId } from '../../../shared/language.ts';
import { foldRow } from '../../../shared/office/fold-row.ts';

/**
 * Of cases that were erased nothing is kept but that they were: neither what somebody wrote who had not heard of it, nor what was before, which such
 * a change says as well, whether it comes before the erasing or after it. What somebody put aside who deleted it goes with it.
 *
 * @returns the rows that are to be settled anew, as `table key`.
 */
export function eraseGone(office: Writer, cases: Iterable<CaseId>): readonly string[] {
  const settled: string[] = [];
  for (const id of cases) {
    if (!isErased(office, id)) continue;
    eraseValuesOfCase(office, id);
    for (const record of listRecordedIds(office, id)) {
      eraseWrites(office, 'records', JSON.stringify([record]));
      for (const mark of listMarkRows(office, record)) eraseWrites(office, 'marks', mark);
    }
    if (!saysErased(office, id)) continue; // what was deleted and is past its time keeps the row that says so
    const row = JSON.stringify([id]);
    eraseWrites(office, 'deleted_cases', row);
    settled.push(`deleted_cases ${row}`);
  }
  return settled;
}

/** A case that is gone for good, and what it was put with as well. */
function isErased(office: Writer, id: CaseId): boolean {
  const row = JSON.stringify([id]);
  if (!isEndedAnywhere(office, 'records', row)) return false;
  const writes = listWritesOfRow(office, 'records', row);
  return writes.some(({ kind, cells }) => kind === 'put' && cells === null) && foldRow(writes).isEnded;
}
