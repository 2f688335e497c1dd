import type { PageWord } from '../../../../shared/pages.ts';

/** A word as it is written aslant, in points from the page's top left: where its middle is, which way it runs, how tall and how long it is. */
export type Slant = {
  readonly x: number;
  readonly y: number;
  readonly cos: number;
  readonly sin: number;
  readonly size: number;
  readonly length: number;
};

type Page = { readonly widthPt: number; readonly heightPt: number };
type Placed = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly letters: number;
};

const perLetter = 0.53; // of its height: how long a word is
const closeBy = 0.15; // of a box's lesser side; level words have about twice as much between them
const least = Math.sin(Math.PI / 22); // a line that climbs less is told apart by its distances
const mostAgrees = 0.8; // of the width that a level word of that height would have

/**
 * How each word of a page stands aslant; null for level and upright ones. Of a word only the box around it is known; where the boxes of a line
 * lie on one another, the next word says which way the line runs, and a word's letters how tall they are.
 */
export function slantsOf(words: readonly PageWord[], page: Page): readonly (Slant | null)[] {
  const placed = words.map(word => placedIn(word, page));
  return placed.map((word, at) => {
    const next = placed[at + 1];
    const before = placed[at - 1];
    const ahead = next !== undefined && isOneLine(word, next) ? directionOf(word, next) : null;
    const direction = ahead ?? (before !== undefined && isOneLine(before, word) ? directionOf(before, word) : null);
    return direction === null ? null : slantOf(word, direction);
  });
}

function placedIn({ text, box }: PageWord, { widthPt, heightPt }: Page): Placed {
  const [width, height] = [box.width * widthPt, box.height * heightPt];
  return { x: box.left * widthPt + width / 2, y: box.top * heightPt + height / 2, width, height, letters: [...text].length };
}

/** Whether two boxes lie on one another, or nearly, and one of them is too tall for a level word. */
function isOneLine(one: Placed, other: Placed): boolean {
  const apart = Math.max(
    Math.abs(one.x - other.x) - (one.width + other.width) / 2,
    Math.abs(one.y - other.y) - (one.height + other.height) / 2,
  );
  if (apart > Math.min(one.width, one.height) * closeBy) return false;
  return [one, other].some(({ letters, width, height }) => {
    const long = letters * perLetter;
    return letters > 2 && Math.max(width, height) < long * Math.min(width, height) * mostAgrees;
  });
}

function directionOf(from: Placed, to: Placed): { readonly cos: number; readonly sin: number } | null {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  const [cos, sin] = [dx / length, dy / length];
  return length > 0 && Math.abs(cos) > least && Math.abs(sin) > least ? { cos, sin } : null;
}

function slantOf({ x, y, width, height, letters }: Placed, { cos, sin }: { readonly cos: number; readonly sin: number }): Slant {
  const long = letters * perLetter;
  const [across, down] = [Math.abs(cos), Math.abs(sin)];
  const size = (width / (long * across + down) + height / (long * down + across)) / 2;
  return { x, y, cos, sin, size, length: size * long };
}
