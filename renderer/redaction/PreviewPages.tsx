import { useState } from 'react';
import type { ShownBox } from '../../shared/contract/redactions.ts';
import { PdfPage } from '../documents/PdfPage.tsx';
import { usePdf } from '../documents/use-pdf.ts';
import { useText } from '../text.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Progress } from '../ui/Progress.tsx';
import { PageList } from './PageList.tsx';
import type { Desk } from './redaction-store.ts';

export type PreviewPagesProps = {
  readonly preview: NonNullable<Desk['preview']>;
  /** Those that hold for who receives it. */
  readonly boxes: readonly ShownBox[];
  readonly page: number;
  readonly zoom: number;
  readonly onPage: (page: number) => void;
};

/** The file that would leave, read as any PDF is. */
export function PreviewPages({ preview: { of, content }, ...props }: PreviewPagesProps) {
  const t = useText();
  if (content === null) return <Progress label={t('redaction.previewing')} done={0} total={null} />;
  return (
    <>
      <p className="small redaction-preview-note">{t('redaction.previewFor', { agency: of })}</p>
      <LeavingPages content={content} {...props} />
    </>
  );
}

type LeavingProps = Omit<PreviewPagesProps, 'preview'> & { readonly content: Uint8Array<ArrayBuffer> };

function LeavingPages({ content, boxes, page, zoom, onPage }: LeavingProps) {
  const t = useText();
  const [pages, setPages] = useState(0);
  const { opened, isBroken } = usePdf(content, setPages);
  if (isBroken) return <EmptyState fact={t('viewer.broken')} act={t('viewer.brokenAct')} />;
  if (opened === null || pages === 0) return <Progress label={t('redaction.previewing')} done={0} total={null} />;
  return (
    <div className="redaction-work">
      <PageList pages={pages} page={Math.min(page, pages)} boxes={boxes} onPage={onPage} />
      <div className="redaction-page" tabIndex={0} role="group" aria-label={t('redaction.preview')}>
        <PdfPage
          pdf={opened.pdf}
          letters={opened.letters}
          page={Math.min(page, pages)}
          zoom={zoom}
          hits={[]}
          here={null}
          onSeen={ignore}
        />
      </div>
    </div>
  );
}

function ignore(): void {
  // One page stands here at a time; nothing scrolls to another.
}
