import type { Field } from './catalogue-types.ts';
import { codeName } from './code-name.ts';
import { countryName } from './country-names.ts';
import type { Bilingual, Json } from './language.ts';
import { unitName } from './listed-names.ts';
import { instantText } from './instant-text.ts';
import { partialDateText } from './partial-date.ts';
import { amountText, moneyText } from './money/currency.ts';
import { english, spanish, type Reader } from './reader.ts';

const yes: Bilingual = { en: 'Yes', es: 'Sí' };
const no: Bilingual = { en: 'No', es: 'No' };

/**
 * A value as a person reads it. Total: a value of another shape than its field's (a generalised date is a year, a place a state) is
 * written from its parts. Dates are spelled so that day and month cannot be taken for each other.
 *
 * @param zone - The office's, whose time needs no name; left out where the text leaves the office.
 */
export function valueText(field: Field | undefined, value: Json, reader: Reader, zone?: string): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return reader.say(value ? yes : no);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return stringText(field, value, reader, zone);
  if (Array.isArray(value)) return value.map((item: Json) => valueText(field, item, reader, zone)).join(', ');
  return objectText(field, value as { readonly [key: string]: Json }, reader); // arrays were taken above
}

/** A value in both languages; both are the same text where the languages do not differ. */
export function bilingualValue(field: Field | undefined, value: Json): Bilingual {
  return { en: valueText(field, value, english), es: valueText(field, value, spanish) };
}

function stringText(field: Field | undefined, value: string, reader: Reader, zone: string | undefined): string {
  const option = field?.options?.[value];
  if (option !== undefined) return reader.say(option);
  if (field?.codeOf !== undefined) return reader.say(codeName(field.codeOf, value));
  if (field?.type === 'date') return dateText(value, reader);
  if (field?.type === 'country' || field?.isCountry === true) return reader.say(countryName(value));
  if (field?.type === 'instant') return instantText(value, reader, zone);
  return value;
}

/** `14 Mar 1987`, `14 mar 1987`; `March 1987`, `hacia marzo de 1987`; a band or anything else stays as it is. */
export function dateText(date: string, reader: Pick<Reader, 'calendar' | 'say'>): string {
  return partialDateText(date, reader) ?? date;
}

function objectText(field: Field | undefined, value: { readonly [key: string]: Json }, reader: Reader): string {
  const text = (key: string) => (value[key] === undefined ? '' : valueText(undefined, value[key], reader));
  const joined = (keys: readonly string[], separator = ', ') => keys.map(text).filter(Boolean).join(separator);
  const band = bandText(field, value, text, unitOf(value, reader));
  if (band !== null) return band;
  if (field?.type === 'money' && value.minor !== undefined)
    return moneyText({ minor: text('minor'), currency: text('currency') });
  if (field?.type === 'quantity' && value.amount !== undefined) return `${text('amount')} ${unitOf(value, reader)}`.trim();
  const country = (code: Json | undefined) => (typeof code === 'string' ? reader.say(countryName(code)) : '');
  if (field?.type === 'account') return [text('institution'), country(value.country), text('number')].filter(Boolean).join(', ');
  if (field?.type === 'place') return placeText(text, country(value.country));
  return joined(Object.keys(value));
}

function unitOf({ unit }: { readonly [key: string]: Json }, reader: Reader): string {
  return typeof unit === 'string' ? reader.say(unitName(unit)) : '';
}

/** A generalised number: `10–100 kg`; money's bounds are in minor units. */
function bandText(
  field: Field | undefined,
  value: { readonly [key: string]: Json },
  text: (key: string) => string,
  unit: string,
): string | null {
  if (typeof value.from !== 'number' || typeof value.to !== 'number') return null;
  if (field?.type !== 'money') return `${value.from}–${value.to} ${unit}`.trim();
  const currency = text('currency');
  return `${amountText(String(value.from), currency)}–${moneyText({ minor: value.to, currency })}`;
}

/** A place as it was written, with what that lacks of its parts. A coarser one ends with its country's code, for which the name stands. */
function placeText(text: (key: string) => string, country: string): string {
  const code = text('country');
  const typed = text('text');
  const written = code !== '' && (typed === code || typed.endsWith(`, ${code}`)) ? typed.slice(0, -code.length) + country : typed;
  const parts = [text('locality'), text('state'), country];
  const wider = parts.filter(part => part !== '' && !written.includes(part));
  const position = text('lat') !== '' && text('lon') !== '' ? [`${text('lat')}, ${text('lon')}`] : [];
  return [written, ...wider, ...position].filter(Boolean).join(', ');
}
