import { childrenOf, fieldsOf, type EntityName } from '../../catalogue.ts';
import type { Field } from '../../catalogue-types.ts';
import type { CaseFile, CaseRecord } from '../../case.ts';
import type { AgencyCode, CaseId, Json, RecordId } from '../../language.ts';
import { categories, levels, type Mark } from '../../mark.ts';
import type { Chance } from './chance.ts';
import { anyCaveat, lawDates, lawEvents } from './worlds.ts';

/** The case's own record; what hangs from it has no parent. */
export const lawCase = 'case-1' as RecordId;

const roles = [['suspect'], ['accused'], ['associate'], ['witness'], ['victim'], ['source'], ['official'], []] as const;

/** A case with records of any kind, hung and marked as the catalogue allows. The first record is a person. */
export function anyCase(chance: Chance): CaseFile {
  const root: Bone = { id: lawCase, entity: 'case', parentId: null };
  const bones: Bone[] = [root];
  for (let at = 0; at < 4 + chance.below(5); at++) {
    const parent = at === 0 || chance.isOneIn(2) ? root : chance.oneOf(bones);
    const possible = at === 0 ? (['subject'] as const) : childrenOf(parent.entity);
    if (possible.length === 0) continue;
    bones.push({ id: `record-r${at}` as RecordId, entity: chance.oneOf(possible), parentId: parent === root ? null : parent.id });
  }
  return {
    id: 'case-1' as CaseId,
    kind: 'extradition',
    owner: 'US-AAA' as AgencyCode,
    records: bones.map((bone, position) => filled(bone, position, bones, chance)),
  };
}

type Bone = { readonly id: RecordId; readonly entity: EntityName; readonly parentId: RecordId | null };

function filled({ entity, ...bone }: Bone, position: number, bones: readonly Bone[], chance: Chance): CaseRecord {
  const fields: Record<string, Json> = {};
  for (const [name, field] of fieldsOf(entity)) {
    const value = chance.isOneIn(5) ? undefined : valueFor(entity, name, field, bones, chance);
    if (value !== undefined) fields[name] = value;
  }
  const names = fieldsOf(entity).map(([name]) => name);
  const marked = Array.from({ length: chance.below(3) }, () => [chance.oneOf(names), anyStoredMark(chance)] as const);
  return { ...bone, entity, position, fields, marks: Object.fromEntries(marked) };
}

function anyStoredMark(chance: Chance): Mark {
  return {
    ...(chance.isOneIn(3) ? { level: chance.oneOf(levels) } : {}),
    ...(chance.isOneIn(3) ? { categories: [chance.oneOf(categories)] } : {}),
    ...(chance.isOneIn(2) ? { caveats: [anyCaveat(chance)] } : {}),
  };
}

function valueFor(entity: EntityName, name: string, field: Field, bones: readonly Bone[], chance: Chance): Json | undefined {
  if (name === 'roles') return [...chance.oneOf(roles)];
  if (entity === 'event' && name === 'type') return chance.oneOf(lawEvents);
  if (field.type === 'boolean') return chance.isOneIn(6);
  if (field.type === 'reference') {
    const pointed = bones.filter(bone => field.to === undefined || bone.entity === field.to);
    return pointed.length === 0 ? undefined : chance.oneOf(pointed).id;
  }
  if (field.type === 'enum' || field.type === 'codes') {
    const options = Object.keys(field.options ?? {});
    if (options.length === 0) return undefined;
    return field.type === 'enum' ? chance.oneOf(options) : [chance.oneOf(options)];
  }
  return freeValue(field, chance);
}

/** A value of a type whose values decide nothing; undefined for other types. */
export function freeValue({ type }: Field, chance: Chance): Json | undefined {
  const number = chance.below(90_000);
  switch (type) {
    case 'date':
      return chance.oneOf(lawDates);
    case 'instant':
      return `${chance.oneOf(lawDates)}T09:30:00Z`;
    case 'integer':
      return number;
    case 'decimal':
      return `${number}.5`;
    case 'texts':
      return [`text ${number}`];
    case 'place':
      return { text: `place ${number}`, country: chance.oneOf(['MX', 'US']) };
    case 'money':
      return { minor: number, currency: chance.oneOf(['MXN', 'USD']) };
    case 'quantity':
      return { amount: String(number), unit: 'KGM' };
    case 'account':
      return { institution: 'bank', country: 'MX', number: String(number) };
    case 'text':
    case 'name':
    case 'identifier':
    case 'phone':
    case 'email':
      return `value ${number}`;
    default:
      return undefined;
  }
}

/** Cases with one thing less each: a record with what hangs from it, a field, a mark. */
export function smallerCases(file: CaseFile): readonly CaseFile[] {
  const withRecord = (id: RecordId, change: (record: CaseRecord) => CaseRecord): CaseFile => ({
    ...file,
    records: file.records.map(record => (record.id === id ? change(record) : record)),
  });
  const fewer = file.records.filter(({ id }) => id !== lawCase).map(({ id }) => ({ ...file, records: withoutBranch(file, id) }));
  const lighter = file.records.flatMap(({ id, fields, marks }) => [
    ...Object.keys(marks).map(name => withRecord(id, record => ({ ...record, marks: without(record.marks, name) }))),
    ...Object.keys(fields).map(name => withRecord(id, record => ({ ...record, fields: without(record.fields, name) }))),
  ]);
  return [...fewer, ...lighter];
}

function withoutBranch({ records }: CaseFile, id: RecordId): readonly CaseRecord[] {
  const gone = new Set<string>([id]);
  // Parents come before what hangs from them.
  for (const record of records) if (record.parentId !== null && gone.has(record.parentId)) gone.add(record.id);
  return records.filter(record => !gone.has(record.id));
}

function without<T>(of: Readonly<Record<string, T>>, name: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(of).filter(([other]) => other !== name));
}
