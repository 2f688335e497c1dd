import type { CodeOf } from './catalogue-types.ts';
import { countryName } from './country-names.ts';
import { eventName } from './decision/event-name.ts';
import { goodsNames, mediaNames, paperNames } from './listed-names.ts';
import type { Bilingual } from './language.ts';
import { partialDateText } from './partial-date.ts';
import { fill } from './text/fill.ts';
import { findProfile, profiles } from './profiles.ts';
import { english, spanish } from './reader.ts';

/** By what name a person reads a code of the rules or lists that come with Enlace. A code that none of them knows stands as it is. */
export function codeName(of: CodeOf, code: string): Bilingual {
  const asItIs = { en: code, es: code };
  switch (of) {
    case 'event':
      return eventName(code);
    case 'clock':
      return profiles.flatMap(({ clocks }) => clocks).find(({ id }) => id === code)?.label ?? asItIs;
    case 'profile':
      return findProfile(code)?.label ?? asItIs;
    case 'package-item':
      return profiles.flatMap(({ checklist }) => checklist).find(({ id }) => id === code)?.label ?? asItIs;
    case 'fact':
      return factName(code);
    case 'goods':
      return own(goodsNames, code) ?? asItIs;
    case 'paper':
      return own(paperNames, code) ?? asItIs;
    case 'media-type':
      return own(mediaNames, code) ?? asItIs;
    case 'language':
      return languageName(code);
    case 'country':
      return countryName(code);
  }
}

const saying: Bilingual = { en: '{{name}}: {{value}}', es: '{{name}}: {{value}}' };

/** `effectDate=2026-03-04` as `Date on which the notice takes effect: 4 Mar 2026`. */
function factName(fact: string): Bilingual {
  const equals = fact.indexOf('=');
  const name = fact.slice(0, equals);
  const rule = profiles.map(({ facts }) => own(facts, name)).find(each => each !== undefined);
  if (equals < 1 || rule === undefined) return { en: fact, es: fact };
  const value = fact.slice(equals + 1);
  const of = own(rule.options ?? {}, value) ?? valueName(rule.type, value);
  return fill(saying, { name: rule.label, value: of });
}

function valueName(type: string, value: string): Bilingual {
  if (type === 'boolean') return value === 'true' ? { en: 'Yes', es: 'Sí' } : { en: 'No', es: 'No' };
  if (type === 'date') return { en: partialDateText(value, english) ?? value, es: partialDateText(value, spanish) ?? value };
  return { en: value, es: value };
}

let tongues: readonly [Intl.DisplayNames, Intl.DisplayNames] | undefined;

/** `es` as `Spanish`; what is no code of a language, such as `Náhuatl de Guerrero`, as it is. */
function languageName(code: string): Bilingual {
  const asItIs = { en: code, es: code };
  if (!/^[a-z]{2,3}(?:-[A-Z]{2})?$/.test(code)) return asItIs;
  tongues ??= [namesIn('en'), namesIn('es')];
  const [en, es] = tongues.map(tongue => tongue.of(code));
  if (en === undefined || es === undefined) return asItIs;
  return { en, es: es.charAt(0).toUpperCase() + es.slice(1) };
}

function namesIn(language: string): Intl.DisplayNames {
  return new Intl.DisplayNames(language, { type: 'language', fallback: 'none' });
}

function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
