import { lazy, Suspense, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useText } from '../text.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Progress } from '../ui/Progress.tsx';
import { closeDocument, type OpenedDocument } from './document-store.ts';
import { TextPages } from './TextPages.tsx';
import { firstLook, ViewerBar, zoomed, type Look } from './ViewerBar.tsx';

const PdfPages = lazy(() => import('./PdfPages.tsx').then(({ PdfPages: Pages }) => ({ default: Pages })));

type Content = Uint8Array<ArrayBuffer>;

/** A document from the vault, shown from memory: PDF, pictures, text. What cannot be opened says why, in its place. */
export function DocumentViewer({ opened }: { readonly opened: OpenedDocument }) {
  const t = useText();
  const [look, setLook] = useState<Look>(firstLook);
  const [pages, setPages] = useState<number | null>(null);
  const [found, setFound] = useState<number | null>(null);
  const search = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  useEffect(() => sheet.current?.focus(), []);
  const { content, refusal, name } = opened;
  const kind = kindOf(opened.mediaType);

  function press(event: KeyboardEvent): void {
    const isTyping = event.target instanceof HTMLInputElement;
    if (event.key === 'f' && (event.ctrlKey || event.metaKey)) search.current?.querySelector('input')?.focus();
    else if (isTyping) return;
    else if (event.key === '+' || event.key === '=') setLook(zoomed(look, 0.25));
    else if (event.key === '-') setLook(zoomed(look, -0.25));
    else if (event.key === '0') setLook({ ...look, zoom: 1 });
    else if (pages !== null && (event.key === ']' || event.key === '['))
      setLook({ ...look, page: Math.min(pages, Math.max(1, look.page + (event.key === ']' ? 1 : -1))) });
    else return;
    event.preventDefault();
  }
  const shown = { look, onLook: setLook, onFound: setFound };
  return (
    <Dialog isOpen onClose={closeDocument} width="xl" title={name}>
      <div className="viewer" onKeyDown={press}>
        {content !== null && kind !== 'other' && (
          <ViewerBar look={look} onLook={setLook} pages={pages} found={found} search={search} />
        )}
        <div className="case-viewer" role="group" aria-label={name} tabIndex={0} ref={sheet}>
          {refusal !== null && <FailureNote failure={refusal}>{t('viewer.stillListed')}</FailureNote>}
          {content === null && refusal === null && <Progress label={t('viewer.opening')} done={0} total={null} />}
          {content !== null && kind === 'pdf' && (
            <Suspense>
              <PdfPages content={content} onPages={setPages} {...shown} />
            </Suspense>
          )}
          {content !== null && kind === 'picture' && (
            <Picture content={content} mediaType={opened.mediaType} name={name} zoom={look.zoom} />
          )}
          {content !== null && kind === 'text' && <TextPages content={content} {...shown} />}
          {content !== null && kind === 'other' && <EmptyState fact={t('cases.notShown')} act={t('cases.notShownAct')} />}
        </div>
      </div>
    </Dialog>
  );
}

function kindOf(mediaType: string): 'pdf' | 'picture' | 'text' | 'other' {
  if (mediaType === 'application/pdf') return 'pdf';
  if (/^image\/(png|jpeg|gif|webp)$/.test(mediaType)) return 'picture';
  return mediaType.startsWith('text/') || mediaType === 'application/json' ? 'text' : 'other';
}

type PictureProps = {
  readonly content: Content;
  readonly mediaType: string;
  readonly name: string;
  readonly zoom: number;
};

function Picture({ content, mediaType, name, zoom }: PictureProps) {
  const t = useText();
  const [address, setAddress] = useState<string | null>(null);
  const [isBroken, setBroken] = useState(false);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([content], { type: mediaType }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [content, mediaType]);
  if (isBroken) return <EmptyState fact={t('viewer.broken')} act={t('viewer.brokenAct')} />;
  return address === null ? null : (
    <img src={address} alt={name} style={{ width: `${zoom * 100}%` }} onError={() => setBroken(true)} />
  );
}
