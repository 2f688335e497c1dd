import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type * as drawingModule from '@napi-rs/canvas';
import { undrawnOn, type Undrawn } from '../../../../shared/drawing/undrawn.ts';
import { stopWatching, watchGlyphs, type DrawnGlyph } from './glyph-watch.ts';
import { weighPaths } from './path-work.ts';
import { newCanvas, ownLetters } from './page-canvas.ts';
import type { PageSheet } from './page-sheet.ts';
import { pdfJs, type Pdf } from './pdf-open.ts';

/** A page as an eye sees it, four bytes a pixel, and what of it could not be drawn. */
export type Picture = {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
  readonly undrawn: Undrawn;
};

/** Draw a page. @param scale - Pixels per point. */
export async function pictureOf(page: PDFPageProxy, scale: number): Promise<Picture> {
  const { context, undrawn } = await drawnPage(page, scale);
  const { width, height } = context.canvas;
  return { width, height, data: context.getImageData(0, 0, width, height).data, undrawn };
}

/** A page on a canvas, and each letter that the file claims to have written on it. */
export type DrawnOnCanvas = {
  readonly context: drawingModule.SKRSContext2D;
  readonly undrawn: Undrawn;
  readonly glyphs: readonly (DrawnGlyph | null)[];
};

/**
 * Draw a page as {@link pictureOf}, and keep the canvas.
 *
 * @param printed - Where given, the file's layers are shown as they would be printed, else as on a screen; and the page is drawn on the sheet.
 */
export async function drawnPage(
  page: PDFPageProxy,
  scale: number,
  printed?: { readonly pdf: Pdf; readonly sheet: PageSheet },
): Promise<DrawnOnCanvas> {
  const { OPS } = await pdfJs();
  const viewport = page.getViewport({ scale });
  const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
  const context = printed?.sheet.context(width, height) ?? newCanvas(width, height).context;
  const watch = watchGlyphs(OPS.showText);
  const weigh = weighPaths(context, OPS.constructPath);
  try {
    await page.render({
      canvas: null,
      // The canvas of @napi-rs draws like a browser's, under types of its own.
      canvasContext: context as unknown as CanvasRenderingContext2D,
      viewport,
      // Its second argument is missing in pdf.js's types.
      operationsFilter: (at: number, operators: Parameters<typeof watch.beforeOperation>[1]) => {
        weigh(operators, at);
        return watch.beforeOperation(at, operators);
      },
      ...(printed === undefined ? {} : { optionalContentConfigPromise: printedLayers(printed.pdf) }),
    }).promise;
  } finally {
    stopWatching();
  }
  return { context, undrawn: undrawnOn(page, OPS, ownLetters().has), glyphs: watch.glyphs };
}

/** The layers of a file for a screen, each shown or not as paper would have it. */
async function printedLayers(pdf: Pdf): Promise<Awaited<ReturnType<Pdf['getOptionalContentConfig']>>> {
  const [layers, printed] = await Promise.all([
    pdf.getOptionalContentConfig({ intent: 'display' }),
    pdf.getOptionalContentConfig({ intent: 'print' }),
  ]);
  for (const [id, group] of printed) layers.setVisibility(id, (group as { readonly visible: boolean }).visible);
  return layers;
}
