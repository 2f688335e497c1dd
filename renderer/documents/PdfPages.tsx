import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../text.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Progress } from '../ui/Progress.tsx';
import { PdfPage } from './PdfPage.tsx';
import { findInPdf, type PdfHit } from './pdf-search.ts';
import { usePdf } from './use-pdf.ts';
import type { Look } from './ViewerBar.tsx';

type Props = {
  readonly content: Uint8Array<ArrayBuffer>;
  readonly look: Look;
  readonly onLook: (look: Look) => void;
  readonly onPages: (pages: number) => void;
  readonly onFound: (places: number) => void;
};

/** The pages of a PDF, drawn one under the other as they come into sight. No script of the document runs, and it fetches nothing. */
export function PdfPages({ content, look, onLook, onPages, onFound }: Props) {
  const t = useText();
  const { opened, isBroken } = usePdf(content, onPages);
  const hits = useHits(opened?.pdf ?? null, look.query, onFound);
  const box = useRef<HTMLDivElement>(null);
  /** The page that scrolling has brought up, so that it is not scrolled to. */
  const seen = useRef(1);
  const here = hits[look.hit];
  useEffect(() => {
    if (seen.current === look.page) return;
    seen.current = look.page;
    box.current?.querySelector(`[data-page="${look.page}"]`)?.scrollIntoView();
  }, [look.page]);
  useEffect(() => {
    if (here) box.current?.querySelector(`[data-page="${here.page}"]`)?.scrollIntoView();
  }, [here]);

  if (isBroken) return <EmptyState fact={t('viewer.broken')} act={t('viewer.brokenAct')} />;
  if (opened === null) return <Progress label={t('viewer.opening')} done={0} total={null} />;
  return (
    <div className="pdf-pages" ref={box}>
      {Array.from({ length: opened.pdf.numPages }, (_, index) => (
        <PdfPage
          key={index}
          pdf={opened.pdf}
          letters={opened.letters}
          page={index + 1}
          zoom={look.zoom}
          hits={hits.filter(({ page }) => page === index + 1)}
          here={here ?? null}
          onSeen={page => {
            seen.current = page;
            if (page !== look.page) onLook({ ...look, page });
          }}
        />
      ))}
    </div>
  );
}

/** The places that hold what is searched for, in the order of the pages. */
function useHits(pdf: PDFDocumentProxy | null, query: string, onFound: (places: number) => void): readonly PdfHit[] {
  const [hits, setHits] = useState<readonly PdfHit[]>([]);
  useEffect(() => {
    if (pdf === null) return;
    let isGone = false;
    void findInPdf(pdf, query).then(found => {
      if (isGone) return;
      setHits(found);
      onFound(found.length);
    });
    return () => void (isGone = true);
  }, [pdf, query, onFound]);
  return hits;
}
