import type { PageBox, PageWord } from '../../../../shared/pages.ts';
import type { DrawnGlyph } from './glyph-watch.ts';
import { inkMask, type InkMask } from './ink-mask.ts';
import { looksLike } from './letter-shapes.ts';

/** A page as an eye sees it, four bytes a pixel. */
export type Pixels = { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray };

/** Letters smaller than this (pixels of the drawing) are no letters to an eye. */
const leastEm = 8;
const evenly = 56; // of 255 in any colour: ink of one letter differs no more
const apart = 36; // and its ground differs at least so much
const mostWithin = 0.8; // of the ink must stand there
const mostAround = 0.6; // of the ground close by must not look like ink

/** The words of a page that are seen on it, and how many letters were claimed and not seen. */
export type Seen = {
  readonly words: readonly PageWord[];
  readonly doubtful: number;
  /** Runs of letters that are drawn where no eye sees them: under something, outside the page, in the ground's colour, too small. */
  readonly unseen: number;
};

/**
 * Of what a file claims to have written, the words that stand in the finished picture: each letter's form is there in one colour, its ground
 * is of another, and it looks like the letter that it claims to be. A word with one letter in doubt is left out whole. Where the picture shows
 * nothing at all, the letter is as if it had never been written: what nobody sees changes no word beside it.
 */
export function visibleWords(glyphs: readonly (DrawnGlyph | null)[], page: Pixels): Seen {
  const looks = new Map<DrawnGlyph, Look>();
  for (const glyph of glyphs) if (glyph !== null) looks.set(glyph, lookAt(glyph, page));
  const words: PageWord[] = [];
  let doubtful = 0;
  for (const run of runsOf(lettersWithout(glyphs, glyph => looks.get(glyph) === 'nothing'))) {
    if (!run.every(glyph => looks.get(glyph) === 'letter' && looksLike(glyph.outline, glyph.text))) {
      doubtful += run.length;
      continue;
    }
    const word = wordOf(run, page);
    if (word !== null && !words.slice(-40).some(other => isTwice(other, word))) words.push(word);
  }
  const unseen = runsOf(glyphs).filter(run => {
    const letters = run.filter(glyph => looks.get(glyph) !== 'letter' && /[\p{L}\p{N}]/u.test(glyph.text)).length;
    return letters >= 2 && letters * 2 > run.length;
  }).length;
  return { words, doubtful, unseen };
}

/** Letters as if some had never been written, nor the blanks beside these: where one was needed, the places of the others say so. */
export function lettersWithout(
  glyphs: readonly (DrawnGlyph | null)[],
  isGone: (glyph: DrawnGlyph) => boolean,
): readonly (DrawnGlyph | null)[] {
  const kept: (DrawnGlyph | null)[] = [];
  let isBlank = false; // a blank came, and nobody knows yet what comes after it
  let isBesideGone = false;
  for (const glyph of glyphs) {
    if (glyph === null) {
      isBlank = true;
    } else if (isGone(glyph)) {
      isBesideGone = true;
    } else {
      if (isBlank && !isBesideGone) kept.push(null);
      kept.push(glyph);
      isBlank = isBesideGone = false;
    }
  }
  return kept;
}

/** Letters that go on from one another, as far as their places say. */
function runsOf(glyphs: readonly (DrawnGlyph | null)[]): readonly (readonly DrawnGlyph[])[] {
  const runs: DrawnGlyph[][] = [];
  let run: DrawnGlyph[] = [];
  for (const glyph of glyphs) {
    const last = run.at(-1);
    if (glyph === null || (last !== undefined && !continues(last, glyph))) {
      if (run.length > 0) runs.push(run);
      run = [];
    }
    if (glyph !== null) run.push(glyph);
  }
  if (run.length > 0) runs.push(run);
  return runs;
}

/** What the picture shows where a letter was drawn: a form of one colour on another, nothing but its ground, or something else. */
type Look = 'letter' | 'nothing' | 'other';

function lookAt(glyph: DrawnGlyph, page: Pixels): Look {
  const mask = inkMask(glyph.outline, glyph.matrix);
  if (isPlain(glyph) && isSeen(mask, page)) return 'letter';
  return mask !== null && isBare(mask, page) ? 'nothing' : 'other';
}

const barely = 12; // of 255 in any colour: no eye tells these apart

/** Whether ink and ground are of one colour, or lie outside the page. */
function isBare(mask: InkMask, { width, height, data }: Pixels): boolean {
  const least: [number, number, number] = [255, 255, 255];
  const most: [number, number, number] = [0, 0, 0];
  for (let y = 0; y < mask.height; y++) {
    const pageY = mask.top + y;
    if (pageY < 0 || pageY >= height) continue;
    for (let x = 0; x < mask.width; x++) {
      const pageX = mask.left + x;
      if (mask.parts[y * mask.width + x] === 0 || pageX < 0 || pageX >= width) continue;
      for (const part of [0, 1, 2] as const) {
        const value = data[(pageY * width + pageX) * 4 + part]!;
        if (value < least[part]) least[part] = value;
        if (value > most[part]) most[part] = value;
        if (most[part] - least[part] > barely) return false;
      }
    }
  }
  return true;
}

/** Large enough to be read, not mirrored, not drawn out of its form. */
function isPlain({ emX, emY, isMirrored }: DrawnGlyph): boolean {
  return !isMirrored && emX >= leastEm && emY >= leastEm && emX < emY * 4 && emY < emX * 4;
}

function continues(last: DrawnGlyph, next: DrawnGlyph): boolean {
  const em = last.emX;
  const ratio = next.emX / em;
  if (!(ratio > 0.7 && ratio < 1.4)) return false;
  const [dx, dy] = [last.end[0] - last.origin[0], last.end[1] - last.origin[1]];
  const length = Math.hypot(dx, dy);
  if (length === 0) return false;
  const [gapX, gapY] = [next.origin[0] - last.end[0], next.origin[1] - last.end[1]];
  const along = (gapX * dx + gapY * dy) / length;
  const aside = Math.abs(gapX * dy - gapY * dx) / length;
  return aside < em * 0.2 && along > em * -0.3 && along < em * 0.17;
}

/** Whether a letter's ink stands in the picture, in one colour, on a ground of another. */
function isSeen(mask: InkMask | null, page: Pixels): boolean {
  if (mask === null || mask.inkPixels === 0) return false;
  const ink = meanColour(mask, page);
  if (ink === null) return false;
  let [same, around, other] = [0, 0, 0];
  for (let y = 0; y < mask.height; y++) {
    const pageY = mask.top + y;
    if (pageY < 0 || pageY >= page.height) continue;
    for (let x = 0; x < mask.width; x++) {
      const part = mask.parts[y * mask.width + x];
      const pageX = mask.left + x;
      if ((part !== 1 && part !== 2) || pageX < 0 || pageX >= page.width) continue;
      const at = (pageY * page.width + pageX) * 4;
      const [r, g, b] = [page.data[at]! - ink[0], page.data[at + 1]! - ink[1], page.data[at + 2]! - ink[2]];
      const difference = Math.max(Math.abs(r), Math.abs(g), Math.abs(b));
      if (part === 1) {
        if (difference <= evenly) same += 1;
      } else {
        around += 1;
        if (difference >= apart) other += 1;
      }
    }
  }
  return same >= mask.inkPixels * mostWithin && around > 0 && other >= around * mostAround;
}

function meanColour(mask: InkMask, { width, height, data }: Pixels): readonly [number, number, number] | null {
  let [r, g, b, count] = [0, 0, 0, 0];
  for (let y = 0; y < mask.height; y++) {
    const pageY = mask.top + y;
    if (pageY < 0 || pageY >= height) continue;
    for (let x = 0; x < mask.width; x++) {
      const pageX = mask.left + x;
      if (mask.parts[y * mask.width + x] !== 1 || pageX < 0 || pageX >= width) continue;
      const at = (pageY * width + pageX) * 4;
      r += data[at]!;
      g += data[at + 1]!;
      b += data[at + 2]!;
      count += 1;
    }
  }
  return count === 0 ? null : [r / count, g / count, b / count];
}

const ascent = 0.76;
const descent = 0.22;

function wordOf(run: readonly DrawnGlyph[], page: Pixels): PageWord | null {
  const text = run
    .map(glyph => glyph.text)
    .join('')
    .normalize('NFC');
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(text)) return null;
  return { text, box: placeOf(run, page), confidence: null };
}

/** Where these letters stand on a page, from ascenders to descenders. */
export function placeOf(run: readonly DrawnGlyph[], page: Pick<Pixels, 'width' | 'height'>): PageBox {
  const corners = run.flatMap(({ origin, end, emX, emY }) => {
    const [dx, dy] = [end[0] - origin[0], end[1] - origin[1]];
    const length = Math.hypot(dx, dy) || emX;
    const [upX, upY] = [(dy / length) * emY, (-dx / length) * emY];
    return [origin, end].flatMap(([x, y]) => [
      [x + upX * ascent, y + upY * ascent] as const,
      [x - upX * descent, y - upY * descent] as const,
    ]);
  });
  return boxAround(corners, page);
}

function boxAround(
  corners: readonly (readonly [number, number])[],
  { width, height }: Pick<Pixels, 'width' | 'height'>,
): PageBox {
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const within = (value: number, size: number) => Math.min(1, Math.max(0, value / size));
  const [left, top] = [within(Math.min(...xs), width), within(Math.min(...ys), height)];
  return { left, top, width: within(Math.max(...xs), width) - left, height: within(Math.max(...ys), height) - top };
}

/** Bold print is made by some programs in writing a word twice. */
function isTwice(one: PageWord, other: PageWord): boolean {
  if (one.text !== other.text) return false;
  const aside = Math.abs(one.box.left - other.box.left);
  return aside < other.box.width * 0.2 && Math.abs(one.box.top - other.box.top) < other.box.height * 0.3;
}
