import { isSameLine, lineBoxes } from '../../shared/page-search.ts';
import type { PageBox, PageWord } from '../../shared/pages.ts';
import { overlap } from '../../shared/redactions.ts';

/** The word that a point of the page is on, or null. Points are shares of the page's width and height. */
export function wordAt(words: readonly PageWord[], x: number, y: number): number | null {
  const at = words.findIndex(
    ({ box }) => x >= box.left && x <= box.left + box.width && y >= box.top && y <= box.top + box.height,
  );
  return at < 0 ? null : at;
}

/** The nearest word on the line above or below; the same word if there is none. */
export function wordBeside(words: readonly PageWord[], at: number, way: 'up' | 'down'): number {
  const here = words[at]?.box;
  if (here === undefined) return at;
  const middle = here.left + here.width / 2;
  const beyond = words
    .map(({ box }, index) => ({ box, index }))
    .filter(({ box }) => !isSameRow(here, box) && (way === 'down' ? box.top > here.top : box.top < here.top));
  const nearestTop = beyond.reduce<PageBox | null>(
    (best, { box }) => (best === null || Math.abs(box.top - here.top) < Math.abs(best.top - here.top) ? box : best),
    null,
  );
  if (nearestTop === null) return at;
  const onLine = beyond.filter(({ box }) => isSameRow(nearestTop, box));
  const distance = ({ box }: { readonly box: PageBox }) => Math.abs(box.left + box.width / 2 - middle);
  return onLine.reduce((best, one) => (distance(one) < distance(best) ? one : best)).index;
}

function isSameRow(one: PageBox, other: PageBox): boolean {
  return isSameLine(one, { ...other, left: one.left });
}

/** The words from one to another, whichever comes first. */
export function wordsBetween(words: readonly PageWord[], from: number, to: number): readonly PageWord[] {
  return words.slice(Math.min(from, to), Math.max(from, to) + 1);
}

/** The boxes that black out these words: one for each line, a little larger than the letters. */
export function boxesOver(words: readonly PageWord[]): readonly PageBox[] {
  return lineBoxes(words.map(({ box }) => box)).map(({ left, top, width, height }) => ({
    left: left - height * 0.08,
    top: top - height * 0.08,
    width: width + height * 0.16,
    height: height * 1.16,
  }));
}

/** What stands under a place, as far as its words are known. */
export function textUnder(words: readonly PageWord[], box: PageBox): string {
  return words
    .filter(word => overlap(middleOf(word.box), box))
    .map(({ text }) => text)
    .join(' ');
}

/** The words that a rectangle touches. */
export function wordsIn(words: readonly PageWord[], box: PageBox): readonly PageWord[] {
  return words.filter(word => overlap(middleOf(word.box), box));
}

/** The middle of a word: a box that only grazes it does not take it. */
function middleOf({ left, top, width, height }: PageBox): PageBox {
  return { left: left + width * 0.2, top: top + height * 0.3, width: width * 0.6, height: height * 0.4 };
}
