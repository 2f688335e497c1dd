import { useMemo, useState } from 'react';
import { PdfPage } from '../documents/PdfPage.tsx';
import { usePdf } from '../documents/use-pdf.ts';
import { useText } from '../text.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Progress } from '../ui/Progress.tsx';
import type { ShownFile } from './approval-store.ts';

/** A file of the packet as it would leave: its pages one under the other, or its text. An original that no window shows says so. */
export function SubmittedPages({ file }: { readonly file: ShownFile | null }) {
  const t = useText();
  if (file === null || file.content === null) return <Progress label={t('approval.loading')} done={0} total={null} />;
  const label = t('approval.fileOf', { name: file.name });
  return (
    <div className="submitted-pages" role="group" aria-label={label} tabIndex={0}>
      {file.name.endsWith('.pdf') ? (
        <Pages key={file.name} content={file.content} />
      ) : file.name.endsWith('.txt') ? (
        <TextOf content={file.content} />
      ) : file.name === 'VERIFY.html' ? (
        <EmptyState fact={t('approval.verifierFact')} act={t('approval.verifierAct')} />
      ) : (
        <EmptyState fact={t('cases.notShown')} act={t('approval.originalAct')} />
      )}
    </div>
  );
}

function Pages({ content }: { readonly content: Uint8Array<ArrayBuffer> }) {
  const t = useText();
  const [pages, setPages] = useState(0);
  const { opened, isBroken } = usePdf(content, setPages);
  if (isBroken) return <EmptyState fact={t('viewer.broken')} act={t('viewer.brokenAct')} />;
  if (opened === null || pages === 0) return <Progress label={t('approval.loading')} done={0} total={null} />;
  return (
    <div className="pdf-pages">
      {Array.from({ length: pages }, (_, at) => (
        <PdfPage
          key={at}
          pdf={opened.pdf}
          letters={opened.letters}
          page={at + 1}
          zoom={1}
          hits={[]}
          here={null}
          onSeen={ignore}
        />
      ))}
    </div>
  );
}

function ignore(): void {
  // Nothing here follows the page that is seen.
}

function TextOf({ content }: { readonly content: Uint8Array<ArrayBuffer> }) {
  const text = useMemo(() => new TextDecoder().decode(content), [content]);
  return <pre className="submitted-text">{text}</pre>;
}
