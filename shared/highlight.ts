import type { Piece } from './case-view.ts';
import { fold, wordsOf } from './text-rules.ts';

/** Characters of a text that a hit shows around its first word. */
const BEFORE = 60;
const LONGEST = 240;

/** What is looked for: folded whole words, and the beginning of one that is still being typed. */
export type Sought = { readonly words: ReadonlySet<string>; readonly beginning: string | null };

/** A beginning of fewer letters than this is taken as a whole word: too much begins with it. */
const SHORTEST_BEGINNING = 3;

/** What a person means by what is typed: the last word may be only begun, if nothing follows it. */
export function soughtIn(typed: string): Sought {
  const words = wordsOf(typed.normalize('NFC')).map(fold);
  const last = words.at(-1) ?? '';
  const isBegun = last.length >= SHORTEST_BEGINNING && /[\p{L}\p{N}\p{M}\p{Co}]$/u.test(typed);
  return { words: new Set(isBegun ? words.slice(0, -1) : words), beginning: isBegun ? last : null };
}

/** Whether a text holds one of the words sought. */
export function holdsWord(text: string, sought: Sought): boolean {
  return pieces(text).some(({ word }) => isHit(word, sought));
}

/** A whole text in pieces; hits are the words that begin as one of the typed ones. */
export function highlightAll(text: string, typed: string): readonly Piece[] {
  const begun = wordsOf(typed.normalize('NFC')).map(fold);
  return joined(
    pieces(text).map(({ text: part, word }) => ({ text: part, hit: word !== null && begun.some(one => word.startsWith(one)) })),
  );
}

/** The part of a text around its first hit, cut into pieces; hits are compared without case and diacritics. */
export function highlight(text: string, sought: Sought): readonly Piece[] {
  const all = pieces(text);
  const first = all.find(({ word }) => isHit(word, sought))?.start ?? 0;
  const start = first <= BEFORE ? 0 : first - BEFORE;
  const shown: { text: string; hit: boolean }[] = start > 0 ? [{ text: '…', hit: false }] : [];
  for (const piece of all) {
    if (piece.start < start) continue;
    if (piece.start >= start + LONGEST) {
      shown.push({ text: '…', hit: false });
      break;
    }
    shown.push({ text: piece.text, hit: isHit(piece.word, sought) });
  }
  return joined(shown);
}

function isHit(word: string | null, { words, beginning }: Sought): boolean {
  return word !== null && (words.has(word) || (beginning !== null && word.startsWith(beginning)));
}

/** Neighbours that are no hits, as one piece. */
function joined(all: readonly Piece[]): readonly Piece[] {
  const shown: { text: string; hit: boolean }[] = [];
  for (const { text, hit } of all) {
    const last = shown.at(-1);
    if (last !== undefined && !last.hit && !hit) last.text += text;
    else shown.push({ text, hit });
  }
  return shown;
}

/** A text cut into words and what stands between them. */
function pieces(text: string): { text: string; start: number; word: string | null }[] {
  return Array.from(text.matchAll(/[\p{L}\p{N}\p{M}\p{Co}]+|[^\p{L}\p{N}\p{M}\p{Co}]+/gu), ({ 0: part, index }) => ({
    text: part,
    start: index,
    word: /^[\p{L}\p{N}\p{M}\p{Co}]/u.test(part) ? fold(part) : null,
  }));
}
