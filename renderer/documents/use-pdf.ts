import {
  getDocument,
  GlobalWorkerOptions,
  type PDFDocumentLoadingTask,
  type PDFDocumentProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs'; // Electron's Chromium is behind what the other build asks for
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { useEffect, useState } from 'react';
import type { OwnLetters } from '../../shared/drawing/own-letters.ts';
import { drawingParts, ownLetters } from './pdf-parts.ts';

// The worker is a part of the page, served from its own origin, as the content policy asks.
GlobalWorkerOptions.workerSrc = workerAddress;

export type OpenedPdf = { readonly pdf: PDFDocumentProxy; readonly letters: OwnLetters };

/** A PDF read from memory, and whether it cannot be. `onPages` hears how many pages it has. */
export function usePdf(content: Uint8Array<ArrayBuffer>, onPages: (pages: number) => void) {
  const [opened, setOpened] = useState<OpenedPdf | null>(null);
  const [isBroken, setBroken] = useState(false);
  useEffect(() => {
    let loading: PDFDocumentLoadingTask | undefined;
    let isGone = false;
    async function open(): Promise<void> {
      const letters = await ownLetters();
      if (isGone) return;
      loading = getDocument({ ...drawingParts(letters), data: content.slice() }); // the worker takes the bytes it is given; the store keeps its own
      const pdf = await loading.promise;
      setOpened({ pdf, letters });
      onPages(pdf.numPages);
    }
    open().catch(() => !isGone && setBroken(true));
    return () => {
      isGone = true;
      void loading?.destroy();
    };
  }, [content, onPages]);
  return { opened, isBroken };
}
