import { lazy, Suspense, useEffect, useState } from 'react';
import { useText } from '../text.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { kindOf, type ShownDocument } from './document-store.ts';
import { PageHits } from './PageHits.tsx';
import { TextPages } from './TextPages.tsx';
import { useHits, type OnFound } from './use-hits.ts';
import type { Look } from './ViewerBar.tsx';

const PdfPages = lazy(() => import('./PdfPages.tsx').then(({ PdfPages: Pages }) => ({ default: Pages })));

type Content = Uint8Array<ArrayBuffer>;
type SheetProps = {
  readonly of: ShownDocument;
  readonly content: Content;
  readonly mediaType: string;
  readonly look: Look;
  readonly onLook: (look: Look) => void;
  readonly onPages: (pages: number) => void;
  readonly onFound: OnFound;
};

/** What a document shows, drawn from memory by its kind. What cannot be shown says so. */
export function DocumentSheet({ content, mediaType, of, onPages, ...shown }: SheetProps) {
  const t = useText();
  const kind = kindOf(mediaType);
  if (kind === 'pdf')
    return (
      <Suspense>
        <PdfPages of={of} content={content} onPages={onPages} {...shown} />
      </Suspense>
    );
  if (kind === 'picture') return <FoundPicture content={content} mediaType={mediaType} of={of} {...shown} />;
  if (kind === 'text') return <TextPages content={content} {...shown} />;
  return <EmptyState fact={t('cases.notShown')} act={t('cases.notShownAct')} />;
}

type FoundProps = Pick<SheetProps, 'content' | 'mediaType' | 'of' | 'look' | 'onFound'>;

/** A picture with the places in it that a search found, where its words were read. */
function FoundPicture({ content, mediaType, of, look, onFound }: FoundProps) {
  const hits = useHits(null, of, look.query, onFound);
  return (
    <div className="pdf-page" style={{ width: `${look.zoom * 100}%` }}>
      <Picture content={content} mediaType={mediaType} name={of.name} zoom={1} />
      <PageHits hits={hits} here={hits[look.hit] ?? null} />
    </div>
  );
}

type PictureProps = {
  readonly content: Content;
  readonly mediaType: string;
  readonly name: string;
  readonly zoom: number;
};

/** A picture from memory, as wide as its place. */
export function Picture({ content, mediaType, name, zoom }: PictureProps) {
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
