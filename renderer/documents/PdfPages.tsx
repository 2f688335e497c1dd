import { useEffect, useRef } from 'react';
import { useText } from '../text.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Progress } from '../ui/Progress.tsx';
import { PdfPage } from './PdfPage.tsx';
import type { ShownDocument } from './document-store.ts';
import { useHits, type OnFound } from './use-hits.ts';
import { usePdf } from './use-pdf.ts';
import type { Look } from './ViewerBar.tsx';

type Props = {
  readonly of: ShownDocument;
  readonly content: Uint8Array<ArrayBuffer>;
  readonly look: Look;
  readonly onLook: (look: Look) => void;
  readonly onPages: (pages: number) => void;
  readonly onFound: OnFound;
};

/** The pages of a PDF, drawn one under the other as they come into sight. No script of the document runs, and it fetches nothing. */
export function PdfPages({ of, content, look, onLook, onPages, onFound }: Props) {
  const t = useText();
  const { opened, isBroken } = usePdf(content, onPages);
  const hits = useHits(opened?.pdf ?? null, of, look.query, onFound);
  const box = useRef<HTMLDivElement>(null);
  /** The page that scrolling has brought up, so that it is not scrolled to. */
  const seen = useRef(1);
  const here = hits[look.hit];
  useEffect(() => {
    if (opened === null || seen.current === look.page) return;
    seen.current = look.page;
    box.current?.querySelector(`[data-page="${look.page}"]`)?.scrollIntoView();
  }, [opened, look.page]);
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
