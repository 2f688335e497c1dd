import type { Piece } from './case-view.ts';
import { fold } from './text-rules.ts';

/** Characters of a text that a hit shows around its first word. */
const BEFORE = 60;
const LONGEST = 240;

/** Whether a text holds one of the folded words. */
export function holdsWord(text: string, folded: ReadonlySet<string>): boolean {
  return pieces(text).some(({ word }) => word !== null && folded.has(word));
}

/** The part of a text around its first hit, cut into pieces; hits are whole words, compared without case and diacritics. */
export function highlight(text: string, folded: ReadonlySet<string>): readonly Piece[] {
  const all = pieces(text);
  const first = all.find(({ word }) => word !== null && folded.has(word))?.start ?? 0;
  const start = first <= BEFORE ? 0 : first - BEFORE;
  const shown: { text: string; hit: boolean }[] = start > 0 ? [{ text: '…', hit: false }] : [];
  for (const piece of all) {
    if (piece.start < start) continue;
    if (piece.start >= start + LONGEST) {
      shown.push({ text: '…', hit: false });
      break;
    }
    const hit = piece.word !== null && folded.has(piece.word);
    const last = shown.at(-1);
    if (last !== undefined && !last.hit && !hit) last.text += piece.text;
    else shown.push({ text: piece.text, hit });
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
