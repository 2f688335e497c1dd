import type { FieldType } from '../catalogue-types.ts';
import type { Json } from '../language.ts';
import { partialDateOf, storedDate } from '../partial-date.ts';
import { countryCodeOf } from '../country-names.ts';
import { currencyOf, regionOf, unitOf } from './closed-lists.ts';

/** What stands for a masked value: always the same, so that nothing of it shows, not even its length. */
export const maskToken = '••••••••';

/**
 * The coarser form of a value, or undefined where it cannot be made: an unknown type, or a value not shaped as its type says. The
 * result is built anew from parts that are checked; nothing of the value is copied through.
 */
export function generalise(type: FieldType, value: Json | undefined): Json | undefined {
  switch (type) {
    case 'date':
      return typeof value === 'string' ? yearOf(value) : undefined;
    case 'instant':
      return typeof value === 'string' ? /^(\d{4}-\d{2}-\d{2})T/.exec(value)?.[1] : undefined; // the day where it happened
    case 'place':
      return region(value);
    case 'integer':
    case 'decimal':
      return band(value);
    case 'quantity':
      return withUnit(band(member(value, 'amount')), 'unit', listed(member(value, 'unit'), unitOf));
    case 'money':
      return withUnit(band(member(value, 'minor')), 'currency', listed(member(value, 'currency'), currencyOf));
    case 'account':
      return countryOfAccount(value);
    default:
      return undefined;
  }
}

/** The year in which it lies, as surely as it is known: about then stays about then. */
function yearOf(text: string): string | undefined {
  const date = partialDateOf(text);
  return date === null ? undefined : storedDate({ ...date, month: null, day: null });
}

/**
 * State and country, each as a closed list writes it. What stands in those fields was typed, and may be anything: a street, a name.
 */
function region(value: Json | undefined): Json | undefined {
  const country = listed(member(value, 'country'), countryCodeOf);
  if (country === undefined) return undefined;
  const state = listed(member(value, 'state'), text => regionOf(country, text));
  return state === undefined ? { text: country, country } : { text: `${state}, ${country}`, state, country };
}

/** No list holds all institutions, so an account's coarser form is its country. */
function countryOfAccount(value: Json | undefined): Json | undefined {
  const country = listed(member(value, 'country'), countryCodeOf);
  return country === undefined ? undefined : { country };
}

function listed(text: Json | undefined, find: (text: string) => string | undefined): string | undefined {
  return typeof text === 'string' && text.length <= 100 ? find(text) : undefined;
}

/** The power of ten below and above: 4.137 lies from 1 to 10. Read from its digits, so that no rounding moves it. */
function band(value: Json | undefined): { readonly from: number; readonly to: number } | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  const whole = typeof text === 'string' ? /^0*(\d{1,15})(?:\.\d+)?$/.exec(text)?.[1] : undefined;
  if (whole === undefined) return undefined;
  return whole === '0' ? { from: 0, to: 1 } : { from: 10 ** (whole.length - 1), to: 10 ** whole.length };
}

function withUnit(
  range: { readonly from: number; readonly to: number } | undefined,
  key: string,
  unit: string | undefined,
): Json | undefined {
  return range !== undefined && unit !== undefined ? { ...range, [key]: unit } : undefined;
}

function member(value: Json | undefined, key: string): Json | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, key)) return undefined;
  return (value as { readonly [key: string]: Json })[key]; // an object that is no array
}
