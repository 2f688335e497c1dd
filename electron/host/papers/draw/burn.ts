import type * as drawingModule from '@napi-rs/canvas';
import type { PageBox } from '../../../../shared/pages.ts';

type Context = drawingModule.SKRSContext2D;

/** A part of a page that is to be gone, and what is printed in its place. */
export type BurntBox = PageBox & { readonly label: string };

/** Pixels around a box that go with it: a picture's own compression leaves shadows of letters beside them. */
const burntMargin = 4;
/** The same in points of a page, rounded up to what whole pixels may add. */
export const burntMarginPt = ((burntMargin + 1) * 72) / 200;

const labelSize = 20; // pixels at 200 dpi: 7 points
const leastSize = 9;

/** Paint boxes over a page's pixels: black, each with its label as large as fits, or blank for who reads the rest of the picture. */
export function burn(context: Context, boxes: readonly BurntBox[], how: 'black' | 'blank' = 'black'): void {
  const { width, height } = context.canvas;
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = 1;
  context.globalCompositeOperation = 'source-over';
  const places = boxes.map(box => ({ ...pixelsOf(box, width, height), label: box.label }));
  context.fillStyle = how === 'black' ? '#000' : '#fff';
  for (const { left, top, right, bottom } of places) context.fillRect(left, top, right - left, bottom - top);
  if (how === 'black') label(context, places);
  context.restore();
}

type Place = ReturnType<typeof pixelsOf> & { readonly label: string };

/** Print what each box says; one too small for letters stays plain. */
function label(context: Context, places: readonly Place[]): void {
  context.fillStyle = '#fff';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const { left, top, right, bottom, label: text } of places) {
    const size = fittingSize(context, text, right - left - 4, bottom - top - 2);
    if (size === null) continue;
    context.font = `${size}px sans-serif`;
    context.fillText(text, (left + right) / 2, (top + bottom) / 2);
  }
}

/** What of a page's picture a box takes with it, as fractions of it. */
export function burntPlace(box: PageBox, { width, height }: { readonly width: number; readonly height: number }): PageBox {
  const { left, top, right, bottom } = pixelsOf(box, width, height);
  return { left: left / width, top: top / height, width: (right - left) / width, height: (bottom - top) / height };
}

/** Whole pixels that a box and its margin touch. */
function pixelsOf({ left, top, width: boxWidth, height: boxHeight }: PageBox, width: number, height: number) {
  return {
    left: Math.max(0, Math.floor(left * width) - burntMargin),
    top: Math.max(0, Math.floor(top * height) - burntMargin),
    right: Math.min(width, Math.ceil((left + boxWidth) * width) + burntMargin),
    bottom: Math.min(height, Math.ceil((top + boxHeight) * height) + burntMargin),
  };
}

function fittingSize(context: Context, label: string, width: number, height: number): number | null {
  for (let size = Math.min(labelSize, Math.floor(height)); size >= leastSize; size--) {
    context.font = `${size}px sans-serif`;
    if (context.measureText(label).width <= width) return size;
  }
  return null;
}
