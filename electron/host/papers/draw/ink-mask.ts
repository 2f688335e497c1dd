import type * as drawingModule from '@napi-rs/canvas';
import type { Matrix, Outline } from './outline.ts';
import { plainCanvas } from './page-canvas.ts';

type Context = drawingModule.SKRSContext2D;

/** What the pixels around a letter are: its ink (1), the ground that surrounds it closely (2), or neither (0). Row by row. */
export type InkMask = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly parts: Uint8Array;
  readonly inkPixels: number;
};

/** The ground that is looked at begins beside the softened edge and is this wide. */
const ring = 2;
const margin = ring + 2;
/** Larger than any letter that is read as one; what is larger is left to whoever reads pictures. */
const mostPixels = 900;
const steps = 4; // places within a pixel that are told apart

// Kept by the outline, which pdf.js keeps for a document: the same letters come on every page.
const ofPaths = new WeakMap<object, Map<string, InkMask | null>>();
const ofCharacters = new Map<string, InkMask | null>();
const mostCharacters = 5_000;

/** The pixels of a letter where it was drawn; null for one without ink, and for one too large to be a letter. */
export function inkMask(outline: Outline, [a, b, c, d, e, f]: Matrix): InkMask | null {
  const [x, y] = [Math.round(e * steps) / steps, Math.round(f * steps) / steps];
  const [wholeX, wholeY] = [Math.floor(x), Math.floor(y)];
  const form = `${a.toFixed(4)},${b.toFixed(4)},${c.toFixed(4)},${d.toFixed(4)},${x - wholeX},${y - wholeY}`;
  const key = 'path' in outline ? form : `${outline.font}/${outline.character}/${form}`;
  const masks = masksOf(outline);
  let mask = masks.get(key);
  if (mask === undefined) masks.set(key, (mask = maskOf(outline, [a, b, c, d, x - wholeX, y - wholeY])));
  return mask === null ? null : { ...mask, left: mask.left + wholeX, top: mask.top + wholeY };
}

function masksOf(outline: Outline): Map<string, InkMask | null> {
  if (!('path' in outline)) {
    if (ofCharacters.size > mostCharacters) ofCharacters.clear();
    return ofCharacters;
  }
  let masks = ofPaths.get(outline.path);
  if (masks === undefined) ofPaths.set(outline.path, (masks = new Map<string, InkMask | null>()));
  return masks;
}

let sheet: Context | undefined;

function maskOf(outline: Outline, matrix: Matrix): InkMask | null {
  const bounds = boundsOf(outline, matrix);
  if (bounds === null) return null;
  const [left, top] = [Math.floor(bounds[0]) - margin, Math.floor(bounds[1]) - margin];
  const [width, height] = [Math.ceil(bounds[2]) + margin - left, Math.ceil(bounds[3]) + margin - top];
  if (!(width <= mostPixels && height <= mostPixels)) return null;
  sheet ??= plainCanvas(mostPixels, mostPixels);
  sheet.setTransform(1, 0, 0, 1, 0, 0);
  sheet.clearRect(0, 0, width, height);
  const [a, b, c, d, e, f] = matrix;
  sheet.setTransform(a, b, c, d, e - left, f - top);
  paint(sheet, outline);
  const { data } = sheet.getImageData(0, 0, width, height);
  return { left, top, width, height, ...partsOf(data, width, height) };
}

/** Draw a letter at the origin of a context. */
export function paint(context: Context, outline: Outline): void {
  context.fillStyle = '#000';
  if ('path' in outline) return context.fill(outline.path);
  context.font = outline.font;
  context.fillText(outline.character, 0, 0);
}

/** Left, top, right, bottom of a letter's ink; null where it has none. */
export function boundsOf(outline: Outline, [a, b, c, d, e, f]: Matrix): readonly [number, number, number, number] | null {
  const [left, top, right, bottom] = 'path' in outline ? outline.path.computeTightBounds() : boxOfCharacter(outline);
  if (!(right > left && bottom > top)) return null;
  const corners = [
    [left, top],
    [right, top],
    [left, bottom],
    [right, bottom],
  ].map(([x = 0, y = 0]) => [a * x + c * y + e, b * x + d * y + f] as const);
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function boxOfCharacter({ character, font }: Extract<Outline, { character: string }>): readonly [number, number, number, number] {
  sheet ??= plainCanvas(mostPixels, mostPixels);
  sheet.font = font;
  const box = sheet.measureText(character);
  return [-box.actualBoundingBoxLeft, -box.actualBoundingBoxAscent, box.actualBoundingBoxRight, box.actualBoundingBoxDescent];
}

function partsOf(data: Uint8ClampedArray, width: number, height: number): Pick<InkMask, 'parts' | 'inkPixels'> {
  const parts = new Uint8Array(width * height);
  let darkest = 0;
  for (let at = 3; at < data.length; at += 4) if (data[at]! > darkest) darkest = data[at]!;
  const enough = Math.min(200, darkest * 0.85); // hairlines have no pixel of their own
  let inkPixels = 0;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const ink = data[at * 4 + 3]!;
      if (ink === 0) continue;
      if (ink >= enough) {
        parts[at] = 1;
        inkPixels += 1;
      } else parts[at] = 3; // edge: neither
    }
  addRing(parts, width, height);
  return { parts, inkPixels };
}

/** The pixels without ink within reach of ink, but for the one beside it, which a softened edge of another drawing may touch. */
function addRing(parts: Uint8Array, width: number, height: number): void {
  const near = grown(parts, width, height, 1);
  const reached = grown(near, width, height, ring);
  for (let at = 0; at < parts.length; at++) if (near[at] === 0 && reached[at] !== 0) parts[at] = 2;
}

function grown(from: Uint8Array, width: number, height: number, by: number): Uint8Array {
  const across = new Uint8Array(from.length);
  const down = new Uint8Array(from.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (from[y * width + x] !== 0) across.fill(1, y * width + Math.max(0, x - by), y * width + Math.min(width, x + by + 1));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (across[y * width + x] !== 0)
        for (let to = Math.max(0, y - by); to <= Math.min(height - 1, y + by); to++) down[to * width + x] = 1;
  return down;
}
