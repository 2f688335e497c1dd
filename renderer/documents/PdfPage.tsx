import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { TriangleAlert } from 'lucide-react';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { OwnLetters } from '../../shared/drawing/own-letters.ts';
import { useText } from '../text.ts';
import { PdfDrawing } from './PdfDrawing.tsx';
import type { PageHit } from './document-store.ts';
import { PageHits } from './PageHits.tsx';

type Props = {
  readonly pdf: PDFDocumentProxy;
  readonly letters: OwnLetters;
  readonly page: number;
  readonly zoom: number;
  readonly hits: readonly PageHit[];
  readonly here: PageHit | null;
  readonly onSeen: (page: number) => void;
};

/**
 * One page: it is drawn when it comes near the sight, and let go when it is far, so that a long document does not fill the memory. What of it
 * cannot be drawn is said above it: a blank place must never look like a page that says nothing.
 */
export function PdfPage({ pdf, letters, page, zoom, hits, here, onSeen }: Props) {
  const t = useText();
  const sheet = useRef<HTMLDivElement>(null);
  const [source, setSource] = useState<PDFPageProxy | null>(null);
  const [isPartly, setPartly] = useState(false);
  const isNear = useNear(sheet, page, onSeen);
  useEffect(() => {
    let isGone = false;
    void pdf.getPage(page).then(found => !isGone && setSource(found));
    return () => void (isGone = true);
  }, [pdf, page]);
  const size = source?.getViewport({ scale: 1 });
  return (
    <>
      {isPartly && (
        <div className="failure pdf-undrawn" role="note">
          <TriangleAlert aria-hidden />
          <p>{t('viewer.undrawn', { page })}</p>
        </div>
      )}
      <div
        ref={sheet}
        className="pdf-page"
        data-page={page}
        role="img"
        aria-label={t('cases.pageOf', { page, total: pdf.numPages })}
        style={{ width: `${zoom * 100}%`, aspectRatio: size ? `${size.width} / ${size.height}` : '8.5 / 11' }}
      >
        {isNear && source && <PdfDrawing source={source} letters={letters} zoom={zoom} onDrawn={setPartly} />}
        <PageHits hits={hits} here={here} />
      </div>
    </>
  );
}

/** Whether a page is within two screens of the sight; one that stands in the middle of it says so. */
function useNear(sheet: RefObject<HTMLDivElement | null>, page: number, onSeen: (page: number) => void): boolean {
  const [isNear, setNear] = useState(false);
  const say = useRef(onSeen);
  useEffect(() => {
    say.current = onSeen;
  });
  useEffect(() => {
    const target = sheet.current;
    if (target === null) return;
    const root = target.closest('.case-viewer');
    const near = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), { root, rootMargin: '200% 0%' });
    const middle = new IntersectionObserver(([entry]) => entry?.isIntersecting && say.current(page), {
      root,
      rootMargin: '-45% 0% -45% 0%',
    });
    near.observe(target);
    middle.observe(target);
    return () => {
      near.disconnect();
      middle.disconnect();
    };
  }, [sheet, page]);
  return isNear;
}
