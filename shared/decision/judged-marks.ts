import { catalogue, fieldsOf, isEntity } from '../catalogue.ts';
import type { Field } from '../catalogue-types.ts';
import type { CaseFile, CaseRecord } from '../case.ts';
import { WHOLE_NAME, type CaseMarks, type JudgedMark } from '../judged-mark.ts';
import type { RecordId } from '../language.ts';
import { levels, type Caveat, type Level } from '../mark.ts';
import { nameParts } from '../records.ts';
import { treeOf, type Branch } from './case-tree.ts';
import { effectiveMark, existenceMark, nothingInherited, type Inherited } from './effective-mark.ts';
import type { Policy } from './policy.ts';
import { recordMarks, type RecordMarks } from './record-marks.ts';
import type { EffectiveMark, PlacedCaveat, Subject } from './types.ts';

/** The marks of one record's places: the fields that hold something, `*`, and a person's `~name`. */
type PlacedMarks = Readonly<Record<string, JudgedMark>>;

/** The marks under which every value of a case is judged, for whoever shows it. What never leaves by itself has the highest level. */
export function judgedMarks(file: CaseFile, policy: Policy): CaseMarks {
  const found = placedMarks(file, policy);
  const distinct: JudgedMark[] = [];
  const indexes = new Map<string, number>();
  const indexOf = (mark: JudgedMark): number => {
    const text = JSON.stringify(mark);
    const known = indexes.get(text) ?? distinct.push(mark) - 1;
    indexes.set(text, known);
    return known;
  };
  const places: Record<RecordId, Readonly<Record<string, number>>> = {};
  const inCase = new Set<JudgedMark>();
  for (const [id, { record, marks }] of found) {
    places[id] = Object.fromEntries(Object.entries(marks).map(([place, mark]) => [place, indexOf(mark)]));
    for (const [place, mark] of Object.entries(marks)) if (isRead(record, place)) inCase.add(distinct[indexOf(mark)] ?? mark);
  }
  const root = [...found.values()].find(({ record }) => record.entity === 'case');
  return { distinct, places, ofCase: root?.marks['*'] ?? null, whole: joinedMarks([...inCase]) };
}

/** Where marks are asked for: a value, a whole record with all that it holds (`*`). */
export type AskedPlace = { readonly record: RecordId; readonly field: string };

/** How the values at these places are handled together; null where none of them is a value of the case. */
export function marksTogether(file: CaseFile, places: readonly AskedPlace[], policy: Policy): JudgedMark | null {
  const found = placedMarks(file, policy);
  const marks = places.flatMap(({ record, field }) => {
    const held = found.get(record)?.marks ?? {};
    if (field === '*') return Object.values(held);
    // A whole name is shown in the place of the field that holds it, and is then all of its parts.
    return [held[field], field === 'fullName' ? held[WHOLE_NAME] : undefined].filter(mark => mark !== undefined);
  });
  return marks.length === 0 ? null : joinedMarks(marks);
}

/** The mark under which one place is judged, whether or not it holds anything; null where the case has no such place. */
export function markJudgedAt(file: CaseFile, { record, field }: AskedPlace, policy: Policy): JudgedMark | null {
  const found = file.records.find(({ id }) => id === record);
  if (found === undefined || !isEntity(found.entity)) return null;
  if (field !== '*' && !Object.hasOwn(catalogue[found.entity].fields, field)) return null;
  const records = [...recordsAbove(file, found), found];
  return placedMarks({ ...file, records }, policy, { record, field }).get(record)?.marks[field] ?? null;
}

/** The case's own record and those that a record hangs from: all that its marks depend on. */
function recordsAbove({ records }: CaseFile, { id, parentId }: CaseRecord): readonly CaseRecord[] {
  const byId = new Map(records.map(each => [each.id, each]));
  const above = new Set(records.filter(each => each.entity === 'case' && each.id !== id));
  let next = parentId;
  while (next !== null) {
    const at: CaseRecord | undefined = byId.get(next);
    if (at === undefined || above.has(at)) break;
    above.add(at);
    next = at.parentId;
  }
  return [...above];
}

/** Several values handled as one: the highest level, and all else that any of them has. The most protected person is whom it is about. */
export function joinedMarks(marks: readonly JudgedMark[]): JudgedMark {
  return {
    level: marks.reduce<Level>((most, { level }) => higher(most, level), 'L0'),
    categories: distinctOf(marks.flatMap(({ categories }) => categories)),
    flags: distinctOf(marks.flatMap(({ flags }) => flags)),
    caveats: distinctOf(marks.flatMap(({ caveats }) => caveats)),
    originators: distinctOf(marks.flatMap(({ originators }) => originators)),
    subject: mostProtected.find(subject => marks.some(mark => mark.subject === subject)) ?? null,
    tearText: null,
  };
}

const mostProtected: readonly Subject[] = ['source', 'victim', 'witness', 'third', 'official', 'suspect'];

type Found = ReadonlyMap<RecordId, { readonly record: CaseRecord; readonly marks: PlacedMarks }>;

/** @param also - A place whose mark is wanted although it may hold nothing. */
function placedMarks(file: CaseFile, policy: Policy, also: AskedPlace | null = null): Found {
  const tree = treeOf(file);
  const alsoOf = ({ id }: CaseRecord): string | null => (also?.record === id ? also.field : null);
  const found = new Map<RecordId, { readonly record: CaseRecord; readonly marks: PlacedMarks }>();
  const grow = (branch: Branch, above: Inherited): void => {
    const { record } = branch;
    const marks = recordMarks(branch, above, file.owner, policy);
    found.set(record.id, { record, marks: placesOf(record, marks, alsoOf(record)) });
    for (const child of branch.children) grow(child, marks.givenDown);
  };
  grow(tree.root, nothingInherited);
  const stray = new Set(tree.unplaced);
  for (const record of file.records)
    if (stray.has(record.id)) found.set(record.id, { record, marks: strayMarks(file, record, alsoOf(record)) });
  return found;
}

function placesOf(
  record: CaseRecord,
  { existence, markOf }: Pick<RecordMarks, 'existence' | 'markOf'>,
  also: string | null,
): PlacedMarks {
  if (!isEntity(record.entity)) return { '*': judgedOf(existence) };
  const wanted = fieldsOf(record.entity).filter(([name]) => record.fields[name] !== undefined || name === also);
  const marks = Object.fromEntries(
    wanted.map(([name, field]) => [name, judgedOf(field.internal === true ? never(markOf(name, field)) : markOf(name, field))]),
  );
  const name = nameParts.flatMap(part => marks[part] ?? []);
  const whole = record.entity === 'subject' && name.length > 0 ? { [WHOLE_NAME]: joinedMarks(name) } : {};
  return { '*': judgedOf(existence), ...marks, ...whole };
}

/** A record that hangs from nothing the catalogue allows leaves for nobody. */
function strayMarks({ owner }: CaseFile, record: CaseRecord, also: string | null): PlacedMarks {
  const existence = never(existenceMark({ owner, record: record.id }, false, nothingInherited, null));
  const markOf = (name: string, field: Field) =>
    never(effectiveMark({ owner, record: record.id, field: name }, field, nothingInherited, record.marks[name], null));
  return placesOf(record, { existence, markOf }, also);
}

function never(mark: EffectiveMark): EffectiveMark {
  return { ...mark, level: 'L4' };
}

function judgedOf({ level, categories, flags, caveats, originators, subject, tearLine }: EffectiveMark): JudgedMark {
  return {
    level,
    categories,
    flags: distinctOf(flags),
    caveats: distinctOf(caveats.map(withoutPlace)),
    originators,
    subject,
    tearText: tearLine?.text ?? null,
  };
}

/** A caveat as it is shown: without where it stands. */
function withoutPlace(caveat: PlacedCaveat): Caveat {
  if (typeof caveat !== 'object' || caveat === null || !('at' in caveat)) return caveat;
  const { at: _, ...shown } = caveat;
  return shown;
}

/** Whether a person reads what stands at a place: not what the program keeps for itself, nor that a record exists. */
function isRead({ entity }: CaseRecord, place: string): boolean {
  return place !== '*' && isEntity(entity) && catalogue[entity].fields[place]?.internal !== true;
}

/** The higher of two levels; one that is not known stays, since nothing is above it. */
function higher(one: Level, other: Level): Level {
  if (!levels.includes(one)) return one;
  return !levels.includes(other) || levels.indexOf(other) > levels.indexOf(one) ? other : one;
}

function distinctOf<T>(all: readonly T[]): readonly T[] {
  if (all.length < 2) return all;
  const seen = new Set<string>();
  return all.filter(one => {
    const text = JSON.stringify(one);
    return seen.has(text) ? false : (seen.add(text), true);
  });
}
