import { Refusal } from '../../../../shared/failure.ts';
import { isWhole } from '../../../../shared/drawing/undrawn.ts';
import type { PageWord } from '../../../../shared/pages.ts';
import { besideBoxes, hasOtherInk } from './beside-boxes.ts';
import { burn, type BurntBox } from './burn.ts';
import { packPage, type PageImage } from './page-image.ts';
import { drawnPage } from './page-picture.ts';
import { pageSheet } from './page-sheet.ts';
import { openPdf } from './pdf-open.ts';
import { openPicture } from './picture-open.ts';
import { visibleWords } from './visible-words.ts';

/** Pixels of a drawn page to an inch: what is read well by eyes and by readers of scans. */
export const drawnDpi = 200;

/** How a page is to be drawn: with what burnt in, and as what. `png` is for a screen, `pixels` (four bytes each) for who reads pictures: boxes are blank there. */
export type PageOrder = { readonly page: number; readonly boxes: readonly BurntBox[]; readonly as: 'page' | 'png' | 'pixels' };

/** A page as a reader sees it. Boxes of words are fractions of it. */
export type MadePage = {
  readonly widthPt: number;
  readonly heightPt: number;
  readonly image: PageImage | Uint8Array;
  readonly width: number; // pixels
  readonly height: number;
  /** The words of the file's own text that are seen on the page as it is drawn here: of what lies beneath a box, nothing counts. */
  readonly words: readonly PageWord[];
  /** The page shows more than those words: it is, or holds, a picture, or its letters are of a kind that is not known. */
  readonly needsReading: boolean;
  /** Words of the file's own text that are drawn where nobody sees them. */
  readonly unseen: number;
};

/** A file that is drawn a page at a time. */
export type PageMaker = {
  readonly pages: number;
  readonly make: (order: PageOrder) => Promise<MadePage>;
  readonly close: () => Promise<void>;
};

const mostPages = 2_000;

/**
 * Open a PDF or a picture by what its bytes are.
 *
 * @throws Refusal `attachment/type-refused`, `attachment/damaged`, `attachment/encrypted`, `attachment/too-large`; of a page,
 *   `attachment/not-drawn` where a part of it cannot be drawn.
 */
export async function openPages(bytes: Uint8Array): Promise<PageMaker> {
  const isPdf = Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');
  const maker = isPdf ? await pdfPages(bytes) : await picturePages(bytes);
  if (maker.pages <= mostPages) return maker;
  await maker.close();
  throw new Refusal('attachment/too-large');
}

async function pdfPages(bytes: Uint8Array): Promise<PageMaker> {
  const { pdf, close } = await openPdf(bytes).catch((cause: unknown) => {
    const isLocked = cause instanceof Error && cause.name === 'PasswordException';
    throw new Refusal(isLocked ? 'attachment/encrypted' : 'attachment/damaged', { cause });
  });
  const sheet = pageSheet();
  return {
    pages: pdf.numPages,
    async close() {
      sheet.drop();
      await close();
    },
    async make(order) {
      const page = await pdf.getPage(order.page).catch(undrawable);
      try {
        const { context, undrawn, glyphs } = await drawnPage(page, drawnDpi / 72, { pdf, sheet }).catch(undrawable);
        if (!isWhole(undrawn)) throw new Refusal('attachment/not-drawn');
        // Boxes come before the look at the words, so that what is beneath them cannot change what is seen beside them.
        burn(context, order.boxes, order.as === 'pixels' ? 'blank' : 'black');
        const { width, height } = context.canvas;
        const pixels = { width, height, data: await sheet.pixels() };
        const seen = visibleWords(besideBoxes(glyphs, order.boxes, pixels), pixels);
        const { width: widthPt, height: heightPt } = page.getViewport({ scale: 1 });
        const needsReading =
          order.boxes.length === 0
            ? seen.doubtful > 0 || hasPictures(page)
            : hasOtherInk(pixels, [...seen.words.map(({ box }) => box), ...order.boxes]);
        const image = imageOf(context, order.as, pixels.data);
        return { widthPt, heightPt, width, height, image, words: seen.words, needsReading, unseen: seen.unseen };
      } finally {
        page.cleanup();
      }
    },
  };
}

async function picturePages(bytes: Uint8Array): Promise<PageMaker> {
  const picture = await openPicture(bytes);
  return {
    pages: picture.pages,
    close: async () => undefined,
    async make(order) {
      const { context, widthPt, heightPt } = await picture.draw(order.page);
      const { width, height } = context.canvas;
      burn(context, order.boxes, order.as === 'pixels' ? 'blank' : 'black');
      const image = imageOf(context, order.as, context.getImageData(0, 0, width, height).data);
      context.canvas.width = context.canvas.height = 0; // frees its pixels at once
      return { widthPt, heightPt, width, height, image, words: [], needsReading: true, unseen: 0 };
    },
  };
}

function imageOf(context: Parameters<typeof burn>[0], as: PageOrder['as'], data: Uint8ClampedArray): MadePage['image'] {
  if (as === 'page') return packPage(context, data);
  return as === 'png' ? context.canvas.encodeSync('png') : new Uint8Array(data);
}

function undrawable(cause: unknown): never {
  throw new Refusal('attachment/not-drawn', { cause });
}

/** Whether a drawn page holds pictures, as its own list of operations says: large ones may show words. */
function hasPictures(page: {
  readonly _intentStates: ReadonlyMap<unknown, { readonly operatorList: { readonly argsArray: readonly unknown[] } }>;
}): boolean {
  const most = 100 * 100;
  return [...page._intentStates.values()].some(({ operatorList }) =>
    operatorList.argsArray.some(given => {
      if (!Array.isArray(given)) return false;
      const [first, width, height] = given as readonly unknown[];
      const inline = first as { readonly width?: unknown; readonly height?: unknown } | null;
      if (typeof first === 'string') return typeof width === 'number' && typeof height === 'number' && width * height > most;
      if (typeof inline !== 'object' || inline === null) return false;
      return typeof inline.width === 'number' && typeof inline.height === 'number' && inline.width * inline.height > most;
    }),
  );
}
