import type { Bilingual } from './language.ts';
import { wordsEn } from './words/en.ts';
import { wordsEs } from './words/es.ts';

/** How many words are compared. */
export const WORDS = 12;

/**
 * The first 132 bits of a digest as twelve words, eleven bits a word, the same places in both lists: each side reads in its language,
 * and the other looks at the same line of the card.
 */
export function fingerprintWords(digest: Uint8Array): Bilingual {
  const places = Array.from({ length: WORDS }, (_, word) => bitsAt(digest, word * 11));
  const read = (list: readonly string[]): string => places.map(place => list[place]).join(' ');
  return { en: read(wordsEn), es: read(wordsEs) };
}

/** Words as they were typed, one by one: without accents they are the same words. */
export function plainWords(typed: string): readonly string[] {
  return typed
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[\s,·-]+/)
    .filter(Boolean);
}

/** Which of the words that were typed are in neither list, so that a slip shows before anything is compared. The last counts once it is ended. */
export function strangeWords(typed: string): readonly string[] {
  const words = plainWords(typed);
  const ended = /[\s,·-]$/.test(typed) || words.length >= WORDS ? words : words.slice(0, -1);
  const known = new Set([...wordsEn, ...wordsEs].flatMap(plainWords));
  return ended.filter(word => !known.has(word));
}

function bitsAt(digest: Uint8Array, from: number): number {
  let value = 0;
  for (let bit = from; bit < from + 11; bit++) value = value * 2 + (((digest[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1);
  return value;
}
