import { cellText } from '../../../shared/office/cell-text.ts';
import { listWritersOfCase } from '../../../db/audit.ts';
import { findCase } from '../../../db/cases.ts';
import { listDeleted } from '../../../db/deleted-cases.ts';
import { listCasesGoneBy, listLostWrites } from '../../../db/enclosing.ts';
import type { Reader } from '../../../db/open.ts';
import { findStationEntry, isWrittenByMany, listWritesOfRow, listWrittenByMany, ownStation } from '../../../db/stations.ts';
import { listLoosenedPlaces } from '../../../db/loosenings.ts';
import { noteSame, readRow } from '../../../db/travelling-rows.ts';
import type { BroughtBack, stationCalls, Unheard } from '../../../shared/contract/stations.ts';
import type { CheckedOf } from '../../../shared/contract/row.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { CaseId, RecordId } from '../../../shared/language.ts';
import { hasSeen, isSame, lastOf, type EntryId, type RowWrite } from '../../../shared/office/fold-row.ts';
import { rowOf } from '../../../shared/office/joining.ts';
import { actionAt } from '../audit/loosening.ts';
import { found, whoSaid } from '../audit/two-values.ts';
import { editCase } from '../cases/case-edit.ts';
import type { Session, SessionContext } from '../ground/context.ts';

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

/** What came to nothing since somebody had not heard of it; of a case that went the last that each machine wrote. */
export function listUnheard(session: Pick<Session, 'office' | 'visible'>): readonly Unheard[] {
  const { office } = session;
  const own = ownStation(office);
  if (own === null) return [];
  const saidBy = whoSaid(office);
  const isUnheard = (one: EntryId, other: EntryId): boolean => {
    const [a, b] = [findStationEntry(office, one), findStationEntry(office, other)];
    return a !== undefined && b !== undefined && !isSame(a, b) && !hasSeen(a, b) && !hasSeen(b, a);
  };
  const deleted = listDeleted(office).flatMap(({ caseId, reference }): Unheard[] => {
    const gone = lastOf(listWritesOfRow(office, 'cases', JSON.stringify([caseId]))).findLast(
      ({ kind }) => kind === 'gone' || kind === 'ended',
    );
    if (gone === undefined) return [];
    const wrote = Map.groupBy(
      listWritersOfCase(office, caseId).filter(entry => isUnheard(entry, gone.by)),
      ({ station }) => station,
    );
    return [...wrote.values()].map(entries => ({
      ...{ how: 'deleted', caseId, reference, at: null },
      ...{ gone: saidBy(gone.by), wrote: saidBy(entries.at(-1)!) },
    }));
  });
  const lost = listLostWrites(office, own).filter(({ number, gone }) => isUnheard({ station: own, number }, gone));
  const closed = [...Map.groupBy(lost, ({ gone }) => `${gone.station} ${gone.number}`).values()].flatMap((writes): Unheard[] => {
    const { gone, number } = writes.at(-1)!;
    // Who is one of its people, or finds it open again, misses nothing.
    const isSeen = listCasesGoneBy(office, gone).some(id =>
      session.visible().some(db => findCase(db, id as CaseId) !== undefined),
    );
    const wrote = saidBy({ station: own, number });
    return isSeen ? [] : [{ how: 'closed', caseId: null, reference: null, at: null, gone: saidBy(gone), wrote }];
  });
  return [...deleted, ...closed, ...session.visible().flatMap(db => listTightened(office, db))];
}

/** Marks that two persons agreed to loosen while somebody tightened them: the tightest stands until somebody who has seen both sets one. */
function listTightened(office: Reader, db: Reader): readonly Unheard[] {
  const saidBy = whoSaid(office, db);
  return listLoosenedPlaces(db).flatMap(({ caseId, record, field }): Unheard[] => {
    const row = JSON.stringify([record, field]);
    if (!isWrittenByMany(db, 'marks', row)) return [];
    const last = lastOf(listWritesOfRow(db, 'marks', row));
    const isAgreed = ({ by }: RowWrite) => actionAt(office, by) === 'mark:decide-loosening';
    const [agreed, other] = [last.find(isAgreed), last.find(write => !isAgreed(write))];
    const held = readRow(db, 'records', JSON.stringify([record]));
    const reference = findCase(db, caseId)?.reference;
    if (agreed === undefined || other === undefined || held === null || reference === undefined) return [];
    if (readRow(db, 'marks', row)?.['mark'] === agreed.cells?.['mark']) return [];
    const at = { record, entity: cellText(held['entity']), field };
    return [{ how: 'loosened', caseId, reference, at, gone: saidBy(other.by), wrote: saidBy(agreed.by) }];
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
