import { cellText } from '../../../shared/office/cell-text.ts';
import { findCase } from '../../../db/cases.ts';
import type { Reader } from '../../../db/open.ts';
import { listWritesOfRow, listWrittenByMany } from '../../../db/stations.ts';
import { noteSame } from '../../../db/travelling-rows.ts';
import type { BroughtBack, stationCalls } from '../../../shared/contract/stations.ts';
import type { CheckedOf } from '../../../shared/contract/row.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { CaseId, RecordId } from '../../../shared/language.ts';
import { lastOf } from '../../../shared/office/fold-row.ts';
import { rowOf } from '../../../shared/office/joining.ts';
import { found, whoSaid } from '../audit/two-values.ts';
import { editCase } from '../cases/case-edit.ts';
import type { SessionContext } from '../ground/context.ts';

/** Records that stand by a change whose author did not know that they had been taken out elsewhere. */
export function listBroughtBack(office: Reader): readonly BroughtBack[] {
  const saidBy = whoSaid(office);
  return listWrittenByMany(office, 'records').flatMap(row => {
    const writes = listWritesOfRow(office, 'records', row);
    const { cells } = rowOf('records', writes);
    const last = lastOf(writes);
    const removed = last.find(({ kind }) => kind === 'gone');
    const changed = last.findLast(({ kind }) => kind !== 'gone');
    if (cells === null || removed === undefined || changed === undefined) return [];
    const caseId = cellText(cells['case_id']) as CaseId; // a record's own
    const reference = findCase(office, caseId)?.reference;
    if (reference === undefined) return [];
    const [record] = JSON.parse(row) as [string];
    const entity = cellText(cells['entity']);
    return [{ caseId, reference, record, entity, removed: saidBy(removed.by), changed: saidBy(changed.by) }];
  });
}

/** Choose one: an entry that has seen all of them, so that none is concurrent with it. @throws Refusal `office/no-choice`. */
export function settle(
  context: SessionContext,
  { record, field, choice }: CheckedOf<(typeof stationCalls)['office:settle']>,
): void {
  const all = context.session.visible().flatMap(db => found(db).map(one => ({ db, ...one })));
  const one = all.find(each => each.record === record && each.field === field);
  const chosen = one?.values[choice];
  if (one === undefined || chosen === undefined) throw new Refusal('office/no-choice');
  editCase(context, 'office:settle', one.caseId, edit => {
    const held = edit.get(record as RecordId);
    if (choice > 0) return void edit.set(held, { [field]: chosen.value });
    noteSame(one.db, record, field, chosen.value);
    const { caseId, entity } = one;
    edit.note({ caseId, record, entity, field, old: one.values[1]?.value ?? null, new: chosen.value });
  });
}
