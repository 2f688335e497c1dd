import { cellText } from '../../../shared/office/cell-text.ts';
import { findEntry } from '../../../db/audit.ts';
import { findCase } from '../../../db/cases.ts';
import type { Reader } from '../../../db/open.ts';
import { findStationEntry, isWrittenByMany, listWritesOfRow, listWrittenByMany, ownStation } from '../../../db/stations.ts';
import { noteSame } from '../../../db/travelling-rows.ts';
import { listUsers } from '../../../db/users.ts';
import type { BroughtBack, stationCalls, TwoValues } from '../../../shared/contract/stations.ts';
import type { CheckedOf } from '../../../shared/contract/row.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { CaseId, Json, RecordId } from '../../../shared/language.ts';
import { closingOf, lastOf, type EntryId } from '../../../shared/office/fold-row.ts';
import { rowOf } from '../../../shared/office/joining.ts';
import { editCase } from '../cases/case-edit.ts';
import type { Session, SessionContext } from '../ground/context.ts';

const FIELDS = 'fields.';

type Found = Omit<TwoValues, 'values'> & { readonly values: readonly { readonly by: EntryId; readonly value: Json }[] };

/** Fields of records that got different values from people who did not know of each other, and nobody has settled: the one that stands first. */
function found(office: Reader, rows: readonly string[] = listWrittenByMany(office, 'records')): readonly Found[] {
  return rows.flatMap(row => {
    const { cells, two } = rowOf('records', listWritesOfRow(office, 'records', row));
    if (cells === null) return [];
    const caseId = cellText(cells['case_id']) as CaseId; // a record's own
    const reference = findCase(office, caseId)?.reference;
    if (reference === undefined) return [];
    const [record] = JSON.parse(row) as [string];
    return Object.entries(two).flatMap(([cell, values]) =>
      cell.startsWith(FIELDS)
        ? [
            {
              caseId,
              reference,
              record,
              entity: cellText(cells['entity']),
              field: cell.slice(FIELDS.length),
              values: values.toReversed(),
            },
          ]
        : [],
    );
  });
}

/** Of one case's records, by their ids. Where the office has one station nothing is asked of them. */
export function twoValuesOf(office: Reader, db: Reader, records: readonly string[]): readonly TwoValues[] {
  if (ownStation(office) === null) return [];
  return twoValuesIn(
    office,
    db,
    records.map(id => JSON.stringify([id])).filter(row => isWrittenByMany(db, 'records', row)),
  );
}

/** Of the office, and of the compartments that who asks is one of the people of. */
export function listTwoValues({ office, visible }: Pick<Session, 'office' | 'visible'>): readonly TwoValues[] {
  return visible().flatMap(db => twoValuesIn(office, db));
}

function twoValuesIn(office: Reader, db: Reader, rows?: readonly string[]): readonly TwoValues[] {
  const saidBy = whoSaid(office, db);
  return found(db, rows).map(({ values, ...one }) => ({
    ...one,
    values: values.map(({ by, value }) => ({
      ...saidBy(by),
      value: typeof value === 'string' ? value : JSON.stringify(value),
    })),
  }));
}

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

/** Who wrote an entry, where and when. */
function whoSaid(office: Reader, db = office): (by: EntryId) => BroughtBack['removed'] {
  const labels = new Map<string, string>(listUsers(office).map(({ id, label }) => [id, label]));
  return of => {
    const by = closingOf(of) ?? of; // what came into a compartment as it stood: whoever closed it had it so
    const entry = (findStationEntry(db, by) ?? findStationEntry(office, by))?.entry;
    const body = entry === undefined ? undefined : findEntry(office, entry)?.body;
    const said = body === undefined ? null : (JSON.parse(body) as { readonly user: string; readonly atMs: number }); // checked when it came
    return {
      station: by.station,
      userLabel: said === null ? null : (labels.get(said.user) ?? null),
      atMs: said?.atMs ?? 0,
    };
  };
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
