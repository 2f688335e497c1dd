import type { Bilingual } from './language.ts';
import { wordsEn } from './words/en.ts';
import { wordsEs } from './words/es.ts';

/**
 * The first 132 bits of a digest as twelve words, eleven bits a word, the same places in both lists: each side reads in its language,
 * and the other looks at the same line of the card.
 */
export function fingerprintWords(digest: Uint8Array): Bilingual {
  const places = Array.from({ length: 12 }, (_, word) => bitsAt(digest, word * 11));
  const read = (list: readonly string[]): string => places.map(place => list[place]).join(' ');
  return { en: read(wordsEn), es: read(wordsEs) };
}

function bitsAt(digest: Uint8Array, from: number): number {
  let value = 0;
  for (let bit = from; bit < from + 11; bit++) value = value * 2 + (((digest[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1);
  return value;
}
