import type { CaseRecord } from '../case.ts';
import { isEntity } from '../catalogue.ts';
import { textIn } from '../records.ts';
import { birthKey } from './birth-dates.ts';
import { baseNames, soundOf } from './name-words.ts';
import type { NameReading } from './person-names.ts';
import { traitEntities, traitsOf, type Traits } from './traits.ts';
import { identifierKey, referenceKey } from './written-numbers.ts';

/** By which rules the keys are made; another number makes a vault's keys anew at its next opening. */
export const MATCH_KEYS_VERSION = 6;

/** A key as it is kept: 52 bits of the text that two records must have in common to be compared at all. */
export type MatchKey = number;

const isTrait: ReadonlySet<string> = new Set(traitEntities);
/** References by which a case is known: to us, to the counterpart, to police and prosecutors. */
const caseNumbers = ['reference', 'theirReference', 'investigationFile', 'policeReport'] as const;

/** The entities that have keys. */
export const keyedEntities = ['case', 'warrant', ...traitEntities] as const;

/** The keys of one record: of the person or the case that it belongs to. */
export function matchKeysOf(record: Pick<CaseRecord, 'entity' | 'fields'>): readonly MatchKey[] {
  if (!isEntity(record.entity)) return [];
  if (isTrait.has(record.entity)) return personKeys(traitsOf([record]));
  return caseKeys(record);
}

/** The keys under which somebody with these traits is looked for. */
export function personKeys({ names, births, identifiers, phones, emails }: Traits): readonly MatchKey[] {
  const texts = [
    ...names.flatMap(nameKeys),
    ...births.flatMap(birth => keyed('b', birthKey(birth))),
    ...[...identifiers.keys()].flatMap(key => keyed('i', key)),
    ...[...phones].flatMap(key => keyed('p', key)),
    ...[...emails].flatMap(key => keyed('e', key)),
  ];
  return distinct(texts);
}

/** The keys of a case's own numbers, and of a warrant's. Numbers of the two countries are compared with each other: ours may be their «yours». */
export function caseKeys({ entity, fields }: Pick<CaseRecord, 'entity' | 'fields'>): readonly MatchKey[] {
  if (entity === 'case') return distinct(caseNumbers.flatMap(name => keyed('r', referenceKey(textIn(fields, name)))));
  if (entity === 'warrant')
    return distinct(['number', 'docket'].flatMap(name => keyed('w', identifierKey(textIn(fields, name)))));
  return [];
}

/** Every pair of a name's words by their sound, whatever the order; each by the names that it may stand for. */
function nameKeys([first]: readonly NameReading[]): readonly string[] {
  if (first === undefined) return [];
  const all = [...first.given, ...first.surnames].map(({ word }) => baseNames(word).map(soundOf));
  return all.flatMap((one, at) =>
    all.slice(at + 1).flatMap(other => one.flatMap(a => other.flatMap(b => keyed('n', [a, b].sort().join(' '))))),
  );
}

function keyed(kind: string, key: string): readonly string[] {
  return key === '' ? [] : [`${kind} ${key}`];
}

function distinct(texts: readonly string[]): readonly MatchKey[] {
  return [...new Set(texts.map(digestOf))];
}

/** FNV-1a in two halves: 52 bits, which SQLite keeps as one integer. Another text with the same number costs a comparison, nothing else. */
export function digestOf(text: string): MatchKey {
  let [one, other] = [0x811c9dc5, 0x050c5d1f];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code, 0x01000193) ^ (other >>> 13);
  }
  return (one >>> 0) * 0x100000 + ((other >>> 0) & 0xfffff);
}
