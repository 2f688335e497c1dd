import { createRequire } from 'node:module';
import type * as drawingModule from '@napi-rs/canvas';
import { Refusal } from '../../../../shared/failure.ts';
import { pixelsTaken } from './free-pixels.ts';
import { plainCanvas } from './page-canvas.ts';

type Context = drawingModule.SKRSContext2D;
type PicturePage = { readonly context: Context; readonly widthPt: number; readonly heightPt: number };

/** The pictures in a file, each a page. */
export type OpenPicture = { readonly pages: number; readonly draw: (page: number) => Promise<PicturePage> };

type Decoded = {
  readonly width: number;
  readonly height: number;
  readonly source: () => Promise<drawingModule.Image | Uint8ClampedArray>;
};

const mostPixels = 60_000_000; // decoded, four bytes each
/** The longer side of a page that a picture becomes: A4 at 200 dpi, where the picture has so many pixels. */
const longestPixels = 2_340;

/**
 * Open JPEG, PNG, WebP, GIF and BMP, TIFF with all its pages, and HEIC, by their first bytes. Nothing but pixels is taken from them.
 *
 * @throws Refusal `attachment/type-refused`, `attachment/damaged`, `attachment/too-large`.
 */
export async function openPicture(bytes: Uint8Array): Promise<OpenPicture> {
  const decoder = decoderOf(bytes);
  if (decoder === null) throw new Refusal('attachment/type-refused');
  const pictures = await decoder(bytes).catch((cause: unknown) => {
    throw cause instanceof Refusal ? cause : new Refusal('attachment/damaged', { cause });
  });
  if (pictures.length === 0) throw new Refusal('attachment/damaged');
  return {
    pages: pictures.length,
    async draw(page) {
      const picture = pictures[page - 1];
      if (picture === undefined) throw new Refusal('attachment/damaged');
      return drawn(picture);
    },
  };
}

function decoderOf(bytes: Uint8Array): ((bytes: Uint8Array) => Promise<readonly Decoded[]>) | null {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  if (/^(?:\u00ff\u00d8\u00ff|\u0089PNG\r\n\u001a\n|GIF8[79]a|BM|RIFF[^]{4}WEBP)/.test(head)) return usual;
  if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return tiff;
  if (/^[^]{4}ftyp(?:hei[cxms]|hev[cx]|mif1|msf1)/.test(head)) return heic;
  return null;
}

async function usual(bytes: Uint8Array): Promise<readonly Decoded[]> {
  const { loadImage } = createRequire(import.meta.url)('@napi-rs/canvas') as typeof drawingModule;
  const image = await loadImage(bytes);
  pixelsTaken(image.width * image.height);
  return [{ width: image.width, height: image.height, source: async () => image }];
}

async function tiff(bytes: Uint8Array): Promise<readonly Decoded[]> {
  const { default: reader } = await import('utif2');
  const whole = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  return reader.decode(whole).map(page => {
    // the reader paints what is missing black, as if it were there
    if (!holdsPixels(page, bytes.length)) throw new Refusal('attachment/damaged');
    const [width, height] = [numberIn(page['t256']), numberIn(page['t257'])];
    return {
      width,
      height,
      source: async () => {
        reader.decodeImage(whole, page);
        return new Uint8ClampedArray(reader.toRGBA8(page));
      },
    };
  });
}

/** Whether the strips or tiles of a page end before the file does. */
function holdsPixels(page: Readonly<Record<string, unknown>>, fileBytes: number): boolean {
  const [offsets, counts] = [numbersIn(page['t273'] ?? page['t324']), numbersIn(page['t279'] ?? page['t325'])];
  return offsets.every((offset, index) => offset + (counts[index] ?? 0) <= fileBytes);
}

function numberIn(value: unknown): number {
  return numbersIn(value)[0] ?? 0;
}

function numbersIn(value: unknown): readonly number[] {
  const all: readonly unknown[] =
    Array.isArray(value) || ArrayBuffer.isView(value) ? Array.from(value as ArrayLike<unknown>) : [value];
  return all.map(each => (typeof each === 'number' ? each : 0));
}

async function heic(bytes: Uint8Array): Promise<readonly Decoded[]> {
  const begin = createRequire(import.meta.url)('libheif-js/wasm-bundle.js') as Heif;
  return new begin.HeifDecoder().decode(bytes).map(image => {
    const [width, height] = [image.get_width(), image.get_height()];
    return {
      width,
      height,
      source: () =>
        new Promise((resolve, reject) => {
          const target = { data: new Uint8ClampedArray(width * height * 4), width, height };
          image.display(target, shown => (shown === null ? reject(new Error('not decoded')) : resolve(shown.data)));
        }),
    };
  });
}

/** What of libheif is used. */
type Heif = {
  readonly HeifDecoder: new () => { readonly decode: (bytes: Uint8Array) => readonly HeifImage[] };
};
type HeifTarget = { readonly data: Uint8ClampedArray; readonly width: number; readonly height: number };
type HeifImage = {
  readonly get_width: () => number;
  readonly get_height: () => number;
  readonly display: (target: HeifTarget, done: (shown: HeifTarget | null) => void) => void;
};

async function drawn({ width, height, source }: Decoded): Promise<PicturePage> {
  if (!(width > 0 && height > 0)) throw new Refusal('attachment/damaged');
  if (width * height > mostPixels) throw new Refusal('attachment/too-large');
  const scale = Math.min(1, longestPixels / Math.max(width, height));
  const [pageWidth, pageHeight] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  const context = plainCanvas(pageWidth, pageHeight);
  context.fillStyle = '#fff'; // what lets the ground through stands on white, as on paper
  context.fillRect(0, 0, pageWidth, pageHeight);
  context.imageSmoothingQuality = 'high';
  const pixels = await source().catch((cause: unknown) => {
    throw new Refusal('attachment/damaged', { cause });
  });
  context.drawImage(pixels instanceof Uint8ClampedArray ? canvasOf(pixels, width, height) : pixels, 0, 0, pageWidth, pageHeight);
  return { context, widthPt: (pageWidth * 72) / 200, heightPt: (pageHeight * 72) / 200 };
}

function canvasOf(pixels: Uint8ClampedArray, width: number, height: number): drawingModule.Canvas {
  const { ImageData } = createRequire(import.meta.url)('@napi-rs/canvas') as typeof drawingModule;
  const context = plainCanvas(width, height);
  context.putImageData(new ImageData(new Uint8ClampedArray(pixels), width, height), 0, 0);
  return context.canvas;
}
