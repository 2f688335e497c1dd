import { fold } from '../../shared/text-rules.ts';

/** A piece of a text: `hit` is the number of the place found, from 0; null between the places. */
export type FoundPiece = { readonly text: string; readonly hit: number | null };

/** How often a word or phrase stands in a text, compared without case and diacritics. */
export function countIn(text: string, query: string): number {
  return placesIn(text, query).length;
}

/** A text cut at the places where a word or phrase stands. */
export function piecesOf(text: string, query: string): readonly FoundPiece[] {
  const pieces: FoundPiece[] = [];
  let at = 0;
  placesIn(text, query).forEach(([start, end], hit) => {
    if (start > at) pieces.push({ text: text.slice(at, start), hit: null });
    pieces.push({ text: text.slice(start, end), hit });
    at = end;
  });
  if (at < text.length) pieces.push({ text: text.slice(at), hit: null });
  return pieces;
}

/** Start and end of each place, in the text as it is written: folding may make a letter shorter. */
function placesIn(text: string, query: string): readonly (readonly [number, number])[] {
  const wanted = fold(query.trim());
  if (wanted === '') return [];
  const letters = Array.from(text.matchAll(/\P{M}\p{M}*/gu), ({ 0: letter, index }) => ({
    folded: fold(letter),
    index,
    end: index + letter.length,
  }));
  const starts: number[] = [];
  letters.forEach(({ folded }, letter) => starts.push(...Array.from(folded, () => letter)));
  const whole = letters.map(({ folded }) => folded).join('');
  const places: (readonly [number, number])[] = [];
  for (let at = whole.indexOf(wanted); at >= 0; at = whole.indexOf(wanted, at + wanted.length)) {
    const [first, last] = [letters[starts[at] ?? 0], letters[starts[at + wanted.length - 1] ?? 0]];
    if (first !== undefined && last !== undefined) places.push([first.index, last.end]);
  }
  return places;
}
