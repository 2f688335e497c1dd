import { FlattenJSON } from '@sd-jwt/core';
import { catalogue, isEntity } from '../../shared/catalogue.ts';
import type { Field } from '../../shared/catalogue-types.ts';
import type { CaseFile } from '../../shared/case.ts';
import type { Json } from '../../shared/language.ts';
import { english, spanish } from '../../shared/reader.ts';
import { valueText } from '../../shared/value-text.ts';

/** One value of a case as it might stand on a screen, and where it comes from (never the value itself in a failure's name). */
export type CaseText = { readonly at: string; readonly text: string; readonly value: Json };

const LEAST_LETTERS = 4;

/** What stands in a packet: its words, and the values that it gives, each as {@link valueKey} writes it. */
export type Readable = { readonly words: string; readonly values: ReadonlySet<string> };

/** What a packet holds, by a reader of somebody else's making: its claims and each opening. */
export function readPacket(packetJson: Uint8Array): Readable {
  const read = FlattenJSON.fromSerialized(JSON.parse(Buffer.from(packetJson).toString()) as never); // its own reader checks the form
  const all = [read.payload, ...read.disclosures].map(part => JSON.parse(Buffer.from(part, 'base64url').toString()) as Json);
  return { words: all.flatMap(leaves).join('\n'), values: new Set(all.flatMap(parts).map(valueKey)) };
}

/** A value as one text, whatever the order of its parts. */
export function valueKey(value: Json): string {
  const sorted = (_: string, one: unknown) =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : one;
  return JSON.stringify(value, sorted);
}

/** A value and everything in it. */
function parts(value: Json): readonly Json[] {
  if (value === null || typeof value !== 'object') return [value];
  return [value, ...(Array.isArray(value) ? (value as readonly Json[]) : Object.values(value)).flatMap(parts)];
}

/**
 * Every value of a case that a person could know it by, as stored and as either language writes it. What the program itself has a word for
 * (options, countries, yes and no) is left out: the word stands on the screen for other reasons.
 */
export function caseTexts({ records }: CaseFile): readonly CaseText[] {
  return records.flatMap(({ entity, fields }) =>
    Object.entries(fields).flatMap(([name, value]) => {
      const field = isEntity(entity) ? catalogue[entity].fields[name] : undefined;
      if (field === undefined || isProgramsWord(field)) return [];
      return writtenAs(field, value)
        .filter(text => text.length >= LEAST_LETTERS)
        .map(text => ({ at: `${entity}.${name}`, text, value }));
    }),
  );
}

/** A stored value, its parts, and both languages' writing of it. */
function writtenAs(field: Field | undefined, value: Json): readonly string[] {
  return [...new Set([...leaves(value), valueText(field, value, english), valueText(field, value, spanish)])];
}

function isProgramsWord({ type, options }: Field): boolean {
  return options !== undefined || type === 'boolean' || type === 'country' || type === 'reference';
}

function leaves(value: Json): readonly string[] {
  if (value === null || typeof value === 'boolean') return [];
  if (typeof value === 'object') return (Array.isArray(value) ? value : Object.values(value)).flatMap(leaves);
  return [String(value)];
}

/** Whether the text stands in the other as words of its own, in whatever letters' case. */
export function stands(text: string, within: string): boolean {
  if (!within.toLowerCase().includes(text.toLowerCase())) return false;
  const escaped = text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'iu').test(within);
}

/**
 * All that a page holds: its title, its texts, what is typed in it, and every attribute of every element. The four digits in the middle of a
 * record's id can be any number, a document's size too, and no value has that form: ids are left out. Names nothing: a browser may run it.
 */
export function pageTexts(within: Element): readonly string[] {
  const drawn = new Set(['d', 'class', 'style', 'points', 'viewBox']);
  const texts = [...within.querySelectorAll('*')].flatMap(element => [
    ...[...element.attributes].filter(({ name }) => !drawn.has(name)).map(({ value }) => value),
    ...('value' in element && typeof element.value === 'string' ? [element.value] : []),
    ...[...element.childNodes].flatMap(({ nodeType, nodeValue }) => (nodeType === 3 ? (nodeValue ?? '') : [])),
    ...(element.children.length > 0 && element.children.length < 4 ? [element.textContent] : []), // words that several parts make
  ]);
  return texts.map(text => text.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, ''));
}
