import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as drawingModule from '@napi-rs/canvas';
import { canvasFactory } from '../../../../shared/drawing/canvas-factory.ts';
import { lettersOf } from '../../../../shared/drawing/font-letters.ts';
import { holdToOwnLetters, type OwnLetters } from '../../../../shared/drawing/own-letters.ts';
import { pixelsTaken } from './free-pixels.ts';
import { tellGlyphs } from './glyph-watch.ts';
import { standInFiles } from './pdf-parts.ts';

type Canvas = drawingModule.Canvas;
type Context = drawingModule.SKRSContext2D;

const family = 'Enlace Stand-in';
let own: OwnLetters | undefined;

/** The letters for fonts that a PDF names and does not carry. */
export function ownLetters(): OwnLetters {
  if (own === undefined) {
    const files = standInFiles.map(file => readFileSync(file));
    for (const file of files) drawing().GlobalFonts.register(file, family);
    const letters = lettersOf(files[0]!);
    own = { family, has: codePoint => letters.has(codePoint) };
  }
  return own;
}

/** A native module of 20 MB, for PDF files alone; loaded at once, because pdf.js asks for a canvas and waits for none. */
function drawing(): typeof drawingModule {
  return createRequire(import.meta.url)('@napi-rs/canvas') as typeof drawingModule;
}

/** A sheet of A0 at two pixels a point is 32 million; four bytes each. A page may say any size of itself. */
const MOST_PIXELS = 40_000_000;

/** A canvas that writes with no font of the machine. Throws where it would be larger than any sheet: such a page is not drawn. */
export function newCanvas(width: number, height: number): { canvas: Canvas; context: Context } {
  holdToSheet(width, height);
  const context = canvasIn(width, height);
  const { canvas } = context;
  holdToOwnLetters(context, ownLetters());
  tellGlyphs(context);
  return { canvas, context };
}

/** Throws where a canvas would be larger than any sheet. */
export function holdToSheet(width: number, height: number): void {
  if (!(width * height <= MOST_PIXELS)) throw new RangeError('larger than any sheet');
}

/** A canvas of our own, for what is drawn beside a page. */
export function plainCanvas(width: number, height: number): Context {
  const context = canvasIn(width, height);
  holdToOwnLetters(context, ownLetters());
  return context;
}

/** Give the drawing side a font of the program under a name. */
export function registerFont(file: string, name: string): void {
  drawing().GlobalFonts.register(readFileSync(file), name);
}

/** A canvas that writes with a font that was registered, and with no other. */
export function canvasIn(width: number, height: number): Context {
  pixelsTaken(width * height);
  return drawing().createCanvas(width, height).getContext('2d');
}

export const PageCanvasFactory = canvasFactory(newCanvas);
