import type { CaseRecord } from '../case.ts';
import type { Field } from '../catalogue-types.ts';
import { fieldsOf, isEntity, tableOf, type EntityName } from '../catalogue.ts';
import type { Json } from '../language.ts';
import { fold } from '../leak/fold.ts';
import type { Fields } from '../records.ts';
import { birthKey } from '../same-person/birth-dates.ts';
import { baseNames, soundOf } from '../same-person/name-words.ts';
import { traitsOf } from '../same-person/traits.ts';
import { emailKey, identifierKey, phoneKey } from '../same-person/written-numbers.ts';
import type { TouchKind } from './kinds.ts';
import { placeKeys } from './places.ts';

/** By which rules values are written alike. It stands in every offer of a blind comparison: two offices with different rules compare nothing. */
export const TOUCH_RULES = 1;

/** A value as it is compared, of what kind, and from which field. */
export type Touch = { readonly kind: TouchKind; readonly text: string; readonly field: string };

/** Entities whose values are an office's own, of its officials, or of places where everybody meets: they point at no case. */
const leftOut: ReadonlySet<EntityName> = new Set(['case', 'member', 'caseLink', 'participant', 'custodyEntry', 'document']);
const placesLeftOut: ReadonlySet<string> = new Set([
  'exchange.place',
  'outcome.place',
  'evidence.storage',
  'subject.custodyPlace',
]);
/** Numbers whose catalogue row does not say what they are of. */
const named: Readonly<Record<string, TouchKind>> = {
  'contactPoint.imei': 'device',
  'contactPoint.imsi': 'device',
  'evidence.deviceId': 'device',
  'vehicle.plate': 'vehicle',
  'vehicle.vin': 'vehicle',
};
const numbersLeftOut: ReadonlySet<string> = new Set(['subject.dnaReference']);

const touchTypes: ReadonlySet<string> = new Set([
  'phone',
  'email',
  'account',
  'place',
  'identifier',
] satisfies readonly Field['type'][]);
/** The fields of each entity whose values may be met elsewhere: most records have few or none. */
const touching = tableOf(entity =>
  fieldsOf(entity).filter(([, { type, internal }]) => internal !== true && touchTypes.has(type)),
);

/** What a record says that may stand in another case too, by the types of the catalogue: a record kind that is new is met without a line here. */
export function touchesOf({ entity, fields }: Pick<CaseRecord, 'entity' | 'fields'>): readonly Touch[] {
  if (!isEntity(entity) || leftOut.has(entity)) return [];
  const touches = touching[entity].flatMap(([name, field]) => touchesIn(entity, name, field, fields[name]));
  const persons =
    entity === 'subject' ? personTexts(fields).map(text => ({ kind: 'person' as const, text, field: 'fullName' })) : [];
  return [...touches, ...persons];
}

/** An account's number, whoever holds it: a CLABE, an IBAN, a number of a bank's own. */
export function accountText(value: Json | undefined): string {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return '';
  const number = (value as { readonly number?: Json }).number; // a field of type account
  return typeof number === 'string' ? identifierKey(number) : '';
}

/** A plate: letters and figures alone. Shorter than other numbers, so two of its five signs are figures at least. */
export function plateText(text: string): string {
  const { dense } = fold(text);
  return dense.length >= 5 && dense.replaceAll(/\D/g, '').length >= 2 ? dense : '';
}

function touchesIn(entity: EntityName, name: string, field: Field, value: Json | undefined): readonly Touch[] {
  if (value === undefined || value === null) return [];
  const path = `${entity}.${name}`;
  const text = typeof value === 'string' ? value : '';
  const found = (kind: TouchKind, texts: readonly string[]): readonly Touch[] =>
    texts.flatMap(each => (each === '' ? [] : [{ kind, text: each, field: name }]));
  switch (field.type) {
    case 'phone':
      return found('phone', [phoneKey(text)]);
    case 'email':
      return found('email', [emailKey(text)]);
    case 'account':
      return found('account', [accountText(value)]);
    case 'place':
      return isComparedPlace(path, field) ? found('place', placeKeys(value)) : [];
    case 'identifier': {
      const kind = named[path] ?? (field.category === 'IDN' && !numbersLeftOut.has(path) ? 'identifier' : undefined);
      if (kind === undefined) return [];
      return found(kind, [path === 'vehicle.plate' ? plateText(text) : identifierKey(text)]);
    }
    default:
      return [];
  }
}

function isComparedPlace(path: string, { category }: Field): boolean {
  return !placesLeftOut.has(path) && (category === 'CON' || category === 'OPS' || category === 'FIN');
}

/** Words of a name further apart are not joined: no name is so long, and a page pasted as one would give millions of threes. */
const NAME_SPAN = 10;

/**
 * Every pair of a name's words by their sound with the year of birth, and every three of them without: enough to find those who may be one, whom the
 * rule of sameness then weighs.
 */
function personTexts(fields: Fields): readonly string[] {
  const { names, births } = traitsOf([{ entity: 'subject', fields }]);
  const years = [...new Set(births.map(({ year }) => year))];
  const texts = names.flatMap(([reading]) => {
    if (reading === undefined) return [];
    const words = [...reading.given, ...reading.surnames].map(({ word }) => soundOf(baseNames(word)[0] ?? word));
    const after = (at: number, of: number) => words.slice(at + 1, of + NAME_SPAN);
    const pairs = words.flatMap((one, at) => after(at, at).map(other => (one < other ? `${one} ${other}` : `${other} ${one}`)));
    const threes = words.flatMap((one, at) =>
      after(at, at).flatMap((two, on) => after(at + on + 1, at).map(three => [one, two, three].sort().join(' '))),
    );
    return [...pairs.flatMap(pair => years.map(year => `${pair} ${year}`)), ...threes];
  });
  return [...new Set(texts)];
}

/** A person's whole name by the sound of its words, with the day of birth, for a comparison that cannot weigh: all of it is equal, or nothing is. */
export function wholePersonText(fields: Fields): string {
  const { names, births } = traitsOf([{ entity: 'subject', fields }]);
  const [day = ''] = births.map(birthKey).filter(each => each !== '');
  const reading = names[0]?.[0];
  if (reading === undefined || day === '') return '';
  const words = [...reading.given, ...reading.surnames].map(({ word }) => soundOf(baseNames(word)[0] ?? word));
  return words.length < 2 ? '' : `${words.sort().join(' ')} ${day}`;
}
