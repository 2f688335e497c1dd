import { setImmediate as rest } from 'node:timers/promises';
import type * as drawingModule from '@napi-rs/canvas';
import { freeLatest, pixelsTaken } from './free-pixels.ts';
import { holdToSheet, newCanvas } from './page-canvas.ts';

type Context = drawingModule.SKRSContext2D;

/** The canvas and the pixels of all pages of a file, one after the other: each takes 15 MB, and the engine sees neither. */
export type PageSheet = {
  /** An empty canvas for the next page. Throws where it would be larger than any sheet. */
  readonly context: (width: number, height: number) => Context;
  /** What it shows now, four bytes a pixel; good until they are asked for again. */
  readonly pixels: () => Promise<Uint8ClampedArray<ArrayBuffer>>;
  /** Let all go. */
  readonly drop: () => void;
};

const rowsAtOnce = 320;

export function pageSheet(): PageSheet {
  let context: Context | undefined;
  let kept = new Uint8ClampedArray(0);
  const drop = (): void => {
    if (context !== undefined) context.canvas.width = context.canvas.height = 0; // frees its pixels at once
    context = undefined;
    kept = new Uint8ClampedArray(0);
  };
  return {
    drop,
    context(width, height) {
      if (context === undefined) return (context = newCanvas(width, height).context);
      holdToSheet(width, height);
      pixelsTaken(width * height);
      // The canvas keeps what it was told to draw until it is measured anew. Gone first: two would stand at a time.
      context.canvas.width = context.canvas.height = 0;
      context.canvas.width = width;
      context.canvas.height = height;
      context.font = context.font; // it was measured anew with a font of the machine
      return context;
    },
    async pixels() {
      if (context === undefined) throw new Error('a sheet that nothing was drawn on');
      const { width, height } = context.canvas;
      if (kept.length !== width * height * 4) kept = new Uint8ClampedArray(width * height * 4);
      for (let top = 0; top < height; top += rowsAtOnce) {
        const rows = context.getImageData(0, top, width, Math.min(rowsAtOnce, height - top));
        kept.set(rows.data, top * width * 4);
        freeLatest(); // the copy, which goes when the thread is next at rest
        await rest();
      }
      return kept;
    },
  };
}
