import type { PageBox, PageWord } from '../../../../shared/pages.ts';
import type { Pieces } from '../../places/pieces.ts';
import { openDrawing, type Drawing, type StoredDocument } from '../draw/drawing.ts';
import type { MadePage, PageOrder } from '../draw/page-maker.ts';
import { burntMarginPt } from '../draw/burn.ts';
import type { PagePixels } from '../ocr/grey-picture.ts';
import { pdfOfPages, type WrittenPage } from './picture-pdf.ts';

/** A part of a page that is to be gone, with the code of the reason, which is printed there. */
export type Redaction = PageBox & { readonly page: number; readonly code: string };

export type RedrawOptions = {
  readonly boxes?: readonly Redaction[];
  /** The words that are read in the picture of a page which needs reading. */
  readonly words?: (page: number, picture: BurntPicture) => readonly PageWord[] | Promise<readonly PageWord[]>;
  readonly signal?: AbortSignal;
  /** After each page: how many are done, of how many. */
  readonly progress?: (done: number, of: number) => void;
};

/** A page's picture with its boxes burnt in; null where it has none, so that what was read of the page itself holds. */
export type BurntPicture = (() => Promise<PagePixels>) | null;

/** A document as it leaves: a PDF of our own writing. */
export type Redrawn = {
  readonly mediaType: 'application/pdf';
  readonly extension: 'pdf';
  readonly pages: number;
  /** The file, written as it is read, a page at a time; to be read once, and to its end or ended. Throws as {@link redraw}. */
  readonly content: Pieces;
};

/**
 * A document drawn anew: each page is a picture of what a reader sees, boxes burnt into its pixels, under a layer of the words that are seen
 * on it and touch no box. Nothing of the old file's objects comes along. The same document and boxes give the same bytes.
 *
 * @throws Refusal `attachment/type-refused`, `attachment/damaged`, `attachment/encrypted`, `attachment/too-large`, `attachment/not-drawn`.
 */
export async function redraw(document: StoredDocument, options: RedrawOptions = {}): Promise<Redrawn> {
  const drawing = await openDrawing(document, options.signal);
  return {
    mediaType: 'application/pdf',
    extension: 'pdf',
    pages: drawing.pages,
    content: pdfOfPages(redrawnPages(drawing, options), drawing.pages),
  };
}

/** The pages in order, two on their way at a time. */
async function* redrawnPages(
  drawing: Drawing,
  { boxes = [], words, signal, progress }: RedrawOptions,
): AsyncGenerator<WrittenPage> {
  const waiting: Promise<WrittenPage>[] = [];
  const begin = (page: number): void => {
    const here = boxes.filter(box => box.page === page);
    const order = { page, boxes: here.map(box => ({ ...box, label: box.code })) };
    const read = async (drawn: MadePage) =>
      drawn.needsReading ? ((await words?.(page, here.length === 0 ? null : () => burntPixels(drawing, order))) ?? []) : [];
    const made = drawing.draw({ ...order, as: 'page' });
    const written = made.then(async drawn => writtenPage(drawn, here, await read(drawn)));
    written.catch(() => undefined); // it is thrown where it is awaited
    waiting.push(written);
  };
  try {
    for (let next = 1; next <= Math.min(2, drawing.pages); next++) begin(next);
    for (let page = 1; page <= drawing.pages; page++) {
      signal?.throwIfAborted();
      const written = await waiting.shift()!; // begun above or with the page before
      if (page + 2 <= drawing.pages) begin(page + 2);
      yield written;
      progress?.(page, drawing.pages);
    }
  } finally {
    drawing.close();
  }
}

async function burntPixels(drawing: Drawing, order: Omit<PageOrder, 'as'>): Promise<PagePixels> {
  const { image, width, height } = await drawing.draw({ ...order, as: 'pixels' });
  if (!(image instanceof Uint8Array)) throw new Error('pixels were asked for');
  return { width, height, data: image };
}

/** What a picture says right beside a box may be a letter that the box cut, read as another: so near, of its height, no word is read. */
const runsOn = 0.1;

function writtenPage(drawn: MadePage, boxes: readonly Redaction[], read: readonly PageWord[]): WrittenPage {
  const { widthPt, heightPt, image } = drawn;
  if (image instanceof Uint8Array) throw new Error('a page was asked for');
  // What the picture says beside the file's own words: those words were held against it already.
  const said = read.filter(word => !drawn.words.some(own => touches(own.box, word.box)));
  const margin = { x: burntMarginPt / widthPt, y: burntMarginPt / heightPt };
  const isBeside = (reach: number) => (word: PageWord) => {
    const x = margin.x + (word.box.height * reach * heightPt) / widthPt;
    return !boxes.some(burnt => touches(word.box, grown(burnt, { x, y: margin.y })));
  };
  return { widthPt, heightPt, image, words: [...drawn.words.filter(isBeside(0)), ...said.filter(isBeside(runsOn))] };
}

function touches(one: PageBox, other: PageBox): boolean {
  return (
    one.left < other.left + other.width &&
    other.left < one.left + one.width &&
    one.top < other.top + other.height &&
    other.top < one.top + one.height
  );
}

function grown({ left, top, width, height }: PageBox, { x, y }: { readonly x: number; readonly y: number }): PageBox {
  return { left: left - x, top: top - y, width: width + 2 * x, height: height + 2 * y };
}
