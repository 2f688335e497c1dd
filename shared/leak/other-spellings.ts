import { isCommonGivenName, isCommonSurname } from './common-names.ts';
import { isCommonWord } from './common-words.ts';
import { isPlaceName } from './place-names.ts';

// What sounds alike, or nearly, in Spanish or English; each way round. Folded.
const alike: readonly (readonly [RegExp, string])[] = [
  [/b/g, 'v'],
  [/v/g, 'b'],
  [/v/g, 'w'],
  [/w/g, 'v'],
  [/ll/g, 'y'],
  [/y/g, 'll'],
  [/y/g, 'i'],
  [/i/g, 'y'],
  [/z/g, 's'],
  [/s/g, 'z'],
  [/s(?=[ei])/g, 'c'],
  [/z(?=[ei])/g, 'c'],
  [/c(?=[ei])/g, 's'],
  [/c(?=[ei])/g, 'z'],
  [/c(?=[^ehi]|$)/g, 'k'],
  [/k/g, 'c'],
  [/ck/g, 'k'],
  [/qu(?=[ei])/g, 'k'],
  [/k(?=[ei])/g, 'qu'],
  [/gu(?=[ei])/g, 'w'],
  [/hu(?=[aei])/g, 'w'],
  [/w(?=[aei])/g, 'gu'],
  [/g(?=[ei])/g, 'j'],
  [/j(?=[ei])/g, 'g'],
  [/x/g, 'j'],
  [/j/g, 'x'],
  [/ph/g, 'f'],
  [/f/g, 'ph'],
  [/th/g, 't'],
  [/oo|ou/g, 'u'],
  [/ou|au/g, 'o'],
  [/ee|ea|ie/g, 'i'],
  [/h/g, ''],
  [/(?<=[aeo])(?=[lmnr]+$)/g, 'h'], // Kirkendahl
  [/^(?=[aeiou])/g, 'h'],
  [/m(?=[bp])/g, 'n'],
  [/n(?=[bpv])/g, 'm'],
  [/([a-z])\1/g, '$1'],
  [/(?<=[a-z])([lnrstfp])(?!\1)(?<!\1\1)(?=[a-z])/g, '$1$1'],
];

/** A folded word as somebody writes it by ear: one change, or two. */
export function spellingsByEar(word: string): readonly string[] {
  if (!/^[a-z]{5,20}$/.test(word)) return [];
  const once = changedByEar(word);
  const twice = word.length < 6 ? [] : once.flatMap(changedByEar);
  return kept(word, [...once, ...twice].slice(0, 600));
}

function changedByEar(word: string): readonly string[] {
  return alike.flatMap(([sound, other]) =>
    Array.from(word.matchAll(sound), ({ index, 0: found, 1: letter = '' }) => {
      return word.slice(0, index) + other.replaceAll('$1', letter) + word.slice(index + found.length);
    }),
  );
}

/** The letters that a hand writes for another one. */
const often = 'aeiourstlndmpcbg';

/** A folded word as it is mistyped: a letter left out, said once more elsewhere or changed places with the next, or another vowel. Its first letter stays. */
export function mistyped(word: string): readonly string[] {
  if (!/^[a-z]{7,20}$/.test(word)) return [];
  const found: string[] = [];
  for (let at = 1; at < word.length; at++) {
    const [before, letter, behind] = [word.slice(0, at), word[at]!, word.slice(at + 1)];
    found.push(before + behind, before + letter + letter + behind);
    if (word.length >= 8) for (const other of often) found.push(before + other + behind);
    if (behind !== '') found.push(before + behind[0]! + letter + behind.slice(1));
    for (const more of new Set(word)) if (/[lmnrst]/.test(more)) found.push(before + more + letter + behind);
    if (/[aeiou]/.test(letter)) for (const vowel of 'aeiou') found.push(before + vowel + behind);
  }
  return kept(word, found);
}

/** A folded word of six letters as two, by a space or a hyphen; longer ones are found run together. */
export function cutInTwo(word: string): readonly (readonly string[])[] {
  if (!/^[a-z]{6}$/.test(word)) return [];
  return [3, 2, 4]
    .map(at => [word.slice(0, at), word.slice(at)])
    .filter(halves => !halves.every(half => isCommonWord(half) || isCommonGivenName(half)));
}

// What stands for one sound, by one letter; in this order. Folded.
const sounds: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/ch|sh/g, 'C'],
  [/ll/g, 'i'],
  [/y/g, 'i'],
  [/ck/g, 'k'],
  [/qu(?=[ei])/g, 'k'],
  [/q/g, 'k'],
  [/[gh]u(?=[aei])/g, 'b'],
  [/[vw]/g, 'b'],
  [/[gjx](?=[ei])|[jx]/g, 'j'],
  [/c(?=[ei])|z/g, 's'],
  [/c/g, 'k'],
  [/h/g, ''],
  [/m(?=[bp])/g, 'n'],
  [/(.)\1+/g, '$1'],
];

/** A folded word as one hears it, the same for whoever writes it by ear: Quintanar and Kintanar, Ibarrola and Hybarola. */
export function soundOfWord(word: string): string {
  if (!/^[a-z]+$/.test(word)) return word;
  return sounds.reduce((said, [sound, letter]) => said.replaceAll(sound, letter), word);
}

/** What is no other word or name by itself. */
function kept(word: string, found: readonly string[]): readonly string[] {
  return [...new Set(found)].filter(
    form =>
      form !== word &&
      form.length >= 5 &&
      !isCommonWord(form) &&
      !isCommonGivenName(form) &&
      !isCommonSurname(form) &&
      !isPlaceName(form),
  );
}
