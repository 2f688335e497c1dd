import { eraseCommitted, type ChangeRow } from '../../../db/audit.ts';
import { forgetFile } from '../../../db/compartment-travel.ts';
import type { Writer } from '../../../db/open.ts';
import type { EntryWrite } from '../../../db/stations.ts';
import { ERASED } from '../../../db/travelling-rows.ts';
import type { Placed } from '../../../shared/office/fold-row.ts';
import { casesIn, eraseGone } from '../audit/erase-gone.ts';
import { TAKING_OUT } from '../audit/loosening.ts';
import { eraseBehind, isEnclosing, isErasing } from '../audit/station-log.ts';
import type { Touched } from './settle-rows.ts';
import { takeEnclosed } from './take-enclosed.ts';

/** What entries touched that are taken in, the files that go with them, and whether anything readable went from this database. */
export type Taking = Touched & { files: readonly string[]; hasEnclosed: boolean; hasErased: boolean };

/** What an entry does beside its rows and changes, which stand in the log already, once it counts. */
export function count(
  office: Writer,
  entry: {
    readonly by: Placed;
    readonly action: string;
    readonly writes: readonly EntryWrite[];
    readonly changes: readonly Pick<ChangeRow, 'entity' | 'record' | 'caseId'>[];
  },
  touched: Taking,
): void {
  const { by, action, writes, changes } = entry;
  if (isEnclosing(action)) {
    const compartment = changes.find(({ entity }) => entity === 'compartment')?.record ?? ''; // into which it put a case
    touched.files = [...touched.files, ...takeEnclosed(office, { by, writes, compartment })];
    touched.hasEnclosed = true;
  }
  if (action === TAKING_OUT)
    for (const { table, row } of writes) if (table === 'stored_files') forgetFile(office, (JSON.parse(row) as [string])[0]);
  if (isErasing(action)) eraseBehind(office, by, writes);
  if (isErasing(action) && !isEnclosing(action)) touched.hasErased = true;
  const erased = writes.flatMap(({ table, row }) => (table === ERASED ? [row] : []));
  if (erased.length > 0) eraseCommitted(office, erased);
  for (const name of eraseGone(office, casesIn(changes))) touched.rows.add(name);
  touch(touched, writes, changes);
}

/** What is to be settled anew since an entry counts, or counts no more. */
export function touch(touched: Touched, writes: readonly EntryWrite[], changes: readonly Pick<ChangeRow, 'caseId'>[]): void {
  for (const { table, row } of writes) if (table !== ERASED) touched.rows.add(`${table} ${row}`);
  for (const id of casesIn(changes)) touched.cases.add(id);
}
