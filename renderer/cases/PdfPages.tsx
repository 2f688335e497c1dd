import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist';
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../text.ts';

// The worker is a part of the page, served from its own origin, as the content policy asks.
GlobalWorkerOptions.workerSrc = workerAddress;

/** Dots for one point, so that print reads well on a dense screen. */
const SCALE = 1.5;

/** The pages of a PDF, drawn one under the other. No script of the document runs, and it fetches nothing. */
export function PdfPages({ content }: { readonly content: Uint8Array<ArrayBuffer> }) {
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  useEffect(() => {
    // The worker takes the bytes it is given; the store keeps its own.
    const loading = getDocument({ data: content.slice(), enableXfa: false, useSystemFonts: false, disableFontFace: true });
    loading.promise.then(setPdf, () => setPdf(null));
    return () => void loading.destroy();
  }, [content]);
  if (pdf === null) return null;
  return Array.from({ length: pdf.numPages }, (_, index) => <PdfPage key={index} pdf={pdf} page={index + 1} />);
}

function PdfPage({ pdf, page }: { readonly pdf: PDFDocumentProxy; readonly page: number }) {
  const t = useText();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let isGone = false;
    void pdf.getPage(page).then(found => {
      const target = canvas.current;
      if (isGone || target === null) return;
      const viewport = found.getViewport({ scale: SCALE });
      target.width = viewport.width;
      target.height = viewport.height;
      return found.render({ canvas: target, viewport }).promise;
    });
    return () => void (isGone = true);
  }, [pdf, page]);
  return <canvas ref={canvas} role="img" aria-label={t('cases.pageOf', { page, total: pdf.numPages })} />;
}
