import type { PageBox, PageWord } from './pages.ts';
import { fold } from './text-rules.ts';

/** A place that was searched for: its page (from 1), a box for each line it stands on, and the words as they are written there. */
export type Occurrence = { readonly page: number; readonly boxes: readonly PageBox[]; readonly text: string };
/** A place that was found, with the few words before and behind it: a name in a heading is not one in a sentence. */
export type FoundPlace = Occurrence & { readonly before: string; readonly after: string };
export type PageOfWords = { readonly page: number; readonly words: readonly PageWord[] };

/** Letters and figures of a page in reading order, each with the word that it belongs to. What stands between them is passed over. */
type Letters = { readonly text: string; readonly wordAt: readonly number[] };

/**
 * Every place where a word or phrase stands, without case and diacritics. It begins and ends at a word's edge, may run over several words and
 * lines, and be parted by a hyphen at a line's end.
 */
export function findOccurrences(pages: readonly PageOfWords[], query: string): readonly FoundPlace[] {
  const wanted = lettersOf([query]).text;
  if (wanted === '') return [];
  return pages.flatMap(({ page, words }) => {
    const letters = lettersOf(words.map(({ text }) => text));
    const found: FoundPlace[] = [];
    for (let at = letters.text.indexOf(wanted); at >= 0; at = letters.text.indexOf(wanted, at + 1)) {
      const end = at + wanted.length;
      if (!isEdge(letters, words, at) || !isEdge(letters, words, end)) continue;
      const [from, to] = [letters.wordAt[at]!, letters.wordAt[end - 1]! + 1];
      found.push({
        ...occurrence(page, words.slice(from, to)),
        before: textOf(words.slice(Math.max(0, from - wordsAround), from)),
        after: textOf(words.slice(to, to + wordsAround)),
      });
    }
    return found;
  });
}

const wordsAround = 4;
const textOf = (words: readonly PageWord[]): string => words.map(({ text }) => text).join(' ');

/** The words of a place, as the lines that they stand on. */
export function occurrence(page: number, words: readonly PageWord[]): Occurrence {
  return { page, boxes: lineBoxes(words.map(({ box }) => box)), text: textOf(words) };
}

/** One box around each run of neighbours on a line. */
export function lineBoxes(boxes: readonly PageBox[]): readonly PageBox[] {
  const lines: PageBox[] = [];
  for (const box of boxes) {
    const last = lines.at(-1);
    if (last !== undefined && isSameLine(last, box)) lines[lines.length - 1] = around(last, box);
    else lines.push(box);
  }
  return lines;
}

/** The smallest place that holds both. */
export function around(one: PageBox, other: PageBox): PageBox {
  const left = Math.min(one.left, other.left);
  const top = Math.min(one.top, other.top);
  const right = Math.max(one.left + one.width, other.left + other.width);
  const bottom = Math.max(one.top + one.height, other.top + other.height);
  return { left, top, width: right - left, height: bottom - top };
}

/** Whether a word goes on where the other stands: at its height, and not far back. */
export function isSameLine(one: PageBox, next: PageBox): boolean {
  const shared = Math.min(one.top + one.height, next.top + next.height) - Math.max(one.top, next.top);
  return shared > Math.min(one.height, next.height) / 2 && next.left > one.left - next.height;
}

/** Runs of text as single words, each with its share of the run's box, as if all characters were equally wide. */
export function singleWords(runs: readonly PageWord[]): readonly PageWord[] {
  return runs.flatMap(run => {
    const each = run.box.width / Math.max(1, run.text.length);
    return Array.from(run.text.matchAll(/\S+/gu), ({ 0: text, index }) => ({
      ...run,
      text,
      box: { ...run.box, left: run.box.left + each * index, width: each * text.length },
    }));
  });
}

/** Words that came from two readers of one page, line by line: each reader's own order says nothing of the other's. */
export function inLines(words: readonly PageWord[]): readonly PageWord[] {
  const lines: PageWord[][] = [];
  for (const word of words.toSorted((one, other) => one.box.top - other.box.top)) {
    const line = lines.find(([first]) => first !== undefined && isSameLine({ ...first.box, left: word.box.left }, word.box));
    if (line === undefined) lines.push([word]);
    else line.push(word);
  }
  return lines.flatMap(line => line.toSorted((one, other) => one.box.left - other.box.left));
}

function lettersOf(words: readonly string[]): Letters {
  let text = '';
  const wordAt: number[] = [];
  words.forEach((word, index) => {
    const folded = fold(word).replace(/[^\p{L}\p{N}]/gu, '');
    text += folded;
    for (let at = 0; at < folded.length; at += 1) wordAt.push(index);
  });
  return { text, wordAt };
}

/** Between two words, unless a hyphen at the line's end holds them together. */
function isEdge({ wordAt, text }: Letters, words: readonly PageWord[], at: number): boolean {
  if (at === 0 || at === text.length) return true;
  const [before, after] = [wordAt[at - 1]!, wordAt[at]!];
  if (before === after) return isBreakWithin(words[before]!.text, wordAt, at);
  const [one, next] = [words[before]!, words[after]!];
  return !(/\p{L}[-\u00ad\u2010]$/u.test(one.text) && !isSameLine(one.box, next.box));
}

/** A word of the page may hold several: `García/Pérez`, `IBÁRROLA,Ramona`. */
function isBreakWithin(word: string, wordAt: readonly number[], at: number): boolean {
  const before = at - wordAt.indexOf(wordAt[at]!); // letters of the word that come before
  let letters = 0;
  for (const [index, character] of Array.from(word).entries()) {
    const folded = fold(character).replace(/[^\p{L}\p{N}]/gu, '');
    if (letters === before && folded === '' && index > 0) return true;
    letters += folded.length;
    if (letters > before) return false;
  }
  return false;
}
