import type { Field } from './catalogue-types.ts';
import type { OfficeDay } from './clocks/civil-day.ts';
import type { Json } from './language.ts';
import { readMoney } from './money/read-money.ts';
import { calendarWords } from './text/calendar.ts';
import { instantsTyped } from './typed-instant.ts';
import { datesTyped } from './typed-partial-date.ts';
import { normaliseValue } from './values.ts';

/**
 * The one form in which a value that a person wrote or pasted is stored, whichever door it came by: a date that was typed in one way of meaning
 * it, the same with its time, a sum read from its writing. Total: what cannot be read, or may be two, stays as it is, for `problemOf` to say why. A value in its stored form stays the same.
 *
 * @param day - The office's, from which a day is counted, and its zone: whose time it is where none is named. Without it no time is read from words.
 */
export function storedValue(field: Field | undefined, given: Json, day?: OfficeDay): Json {
  const value = normaliseValue(given);
  if (field === undefined || typeof value !== 'string') return value;
  if (field.type === 'date') return only(datesTyped(value)) ?? value;
  if (field.type === 'instant') return day === undefined ? value : (momentOf(value, day) ?? value);
  if (field.type === 'money') return sumOf(value);
  return value;
}

function only([meant, other]: readonly string[]): string | undefined {
  return other === undefined ? meant : undefined;
}

/** In either order of day and month: a door has no reader, so figures that may be both mean neither. */
function momentOf(text: string, { on: today, zone }: OfficeDay): string | undefined {
  return only(instantsTyped(text, { today, zone, calendar: calendarWords.es }));
}

function sumOf(text: string): Json {
  const reading = readMoney(text);
  return reading.kind === 'read' ? reading.money : text;
}
