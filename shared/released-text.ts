import { agencyTable } from './agency-table.ts';
import { catalogue, isEntity } from './catalogue.ts';
import type { Field } from './catalogue-types.ts';
import type { Bilingual, Json } from './language.ts';
import { titleFields, toldBy } from './record-name.ts';
import { spokenName } from './records.ts';
import { fill } from './text/fill.ts';
import { bilingualValue } from './value-text.ts';

// How what a packet gives is said to people, on its pages and in the page that checks it: from what was released alone.

/** A record of a packet with the values that it gives. */
export type GivenRecord = { readonly entity: string; readonly id: string; readonly fields: Readonly<Record<string, Json>> };

/** What each record of a packet is called there, by its id in it; null where nothing released names it. */
export type ReleasedNames = ReadonlyMap<string, Bilingual | null>;

const mostName = 90; // characters; what the name is taken from stands whole in its field

export function releasedNames(records: Iterable<GivenRecord>): ReleasedNames {
  return new Map(Array.from(records, record => [record.id, nameOf(record)]));
}

function nameOf({ entity, id, fields }: GivenRecord): Bilingual | null {
  if (entity === 'case' || entity === 'portion') return null;
  const title =
    entity === 'subject' ? spokenName(withoutPseudonym(fields, id)) : titleFields.map(name => fields[name]).find(isText);
  if (title !== undefined && title !== '') return cut({ en: title, es: title });
  const told = (toldBy[entity] ?? []).flatMap(name => {
    const value = fields[name];
    return value === undefined ? [] : [releasedValue(fieldOf(entity, name), value, new Map())];
  });
  if (told.length === 0) return null;
  return cut({ en: told.map(({ en }) => en).join(', '), es: told.map(({ es }) => es).join(', ') });
}

/** A person under a pseudonym has it in each part of the name; the record is called by it anyhow. */
function withoutPseudonym(fields: GivenRecord['fields'], id: string): GivenRecord['fields'] {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== id));
}

/**
 * A released value in both languages: an agency by its name, a record by what the packet calls it, each with the code that packets know it
 * by; everything else as everywhere.
 */
export function releasedValue(field: Field | undefined, value: Json, names: ReleasedNames): Bilingual {
  if (typeof value === 'string' && field?.type === 'agency') return withCode(agencyName(value), value);
  if (typeof value === 'string' && field?.type === 'reference') return withCode(names.get(value), value);
  if (Array.isArray(value) && field?.codeOf === 'fact') return factsIn(field, value, names);
  return bilingualValue(field, value);
}

/** A fact of an event may be a record: `charge=CHA-…`. */
function factsIn(field: Field, facts: readonly Json[], names: ReleasedNames): Bilingual {
  const said = facts.map(fact => {
    const text = bilingualValue(field, fact);
    const id = typeof fact === 'string' ? fact.slice(fact.indexOf('=') + 1) : '';
    const name = names.get(id);
    if (name == null) return text;
    return { en: text.en.replace(id, withCode(name, id).en), es: text.es.replace(id, withCode(name, id).es) };
  });
  return { en: said.map(({ en }) => en).join('; '), es: said.map(({ es }) => es).join('; ') };
}

const coded: Bilingual = { en: '{{name}} ({{code}})', es: '{{name}} ({{code}})' };

/** A name with the code behind it; the code alone where there is none. */
export function withCode(name: Bilingual | null | undefined, code: string): Bilingual {
  if (name == null) return { en: code, es: code };
  return fill(coded, { name, code });
}

const agencyNames: ReadonlyMap<string, Bilingual> = new Map(agencyTable.map(({ code, names }) => [code as string, names]));

/** An agency that every office knows; others are known by their codes to those who have them on file. */
function agencyName(code: string): Bilingual | undefined {
  return agencyNames.get(code);
}

function fieldOf(entity: string, name: string): Field | undefined {
  return isEntity(entity) ? catalogue[entity].fields[name] : undefined;
}

function isText(value: Json | undefined): value is string {
  return typeof value === 'string' && value !== '';
}

function cut({ en, es }: Bilingual): Bilingual {
  return { en: cutText(en), es: cutText(es) };
}

function cutText(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  if (line.length <= mostName) return line;
  return `${line.slice(0, mostName).replace(/\s+\S*$/, '')}…`;
}
