import type { ChangeRow } from '../../../db/audit.ts';
import { listReferrers } from '../../../db/persons.ts';
import { findRecord, insertRecord, listBranch } from '../../../db/records.ts';
import type { CaseRecord } from '../../../shared/case.ts';
import { isAsProtected } from '../../../shared/decision/subject.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { Json, RecordId } from '../../../shared/language.ts';
import type { Mark } from '../../../shared/mark.ts';
import { refuseUnlawful, type CaseEdit } from './case-edit.ts';
import { wholeRecord } from './record-changes.ts';

/**
 * Do the inverse of one change, if what it left is still so: what stood comes back as it stood, by no check of what may be stored today.
 * Refusals `undo/changed-since`, `undo/depended-on`, `undo/would-loosen`.
 */
export function takeBack(edit: CaseEdit, change: ChangeRow): void {
  if (change.salt === null) throw new Refusal('undo/changed-since'); // its values were erased
  const { db, caseId } = edit;
  const record = findRecord(db, caseId, change.record as RecordId); // changes of a case name records
  if (change.field !== '*') return takeValueBack(edit, record, change);
  if (change.new !== null) return takeRecordBack(edit, record, change);
  bringBack(edit, record, change);
}

/** A value, a place among siblings, or the mark of a portion whose text comes back with it. */
function takeValueBack(edit: CaseEdit, record: CaseRecord | undefined, { field, ...change }: ChangeRow): void {
  const [old, made] = [valueOf(change.old), valueOf(change.new)];
  if (record === undefined) throw new Refusal('undo/changed-since');
  const refuseUnless = (now: Json): void => {
    if (!sameJson(now, made)) throw new Refusal('undo/changed-since');
  };
  if (field === 'position' && typeof old === 'number') {
    refuseUnless(record.position);
    edit.move(record, old);
  } else if (field.startsWith('mark:')) {
    const place = field.slice('mark:'.length);
    refuseUnless((record.marks[place] as Json | undefined) ?? null); // marks are plain JSON
    edit.mark(record, place, old as Mark | null); // written by a mark
  } else {
    refuseUnless(record.fields[field] ?? null);
    if (isGone(edit, old)) throw new Refusal('undo/depended-on');
    const next = edit.restore(record, field, old);
    if (!isAsProtected(record, next)) throw new Refusal('undo/would-loosen');
  }
}

/** What it made must be as it made it, and nothing may hang from it or point to it by now (its own children went before it). */
export function takeRecordBack(edit: CaseEdit, record: CaseRecord | undefined, change: ChangeRow): void {
  if (record === undefined || !sameJson(wholeRecord(record), valueOf(change.new))) throw new Refusal('undo/changed-since');
  const { db, caseId } = edit;
  if (listBranch(db, caseId, record.id).length > 1) throw new Refusal('undo/depended-on');
  if (listReferrers(db, record.id).length > 0) throw new Refusal('undo/depended-on');
  edit.remove(record.id);
}

/** A record that was removed, with the marks that it had. */
function bringBack(edit: CaseEdit, record: CaseRecord | undefined, change: ChangeRow): void {
  const { db, caseId } = edit;
  const whole = valueOf(change.old) as unknown as Omit<CaseRecord, 'id' | 'entity'>; // written by wholeRecord
  const removed: CaseRecord = { id: change.record as RecordId, entity: change.entity, ...whole };
  const isOrphan = removed.parentId !== null && findRecord(db, caseId, removed.parentId) === undefined;
  if (record !== undefined || isOrphan) throw new Refusal('undo/depended-on');
  refuseUnlawful(removed);
  insertRecord(db, caseId, removed);
  edit.note({ caseId, record: removed.id, entity: removed.entity, field: '*', old: null, new: wholeRecord(removed) });
}

/** Whether a value names a record that this case had and has no more. */
function isGone({ db, caseId, wasRemoved }: CaseEdit, value: Json): boolean {
  return typeof value === 'string' && wasRemoved(value) && findRecord(db, caseId, value as RecordId) === undefined;
}

export function valueOf(text: string | null): Json {
  return text === null ? null : (JSON.parse(text) as Json);
}

// Stored changes are canonical JSON, whose keys are sorted; a record's are as they were written.
export function sameJson(one: Json, other: Json): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map((element: Json) => sorted(element));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, part]) => [key, sorted(part)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
