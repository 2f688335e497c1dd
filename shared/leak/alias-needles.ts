import { isCommonGivenName, isCommonSurname } from './common-names.ts';
import { isCommonWord } from './common-words.ts';
import { isEverydayWord } from './everyday-names.ts';
import type { Needle, Variant } from './needle.ts';
import { diminutivesOf, madeSmaller } from './nicknames.ts';
import { belowHundred, numberEs } from './number-names.ts';
import { figuresOfWords, repeated } from './number-words.ts';
import { cutInTwo, spellingsByEar } from './other-spellings.ts';
import { isPlaceName } from './place-names.ts';
import { officialTitles, personTitles } from './titles.ts';
import { translated } from './translated-words.ts';

const warn =
  (variant: Variant) =>
  (words: readonly string[]): Needle => ({ words, variant, severity: 'warn', dense: 'no' });

/** A nickname by ear, in the other language, in the plural, smaller, bigger, cut short, run together, cut in two and in figures. */
export function protectedAliasForms(words: readonly string[]): readonly Needle[] {
  const last = words.at(-1) ?? '';
  const plural = words.length > 1 ? [`${last}s`, `${last}es`].map(form => [...words.slice(0, -1), form]) : [];
  const joined = words.length > 1 && words.join('').length >= 5 ? [[words.join('')]] : [];
  return [
    ...(words.length > 1 ? firstAlone(words) : formsOfOne(last)),
    ...[...joined, ...plural].map(warn('alias')),
    ...(words.length > 1 ? [warn('initials-and-surname')([...words.slice(0, -1), last.slice(0, 1)])] : []),
    ...translated(words).map(warn('translated')),
    ...numberedAliasForms(words),
  ];
}

function formsOfOne(word: string): readonly Needle[] {
  const spelled = [...spellingsByEar(word), ...(word.length >= 5 ? spellingsByEar(diminutivesOf(word)[0] ?? '') : [])];
  const smaller = word.length < 5 ? [] : [...madeSmaller(word), ...diminutivesOf(word)];
  return [
    ...[...spelled.map(form => [form]), ...cutInTwo(word)].map(warn('spelling')),
    ...smaller.map(form => warn('alias')([form])),
    ...(word.length >= 8 && pointsAtSomebody(word.slice(0, 5)) ? [warn('called')([word.slice(0, 5)])] : []),
  ];
}

/** Of a nickname of several words the first, where it stands as a nickname: o Pedrinho, for Pedrinho do Cais; behind a title the rest. */
function firstAlone([first = '', ...rest]: readonly string[]): readonly Needle[] {
  const isTitled = officialTitles.has(first) || personTitles.has(first);
  if (isTitled && rest.length === 1 && rest[0]!.length >= 4 && pointsAtSomebody(rest[0]!)) return [warn('called')(rest)];
  return first.length >= 5 && pointsAtSomebody(first) ? [warn('translated')([first])] : [];
}

const pointsAtSomebody = (word: string): boolean =>
  !isCommonWord(word) &&
  !isEverydayWord(word) &&
  !isCommonGivenName(word) &&
  !isCommonSurname(word) &&
  !isPlaceName(word) &&
  !officialTitles.has(word) &&
  !personTitles.has(word);

/** A nickname that is a number, in figures and in words: El 40, el Cuarenta, Forty; Doble Cero, Cero Cero, el 00. */
export function numberedAliasForms(words: readonly string[]): readonly Needle[] {
  const said = words.join('');
  const figures = /^\d{1,3}$/.test(said) ? said : figuresOfWords(words);
  if (figures === null) return [];
  const value = Number(figures);
  const inWords =
    figures.startsWith('0') || value > 999
      ? [
          Array.from(figures, figure => numberEs(Number(figure))[0]!),
          Array.from(figures, figure => belowHundred(Number(figure))[0]!),
        ]
      : [numberEs(value), ...(value < 100 ? [belowHundred(value)] : [])];
  const asLetter =
    words.includes('cero') || words.includes('zero') ? [words.map(word => (/^[cz]ero$/.test(word) ? 'o' : word))] : [];
  const smaller = words.length === 1 && said.length >= 4 && said !== figures ? madeSmaller(said).map(form => [form]) : [];
  return [[figures], ...smaller, ...inWords, repeated(words).filter(word => word !== ','), ...asLetter]
    .filter(form => form.join('') !== '')
    .map(warn('translated'));
}
