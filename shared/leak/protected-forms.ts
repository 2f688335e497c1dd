import { catalogue, isEntity, type EntityName } from '../catalogue.ts';
import type { CaseRecord } from '../case.ts';
import { nameParts, textIn } from '../records.ts';
import { isCommonGivenName, isCommonSurname } from './common-names.ts';
import { isCommonWord } from './common-words.ts';
import { wordsOf } from './fold.ts';
import { backwards, partsOfFullName } from './name-needles.ts';
import type { LeakKind, NameParts, WithheldValue } from './needle.ts';
import { familiarFormsOf, nicknamesOf } from './nicknames.ts';
import { heardForm } from './other-alphabet.ts';
import { soundOfWord } from './other-spellings.ts';
import { exchanged } from './spelling-alphabet.ts';
import { kindOfField, protectedRecords } from './values.ts';
import { phraseWords } from './variants.ts';

/** Raised when the same records have other forms: what a vault keeps of them is derived anew. */
export const PROTECTED_FORMS_VERSION = 3;

/** A protected value, and the forms of it that nobody else has: whole names and numbers, folded and run together. */
export type ProtectedValue = { readonly forms: readonly string[]; readonly value: WithheldValue };

/** The entities whose values are protected beyond their case. */
export const protectedEntities = [
  'case',
  'subject',
  'alias',
  'contactPoint',
  'identityDocument',
  'address',
] as const satisfies readonly EntityName[];

/** Words and characters that a form has at most, and characters that it has at least: a shorter one is in every other text. */
export const mostFormWords = 12;
export const formLength = { least: 5, most: 96 } as const;

/**
 * What of a case must not be told in the packet of another: of sources, witnesses and victims, of persons whose existence is hidden, and of a
 * case whose existence is confidential its names and everybody in it.
 */
export function protectedValues(records: readonly CaseRecord[]): readonly ProtectedValue[] {
  const isSecret = records.some(({ entity, fields }) => entity === 'case' && fields['existenceConfidential'] === true);
  const isNamed = protectedRecords(records);
  const isHidden = hiddenRecords(records);
  return records.flatMap(record => {
    const isProtected = isNamed(record) || isHidden(record);
    if (!isProtected && !isSecret) return [];
    // Whoever is merely a party to a secret case may be a party to this one too, and stand in it by name.
    return valuesOf(record, isProtected || record.entity === 'case').filter(({ forms }) => forms.length > 0);
  });
}

/** Whether a person's existence is marked as hidden, or that of the person that a record hangs from. */
function hiddenRecords(records: readonly CaseRecord[]): (record: CaseRecord) => boolean {
  const hidden = new Set<string>();
  for (const { id, entity, marks } of records)
    if (entity === 'subject' && marks['*']?.caveats?.some(({ kind }) => kind === 'EXISTENCE_HIDDEN') === true) hidden.add(id);
  return ({ id, parentId }) => hidden.has(id) || (parentId !== null && hidden.has(parentId));
}

function valuesOf({ id, entity, fields }: CaseRecord, isProtected: boolean): readonly ProtectedValue[] {
  if (!isEntity(entity)) return [];
  const about = { record: id, entity, isProtected, isOfAnotherCase: true } as const;
  const found: ProtectedValue[] = [];
  const add = (field: string, value: Pick<WithheldValue, 'kind' | 'texts' | 'name'>, forms: readonly string[]): void => {
    found.push({ forms: [...new Set(forms)].filter(isForm), value: { ...about, field, path: field, ...value } });
  };
  for (const [field, { setBy }] of Object.entries(catalogue[entity].fields)) {
    const kind = setBy === undefined ? kindOfField(entity, field) : null;
    const held = fields[field];
    const text = kind === 'place' ? textIn((held ?? {}) as typeof fields, 'text') : textIn(fields, field); // a place is an object
    if (kind !== null && text !== '') add(field, { kind, texts: [text] }, formsOf(entity, field, kind, text));
  }
  const name = nameOf(fields);
  if (entity === 'subject' && name !== null) add('given', { kind: 'name', texts: [], name }, namesOf(name));
  return found;
}

const isForm = (form: string): boolean => form.length >= formLength.least && form.length <= formLength.most;

function formsOf(entity: EntityName, field: string, kind: LeakKind, text: string): readonly string[] {
  const words = wordsOf(text);
  const form = words.join('');
  switch (kind) {
    case 'identifier':
    case 'account':
      return /\d/.test(form) ? [form] : [];
    case 'phone':
      return [form, form.replaceAll(/\D/g, '').slice(-10)];
    case 'email':
      return [form];
    case 'place':
      return entity === 'address' ? [form, streetOf(text)] : [];
    case 'name':
      return entity === 'alias' || field === 'codeword' ? calledForms(words) : [];
    case 'text':
      return entity === 'case' && field === 'title' ? titleForms(words) : [];
    default:
      return [];
  }
}

/** A street with its number. */
function streetOf(text: string): string {
  const street = wordsOf(text.split(',')[0] ?? '');
  return street.length > 1 && street.some(word => /\d/.test(word)) ? street.join('') : '';
}

const soundMark = '~'; // no folded word has it: what is heard is kept apart from what is written

/** What words are heard as, each worked out once: texts have the same few thousand again and again. */
const heard = new Map<string, string>();
const mostHeard = 20_000;

/** Folded words as they are heard, in which a text is asked for forms once more. */
export function heardWords(words: readonly string[]): readonly string[] {
  if (heard.size > mostHeard) heard.clear();
  return words.map(word => {
    let sound = heard.get(word);
    if (sound === undefined) heard.set(word, (sound = soundMark + soundOfWord(word)));
    return sound;
  });
}

/** A given name and a surname by ear, whoever writes them. */
function heardForms(given: string, surname: readonly string[]): readonly string[] {
  const [one, ...other] = heardWords([given, ...surname]);
  return [one + other.join(''), other.join('') + one];
}

/** What somebody or something is called, unless that is a word, a common name or how half the country calls a Francisco. */
function calledForms(words: readonly string[]): readonly string[] {
  const says = words.filter(word => !isCommonWord(word) && !isCommonGivenName(word) && !isCommonSurname(word));
  if (!says.some(word => nicknamesOf(word).length === 0)) return [];
  return [words.join(''), ...(says.join('').length >= 6 ? [heardWords(says).join('')] : [])];
}

/** A title whole, or as it is quoted where it is long. */
function titleForms(words: readonly string[]): readonly string[] {
  if (words.every(isCommonWord)) return [];
  if (words.length <= phraseWords) return words.length > 1 ? [words.join('')] : [];
  return words.slice(phraseWords - 1).map((_, at) => words.slice(at, at + phraseWords).join(''));
}

function nameOf(fields: CaseRecord['fields']): NameParts | null {
  if (!nameParts.some(part => textIn(fields, part) !== '')) {
    const full = textIn(fields, 'fullName');
    return full === '' ? null : partsOfFullName(full);
  }
  return {
    given: `${textIn(fields, 'given')} ${textIn(fields, 'middle')}`.trim(),
    paternal: textIn(fields, 'paternal'),
    maternal: textIn(fields, 'maternal'),
  };
}

/** A given name with a surname, unless both are common; with two surnames in any case. */
function namesOf(name: NameParts): readonly string[] {
  const [given = '', ...more] = wordsOf(name.given);
  const [first, second] = [wordsOf(name.paternal).join(''), wordsOf(name.maternal).join('')];
  if (given === '' || first === '') return [];
  const all = given + more.join('');
  const short =
    isCommonGivenName(given) && isCommonSurname(first)
      ? []
      : [
          given + first,
          first + given,
          all + first,
          first + all,
          ...disguisedForms(given, first),
          ...heardForms(given, wordsOf(name.paternal)),
        ];
  if (second === '') return short;
  return [...short, given + first + second, all + first + second, first + second + all, first + second + given];
}

/** A given name and a surname as a person disguises them: by a familiar form, backwards, with letters exchanged, as another alphabet hears them. */
function disguisedForms(given: string, surname: string): readonly string[] {
  const familiar = isCommonSurname(surname) ? [] : familiarFormsOf(given).map(form => [form, surname] as const);
  const [givenInCipher, surnameInCipher] = [exchanged(given), exchanged(surname)];
  const exchangedPairs = givenInCipher.map((form, at) => [form, surnameInCipher[at] ?? ''] as const);
  const pairs = [
    ...familiar,
    [backwards(given), backwards(surname)],
    ...exchangedPairs,
    [heardForm(given), heardForm(surname)],
  ] as const;
  return pairs.flatMap(([one, other]) => (one === '' || other === '' ? [] : [one + other, other + one]));
}
