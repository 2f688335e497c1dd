import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import type * as drawingModule from '@napi-rs/canvas';
import type { PageWord } from '../../../../shared/pages.ts';
import { Refusal } from '../../../../shared/failure.ts';
import { newCanvas } from '../draw/page-canvas.ts';
import { pictureOf } from '../draw/page-picture.ts';
import { withPdf, type Pdf } from '../draw/pdf-open.ts';
import { wholeOf, type Pieces } from '../../places/pieces.ts';
import type { PagePixels } from './grey-picture.ts';

/** A page as it is drawn, and the words of the file's own text on it. `needsReading`: it shows more than those say. */
export type SourcePage = {
  readonly pixels: PagePixels;
  readonly words: readonly PageWord[];
  readonly needsReading: boolean;
  /** SHA-256 of the picture, base64url. */
  readonly digest: string;
};
export type PageSource = { readonly pages: number; readonly draw: (page: number) => Promise<SourcePage> };

const scale = 200 / 72;

/** Files above this are not read: reading holds a file whole. */
const mostBytes = 64 * 1024 * 1024;

/**
 * Use the pages of a PDF or a picture, by what the bytes are.
 * @throws Refusal `attachment/type-refused`, `attachment/too-large`, `attachment/damaged`.
 */
export async function withPages<T>(content: Pieces, use: (source: PageSource) => Promise<T>): Promise<T> {
  const bytes = await wholeOf(known(content), { mostBytes, code: 'attachment/too-large' });
  if (!isPdf(bytes)) return use({ pages: 1, draw: async () => pageOf(await decoded(bytes), []) });
  let isOpened = false;
  const opened = (pdf: Pdf) => ((isOpened = true), use(pagesOf(pdf)));
  return withPdf(bytes, opened).catch((error: unknown) => {
    throw isOpened ? error : new Refusal('attachment/damaged', { cause: error });
  });
}

/** Content of a kind that is drawn; other kinds are refused at their first piece, however long they are. */
async function* known(content: Pieces): AsyncGenerator<Uint8Array> {
  let isFirst = true;
  for await (const piece of content) {
    if (isFirst && !isPdf(piece) && !isPicture(piece)) throw new Refusal('attachment/type-refused');
    isFirst = false;
    yield piece;
  }
}

function isPdf(bytes: Uint8Array): boolean {
  return startsWith(bytes, '%PDF-');
}

function isPicture(bytes: Uint8Array): boolean {
  return startsWith(bytes, '\u0089PNG') || startsWith(bytes, '\u00ff\u00d8\u00ff');
}

function startsWith(bytes: Uint8Array, magic: string): boolean {
  return Buffer.from(bytes.subarray(0, magic.length)).toString('latin1') === magic;
}

function pagesOf(pdf: Pdf): PageSource {
  return {
    pages: pdf.numPages,
    async draw(number) {
      const page = await pdf.getPage(number);
      const pixels = await pictureOf(page, scale);
      const { items } = await page.getTextContent();
      const viewport = page.getViewport({ scale: 1 });
      const words = items.flatMap((item): PageWord[] => {
        if (!('str' in item) || item.str.trim() === '') return [];
        const [x = 0, y = 0] = viewport.convertToViewportPoint(Number(item.transform[4]), Number(item.transform[5])) as number[];
        const [left, width, height] = [x / viewport.width, item.width / viewport.width, item.height / viewport.height];
        return [{ text: item.str.trim(), box: { left, top: y / viewport.height - height, width, height }, confidence: null }];
      });
      page.cleanup();
      return pageOf(pixels, words);
    },
  };
}

function pageOf({ width, height, data }: PagePixels, words: readonly PageWord[]): SourcePage {
  return {
    pixels: { width, height, data },
    words,
    needsReading: words.length === 0,
    digest: createHash('sha256').update(data).digest('base64url'),
  };
}

async function decoded(bytes: Uint8Array): Promise<PagePixels> {
  const { loadImage } = createRequire(import.meta.url)('@napi-rs/canvas') as typeof drawingModule;
  const image = await loadImage(bytes).catch((cause: unknown) => {
    throw new Refusal('attachment/damaged', { cause });
  });
  const { canvas, context } = newCanvas(image.width, image.height);
  context.drawImage(image, 0, 0);
  return { width: canvas.width, height: canvas.height, data: context.getImageData(0, 0, canvas.width, canvas.height).data };
}
