import { Temporal } from 'temporal-polyfill';
import type { Field, FieldType } from './catalogue-types.ts';
import { daysInMonth } from './clocks/civil-date.ts';
import type { FailureCode } from './failure.ts';
import type { Json } from './language.ts';
import { partialDateOf } from './partial-date.ts';
import { readMoney } from './money/read-money.ts';
import { hasForbiddenCharacter, normaliseText } from './text-rules.ts';
import { datesTyped } from './typed-partial-date.ts';

/** The most characters a value of each type may have; for lists, each element. */
export const maxLengths = { text: 20_000, name: 200, identifier: 200, element: 500, place: 500, unit: 20, sum: 100 } as const;
/** The most elements of a list value. */
export const maxElements = 200;

const currency = /^[A-Z]{3}$/;
const country = /^[A-Z]{2}$/;
export const decimalPattern = /^-?\d{1,18}(\.\d{1,9})?$/;
export const agencyPattern = /^[A-Z]{2}-[A-Z0-9]+(?:[-/][A-Z0-9]+)*$/;
export const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const phone = /^\+?[0-9][0-9 ().\-/]{2,40}(?: ?(?:x|ext\.?) ?\d{1,6})?$/i;
const email = /^[^\s@"<>()[\]\\,;:]{1,64}@[^\s@"<>()[\]\\,;:]{1,190}\.[^\s@.]{2,24}$/u;
const instant =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)(?:\[[A-Za-z_]+(?:\/[A-Za-z_+\-0-9]+)*\])?$/;

type Check = (value: Json, field: Field) => FailureCode | null;

/**
 * Why a value may not stand in a field, or null if it may. Checks the stored form: normalise first ({@link normaliseValue}). Total: it
 * answers for any JSON, and throws for none.
 */
export function problemOf(field: Field, value: Json): FailureCode | null {
  return checks[field.type](value, field);
}

/** The stored form of a value: every string in it NFC, trimmed, with line feeds. */
export function normaliseValue(value: Json): Json {
  if (typeof value === 'string') return normaliseText(value);
  if (Array.isArray(value)) return value.map((element: Json) => normaliseValue(element));
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, normaliseValue(part)]));
  return value;
}

/** Whether a civil date `YYYY-MM-DD` exists (proleptic Gregorian, years 1000–2999). */
export function dateExists(text: string): boolean {
  const parts = /^([12]\d{3})-(\d{2})-(\d{2})$/.exec(text);
  if (parts === null) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Whether an instant exists and says its zone; an offset that its named zone never had is refused. */
export function instantExists(text: string): boolean {
  const parts = instant.exec(text);
  if (parts === null || !dateExists(parts[1]!)) return false;
  if (!text.endsWith(']')) return true;
  try {
    Temporal.ZonedDateTime.from(text, { offset: 'reject' });
    return true;
  } catch {
    return false;
  }
}

/** Whether a CURP is well formed and its last digit is the check digit of the rest (RENAPO's published weights). */
export function curpFits(curp: string): boolean {
  if (!/^[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d$/.test(curp)) return false;
  const alphabet = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ';
  const sum = [...curp.slice(0, 17)].reduce((total, letter, at) => total + alphabet.indexOf(letter) * (18 - at), 0);
  return (10 - (sum % 10)) % 10 === Number(curp[17]);
}

const text =
  (longest: number, lines: boolean): Check =>
  value => {
    if (typeof value !== 'string') return 'value/wrong-type';
    if (value.length > longest) return 'value/too-long';
    if (hasForbiddenCharacter(value) || (!lines && /[\n\t]/.test(value))) return 'value/forbidden-character';
    return value === '' ? 'value/empty' : null;
  };
const line = (longest: number): Check => text(longest, false);

const shaped =
  (pattern: RegExp, longest: number, code: FailureCode = 'value/malformed'): Check =>
  (value, field) =>
    line(longest)(value, field) ?? (pattern.test(value as string) ? null : code); // a string: `line` passed it

/** A code of two letters; a longer text is a name that no country has. */
const countryCode = shaped(country, maxLengths.name, 'value/no-such-country');

const checks: Readonly<Record<FieldType, Check>> = {
  text: text(maxLengths.text, true),
  name: line(maxLengths.name),
  identifier: line(maxLengths.identifier),
  phone: shaped(phone, 60, 'value/no-such-phone'),
  email: shaped(email, 254),
  decimal: shaped(decimalPattern, 30),
  agency: shaped(agencyPattern, 40),
  country: countryCode,
  reference: shaped(uuidPattern, 36),
  date: (value, field) => (typeof value === 'string' ? dateProblem(value, field) : 'value/wrong-type'),
  instant: value => (typeof value !== 'string' ? 'value/wrong-type' : instantExists(value) ? null : 'value/no-such-instant'),
  boolean: value => (typeof value === 'boolean' ? null : 'value/wrong-type'),
  integer: value => (Number.isSafeInteger(value) && !Object.is(value, -0) ? null : 'value/wrong-type'),
  enum: (value, field) =>
    typeof value !== 'string' ? 'value/wrong-type' : isOption(field, value) ? null : 'value/not-an-option',
  codes: (value, field) =>
    list(value, element =>
      typeof element !== 'string' ? 'value/wrong-type' : isOption(field, element) ? null : 'value/not-an-option',
    ),
  texts: (value, field) => list(value, element => line(maxLengths.element)(element, field)),
  place: value =>
    object(
      value,
      { text: line(maxLengths.place) },
      {
        locality: line(maxLengths.name),
        state: line(maxLengths.name),
        country: countryCode,
        lat: number(90),
        lon: number(180),
      },
    ),
  money: value =>
    typeof value === 'string'
      ? moneyProblem(value)
      : object(value, { minor: part => (Number.isSafeInteger(part) ? null : 'value/wrong-type'), currency: shaped(currency, 3) }),
  quantity: value => object(value, { amount: shaped(decimalPattern, 30), unit: line(maxLengths.unit) }),
  account: value => object(value, { institution: line(maxLengths.name), country: countryCode, number: line(60) }),
};

function dateProblem(value: string, { partial }: Field): FailureCode | null {
  const date = partialDateOf(value);
  if (date === null) return datesTyped(value).length > 1 ? 'value/date-two-ways' : 'value/no-such-date';
  const isWhole = date.day !== null && !date.isAbout;
  return isWhole || partial === true ? null : 'value/date-in-part';
}

/** Why a written sum is not stored. One that can be read is no stored form either: `storedValue` would have read it. */
function moneyProblem(written: string): FailureCode {
  const reading = readMoney(written);
  return reading.kind === 'read' ? 'value/wrong-type' : reading.code;
}

function number(limit: number): Check {
  return value => (typeof value === 'number' && Math.abs(value) <= limit && !Object.is(value, -0) ? null : 'value/wrong-type');
}

function isOption(field: Field, code: string): boolean {
  return field.options !== undefined && Object.hasOwn(field.options, code);
}

function list(value: Json, check: (element: Json) => FailureCode | null): FailureCode | null {
  if (!Array.isArray(value)) return 'value/wrong-type';
  const elements: readonly Json[] = value;
  if (elements.length === 0) return 'value/empty';
  if (elements.length > maxElements) return 'value/too-long';
  for (const element of elements) {
    const problem = check(element);
    if (problem !== null) return problem;
  }
  return new Set(elements).size === elements.length ? null : 'value/malformed';
}

function object(value: Json, needed: Record<string, Check>, optional: Record<string, Check> = {}): FailureCode | null {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return 'value/wrong-type';
  const parts = Object.entries(value as { readonly [key: string]: Json }); // neither null nor a list
  if (Object.keys(needed).some(key => !Object.hasOwn(value, key))) return 'value/wrong-type';
  for (const [key, part] of parts) {
    const check = Object.hasOwn(needed, key) ? needed[key] : Object.hasOwn(optional, key) ? optional[key] : undefined;
    const problem = check === undefined ? 'value/wrong-type' : check(part, anyField);
    if (problem !== null) return problem;
  }
  return null;
}

// Parts of a value have no field of their own; their checks do not ask for one.
const anyField: Field = { type: 'text', label: { en: 'part', es: 'parte' }, category: 'ADM', level: 'L1' };
