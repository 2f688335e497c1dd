import { eraseValuesOfCase, saysGone } from '../../../db/audit.ts';
import { caseTables } from '../../../db/case-rows.ts';
import { listRecordedIds } from '../../../db/cases.ts';
import type { Reader, Writer } from '../../../db/open.ts';
import { eraseWrites, listMarkRows, listRowsOfCase, listWritesOfRow } from '../../../db/stations.ts';
import { isEndedAnywhere } from '../../../db/travelling-rows.ts';
import type { CaseId } from '../../../shared/language.ts';
import { foldRow } from '../../../shared/office/fold-row.ts';

/** The cases that changes are of. */
export function casesIn(changes: readonly { readonly caseId: string | null }[]): ReadonlySet<CaseId> {
  return new Set(changes.flatMap(({ caseId }) => (caseId === null ? [] : (caseId as CaseId)))); // ids of cases
}

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
    const records = listRecordedIds(office, id);
    const beside = caseTables(office).filter(table => table !== 'records' && table !== 'marks'); // a record of another case may name this one
    for (const { table, row } of listRowsOfCase(office, id, beside)) {
      if (!isOf(office, { table, row }, id, [id, ...records])) continue;
      eraseWrites(office, table, row);
      settled.push(`${table} ${row}`);
    }
    eraseValuesOfCase(office, id);
    for (const record of records) {
      eraseWrites(office, 'records', JSON.stringify([record]));
      for (const mark of listMarkRows(office, record)) eraseWrites(office, 'marks', mark);
    }
    if (!saysGone(office, id, 'erased')) continue; // what was deleted and is past its time keeps the row that says so
    const row = JSON.stringify([id]);
    eraseWrites(office, 'deleted_cases', row);
    settled.push(`deleted_cases ${row}`);
  }
  return settled;
}

/**
 * Whether a row belongs to a case, or, where it names none, to what has one of these ids: an entry about a case may write rows of another as well, and
 * what was recorded of a case is not always of a record (a counterpart's code stands in rows of many).
 */
function isOf(
  office: Writer,
  { table, row }: { readonly table: string; readonly row: string },
  id: CaseId,
  ids: readonly string[],
): boolean {
  const puts = listWritesOfRow(office, table, row).filter(({ kind, by }) => kind === 'put' || by.came !== undefined);
  if (puts.some(({ cells }) => cells === null)) return true;
  const named = puts.map(({ cells }) => cells?.[table === 'cases' ? 'id' : 'case_id']).filter(each => typeof each === 'string');
  if (named.length > 0) return named.includes(id);
  const said = [row, ...puts.map(({ cells }) => JSON.stringify(cells))].join(' ');
  return ids.some(each => isId(each) && said.includes(each));
}

const isId = (record: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(record);

/** A case that is gone for good: it was erased, or was deleted and its time to come back was over at some station. */
export function isErased(office: Reader, id: CaseId): boolean {
  const row = JSON.stringify([id]);
  if (!isEndedAnywhere(office, 'records', row) || !(saysGone(office, id, 'erased') || saysGone(office, id, 'purged')))
    return false;
  return foldRow(listWritesOfRow(office, 'records', row)).isEnded;
}
