import { isCommonGivenName, isCommonSurname } from './common-names.ts';
import { fold, wordsOf } from './fold.ts';
import type { WithheldValue } from './needle.ts';

/** A word of a protected name of which the middle or the end is masked, in a text. */
export type MaskedWord = { readonly value: number; readonly offset: number; readonly end: number };

// Not the bullet that the program itself masks with.
const masked = /(?<![\p{L}\p{N}])(\p{L}{1,8})((?:[*_#×]\s?){2,}|\.{3,}|…|-(?=\p{Ll}))(\p{L}{0,8})(?![\p{L}\p{N}])/gu;
// Letters here and there, one sign for each: Qu*nt*n*r, K_rk_nd_ll.
const dotted = /(?<![\p{L}\p{N}*_#×])\p{Lu}(?=\p{L}*[*_#×])(?:\p{L}|[*_#×]){4,18}(?![\p{L}\p{N}*_#×])/gu;
const leastKnown = 3; // letters that are left, of which at least one is the last
const leastKnownOpen = 4; // where only the beginning is left

/** Find in texts what is left of the names of whoever is protected: Ib****la, Ibar…, H-craft. */
export function maskedNames(withheld: readonly WithheldValue[]): (text: string) => readonly MaskedWord[] {
  const names = withheld.flatMap((item, value) =>
    item.kind === 'name' && item.isProtected === true ? namesOf(item).map(name => ({ name, value })) : [],
  );
  if (names.length === 0) return () => [];
  return text => {
    const found: MaskedWord[] = [];
    for (const { index, 0: seen, 1: head = '', 2: mask = '', 3: tail = '' } of text.matchAll(masked)) {
      const [first, last] = [fold(head).dense, fold(tail).dense];
      if (!/^\p{Lu}/u.test(head)) continue;
      for (const { name, value } of names)
        if (isLeftOf(name, { first, last, isCut: mask === '-' })) found.push({ value, offset: index, end: index + seen.length });
    }
    for (const { index, 0: seen } of text.matchAll(dotted))
      for (const { name, value } of names) if (fits(name, seen)) found.push({ value, offset: index, end: index + seen.length });
    return found;
  };
}

function fits(name: string, seen: string): boolean {
  const letters = Array.from(seen, letter => (/\p{L}/u.test(letter) ? fold(letter).dense : ''));
  const known = letters.filter(letter => letter !== '').length;
  return (
    letters.length === name.length &&
    known >= leastKnownOpen &&
    letters.every((letter, at) => letter === '' || letter === name[at])
  );
}

function isLeftOf(
  name: string,
  { first, last, isCut }: { readonly first: string; readonly last: string; readonly isCut: boolean },
): boolean {
  const known = first.length + last.length;
  if (!name.startsWith(first) || !name.endsWith(last) || known + 1 > name.length) return false;
  if (last === '') return known >= leastKnownOpen;
  return known >= (isCut ? leastKnownOpen + 1 : leastKnown);
}

function namesOf({ name, texts }: WithheldValue): readonly string[] {
  const words = name === undefined ? texts.flatMap(wordsOf) : [name.given, name.paternal, name.maternal].flatMap(wordsOf);
  return words.filter(word => word.length >= 6 && !isCommonSurname(word) && !isCommonGivenName(word));
}
