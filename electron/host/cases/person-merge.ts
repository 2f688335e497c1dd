import { listChangesOfEntry, type ChangeRow } from '../../../db/audit.ts';
import { findCase, reindexCase } from '../../../db/cases.ts';
import { findEntry, isChangedSince } from '../../../db/history.ts';
import type { Reader } from '../../../db/open.ts';
import { findRecord, listRecords } from '../../../db/records.ts';
import type { CaseRecord } from '../../../shared/case.ts';
import { isEntity } from '../../../shared/catalogue.ts';
import { markJudgedAt } from '../../../shared/decision/judged-marks.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { CaseId, Json, RecordId } from '../../../shared/language.ts';
import type { Level, Mark } from '../../../shared/mark.ts';
import type { Fields } from '../../../shared/records.ts';
import type { PersonAt } from '../../../shared/same-person/matches.ts';
import {
  otherSide,
  type Bar,
  type Both,
  type FieldLevels,
  type KeptBack,
  type PersonComparison,
  type Side,
} from '../../../shared/same-person/comparison.ts';
import {
  alikeMark,
  carriedField,
  carriedRecord,
  comparePersons,
  declaredAlong,
  fieldsIn,
  isAlike,
  mergedFields,
  type KnownPerson,
} from '../../../shared/same-person/person-merge.ts';
import { recordChanges, type EntryBody } from '../audit/audit.ts';
import { mayGoBack } from '../audit/loosening.ts';
import { tellChanged } from '../audit/revision.ts';
import type { Session, SessionContext } from '../ground/context.ts';
import { policyOfMarks } from '../ground/policy-in-force.ts';
import { editOf, type CaseEdit } from './case-edit.ts';
import { getCaseFile } from './cases.ts';
import { dbOfBoth, refuseSaidOther, sayVerdict, takeVerdictBack, VERDICT } from './person-verdict.ts';
import { MERGED, standingMerge } from './standing-merge.ts';
import { sameJson, takeRecordBack, valueOf } from './take-back.ts';

const sides = ['one', 'other'] as const;

/** Two records of persons side by side, with what keeps a value where it is, and the level that each value is handled under. */
export function compared(session: Session, at: Both<PersonAt>): PersonComparison & { readonly levels: FieldLevels } {
  const comparison = comparePersons(knownBoth(dbOfBoth(session, [at.one, at.other]), at));
  const files = { one: getCaseFile(session, at.one.caseId), other: getCaseFile(session, at.other.caseId) };
  const levelAt = (side: Side, field: string): Level | null =>
    markJudgedAt(files[side], { record: at[side].record, field }, policyOfMarks(session))?.level ?? null;
  const levels = comparison.differing.map(
    ({ field }) => [field, { one: levelAt('one', field), other: levelAt('other', field) }] as const,
  );
  return { ...comparison, levels: Object.fromEntries(levels) };
}

/** What a person chose: of each field, whose value both then have; and which hanging records both then have. */
export type MergeChoice = { readonly values: Readonly<Record<string, Side>>; readonly also: readonly RecordId[] };

/**
 * Let the chosen values stand in both records, each case keeping its own: one transaction, with the verdict that they are of one person. What is
 * barred (`person-merge.ts`) refuses the whole, with its places.
 */
export function mergePersons(context: SessionContext, at: Both<PersonAt>, choice: MergeChoice): void {
  const { session } = context;
  const db = dbOfBoth(session, [at.one, at.other]);
  const persons = knownBoth(db, at);
  const planned = planOf(persons, choice);
  refuseSaidOther(db, at);
  recordChanges(session, context, 'person:merge', db, note => {
    for (const side of sides) {
      const edit = editOf(context, db, at[side].caseId, note);
      apply(edit, at[side].record, planned[side]);
      const { caseId, record } = at[side];
      note({ caseId, record, entity: 'subject', field: MERGED, old: null, new: { ...at[otherSide(side)] } });
      reindexCase(db, caseId, context.nowMs());
    }
    sayVerdict(context, db, note, [at.one, at.other], 'same');
  });
  for (const caseId of new Set([at.one.caseId, at.other.caseId])) tellChanged(context, caseId);
}

type Planned = {
  readonly values: Record<string, Json>;
  readonly marks: Record<string, Mark | null>;
  readonly added: (Pick<CaseRecord, 'entity' | 'fields'> & { readonly marks: Readonly<Record<string, Mark>> })[];
};

function planOf(persons: Both<KnownPerson>, { values, also }: MergeChoice): Both<Planned> {
  const planned: Both<Planned> = { one: emptyPlan(), other: emptyPlan() };
  const barred: { path: string; code: NonNullable<Bar> }[] = [];
  for (const [field, from] of Object.entries(values)) {
    if (!mergedFields.includes(field)) throw new Refusal('field/unknown', { places: [{ path: field, code: 'field/unknown' }] });
    const carried = carriedField(persons, from, field);
    if (carried.bar !== null) barred.push({ path: field, code: carried.bar });
    else {
      const to = otherSide(from);
      Object.assign(planned[to].values, declaredAlong(persons[from], persons[to]), chosen(persons, from, field));
      planned[to].marks[field] = carried.to;
      planned[from].marks[field] = carried.from;
    }
  }
  for (const field of mergedFields.filter(name => values[name] === undefined && isAlike(persons, name))) {
    const mark = alikeMark(persons, field);
    if (mark !== null) for (const side of sides) planned[side].marks[field] = mark;
  }
  const lone = comparePersons(persons).lone;
  for (const id of new Set(also)) {
    const side = lone.find(({ record }) => record === id)?.side;
    const record = side === undefined ? undefined : persons[side].hanging.find(each => each.id === id);
    if (side === undefined || record === undefined) throw new Refusal('record/not-found');
    const carried = carriedRecord(persons, side, record);
    if (carried.bar !== null) barred.push({ path: record.entity, code: carried.bar });
    else {
      const to = otherSide(side);
      Object.assign(planned[to].values, declaredAlong(persons[side], persons[to]));
      planned[to].added.push({ entity: record.entity, fields: record.fields, marks: carried.marks });
    }
  }
  const [first] = barred;
  if (first !== undefined) throw new Refusal(first.code, { places: barred });
  return planned;
}

const emptyPlan = (): Planned => ({ values: {}, marks: {}, added: [] });

/** What goes into the other record's fields: a date with its own precision, and of a CURP whether its check digit fits. */
function chosen(persons: Both<KnownPerson>, from: Side, field: string): Fields {
  const [source, target] = [persons[from], persons[otherSide(from)]];
  const value = fieldsIn(source)[field] ?? null;
  if (field === 'curp') return { curp: value, curpUnchecked: source.subject.fields['curpUnchecked'] ?? null };
  return field === 'dob' && target.subject.fields['dobPrecision'] !== undefined
    ? { dob: value, dobPrecision: null }
    : { [field]: value };
}

function apply(edit: CaseEdit, record: RecordId, { values, marks, added }: Planned): void {
  let held = edit.get(record);
  // Before the values: what is tightened is so from the first.
  for (const [field, mark] of Object.entries(marks))
    if (!sameJson((held.marks[field] as Json | undefined) ?? null, mark)) held = edit.mark(held, field, mark);
  if (Object.keys(values).length > 0) held = edit.set(held, values);
  for (const { entity, fields, marks: own } of added)
    if (isEntity(entity)) edit.add({ entity, parent: record, fields, marks: own });
}

function knownBoth(db: Reader, at: Both<PersonAt>): Both<KnownPerson> {
  return { one: knownPerson(db, at.one), other: knownPerson(db, at.other) };
}

function knownPerson(db: Reader, { caseId, record }: PersonAt): KnownPerson {
  const records = listRecords(db, caseId);
  const subject = records.find(({ id }) => id === record);
  if (subject === undefined) throw new Refusal('record/not-found');
  return {
    caseMark: records.find(({ entity }) => entity === 'case')?.marks['*'],
    subject,
    hanging: records.filter(({ parentId }) => parentId === record),
  };
}

/** What taking a merge back did: how many values, marks and records went back, and what did not. */
export type Unmerged = { readonly restored: number; readonly kept: readonly KeptBack[] };

/**
 * THE RULE of taking a merge back: both records get what they had, value by value with its mark, as far as nobody changed it since; the rest
 * stays and is named. By whoever merged, or a supervisor. Refusals `person/not-merged`, `undo/not-yours`.
 */
export function unmergePersons(context: SessionContext, at: PersonAt, entry?: number): Unmerged {
  const { session } = context;
  const db = session.dbOf(at.caseId);
  if (findRecord(db, at.caseId, at.record)?.entity !== 'subject') throw new Refusal('record/not-found');
  const merge = standingMerge(db, at);
  if (merge === undefined || (entry !== undefined && entry !== merge.entry)) throw new Refusal('person/not-merged');
  if (session.user.role !== 'supervisor' && userOf(session, merge.entry) !== session.user.id) throw new Refusal('undo/not-yours');
  const changes = Map.groupBy(listChangesOfEntry(db, merge.entry), ({ caseId }) => caseId as CaseId); // a merge changes cases alone
  const done = recordChanges(session, context, 'person:unmerge', db, note =>
    [...changes].map(([caseId, rows]) => {
      if (findCase(db, caseId) === undefined) return { restored: 0, kept: [] }; // it was erased since
      const edit = editOf(context, db, caseId, note);
      const taken = takeMergeBack(context, edit, rows, merge.entry);
      for (const { record, new: made } of rows.filter(({ field }) => field === MERGED))
        note({ caseId, record, entity: 'subject', field: MERGED, old: valueOf(made), new: null });
      note({ caseId, record: caseId, entity: 'case', field: 'undone', old: null, new: merge.entry });
      reindexCase(db, caseId, context.nowMs());
      return taken;
    }),
  );
  for (const caseId of changes.keys()) tellChanged(context, caseId);
  return { restored: done.reduce((sum, { restored }) => sum + restored, 0), kept: done.flatMap(({ kept }) => kept) };
}

/** Values first, then the marks that go with them, and last what protects a whole record, since that rests on all of it. */
function takeMergeBack(context: SessionContext, edit: CaseEdit, rows: readonly ChangeRow[], entry: number): Unmerged {
  const kept: KeptBack[] = [];
  let restored = 0;
  const keep = ({ record, entity, field }: ChangeRow, why: KeptBack['why']): void =>
    void kept.push({ caseId: edit.caseId, record: record as RecordId, entity, field, why }); // changes of a case name records
  const taken = (row: ChangeRow, work: () => KeptBack['why'] | null): void => {
    const why = row.salt === null ? 'changed-since' : work(); // its values were erased
    if (why === null) restored += 1;
    else keep(row, why);
  };
  for (const row of rows.filter(isValue)) taken(row, () => putValueBack(edit, row));
  for (const row of rows.filter(({ field }) => field.startsWith('mark:'))) {
    const place = row.field.slice('mark:'.length);
    const hasStayed = kept.some(({ record, field }) => record === row.record && field === place);
    const hasValue = rows.some(({ record, field }) => record === row.record && field === place);
    taken(row, () => {
      if (hasStayed) return 'changed-since';
      // Both held the value alike: what was written there since stands under the mark that the merge made.
      if (!hasValue && isChangedSince(edit.db, edit.caseId, row.record, entry)) return 'would-loosen';
      return putMarkBack(context.session, edit, row, place);
    });
  }
  for (const row of rows.filter(({ field }) => field === '*')) taken(row, () => takeAddedBack(edit, row));
  for (const row of rows.filter(({ field }) => protecting.has(field)))
    taken(row, () => {
      const isRestedOn =
        kept.some(({ caseId }) => caseId === edit.caseId) || isChangedSince(edit.db, edit.caseId, row.record, entry);
      return isRestedOn ? 'would-loosen' : putValueBack(edit, row);
    });
  for (const row of rows.filter(({ field }) => field === VERDICT))
    orKept(() => takeVerdictBack(edit, row, { user: context.session.user.id, atMs: context.nowMs() }));
  return { restored, kept };
}

const protecting: ReadonlySet<string> = new Set(['isMinor', 'protectionProgramme']);

function isValue({ field }: ChangeRow): boolean {
  return field !== '*' && field !== VERDICT && field !== MERGED && !field.startsWith('mark:') && !protecting.has(field);
}

function putValueBack(edit: CaseEdit, { record: id, field, ...change }: ChangeRow): KeptBack['why'] | null {
  const record = findRecord(edit.db, edit.caseId, id as RecordId);
  if (record === undefined || !sameJson(record.fields[field] ?? null, valueOf(change.new))) return 'changed-since';
  edit.restore(record, field, valueOf(change.old));
  return null;
}

function putMarkBack(
  { office }: Session,
  edit: CaseEdit,
  { record: id, ...change }: ChangeRow,
  place: string,
): KeptBack['why'] | null {
  const record = findRecord(edit.db, edit.caseId, id as RecordId);
  const now = (record?.marks[place] as Json | undefined) ?? null; // marks are plain JSON
  if (record === undefined || !sameJson(now, valueOf(change.new))) return 'changed-since';
  const next = valueOf(change.old) as Mark | null; // written by a mark
  if (!mayGoBack({ db: edit.db, office, action: 'person:unmerge' }, { record: record.id, entity: 'subject', field: place, next }))
    return 'would-loosen';
  edit.mark(record, place, next);
  return null;
}

function takeAddedBack(edit: CaseEdit, row: ChangeRow): KeptBack['why'] | null {
  return orKept(() => takeRecordBack(edit, findRecord(edit.db, edit.caseId, row.record as RecordId), row));
}

/** Do what refuses before it writes anything; why it was refused, or null. */
function orKept(work: () => void): KeptBack['why'] | null {
  try {
    work();
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.code === 'undo/depended-on' ? 'depended-on' : 'changed-since';
  }
}

function userOf({ office }: Session, entry: number): string | undefined {
  const row = findEntry(office, entry);
  return row === undefined ? undefined : (JSON.parse(row.body) as EntryBody).user; // written by recordChanges alone
}
