import { isCommonGivenName, isCommonSurname } from './common-names.ts';
import type { Needle, Severity, Variant } from './needle.ts';
import { heardConsonants, heardForm, heardSyllables } from './other-alphabet.ts';
import { madeSmaller } from './nicknames.ts';
import { cutInTwo, mistyped, spellingsByEar } from './other-spellings.ts';
import { exchanged, exchangedOtherwise } from './spelling-alphabet.ts';

/** The words of a name's parts, folded. */
export type NameWords = {
  readonly given: readonly string[];
  readonly paternal: readonly string[];
  readonly maternal: readonly string[];
};

/** A name with its letters exchanged for others, or in another alphabet as it is heard: in both orders, a rarer surname alone. */
export function disguisedNeedles({ given, paternal, maternal }: NameWords): readonly Needle[] {
  const found: Needle[] = [];
  const [first = ''] = given;
  if (first.length >= 6 && !isCommonGivenName(first)) found.push(...disguisedForms([first], 'warn'));
  for (const surname of [paternal, maternal]) {
    if (surname.length === 0) continue;
    const isCommon = surname.every(isCommonSurname);
    if (surname.join('').length >= 6 && !isCommon) found.push(...disguisedForms(surname, 'warn'), ...consonantForms(surname, 5));
    if (first === '') continue;
    const severity = isCommon && isCommonGivenName(first) ? 'warn' : 'stop';
    for (const whole of [
      [first, ...surname],
      [...surname, first],
    ])
      found.push(...disguisedForms(whole, severity), ...bareForms(whole));
  }
  return found;
}

export function disguisedForms(words: readonly string[], severity: Severity): readonly Needle[] {
  const ciphers = words.map(exchanged);
  const forms: (readonly [Variant, readonly string[]])[] = [0, 1, 2].map(which => [
    'exchanged',
    ciphers.map(each => each[which] ?? ''),
  ]);
  forms.push(['other-alphabet', words.map(heardForm)], ['other-alphabet', words.map(word => heardForm(inEnglish(word)))]);
  return forms.flatMap(([variant, form]) =>
    form.includes('') ? [] : [{ words: form, variant, severity, dense: 'no' as const }],
  );
}

/** A word by what an English reader hears in it. */
const inEnglish = (word: string): string =>
  word
    .replaceAll(/ie|ee|ea/g, 'i')
    .replaceAll('oo', 'u')
    .replaceAll('ck', 'k')
    .replaceAll('ph', 'f')
    .replaceAll(/(?<=[^aeiou])e$/g, '');

/** A whole name without its vowels, as scripts do that write none, or as a person leaves them out: Rmn Ibrrl, R*m*n* *b*rr*l*. */
function bareForms(words: readonly string[]): readonly Needle[] {
  const found: Needle[] = [...consonantForms(words, 6)];
  for (const form of [
    words.map(word => word.replaceAll(/[aeiou]/g, '')),
    words.map(word => word.slice(0, 1) + word.slice(1).replaceAll(/[aeiou]/g, '')),
  ])
    if (form.every((word, at) => word.length >= 2 && word !== words[at]) && form.join('').length >= 7)
      found.push({ words: form, variant: 'part', severity: 'warn', dense: 'between-words' });
  return found;
}

/** An r that English speakers of the east, and whoever writes them down, only lengthen a vowel with. */
const withoutLongR = (word: string): string => word.replaceAll(/(?<=[aeiou])r(?![aeiour])/g, '');

/** What scripts that write few vowels, or others, keep of words; none where fewer consonants than `least` are left. */
function consonantForms(words: readonly string[], least: number): readonly Needle[] {
  return [words.map(heardConsonants), words.map(heardSyllables), words.map(word => heardSyllables(withoutLongR(word)))].flatMap(
    (heard): readonly Needle[] =>
      heard.includes('') || heard.join('').replaceAll(/[^a-z]/g, '').length < least
        ? []
        : [{ words: heard, variant: 'other-alphabet', severity: 'warn', dense: 'no' }],
  );
}

/** A rarer surname without its vowels, where enough is left of it: krkndll. */
function bareSurname(words: readonly string[]): readonly Needle[] {
  const bare = words.map(word => word.slice(0, 1) + word.slice(1).replaceAll(/[aeiou]/g, ''));
  if (bare.join('').length < 6 || bare.every((word, at) => word === words[at])) return [];
  return [{ words: bare, variant: 'part', severity: 'warn', dense: 'no' }];
}

/** How whoever is protected is written by ear or mistyped, made smaller or bigger, and with letters exchanged by any step. */
export function protectedNameForms({ given, paternal, maternal }: NameWords): readonly Needle[] {
  const found: Needle[] = [];
  const add = (words: readonly string[], variant: Variant, severity: Severity = 'warn'): void => {
    found.push({ words, variant, severity, dense: 'no' });
  };
  const [first = ''] = given;
  for (const surname of [paternal, maternal]) {
    const last = surname.at(-1) ?? '';
    const before = surname.slice(0, -1);
    if (surname.every(isCommonSurname)) {
      if (first !== '' && !isCommonGivenName(first))
        for (const form of spellingsByEar(last)) for (const pair of bothOrders(first, [...before, form])) add(pair, 'spelling');
      continue;
    }
    for (const form of [...spellingsByEar(last), ...mistyped(last)]) add([...before, form], 'spelling');
    for (const halves of cutInTwo(last)) add([...before, ...halves], 'spelling');
    found.push(...bareSurname(surname));
    if (last.length < 6) continue;
    for (const form of madeSmaller(last)) add([...before, form], 'called');
    for (const form of exchangedOtherwise(surname.join(''))) add([form], 'exchanged');
    for (const length of [2, 3, 4]) if (first.length >= 4) add([first + last.slice(0, length)], 'part');
  }
  for (const word of given) if (!isCommonGivenName(word)) for (const form of spellingsByEar(word)) add([form], 'spelling');
  return found;
}

const bothOrders = (one: string, others: readonly string[]): readonly (readonly string[])[] => [
  [one, ...others],
  [...others, one],
];
