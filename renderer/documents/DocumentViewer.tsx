import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useMayWrite } from '../frame/rights.ts';
import { go, stay } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Progress } from '../ui/Progress.tsx';
import { DocumentSheet } from './DocumentSheet.tsx';
import { closeDocument, kindOf, type OpenedDocument } from './document-store.ts';
import { SaveCopy } from './SaveCopy.tsx';
import { firstLook, ViewerBar, zoomed, type Look } from './ViewerBar.tsx';

/** Black the document out; the way back leads to the page that was looked at here. */
function goToDesk({ caseId, record }: OpenedDocument, { page, query }: Look): void {
  closeDocument();
  stay({ screen: 'case', caseId, tab: 'documents', at: { kind: 'page', document: record, page, words: query } });
  go({ screen: 'redact', caseId, document: record, page });
}

/**
 * A document from the vault, shown from memory: PDF, pictures, text, and the pages that other files are set as. What cannot be opened
 * says why, in its place. `mark` is how it is handled, in words.
 */
export function DocumentViewer({ opened, mark }: { readonly opened: OpenedDocument; readonly mark: string }) {
  const t = useText();
  const { at } = opened;
  const [look, setLook] = useState<Look>({ ...firstLook, page: at?.page ?? 1, query: at?.words ?? '' });
  const begins = useRef(at); // until its words are found for the first time
  const [pages, setPages] = useState<number | null>(null);
  const [found, setFound] = useState<number | null>(null);
  const search = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  useEffect(() => sheet.current?.focus(), []);
  const onFound = useCallback((places: readonly number[]) => {
    setFound(places.length);
    const page = begins.current?.page ?? null;
    if (page === null || places.length === 0) return;
    begins.current = null;
    const first = places.findIndex(place => place >= page);
    setLook(now => ({ ...now, hit: Math.max(0, first) }));
  }, []);
  const mayWrite = useMayWrite();
  const { content, refusal, name, isReadingView } = opened;
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
  const shown = { look, onLook: setLook, onFound, of: opened };
  return (
    <Dialog
      isOpen
      onClose={closeDocument}
      width="xl"
      title={name}
      footer={
        <>
          {mayWrite && <SaveCopy of={opened} mark={mark} />}
          <Button onPress={() => goToDesk(opened, look)}>{t('redaction.open')}</Button>
        </>
      }
    >
      <div className="viewer" onKeyDown={press}>
        {content !== null && kind !== 'other' && (
          <ViewerBar look={look} onLook={setLook} pages={pages} found={found} search={search} />
        )}
        {isReadingView && content !== null && <p className="note">{t('viewer.reading')}</p>}
        <div className="case-viewer" role="group" aria-label={name} tabIndex={0} ref={sheet}>
          {refusal !== null && (
            <FailureNote failure={refusal}>{t(isReadingView ? 'viewer.notReadable' : 'viewer.stillListed')}</FailureNote>
          )}
          {content === null && refusal === null && <Progress label={t('viewer.opening')} done={0} total={null} />}
          {content !== null && <DocumentSheet content={content} mediaType={opened.mediaType} onPages={setPages} {...shown} />}
        </div>
      </div>
    </Dialog>
  );
}
