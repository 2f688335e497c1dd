import type { CaseRecord } from './case.ts';
import type { Field } from './catalogue-types.ts';
import { catalogue, entities, fieldsOf, isEntity, tableOf, type EntityName } from './catalogue.ts';
import type { FailureCode } from './failure.ts';
import type { OfficeDay } from './clocks/civil-day.ts';
import type { CivilDate, Json } from './language.ts';
import { planProblem } from './plan-law.ts';
import { daysOf, partialDateOf, withPrecision } from './partial-date.ts';
import { storedValue } from './stored-form.ts';
import { curpFits, problemOf } from './values.ts';

export type Fields = Readonly<Record<string, Json>>;

/** A thing wrong with a record: the field's name (null: the record itself) and the refusal's code. */
export type FieldProblem = { readonly field: string | null; readonly code: FailureCode };

/**
 * The stored form of a record's fields: every value as its field stores it, a date and what an earlier version said of its precision as one value.
 *
 * @param said - Those that are said now. Others stay as they were stored: a change of one field writes no other anew.
 */
export function normaliseFields(entity: EntityName, fields: Fields, day: OfficeDay, said: Fields = fields): Fields {
  const known: Readonly<Record<string, Field>> = catalogue[entity].fields;
  const stored = Object.entries(fields).map(([name, value]) => {
    if (!Object.hasOwn(said, name)) return [name, value] as const;
    return [name, storedValue(Object.hasOwn(known, name) ? known[name] : undefined, value, day)] as const;
  });
  return withOwnPrecision(entity, Object.fromEntries(stored));
}

/** The fields by which earlier versions say how far a date is known, by entity. */
const precisions = new Map(
  entities.map(entity => [
    entity,
    fieldsOf(entity).filter(([, field]) => field.precisionOf !== undefined && field.legacy === true),
  ]),
);

/** Fields in which each date says itself how far it is known; a precision beside it, as earlier versions have it, is taken into it. */
export function withOwnPrecision(entity: EntityName, fields: Fields): Fields {
  const said = (precisions.get(entity) ?? []).filter(([name]) => Object.hasOwn(fields, name));
  if (said.length === 0) return fields;
  const joined: Record<string, Json> = { ...fields };
  for (const [name, { precisionOf, options = {} }] of said) {
    const precision = joined[name];
    if (precisionOf === undefined || typeof precision !== 'string' || !Object.hasOwn(options, precision)) continue;
    const date = joined[precisionOf];
    if (typeof date === 'string') joined[precisionOf] = withPrecision(date, precision);
    delete joined[name];
  }
  return joined;
}

/** Dates of a record that have been by what they mean, and begin after today. */
export function datesToCome(entity: EntityName, fields: Fields, today: CivilDate): readonly FieldProblem[] {
  return fieldsOf(entity).flatMap(([field, { isPast }]) => {
    const date = isPast === true ? partialDateOf(textIn(fields, field)) : null;
    return date !== null && daysOf(date).first > today ? [{ field, code: 'value/date-to-come' as const }] : [];
  });
}

/** A field's text, or empty where there is none or it is no text. */
export function textIn(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
}

/** Everything wrong with a record's fields (in stored form), in catalogue order; empty if they may be stored. Total. */
export function problemsOf(entity: EntityName, fields: Fields): readonly FieldProblem[] {
  const known = catalogue[entity].fields;
  const strangers = Object.keys(fields).filter(name => !Object.hasOwn(known, name));
  const problems: FieldProblem[] = strangers.map(field => ({ field, code: 'field/unknown' }));
  for (const [name, field] of fieldsOf(entity)) {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (value === undefined) {
      if (field.required === true) problems.push({ field: name, code: 'field/required' });
      continue;
    }
    const code = problemOf(field, value) ?? curpProblem(entity, name, value, fields);
    if (code !== null) problems.push({ field: name, code });
  }
  const unlawful = planProblem(entity, fields);
  return unlawful === null ? problems : [...problems, unlawful];
}

// A CURP whose check digit does not fit is a slip, unless the officer says that it was received so: beside the person's, or in the kind of the
// document that has it, such as "CURP (as received)".
function curpProblem(entity: EntityName, name: string, value: Json, fields: Fields): FailureCode | null {
  if (typeof value !== 'string') return null;
  const kind = textIn(fields, 'kind').trim();
  const isChecked =
    (entity === 'subject' && name === 'curp' && fields['curpUnchecked'] !== true) ||
    (entity === 'identityDocument' && name === 'number' && /^curp$/i.test(kind));
  return !isChecked || curpFits(value) ? null : 'value/curp-check';
}

/** The parts that make one person's name in a record. */
export const nameParts = ['given', 'middle', 'paternal', 'maternal'] as const;

/** A person's whole name as it is spoken: given, middle, first surname, second surname; or as written; or empty. */
export function spokenName(subject: Fields): string {
  const parts = nameParts.map(name => subject[name]).filter(part => typeof part === 'string');
  if (parts.length > 0) return parts.join(' ');
  const written = subject['fullName'] ?? subject['transliteratedName'] ?? subject['nativeScriptName'];
  return typeof written === 'string' ? written : '';
}

/** A person's name as lists order it: both surnames, then given names. */
export function filedName(subject: Fields): string {
  const surnames = ['paternal', 'maternal'].map(name => subject[name]).filter(part => typeof part === 'string');
  const givens = ['given', 'middle'].map(name => subject[name]).filter(part => typeof part === 'string');
  if (surnames.length === 0) return spokenName(subject);
  return givens.length === 0 ? surnames.join(' ') : `${surnames.join(' ')}, ${givens.join(' ')}`;
}

/** Every text of a value, for the search index: strings, elements and parts; not codes, numbers or references. */
export function textsOf(value: Json): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap((element: Json) => textsOf(element));
  if (value !== null && typeof value === 'object') return Object.values(value).flatMap(part => textsOf(part));
  return [];
}

const wordless = new Set(['enum', 'codes', 'boolean', 'reference', 'integer']);
const searched = tableOf(entity =>
  fieldsOf(entity).flatMap(([name, { internal, type }]) => (internal === true || wordless.has(type) ? [] : [name])),
);

/** What of a record may be found by its words: field name and texts, in catalogue order. Internal fields are not searched. */
export function searchableTexts(
  record: Pick<CaseRecord, 'entity' | 'fields'>,
): readonly { readonly field: string; readonly text: string }[] {
  if (!isEntity(record.entity)) return [];
  const found: { readonly field: string; readonly text: string }[] = [];
  for (const field of searched[record.entity]) {
    const value = record.fields[field];
    if (typeof value === 'string') found.push({ field, text: value });
    else if (value !== undefined) for (const text of textsOf(value)) found.push({ field, text });
  }
  return found;
}
