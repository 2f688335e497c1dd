import { deflateSync } from 'node:zlib';
import type * as drawingModule from '@napi-rs/canvas';

type Context = drawingModule.SKRSContext2D;

/**
 * The pixels of a page as a file carries them: a JPEG, or rows packed with Flate, each row's pixels `bits` wide. `palette` holds three bytes
 * a colour, where pixels are numbers of colours.
 */
export type PageImage = {
  readonly width: number;
  readonly height: number;
  readonly coding: 'jpeg' | 'flate';
  readonly bits: 4 | 8;
  readonly palette: Uint8Array | null;
  readonly bytes: Uint8Array;
};

/** A picture with more than this many of a thousand pixels between ink and paper is no page of text. */
const mostMiddle = 60;
/** Colour that differs less than this between red, green and blue is grey; so many pixels of a million may. */
const greyWithin = 24;
const strayInMillion = 20;
const jpegQuality = 82;

/** Pack what a canvas shows (`data`: its pixels): text sharply in 16 greys or few colours, photographs and scans as JPEG. */
export function packPage(context: Context, data: Uint8ClampedArray): PageImage {
  const { width, height } = context.canvas;
  const look = lookOf(data);
  if (look === 'grey') return packed(width, height, greysOf(data, width, height), 4, null);
  const colours = look === 'photo' ? null : coloursOf(data);
  if (colours !== null) return packed(width, height, colours.pixels, 8, colours.palette);
  return {
    width,
    height,
    coding: 'jpeg',
    bits: 8,
    palette: null,
    bytes: context.canvas.encodeSync('jpeg', jpegQuality),
  };
}

function lookOf(data: Uint8ClampedArray): 'grey' | 'coloured' | 'photo' {
  let [coloured, middle] = [0, 0];
  const whole = wholePixels(data);
  const pixels = whole.length;
  for (let pixel = 0, at = 0; pixel < pixels; pixel++, at += 4) {
    if (whole[pixel] === paper) continue;
    const r = data[at]!;
    const g = data[at + 1]!;
    const b = data[at + 2]!;
    if (Math.max(r, g, b) - Math.min(r, g, b) > greyWithin) coloured += 1;
    if (g > 40 && g < 215) middle += 1;
  }
  if (middle * 1000 > pixels * mostMiddle) return 'photo';
  return coloured * 1_000_000 > pixels * strayInMillion ? 'coloured' : 'grey';
}

/** White that lets nothing through. Most pixels of a page are, and are passed over four bytes at a time. */
const paper = 0xff_ff_ff_ff;

function wholePixels(data: Uint8ClampedArray): Uint32Array {
  return new Uint32Array(data.buffer, data.byteOffset, data.length / 4);
}

/** Sixteen greys, two pixels a byte. */
function greysOf(data: Uint8ClampedArray, width: number, height: number): Uint8Array {
  const row = (width + 1) >> 1;
  const packedRows = new Uint8Array(row * height);
  const whole = wholePixels(data);
  for (let y = 0, pixel = 0; y < height; y++)
    for (let x = 0; x < width; x++, pixel++) {
      const level = whole[pixel] === paper ? 15 : levelOf(data, pixel * 4);
      packedRows[y * row + (x >> 1)]! |= x % 2 === 0 ? level << 4 : level;
    }
  return packedRows;
}

/** One of sixteen greys, as the eye weighs the colours. */
function levelOf(data: Uint8ClampedArray, at: number): number {
  const light = data[at]! * 77 + data[at + 1]! * 151 + data[at + 2]! * 28; // of 256
  return Math.trunc(((light >> 8) * 15 + 127) / 255);
}

/** Each pixel as the number of one of 256 colours at most; null where there are more. */
function coloursOf(data: Uint8ClampedArray): { readonly pixels: Uint8Array; readonly palette: Uint8Array } | null {
  const numbers = new Int16Array(4096).fill(-1);
  const palette: number[] = [];
  const pixels = new Uint8Array(data.length / 4);
  for (let at = 0, to = 0; at < data.length; at += 4, to++) {
    const levels = [data[at]!, data[at + 1]!, data[at + 2]!].map(value => Math.round(value / 17)) as [number, number, number];
    const colour = (levels[0] << 8) | (levels[1] << 4) | levels[2];
    if (numbers[colour] === -1) {
      if (palette.length === 256 * 3) return null;
      numbers[colour] = palette.length / 3;
      palette.push(...levels.map(level => level * 17));
    }
    pixels[to] = numbers[colour]!;
  }
  return { pixels, palette: Uint8Array.from(palette) };
}

function packed(width: number, height: number, rows: Uint8Array, bits: 4 | 8, palette: Uint8Array | null): PageImage {
  return { width, height, coding: 'flate', bits, palette, bytes: deflateSync(rows, { level: 6 }) };
}
