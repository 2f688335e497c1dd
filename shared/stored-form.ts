import type { Field } from './catalogue-types.ts';
import type { OfficeDay } from './clocks/civil-day.ts';
import { countryCodeOf } from './country-names.ts';
import type { Json } from './language.ts';
import { readMoney } from './money/read-money.ts';
import { compactNumber, phoneNumber, registerNumber, socialSecurityNumber, tidyNumber } from './pasted-numbers.ts';
import { calendarWords } from './text/calendar.ts';
import { instantsTyped } from './typed-instant.ts';
import { datesTyped } from './typed-partial-date.ts';
import { normaliseValue } from './values.ts';

/**
 * The one form in which a value that a person wrote or pasted is stored, whichever door it came by: a date that was typed in one way of meaning
 * it, the same with its time, a sum read from its writing, a number without what parts its figures, a country by its code. Total: what cannot
 * be read, or may be two, stays as it is, for `problemOf` to say why. A value in its stored form stays the same.
 *
 * @param day - The office's, from which a day is counted, and its zone: whose time it is where none is named. Without it no time is read from words.
 */
export function storedValue(field: Field | undefined, given: Json, day?: OfficeDay): Json {
  const value = normaliseValue(given);
  if (field === undefined) return value;
  if (typeof value === 'string') return storedText(field, value, day);
  if (field.type === 'texts' && field.codeOf === 'country') return countriesOf(value);
  if ((field.type !== 'place' && field.type !== 'account') || value === null || typeof value !== 'object' || Array.isArray(value))
    return value;
  const coded = withCountryCode(value as { readonly [part: string]: Json }); // no list
  return field.type === 'place' ? withWords(coded) : coded;
}

/** Countries by their codes, each once, also where several stand in one line; what is none stays as it was written. */
function countriesOf(value: Json): Json {
  if (!Array.isArray(value)) return value;
  const codes = (value as readonly Json[]).flatMap((element): readonly Json[] => {
    if (typeof element !== 'string') return [element];
    const whole = countryCodeOf(element);
    if (whole !== undefined) return [whole];
    const parts = element.split(/[/,;]|\s+(?:y|e|and)\s+/i).map(part => countryCodeOf(part));
    return parts.length > 1 && parts.every(part => part !== undefined) ? parts : [element];
  });
  return [...new Set(codes)];
}

/** A place that was given by its parts alone, in their words: the narrowest stands for the rest, which follow it wherever it is shown. */
function withWords(value: { readonly [part: string]: Json }): Json {
  const { text = '', locality, state, country } = value;
  const narrowest = [locality, state, country].find(part => typeof part === 'string' && part.trim() !== '');
  return text === '' && narrowest !== undefined ? { ...value, text: narrowest } : value;
}

function storedText(field: Field, text: string, day: OfficeDay | undefined): Json {
  switch (field.type) {
    case 'date':
      return only(datesTyped(text)) ?? text;
    case 'instant':
      return day === undefined ? text : (momentOf(text, day) ?? text);
    case 'money':
      return sumOf(text);
    case 'phone':
      return phoneNumber(text);
    case 'country':
      return countryCodeOf(text) ?? text;
    case 'identifier':
      return !ruleCodes.has(field.codeOf) && field.internal !== true ? writings[field.writing ?? 'as-written'](text) : text;
    case 'text':
      return field.isCountry === true ? (countryCodeOf(text) ?? text) : text;
    default:
      return text;
  }
}

/** Codes of rules are chosen, and stand as they are; what else an identifier names, a person may write. */
const ruleCodes: ReadonlySet<Field['codeOf']> = new Set<Field['codeOf']>(['event', 'clock', 'profile']);

const writings: Readonly<Record<NonNullable<Field['writing']> | 'as-written', (text: string) => string>> = {
  'as-written': tidyNumber,
  compact: compactNumber,
  'social-security': socialSecurityNumber,
  register: registerNumber,
};

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

function withCountryCode(value: { readonly [part: string]: Json }): { readonly [part: string]: Json } {
  const { country } = value;
  return typeof country === 'string' ? { ...value, country: countryCodeOf(country) ?? country } : value;
}
