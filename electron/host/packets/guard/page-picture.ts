import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { undrawnOf, type PageOperators, type Undrawn } from '../../../../shared/drawing/undrawn.ts';
import { newCanvas, ownLetters } from './page-canvas.ts';

/** A page as an eye sees it: four bytes a pixel. */
export type Picture = { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray };

/** Draw a page. @param scale - Pixels per point. */
export async function pictureOf(page: PDFPageProxy, scale: number): Promise<Picture> {
  const viewport = page.getViewport({ scale });
  const { canvas, context } = newCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  // The canvas of @napi-rs draws like a browser's, under types of its own.
  await page.render({ canvas: null, canvasContext: context as unknown as CanvasRenderingContext2D, viewport }).promise;
  return { width: canvas.width, height: canvas.height, data: context.getImageData(0, 0, canvas.width, canvas.height).data };
}

/** What of a page cannot be drawn here. Its pictures are decoded for that and the page is not painted. */
export async function undrawnOn(page: PDFPageProxy): Promise<Undrawn> {
  const { OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const operators = (await page.getOperatorList()) as PageOperators;
  const { has } = ownLetters();
  return undrawnOf(operators, OPS, {
    has,
    objectOf: id => new Promise(resolve => void (id.startsWith('g_') ? page.commonObjs : page.objs).get(id, resolve)),
  });
}
