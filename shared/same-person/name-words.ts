import { isCommonGivenName, isCommonSurname } from '../leak/common-names.ts';
import { wordsOf } from '../leak/fold.ts';
import { particles } from '../leak/name-needles.ts';
import { fullNamesOf } from '../leak/nicknames.ts';

/** How names are cut short in registers of both countries. */
const abbreviations = new Map(
  `ma: maria|mª: maria|fco: francisco|fca: francisca|gpe: guadalupe|ant: antonio|alej: alejandro|jse: jose|jua: juan|ign: ignacio|conc: concepcion
  |mtz: martinez|mtnz: martinez|hdz: hernandez|hdez: hernandez|hndz: hernandez|glz: gonzalez|gzz: gonzalez|gnzlz: gonzalez|rdz: rodriguez|rgz: rodriguez
  |fdz: fernandez|fdez: fernandez|lpz: lopez|snz: sanchez|schz: sanchez|prz: perez|gtz: gutierrez|gtrz: gutierrez|jmz: jimenez|dmz: dominguez
  |vzqz: vazquez|vzz: vazquez|rmz: ramirez|alv: alvarez|jr: |sr: |hijo: |ii: |iii: |lic: |ing: |dr: |dra: |mr: |mrs: |ms: `
    .split('|')
    .map(entry => entry.split(':').map(part => part.trim()) as [string, string]), // two parts by its writing
);
/** Beginnings of a surname that are written with it or apart: Mc Allen, O Neill. */
const prefixes: ReadonlySet<string> = new Set(['mc', 'mac', 'o']);
/** What stands before a husband's surname. */
const ofHusband: ReadonlySet<string> = new Set(['de', 'viuda', 'vda']);
/** Given names that are one name in the two languages. */
const otherLanguage = new Map(
  `joseph jose|michael miguel|peter pedro|edward eduardo|anthony antonio|charles carlos|francis francisco|george jorge|louis luis|andrew andres
  |ralph rafael|raymond ramon|richard ricardo|robert roberto|stephen esteban|steven esteban|thomas tomas|alexander alejandro|matthew mateo
  |margaret margarita|catherine catalina|theresa teresa|helen elena|ann ana|anna ana|caroline carolina|christine cristina|vincent vicente
  |ernest ernesto|frederick federico|henry enrique|lawrence lorenzo|nicholas nicolas|patrick patricio|paul pablo|philip felipe|rudolph rodolfo
  |julius julio|rose rosa|elizabeth isabel|joanna juana|joan juana|martha marta|susan susana|christopher cristobal|gregory gregorio`
    .split('|')
    .map(pair => pair.trim().split(' ') as [string, string]), // two words by its writing
);

/** A word of a name, folded; `married`: it follows a bare «de» as a husband's surname does. */
export type NameWord = { readonly word: string; readonly married: boolean };

/** The words of a name that tell persons apart: without particles and titles, cut names in full, apostrophes closed up. */
export function nameWords(text: string): readonly NameWord[] {
  const all = wordsOf(text.replaceAll(/['’ʼ‘`´]/g, '')).map(word => abbreviations.get(word) ?? word);
  return all.flatMap((word, at) => {
    const [before = '', next] = [all[at - 1], all[at + 1]];
    if (prefixes.has(word) && next !== undefined) return []; // written with the next
    if (word === '' || particles.has(word) || ofHusband.has(word)) return [];
    return [{ word: prefixes.has(before) ? before + word : word, married: ofHusband.has(before) }];
  });
}

const sounds = new Map<string, string>();

/** How a word sounds in Spanish and is so confused in writing: Gonzalez and Gonsales, Jimenez and Ximenes, Ybarra and Ibarra. */
export function soundOf(word: string): string {
  const known = sounds.get(word);
  if (known !== undefined) return known;
  const sound = heard(word);
  if (sounds.size >= MOST_SOUNDS) sounds.clear();
  sounds.set(word, sound);
  return sound;
}

/** An office's names have a few thousand words, each of them in many names. */
const MOST_SOUNDS = 10_000;

function heard(word: string): string {
  return word
    .replaceAll('ph', 'f')
    .replaceAll('h', '')
    .replaceAll(/[yi]/g, 'i')
    .replaceAll(/x(?=[aeiou])|g(?=[ei])/g, 'j')
    .replaceAll(/c(?=[ei])|z/g, 's')
    .replaceAll(/qu|[ckq]/g, 'k')
    .replaceAll('w', 'u')
    .replaceAll('b', 'v')
    .replaceAll(/(.)\1+/g, '$1');
}

/** How two words of names agree, the closest first. */
export const wordMatches = ['same', 'nickname', 'spelling', 'initial'] as const;
export type WordMatch = (typeof wordMatches)[number];

const known = new Map<string, WordMatch | null>();
const MOST_KNOWN = 100_000;

/** Whether two folded words may be one word of a name; null if not. Nicknames are looked for where the words are given names. */
export function compareWords(one: string, other: string, areGiven: boolean): WordMatch | null {
  if (one === other) return 'same';
  const key = `${one} ${other} ${areGiven}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const match = compared(one, other, areGiven);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, match);
  return match;
}

function compared(one: string, other: string, areGiven: boolean): WordMatch | null {
  if (areGiven && baseNames(one).some(name => baseNames(other).includes(name))) return 'nickname';
  if (areGiven && areOfTwoSexes(one, other)) return null;
  if (soundOf(one) === soundOf(other)) return 'spelling';
  if (Math.min(one.length, other.length) >= 4 && isOneSlipApart(one, other)) return 'spelling';
  if (areGiven && (one.length === 1 || other.length === 1) && one[0] === other[0]) return 'initial';
  return null;
}

/** The given names that a word may stand for, itself among them: what is nickname or foreign form of one name has that name in common. */
export function baseNames(word: string): readonly string[] {
  const names = [word, ...fullNamesOf(word)];
  return [...new Set(names.flatMap(name => [name, otherLanguage.get(name) ?? name]))];
}

/** The dozen names that most people have, of each kind. */
const mostFrequent: ReadonlySet<string> = new Set(
  `hernandez garcia martinez lopez gonzalez perez rodriguez sanchez ramirez cruz flores gomez
  jose juan luis carlos jesus francisco miguel antonio manuel pedro maria guadalupe`.split(/\s+/),
);

/** Bits by which a shared word narrows down who it is: the fewer, the more people have it. */
export function weightOf(word: string, isGiven: boolean): number {
  if (word.length === 1) return 2;
  if (isMostFrequent(word)) return 5;
  return (isGiven ? isCommonGivenName(word) : isCommonSurname(word)) ? 7 : 9;
}

export function isMostFrequent(word: string): boolean {
  return mostFrequent.has(word);
}

/** Alejandro and Alejandra, Gabriel and Gabriela: a letter apart, and brother and sister. */
function areOfTwoSexes(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const isEnded = long === `${short}a`;
  const isTurned =
    short.length === long.length &&
    short.slice(0, -1) === long.slice(0, -1) &&
    /^(?:ao|oa|ea|ae)$/.test(short.slice(-1) + long.slice(-1));
  return isEnded || isTurned;
}

function isOneSlipApart(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const rest = (from: number, text: string): string => text.slice(from);
  if (short.length < long.length) return rest(at, short) === rest(at + 1, long);
  const isChanged = rest(at + 1, short) === rest(at + 1, long);
  const isSwapped = short[at] === long[at + 1] && short[at + 1] === long[at] && rest(at + 2, short) === rest(at + 2, long);
  return isChanged || isSwapped;
}
