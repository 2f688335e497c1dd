import { catalogue, isEntity } from '../catalogue.ts';
import type { Field, FieldType } from '../catalogue-types.ts';
import type { CaseFile, CaseRecord } from '../case.ts';
import type { Emission } from '../decision/types.ts';
import type { Json } from '../language.ts';
import { nameParts } from '../records.ts';
import { partsOfFullName } from './name-needles.ts';
import { writtenSums } from './written-sums.ts';
import type { LeakKind, NameParts, ReleasedValue, WithheldValue } from './needle.ts';

/** Which kind each type of field is looked for as. Types that are absent say nothing by themselves (yes, no, an agency's code). */
const kinds: Readonly<Partial<Record<FieldType, LeakKind>>> = {
  name: 'name',
  identifier: 'identifier',
  account: 'account',
  phone: 'phone',
  email: 'email',
  place: 'place',
  date: 'date',
  instant: 'date',
  money: 'amount',
  quantity: 'amount',
  decimal: 'amount',
  integer: 'amount',
  text: 'text',
  texts: 'text',
  enum: 'listed',
  codes: 'listed',
};

/** As which kind a field's values are looked for; null for those that say nothing by themselves. */
export function kindOfField(entity: string, name: string): LeakKind | null {
  const field = isEntity(entity) ? catalogue[entity].fields[name] : undefined;
  return field === undefined ? null : (kinds[field.type] ?? null);
}

type Split = { readonly withheld: readonly WithheldValue[]; readonly released: readonly ReleasedValue[] };

/**
 * Everything of a case that does not leave as it is, and everything that does. A value that leaves in another form (generalised, masked,
 * as a pseudonym, as a tear-line) is withheld here: its own form must not be found. Each record's internal id is withheld too.
 *
 * @param emission - What leaves, with the ids of the records it was made from.
 */
export function splitForGuard(file: CaseFile, emission: Emission): Split {
  const emitted = emissionsByRecord(emission);
  const withheld: WithheldValue[] = [];
  const released: ReleasedValue[] = [];
  const isProtected = protectedRecords(file.records);
  for (const record of file.records) {
    if (!isEntity(record.entity)) continue;
    const about = { record: record.id, entity: record.entity, isProtected: isProtected(record) };
    const slots = emitted.get(record.id);
    const path = pathOf(record);
    const leaves = (field: string) => {
      const slot = slots?.fields[field];
      if (slot?.state !== 'released') return false;
      // A date of which no more is known than its year leaves whole in its coarser form.
      return slot.how === 'RELEASE' || (slot.how === 'GENERALISE' && slot.value === record.fields[field]);
    };
    withheld.push({ ...about, field: 'id', path: `${path}.id`, kind: 'internal-id', texts: [record.id] });
    for (const [name, value] of Object.entries(record.fields)) {
      const field = catalogue[record.entity].fields[name];
      const found = field === undefined ? undefined : writtenForms(field, name, value);
      if (found === undefined) continue;
      if (leaves(name)) released.push(found);
      else if (saysMuch(record, field!, found, about.isProtected))
        withheld.push({ ...about, field: name, path: `${path}.${name}`, ...found });
    }
    joinName(record, { path, leaves, isProtected: about.isProtected }, withheld, released);
  }
  for (const slot of alteredSlots(emission)) released.push(slot);
  return { withheld, released };
}

const protectedRoles: ReadonlySet<Json> = new Set<Json>(['source', 'witness', 'victim']);

/** Whether a record is about a source, a witness or a victim: it, or one that it hangs from. */
export function protectedRecords(records: readonly CaseRecord[]): (record: CaseRecord) => boolean {
  const byId = new Map<string, CaseRecord>(records.map(record => [record.id, record]));
  return record => {
    for (
      let at: CaseRecord | undefined = record;
      at !== undefined;
      at = at.parentId === null ? undefined : byId.get(at.parentId)
    ) {
      const { roles } = at.fields;
      if (at.entity === 'subject' && Array.isArray(roles) && (roles as readonly Json[]).some(role => protectedRoles.has(role)))
        return true;
    }
    return false;
  };
}

/**
 * Whether a withheld value is worth looking for. A day, a sum, a word from a list or a few words of a field that is withheld as none of the
 * recipient's business, and not for what it says, meets every other text.
 */
function saysMuch(record: CaseRecord, field: Field, { kind, texts }: ReleasedValue, isProtected: boolean): boolean {
  if (kind !== 'date' && kind !== 'amount' && kind !== 'listed' && kind !== 'text') return true;
  if (isProtected || record.entity === 'case' || record.marks['*'] !== undefined) return true;
  if (kind === 'text' && texts.some(text => text.split(/\s+/).length > 7)) return true;
  return field.category !== 'ADM' && field.category !== 'LEG';
}

/** A value as it may be written out, by its field's type; undefined where it says nothing by itself. */
function writtenForms(field: Field, name: string, value: Json): ReleasedValue | undefined {
  const kind = kinds[field.type];
  if (kind === undefined || isNamePart(name)) return undefined; // parts of a name are joined below
  const texts = textsOf(field, value).filter(text => text.trim() !== '');
  if (texts.length === 0) return undefined;
  if (kind === 'date') return { kind, texts, date: dateWritten(texts[0]!) };
  const full = kind === 'name' ? fullNameOf(name, texts[0]!) : undefined;
  if (full !== undefined) return { kind, texts, name: full };
  return { kind, texts };
}

// Of an instant its day; a part of a date as it is.
const dateWritten = (text: string): string => (text.includes('T') ? text.slice(0, 10) : text);

function textsOf(field: Field, value: Json): readonly string[] {
  if (typeof value === 'string') {
    if (field.type === 'enum') return labelsOf(field, value);
    return [value];
  }
  if (typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) {
    const list = value.filter(item => typeof item === 'string');
    return field.type === 'codes' ? list.flatMap(code => labelsOf(field, code)) : list;
  }
  if (value === null || typeof value !== 'object') return [];
  return textsOfObject(field.type, value as { readonly [key: string]: Json }); // arrays were taken above
}

function textsOfObject(type: FieldType, value: { readonly [key: string]: Json }): readonly string[] {
  const text = (key: string) => (typeof value[key] === 'string' || typeof value[key] === 'number' ? String(value[key]) : '');
  switch (type) {
    case 'place':
      return [text('text'), decimals(value.lat), decimals(value.lon)];
    case 'account':
      return [text('number')];
    case 'quantity':
      return [text('amount')];
    case 'money':
      return writtenSums(text('minor'), text('currency'));
    default:
      return Object.values(value).filter(item => typeof item === 'string');
  }
}

function decimals(coordinate: Json | undefined): string {
  const text = typeof coordinate === 'number' || typeof coordinate === 'string' ? String(coordinate) : '';
  return /^-?\d+\.\d{3,}$/.test(text) ? text : ''; // two decimals are a kilometre: a town, not a place
}

function labelsOf(field: Field, code: string): readonly string[] {
  const label = field.options?.[code];
  return label === undefined ? [] : [label.en, label.es];
}

/** A person's name is one value in several fields. Withheld if any part is; the parts that leave excuse themselves. */
function joinName(
  record: CaseRecord,
  {
    path,
    leaves,
    isProtected,
  }: { readonly path: string; readonly leaves: (field: string) => boolean; readonly isProtected: boolean },
  withheld: WithheldValue[],
  released: ReleasedValue[],
): void {
  const present = nameParts.filter(part => typeof record.fields[part] === 'string');
  if (present.length === 0) return;
  const partsFor = (keep: (field: string) => boolean): NameParts => {
    const text = (part: string) => (keep(part) && typeof record.fields[part] === 'string' ? record.fields[part] : '');
    return { given: `${text('given')} ${text('middle')}`.trim(), paternal: text('paternal'), maternal: text('maternal') };
  };
  const firstWithheld = present.find(part => !leaves(part));
  if (present.some(leaves)) released.push({ kind: 'name', texts: [], name: partsFor(leaves) });
  if (firstWithheld === undefined) return;
  withheld.push({
    record: record.id,
    entity: record.entity,
    isProtected,
    field: firstWithheld,
    path: `${path}.${firstWithheld}`,
    kind: 'name',
    texts: [],
    name: partsFor(() => true),
  });
}

function emissionsByRecord(emission: Emission, into = new Map<string, Emission>()): Map<string, Emission> {
  into.set(emission.record, emission);
  for (const list of Object.values(emission.lists)) for (const element of list.emitted) emissionsByRecord(element, into);
  return into;
}

/** What altered values say (a year, a state, the last four figures, a pseudonym): that leaves at its own path too. */
function* alteredSlots(emission: Emission): Generator<ReleasedValue> {
  for (const [name, slot] of Object.entries(emission.fields)) {
    if (slot.state !== 'released' || slot.how === 'RELEASE' || slot.how === 'SUMMARISE') continue;
    const field = isEntity(emission.entity) ? catalogue[emission.entity].fields[name] : undefined;
    const texts = typeof slot.value === 'string' ? [slot.value] : field === undefined ? [] : textsOf(field, slot.value);
    yield { kind: 'identifier', texts };
  }
  for (const list of Object.values(emission.lists)) for (const element of list.emitted) yield* alteredSlots(element);
}

function pathOf(record: CaseRecord): string {
  const list = isEntity(record.entity) ? catalogue[record.entity].list : null;
  return list === null ? record.entity : `${list}[${record.position}]`;
}

function isNamePart(field: string): boolean {
  return nameParts.some(part => part === field);
}

/** The parts of a name that stands in one field; nicknames and codewords are looked for as they are. */
function fullNameOf(field: string, text: string): NameParts | undefined {
  if (['text', 'codeword', 'nativeScriptName'].includes(field)) return undefined;
  return /\s/.test(text.trim()) ? partsOfFullName(text) : undefined;
}
