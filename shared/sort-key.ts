import { closedUp, fold } from './text-rules.ts';

/** What Spanish takes as a letter of its own, after n: bytes that stand behind `nz`. English takes it as n. */
export const OWN_LETTER = 'n}';
const apart = /n\u0303/giu;

/**
 * A text as lists are ordered by, compared byte by byte: without case and accents, ñ behind n, numbers by their size (S-2 before S-10), and what
 * parts words, of whatever make, as one space. A comma ends a surname: «García, Zoe» stands before «García Abad, Ana».
 */
export function sortKey(text: string): string {
  const plain = closedUp(text.normalize('NFKD').replaceAll(/\p{Cf}/gu, '')).replaceAll(apart, OWN_LETTER);
  return fold(plain)
    .replaceAll(/\d+/g, sized)
    .replaceAll(/[^\p{L}\p{N}}]*[,;][^\p{L}\p{N}}]*/gu, '\t')
    .replaceAll(/[^\p{L}\p{N}}\t]+/gu, ' ')
    .trim();
}

/** Whether a reading language takes ñ as n: English, of any country. */
export function isEnglish(language: string | undefined): boolean {
  return language !== undefined && /^en(?:-|$)/i.test(language);
}

/** A {@link sortKey} as a language orders it. */
export function keyIn(language: string | undefined, key: string): string {
  return isEnglish(language) ? key.replaceAll(OWN_LETTER, 'n') : key;
}

/** Figures behind how many there are, so that a longer number is a greater one; of more than eight, behind a 9 and two figures. */
function sized(figures: string): string {
  const bare = figures.replace(/^0+(?=\d)/, '');
  const length = Math.min(bare.length, 99);
  return length <= 8 ? `${length}${bare}` : `9${String(length).padStart(2, '0')}${bare}`;
}
