import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { undrawnOn, type Undrawn } from '../../../../shared/drawing/undrawn.ts';
import { newCanvas, ownLetters } from './page-canvas.ts';

/** A page as an eye sees it, four bytes a pixel, and what of it could not be drawn. */
export type Picture = {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
  readonly undrawn: Undrawn;
};

/** Draw a page. @param scale - Pixels per point. */
export async function pictureOf(page: PDFPageProxy, scale: number): Promise<Picture> {
  const { OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const viewport = page.getViewport({ scale });
  const { canvas, context } = newCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  // The canvas of @napi-rs draws like a browser's, under types of its own.
  await page.render({ canvas: null, canvasContext: context as unknown as CanvasRenderingContext2D, viewport }).promise;
  const { width, height } = canvas;
  return { width, height, data: context.getImageData(0, 0, width, height).data, undrawn: undrawnOn(page, OPS, ownLetters().has) };
}
