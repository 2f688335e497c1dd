import type { PageBox } from '../../../../shared/pages.ts';
import { overlap } from '../../../../shared/redactions.ts';
import { burntPlace } from './burn.ts';
import type { DrawnGlyph } from './glyph-watch.ts';
import { lettersWithout, placeOf, type Pixels } from './visible-words.ts';

/** The letters that no burnt box touches, as if the others had never been written. */
export function besideBoxes(
  glyphs: readonly (DrawnGlyph | null)[],
  boxes: readonly PageBox[],
  page: Pick<Pixels, 'width' | 'height'>,
): readonly (DrawnGlyph | null)[] {
  if (boxes.length === 0) return glyphs;
  const burnt = boxes.map(box => burntPlace(box, page));
  return lettersWithout(glyphs, glyph => {
    const place = placeOf([glyph], page);
    return burnt.some(box => overlap(box, place));
  });
}

/** A page of 3.7 million pixels may hold this share of ink beside its words and show no more of them: specks, a short rule. */
const mostOtherInk = 0.0002;
const paper = 200;

/** Whether a page shows anything outside these places: a picture, a drawing, letters of which nobody knows what they say. */
export function hasOtherInk(page: Pixels, places: readonly PageBox[]): boolean {
  const { width, height, data } = page;
  const isKnown = new Uint8Array(width * height);
  for (const place of places) {
    const { left, top, right, bottom } = pixelsOf(burntPlace(place, page), page);
    for (let y = top; y < bottom; y++) isKnown.fill(1, y * width + left, y * width + right);
  }
  let other = 0;
  for (let at = 0; at < isKnown.length; at++) {
    if (isKnown[at] === 1) continue;
    if (data[at * 4]! < paper || data[at * 4 + 1]! < paper || data[at * 4 + 2]! < paper) other += 1;
  }
  return other > isKnown.length * mostOtherInk;
}

function pixelsOf({ left, top, width, height }: PageBox, page: Pick<Pixels, 'width' | 'height'>) {
  const within = (value: number, size: number) => Math.min(size, Math.max(0, Math.round(value * size)));
  return {
    left: within(left, page.width),
    top: within(top, page.height),
    right: within(left + width, page.width),
    bottom: within(top + height, page.height),
  };
}
