import { lazy, Suspense, useEffect, useState } from 'react';
import { useText } from '../text.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { closeDocument, type OpenedDocument } from './document-store.ts';

const PdfPages = lazy(() => import('./PdfPages.tsx').then(({ PdfPages: Pages }) => ({ default: Pages })));

type Content = Uint8Array<ArrayBuffer>;

/** A document from the vault, shown from memory: PDF, pictures, text. */
export function DocumentViewer({ opened }: { readonly opened: OpenedDocument }) {
  return (
    <Dialog isOpen onClose={closeDocument} width="xl" title={opened.name}>
      <div className="case-viewer" role="group" aria-label={opened.name} tabIndex={0}>
        {opened.content !== null && <Shown opened={opened} content={opened.content} />}
      </div>
    </Dialog>
  );
}

function Shown({ opened: { mediaType, name }, content }: { readonly opened: OpenedDocument; readonly content: Content }) {
  const t = useText();
  if (mediaType === 'application/pdf')
    return (
      <Suspense>
        <PdfPages content={content} />
      </Suspense>
    );
  if (/^image\/(png|jpeg|gif|webp)$/.test(mediaType)) return <Picture content={content} mediaType={mediaType} name={name} />;
  if (mediaType.startsWith('text/') || mediaType === 'application/json') return <pre>{new TextDecoder().decode(content)}</pre>;
  return <EmptyState fact={t('cases.notShown')} act={t('cases.notShownAct')} />;
}

type PictureProps = { readonly content: Content; readonly mediaType: string; readonly name: string };

function Picture({ content, mediaType, name }: PictureProps) {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([content], { type: mediaType }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [content, mediaType]);
  return address === null ? null : <img src={address} alt={name} />;
}
