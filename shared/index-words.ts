import type { Field } from './catalogue-types.ts';
import { fieldAt } from './catalogue.ts';
import { countryName } from './country-names.ts';
import { fold as foldDense } from './leak/fold.ts';
import { partialDateOf } from './partial-date.ts';
import { identifierKey, phoneKey } from './same-person/written-numbers.ts';
import { monthNames } from './text/calendar.ts';
import { closedUp, fold } from './text-rules.ts';

/** Characters that a writer does not see and that cut a word for the index: soft hyphens, joiners. */
const unseen = /[\p{Cf}]/gu;

/** A text of plain letters without an apostrophe of any make: nothing in it is unseen, and nothing to be closed up. */
const asItStands = /^[\n\x20-\x26\x28-\x5f\x61-\x7e\u00c0-\u024f]*$/;

/** Types whose values a person types in other ways than they are written. */
const readAnew: ReadonlySet<string> = new Set(['phone', 'identifier', 'date', 'country'] satisfies readonly Field['type'][]);

/** A text as it is searched for: without what a writer does not see. */
export function withoutUnseen(text: string): string {
  return text.replaceAll(unseen, '');
}

/**
 * Other ways in which a person would type what a text holds, for the index: O'Neill as one word, a word without its soft hyphens, a number or a
 * telephone without what parts its figures and by any part of it, a date with its month as a word, a country by its names. Empty where it can be typed in one way.
 */
export function otherWords(path: string, text: string): readonly string[] {
  const field = fieldAt(path);
  const type = field?.type;
  const isPlain = asItStands.test(text);
  if (isPlain && field?.isCountry !== true && (type === undefined || !readAnew.has(type))) return []; // as nearly every text
  const closed = isPlain ? text : closedUp(withoutUnseen(text));
  const number = type === 'phone' ? phoneKey(text) : type === 'identifier' ? identifierKey(text) : '';
  return [
    ...(type === 'date' ? monthWords(text) : []),
    ...(type === 'country' || field?.isCountry === true ? Object.values(countryName(text)).filter(name => name !== text) : []),
    ...(closed === text ? [] : [closed]),
    ...(number === '' || number === text.toLowerCase() ? [] : [number]),
    ...partsOf(number),
  ];
}

/** So many letters or figures of a number are enough to find it by. */
const SHORTEST_PART = 4;

/** A number's endings: what begins as one of them is a part of the number. */
function partsOf(number: string): readonly string[] {
  const starts = Array.from({ length: Math.max(0, number.length - SHORTEST_PART) }, (_, at) => at + 1);
  return starts.map(start => number.slice(start));
}

/** A text with its words closed up, O'Neill as one, beside the text as it stands: what a filter looks in. */
export function filterText(text: string): string {
  const plain = withoutUnseen(text);
  const closed = closedUp(plain);
  return fold(closed === plain ? plain : `${plain} ${closed}`);
}

/** The number that a person types, as the index has it, whatever parts its figures; null where what is typed is none. */
export function numberTyped(typed: string): string | null {
  const plain = withoutUnseen(typed).trim();
  if (!/^[\p{L}]{0,6}[\s.\-–‑/+()]*\p{N}[\p{L}\p{N}\s.\-–‑/+()]*$/u.test(plain)) return null;
  const key = /^[+\d\s.\-–‑/()]+$/.test(plain) ? phoneKey(plain) : '';
  const found = key === '' ? identifierKey(plain) : key;
  if (found !== '') return found;
  const dense = foldDense(plain).dense; // a part of a number that was typed with what parts its figures
  return dense !== fold(plain) && (dense.match(/\p{N}/gu)?.length ?? 0) >= SHORTEST_PART ? dense : null;
}

function monthWords(text: string): readonly string[] {
  const month = partialDateOf(text)?.month ?? null;
  return month === null ? [] : [`${monthNames.en[month - 1]} ${monthNames.es[month - 1]}`];
}
