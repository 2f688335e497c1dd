import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef } from 'react';
import type { OwnLetters } from '../../shared/drawing/own-letters.ts';
import { isWhole, undrawnOn } from '../../shared/drawing/undrawn.ts';
import { contextOf } from './pdf-parts.ts';

export type PdfDrawingProps = {
  readonly source: PDFPageProxy;
  readonly letters: OwnLetters;
  readonly zoom: number;
  readonly onDrawn: (isPartly: boolean) => void;
};

/** A page drawn as wide as what it stands in. `onDrawn` hears whether a part of it could not be drawn. */
export function PdfDrawing({ source, letters, zoom, onDrawn }: PdfDrawingProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const target = canvas.current;
    const widthPx = target?.parentElement?.clientWidth;
    if (target == null || !widthPx) return;
    const dense = Math.min(2, devicePixelRatio); // more would take memory that no eye repays
    const viewport = source.getViewport({ scale: (widthPx * dense) / source.getViewport({ scale: 1 }).width });
    target.width = viewport.width;
    target.height = viewport.height;
    const drawing = source.render({ canvas: null, canvasContext: contextOf(target, letters, false), viewport });
    let isGone = false;
    drawing.promise.then(
      () => !isGone && onDrawn(!isWhole(undrawnOn(source, OPS, letters.has))),
      () => !isGone && onDrawn(true),
    );
    return () => {
      isGone = true;
      drawing.cancel();
    };
  }, [source, letters, zoom, onDrawn]);
  return <canvas ref={canvas} />;
}
