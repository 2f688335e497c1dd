import type { Field } from './catalogue-types.ts';
import type { Json } from './language.ts';
import { readMoney } from './money/read-money.ts';
import { datesTyped } from './typed-partial-date.ts';
import { normaliseValue } from './values.ts';

/**
 * The one form in which a value that a person wrote or pasted is stored, whichever door it came by: a date that was typed in one way of meaning
 * it, a sum read from its writing. Total: what cannot be read, or may be two, stays as it is, for `problemOf` to say why. A value in its stored form stays the same.
 */
export function storedValue(field: Field | undefined, given: Json): Json {
  const value = normaliseValue(given);
  if (field === undefined || typeof value !== 'string') return value;
  if (field.type === 'date') return dateOf(value);
  if (field.type === 'money') return sumOf(value);
  return value;
}

function dateOf(text: string): Json {
  const meant = datesTyped(text);
  return meant.length === 1 ? meant[0]! : text;
}

function sumOf(text: string): Json {
  const reading = readMoney(text);
  return reading.kind === 'read' ? reading.money : text;
}
