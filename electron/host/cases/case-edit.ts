import { findCase, reindexCase } from '../../../db/cases.ts';
import type { Change } from '../../../db/audit.ts';
import { findLastRemoval } from '../../../db/history.ts';
import type { Writer } from '../../../db/open.ts';
import {
  findRecord,
  insertRecord,
  listBranch,
  nextPosition,
  removeBranch,
  updateFields,
  updateMark,
  updatePosition,
} from '../../../db/records.ts';
import type { CaseRecord } from '../../../shared/case.ts';
import { catalogue, fieldsOf, isEntity, type EntityName } from '../../../shared/catalogue.ts';
import { isAsProtected } from '../../../shared/decision/subject.ts';
import { unsayable, type Saying } from '../../../shared/field-setters.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { CaseId, Json, RecordId } from '../../../shared/language.ts';
import type { Mark } from '../../../shared/mark.ts';
import { planProblem } from '../../../shared/plan-law.ts';
import type { Fields } from '../../../shared/records.ts';
import { recordChanges } from '../audit/audit.ts';
import { tellChanged } from '../audit/revision.ts';
import { checkedFields } from './checked-fields.ts';
import type { SessionContext } from '../ground/context.ts';
import { newId } from '../ground/ids.ts';
import { officeDay } from '../ground/office-day.ts';
import { wholeRecord } from './record-changes.ts';

/** What a handler does to one case inside one transaction. Every write is noted as a typed change, old value and new. */
export type CaseEdit = {
  readonly db: Writer;
  readonly caseId: CaseId;
  readonly note: (change: Change) => void;
  /** A record of this case. Refusal `record/not-found`. */
  readonly get: (id: RecordId) => CaseRecord;
  /** Make a record after its siblings; fields are checked. `id` where it must be a given one. */
  readonly add: (made: NewRecord) => CaseRecord;
  /** Give fields the values that a person says (`null`: none). What stays the same is not a change. Refusals as `shared/field-setters.ts`. */
  readonly set: (record: CaseRecord, values: Readonly<Record<string, Json>>) => CaseRecord;
  /** As `set`, for an act that sets what a person's words may not: a move of the case, another profile, the program's own. */
  readonly fill: (record: CaseRecord, values: Fields) => CaseRecord;
  /** Put back what stood in a field before, whatever may be stored in it today. */
  readonly restore: (record: CaseRecord, field: string, value: Json) => CaseRecord;
  /** Whether a record of this id was once removed from this case. */
  readonly wasRemoved: (id: string) => boolean;
  readonly mark: (record: CaseRecord, field: string, mark: Mark | null) => CaseRecord;
  /** Put a record at another place among its siblings. */
  readonly move: (record: CaseRecord, position: number) => CaseRecord;
  /** Remove a record and all that hangs from it; says how many went. */
  readonly remove: (id: RecordId) => number;
};

export type NewRecord = {
  readonly entity: EntityName;
  readonly parent?: RecordId | null | undefined;
  readonly fields: Fields;
  readonly marks?: Readonly<Record<string, Mark>> | undefined;
  /** Fields that an act sets and a person's words may not, such as where a document is kept. */
  readonly internal?: Fields;
  readonly id?: RecordId;
};

/**
 * Change one case: one transaction, one audit entry, the case's index row derived again.
 * @throws Refusal `case/not-found`
 */
export function editCase<T>(context: SessionContext, action: string, caseId: CaseId, work: (edit: CaseEdit) => T): T {
  const { session } = context;
  const db = session.dbOf(caseId);
  if (findCase(db, caseId) === undefined) throw new Refusal('case/not-found');
  const result = recordChanges(session, context, action, db, note => {
    const done = work(editOf(context, db, caseId, note));
    reindexCase(db, caseId, context.nowMs());
    return done;
  });
  tellChanged(context, caseId);
  return result;
}

/** The pieces of {@link editCase} for a transaction that touches several cases. */
export function editOf(context: SessionContext, db: Writer, caseId: CaseId, note: (change: Change) => void): CaseEdit {
  const get = (id: RecordId): CaseRecord => {
    const record = findRecord(db, caseId, id);
    if (record === undefined) throw new Refusal('record/not-found');
    return record;
  };
  const noteFor = (record: CaseRecord, field: string, old: Json, next: Json): void =>
    note({ caseId, record: record.id, entity: record.entity, field, old, new: next });
  const fill = (record: CaseRecord, values: Readonly<Record<string, Json>>): CaseRecord => {
    const next = nextFields(context, db, caseId, record, values);
    // A value that is said may be stored in another field's: how far a date is known.
    for (const name of new Set([...Object.keys(values), ...Object.keys(record.fields), ...Object.keys(next.fields)])) {
      const [old, value] = [record.fields[name] ?? null, next.fields[name] ?? null];
      if (JSON.stringify(old) !== JSON.stringify(value)) noteFor(record, name, old, value);
    }
    updateFields(db, caseId, next);
    return next;
  };
  return {
    db,
    caseId,
    note,
    get,
    add(made) {
      const record = newRecord(context, db, caseId, made, get);
      insertRecord(db, caseId, record);
      noteFor(record, '*', null, wholeRecord(record));
      return record;
    },
    set(record, values) {
      refuseUnsayable(entityOf(record), values, 'changed');
      refuseUnprotecting(context, record, values);
      return fill(record, values);
    },
    fill,
    restore(record, field, value) {
      const next = { ...record, fields: mergedFields(record, { [field]: value }) };
      refuseUnlawful(next);
      noteFor(record, field, record.fields[field] ?? null, value);
      updateFields(db, caseId, next);
      return next;
    },
    wasRemoved: id => findLastRemoval(db, caseId, id) !== undefined,
    mark(record, field, mark) {
      updateMark(db, record.id, field, mark);
      noteFor(record, `mark:${field}`, record.marks[field] ?? null, mark); // marks are plain JSON
      const { [field]: _, ...others } = record.marks;
      return { ...record, marks: mark === null ? others : { ...others, [field]: mark } };
    },
    move(record, position) {
      updatePosition(db, caseId, record.id, position);
      noteFor(record, 'position', record.position, position);
      return { ...record, position };
    },
    remove(id) {
      const branch = listBranch(db, caseId, id);
      removeBranch(db, caseId, id);
      for (const record of branch.toReversed()) noteFor(record, '*', wholeRecord(record), null);
      return branch.length;
    },
  };
}

/** The entity of a stored record. Stored records are of the catalogue: the database refuses others. */
export function entityOf(record: CaseRecord): EntityName {
  if (!isEntity(record.entity)) throw new Error('a stored record is of no known kind');
  return record.entity;
}

function newRecord(
  context: SessionContext,
  db: Writer,
  caseId: CaseId,
  { entity, parent = null, fields, marks = {}, internal = {}, id }: NewRecord,
  get: (id: RecordId) => CaseRecord,
): CaseRecord {
  refuseUnsayable(entity, fields, 'added');
  // The case's own record is everybody's parent, and is written as none.
  const parentRecord = parent === null || (parent as string) === caseId ? null : get(parent);
  const above = parentRecord === null ? 'case' : entityOf(parentRecord);
  if (!catalogue[entity].parents.includes(above)) throw new Refusal('record/wrong-parent');
  const checked = checkedFields(entity, { ...fields, ...internal }, dayOf(context));
  checkReferences(context, db, caseId, entity, { ...checked, ...selfless(internal, id) });
  for (const name of Object.keys(marks)) refuseUnknownPlace(entity, name);
  const parentId = parentRecord?.id ?? null;
  return {
    id: id ?? (newId(context) as RecordId), // made for this record
    entity,
    parentId,
    position: nextPosition(db, caseId, entity, parentId),
    fields: checked,
    marks,
  };
}

function nextFields(
  context: SessionContext,
  db: Writer,
  caseId: CaseId,
  record: CaseRecord,
  values: Readonly<Record<string, Json>>,
): CaseRecord {
  const entity = entityOf(record);
  const fields = checkedFields(entity, mergedFields(record, values), dayOf(context), values);
  checkReferences(context, db, caseId, entity, fields);
  return { ...record, fields };
}

const dayOf = (context: SessionContext) => officeDay(context.session, context);

/** A record's fields with new values; `null` takes one away. */
function mergedFields(record: CaseRecord, values: Fields): Fields {
  return Object.fromEntries(Object.entries({ ...record.fields, ...values }).filter(([, value]) => value !== null));
}

// A document points to itself as its content before it stands.
function selfless(internal: Fields, id: RecordId | undefined): Fields {
  return Object.fromEntries(Object.entries(internal).map(([name, value]) => [name, value === id ? false : value]));
}

/** What the law of the place has against a task holds for what is put back too. Refusals `task/coercive-…`. */
export function refuseUnlawful({ entity, fields }: Pick<CaseRecord, 'entity' | 'fields'>): void {
  const problem = planProblem(entity, fields);
  if (problem !== null) throw new Refusal(problem.code, { places: [{ path: problem.field, code: problem.code }] });
}

/** @throws Refusal for the first field that these words may not set, such as `field/by-course`. */
export function refuseUnsayable(entity: EntityName, fields: Fields, saying: Saying): void {
  const found = unsayable(entity, Object.keys(fields), saying);
  if (found !== undefined) throw new Refusal(found.code, { places: [{ path: found.field, code: found.code }] });
}

/** What a person of the office declared, and what so protects the whole record, a supervisor alone takes back. */
function refuseUnprotecting({ session }: SessionContext, record: CaseRecord, values: Fields): void {
  if (session.user.role === 'supervisor' || isAsProtected(record, { ...record, fields: mergedFields(record, values) })) return;
  throw new Refusal('field/declared', {
    places: Object.keys(values).map(path => ({ path, code: 'field/declared' as const })),
  });
}

export function refuseUnknownPlace(entity: EntityName, place: string): void {
  if (place !== '*' && !Object.hasOwn(catalogue[entity].fields, place))
    throw new Refusal('field/unknown', { places: [{ path: place, code: 'field/unknown' }] });
}

function checkReferences({ session }: SessionContext, db: Writer, caseId: CaseId, entity: EntityName, fields: Fields): void {
  for (const [name, { type, to }] of fieldsOf(entity)) {
    const id = fields[name];
    if (type !== 'reference' || typeof id !== 'string') continue;
    const found =
      to === 'case'
        ? [session.office, db].some(each => findCase(each, id as CaseId) !== undefined) // what stands before a wall names nothing behind it
        : findRecord(db, caseId, id as RecordId)?.entity === to;
    if (!found) throw new Refusal('record/not-found', { places: [{ path: name, code: 'record/not-found' }] });
  }
}
