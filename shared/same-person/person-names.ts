import { compareWords, isMostFrequent, nameWords, weightOf, wordMatches, type NameWord, type WordMatch } from './name-words.ts';

/** One way of reading a person's name under the two-surname model. */
export type NameReading = { readonly given: readonly NameWord[]; readonly surnames: readonly NameWord[]; readonly way: NameWay };
/** What had to be supposed for it: nothing, other places of the parts, that a middle name is a surname. */
type NameWay = 'as-written' | 'middle-as-surname' | 'other-order';

export type NameParts = { readonly given: string; readonly middle: string; readonly paternal: string; readonly maternal: string };

/** Every way of reading a name whose parts are told apart: as written, with a surname as middle name, in each other's places. */
export function readingsOfParts({ given, middle, paternal, maternal }: NameParts): readonly NameReading[] {
  const [first, second] = [nameWords(given), nameWords(middle)];
  const surnames = [...nameWords(paternal), ...nameWords(maternal)];
  const readings: NameReading[] = [{ given: [...first, ...second], surnames, way: 'as-written' }];
  if (second.length > 0 && surnames.length > 0)
    readings.push({ given: first, surnames: [...second, ...surnames], way: 'middle-as-surname' });
  if (first.length > 0 && surnames.length > 0)
    readings.push({ given: surnames, surnames: [...first, ...second], way: 'other-order' });
  return readings;
}

/** Every way of reading a name that is written in one: each place where given names may end, either of them first. */
export function readingsOfWhole(text: string): readonly NameReading[] {
  const comma = text.indexOf(',');
  if (comma > 0) {
    const [surnames, given] = [nameWords(text.slice(0, comma)), nameWords(text.slice(comma + 1))];
    if (surnames.length > 0 && given.length > 0) return [{ given, surnames, way: 'as-written' }];
  }
  return readingsOfWords(nameWords(text));
}

const MOST_WORDS = 6;

function readingsOfWords(all: readonly NameWord[]): readonly NameReading[] {
  const words = all.slice(0, MOST_WORDS);
  return words.slice(1).flatMap((_, at): NameReading[] => {
    const [head, tail] = [words.slice(0, at + 1), words.slice(at + 1)];
    return [
      { given: head, surnames: tail, way: 'as-written' },
      { given: tail, surnames: head, way: 'as-written' }, // registers write either first
    ];
  });
}

/** What two names have in common. */
export const nameReasons = [
  'name',
  'surnames',
  'name-order',
  'nickname',
  'spelling',
  'initial',
  'one-surname',
  'married-name',
] as const;
export type NameReason = (typeof nameReasons)[number];

/** `bits`: how far the agreement narrows down who it is, less than nothing where they disagree. `clash`: given names that cannot be one. */
export type NameAgreement = { readonly bits: number; readonly reasons: readonly NameReason[]; readonly clash: boolean };

const AGREED_BITS = 15;

/** The reading of both names under which they agree most. */
export function compareNames(one: readonly NameReading[], other: readonly NameReading[]): NameAgreement {
  let best: NameAgreement | null = null;
  for (const a of one)
    for (const b of other) {
      if (a.way === 'other-order' && b.way === 'other-order') continue; // both the other way round is both as written
      const isSupposed = a.way !== 'as-written' || b.way !== 'as-written';
      if (isSupposed && best !== null && best.bits >= AGREED_BITS) continue; // as written they agree already
      const found = compareReadings(a, b);
      if (best === null || found.bits > best.bits) best = found;
    }
  return best ?? { bits: 0, reasons: [], clash: false };
}

/** The words of a name, which all its readings have. */
export function wordsOfName([reading]: readonly NameReading[]): readonly string[] {
  return reading === undefined ? [] : [...reading.given, ...reading.surnames].map(({ word }) => word);
}

/**
 * More bits than this no reading of two names agrees in: each word of one by its best match anywhere in the other, where a reading pairs each with
 * one at most and takes away for all else. Whom this does not find alike need not be read in every way.
 */
export function mostBits(one: readonly string[], other: readonly string[]): number {
  let sum = WHOLE_BITS;
  for (const word of one) {
    let best = 0;
    for (const candidate of other)
      for (const areGiven of [true, false]) {
        const match = compareWords(word, candidate, areGiven);
        if (match !== null) best = Math.max(best, bitsOfPair(word, candidate, match, areGiven));
      }
    sum += best;
  }
  return sum;
}

/** What two names narrow down further where no word of either is left. */
const WHOLE_BITS = 2;

function compareReadings(one: NameReading, other: NameReading): NameAgreement {
  const given = pairWords(one.given, other.given, true);
  const surnames = pairWords(one.surnames, other.surnames, false);
  const supposed = Number(one.way !== 'as-written') + Number(other.way !== 'as-written');
  const clash = given.pairs.length === 0 && one.given.length > 0 && other.given.length > 0;
  const bits =
    given.bits +
    surnames.bits +
    (clash ? -14 : 0) +
    givenLeft(given) +
    surnamesLeft(one, other, surnames) -
    2 * supposed -
    (surnames.isTurned ? 2 : 0);
  const isTurned = supposed > 0 || surnames.isTurned;
  const isWhole = !isTurned && given.pairs.length > 0 && surnames.pairs.length > 1 && isAll(given) && isAll(surnames);
  const kinds = [...given.pairs, ...surnames.pairs].map(({ match }) => match);
  const reasons: NameReason[] = [
    ...(surnames.pairs.length === 0 || given.pairs.length === 0 ? [] : (['name'] as const)),
    ...(surnames.pairs.length > 0 && given.pairs.length === 0 ? (['surnames'] as const) : []),
    ...(isTurned ? (['name-order'] as const) : []),
    ...(['nickname', 'spelling', 'initial'] as const).filter(kind => kinds.includes(kind)),
    ...missingSurname(one, other, surnames),
  ];
  return { bits: isWhole ? bits + WHOLE_BITS : bits, reasons, clash };
}

/** Whether neither list has a word that the other lacks, and none is an initial. */
function isAll({ pairs, leftOne, leftOther }: Pairs): boolean {
  return leftOne.length === 0 && leftOther.length === 0 && pairs.every(({ match }) => match !== 'initial');
}

type Pairs = {
  readonly pairs: readonly { readonly match: WordMatch; readonly word: string }[];
  readonly bits: number;
  readonly isTurned: boolean; // in another order
  readonly leftOne: readonly NameWord[];
  readonly leftOther: readonly NameWord[];
};

const lessFor: Readonly<Record<WordMatch, number>> = { same: 0, nickname: 2, spelling: 2, initial: 4 };

type Pair = { readonly at: number; readonly to: number; readonly match: WordMatch };

/** Pair the words of two lists, the closest first; each stands in one pair. */
function pairWords(one: readonly NameWord[], other: readonly NameWord[], areGiven: boolean): Pairs {
  const [freeOne, freeOther] = [new Set(one.keys()), new Set(other.keys())];
  const found: Pair[] = [];
  for (const pair of possiblePairs(one, other, areGiven)) {
    if (!freeOne.has(pair.at) || !freeOther.has(pair.to)) continue;
    freeOne.delete(pair.at);
    freeOther.delete(pair.to);
    found.push(pair);
  }
  const inOrder = found.toSorted((a, b) => a.at - b.at);
  return {
    pairs: found.map(({ at, match }) => ({ match, word: one[at]!.word })),
    bits: found.reduce((sum, { at, to, match }) => sum + bitsOfPair(one[at]!.word, other[to]!.word, match, areGiven), 0),
    isTurned: inOrder.some((pair, index) => index > 0 && pair.to < inOrder[index - 1]!.to),
    leftOne: [...freeOne].map(at => one[at]!),
    leftOther: [...freeOther].map(to => other[to]!),
  };
}

function possiblePairs(one: readonly NameWord[], other: readonly NameWord[], areGiven: boolean): readonly Pair[] {
  const all = one.flatMap(({ word }, at) =>
    other.flatMap((candidate, to): Pair[] => {
      const match = compareWords(word, candidate.word, areGiven);
      return match === null ? [] : [{ at, to, match }];
    }),
  );
  return all.length < 2 ? all : all.sort((a, b) => wordMatches.indexOf(a.match) - wordMatches.indexOf(b.match));
}

function bitsOfPair(one: string, other: string, match: WordMatch, areGiven: boolean): number {
  return Math.max(1, Math.min(weightOf(one, areGiven), weightOf(other, areGiven)) - lessFor[match]);
}

/** Given names beside the shared one that are not each other's: José Luis and José Antonio. What everybody is called tells brothers apart least. */
function givenLeft({ pairs, leftOne, leftOther }: Pairs): number {
  if (pairs.length === 0 || leftOne.length === 0 || leftOther.length === 0) return 0;
  return pairs.every(({ word }) => isMostFrequent(word)) ? -14 : -8;
}

/** A surname on either side that is not the other's. A husband's is nobody else's, so it says nothing. */
function surnamesLeft(one: NameReading, other: NameReading, { pairs, leftOne, leftOther }: Pairs): number {
  if (one.surnames.length === 0 || other.surnames.length === 0) return 0;
  const isMarried = [...leftOne, ...leftOther].some(({ married }) => married);
  if (pairs.length === 0) return isMarried ? -6 : -14;
  if (leftOne.length === 0 || leftOther.length === 0) return 0;
  return isMarried ? -1 : -9;
}

function missingSurname(one: NameReading, other: NameReading, { pairs, leftOne, leftOther }: Pairs): readonly NameReason[] {
  if (pairs.length === 0) return [];
  if ([...leftOne, ...leftOther].some(({ married }) => married)) return ['married-name'];
  return one.surnames.length !== other.surnames.length && (leftOne.length === 0) !== (leftOther.length === 0)
    ? ['one-surname']
    : [];
}
