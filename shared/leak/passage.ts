import { fold, type Folded } from './fold.ts';
import { otherReadings, type Disguises } from './readings.ts';

/** A text as the guard reads it, folded once for all that is looked for, and what it says to whoever decodes it. */
export type Passage = {
  readonly text: string;
  readonly folded: Folded;
  readonly disguises: () => readonly Pick<Passage, 'text' | 'folded'>[];
};

/** @param as - In which disguises it is read: none of a text that the program wrote. */
export function passageOf(text: string, as: Disguises = 'all'): Passage {
  let read: readonly Pick<Passage, 'text' | 'folded'>[] | undefined;
  const disguises = () => (read ??= otherReadings(text, as).map(other => ({ text: other, folded: fold(other) })));
  return { text, folded: fold(text), disguises };
}

/** Characters that are read at once, so that a long text takes the memory of a short one. */
const MOST = 64 * 1024;
/** What of a piece is read again with the next: more than any form takes, be it in disguise. */
const OVERLAP = 2048;

/**
 * A text in pieces that can be read one after another, each with where it begins: a short text is one.
 *
 * @param disguised - Pieces that begin in these first characters are read in disguise too.
 */
export function* passagesOf(
  text: string,
  { as, disguised }: { readonly as: Disguises; readonly disguised: number },
): Generator<{ readonly passage: Passage; readonly from: number }> {
  for (let from = 0; ;) {
    const to = from + MOST < text.length ? endNear(text, from, from + MOST) : text.length;
    yield { passage: passageOf(text.slice(from, to), from < disguised ? as : 'none'), from };
    if (to === text.length) return;
    from = startNear(text, to - OVERLAP, to);
  }
}

/** Between words, where there is a break in the piece's second half; in an endless run, by fours from its beginning, as base64 is read. */
function endNear(text: string, from: number, to: number): number {
  let at = to;
  while (at > from + MOST / 2 && !isBreak(text, at - 1)) at -= 1;
  if (at > from + MOST / 2) return at;
  while (at > from && !isBreak(text, at - 1)) at -= 1;
  return to - ((to - at) % 4);
}

/** At the first word of the overlap, if a word begins in it. */
function startNear(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) if (isBreak(text, at)) return at + 1;
  return from;
}

const isBreak = (text: string, at: number): boolean => text.charCodeAt(at) <= 32;
