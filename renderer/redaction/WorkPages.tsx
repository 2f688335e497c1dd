import { useEffect, useState } from 'react';
import type { AgencyView } from '../../shared/contract/agencies.ts';
import type { ShownBox } from '../../shared/contract/redactions.ts';
import type { PageBox } from '../../shared/pages.ts';
import { boxesFor } from '../../shared/redactions.ts';
import { usePdf } from '../documents/use-pdf.ts';
import { useText } from '../text.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { KeyHint } from '../ui/Keys.tsx';
import { Progress } from '../ui/Progress.tsx';
import { PageList } from './PageList.tsx';
import { PageSheet } from './PageSheet.tsx';
import { PreviewPages } from './PreviewPages.tsx';
import { readWords, type Desk } from './redaction-store.ts';
import { walksWords, type Tool } from './use-sheet-keys.ts';

export type WorkPagesProps = {
  readonly desk: Desk;
  readonly agencies: readonly AgencyView[];
  readonly page: number;
  readonly zoom: number;
  readonly tool: Tool;
  readonly mayWrite: boolean;
  readonly onPage: (page: number) => void;
  readonly onTool: (tool: Tool) => void;
  readonly onRemove: (box: ShownBox) => void;
};

/** The pages as a reader sees them, one at a time, with the boxes on them. */
export function WorkPages({ desk, ...props }: WorkPagesProps) {
  const t = useText();
  if (desk.preview !== null) return <PreviewPages preview={desk.preview} boxes={heldBoxes(desk, props.agencies)} {...props} />;
  if (desk.content !== null) return <OpenPages {...props} desk={desk} content={desk.content} />;
  return (
    <div className="page">
      {desk.refusal === null ? (
        <Progress label={t('viewer.opening')} done={0} total={null} />
      ) : (
        <FailureNote failure={desk.refusal} />
      )}
    </div>
  );
}

function OpenPages({ desk, content, ...props }: WorkPagesProps & { readonly content: Uint8Array<ArrayBuffer> }) {
  const { page, zoom, tool, mayWrite, onPage, onTool, onRemove } = props;
  const t = useText();
  const [pages, setPages] = useState(0);
  const { opened, isBroken } = usePdf(content, setPages);
  const known = desk.words.get(page);
  const isUnknown = known === undefined;
  useEffect(() => void readWords(page), [page, isUnknown]);
  const boxed = [...new Set(desk.boxes.map(box => box.page))].join(' ');
  useEffect(() => {
    for (const other of boxed.split(' ')) if (other !== '') void readWords(Number(other)); // the list says what stands under each box
  }, [boxed]);
  if (isBroken) return <EmptyState fact={t('viewer.broken')} act={t('viewer.brokenAct')} />;
  if (opened === null || pages === 0) return <Progress label={t('viewer.opening')} done={0} total={null} />;
  const here = Math.min(page, pages);
  return (
    <div className="redaction-work">
      <PageList pages={pages} page={here} boxes={desk.boxes} onPage={onPage} />
      <div className="redaction-page">
        {known?.isRead === false && <p className="small redaction-unread">{t('redaction.notRead')}</p>}
        <PageSheet
          opened={opened}
          page={here}
          zoom={zoom}
          words={known?.words ?? []}
          boxes={desk.boxes.filter(box => box.page === here)}
          held={new Set(heldBoxes(desk, props.agencies).map(({ id }) => id))}
          proposals={desk.proposals?.filter(proposal => proposal.page === here) ?? []}
          found={foundOn(desk, here)}
          tool={tool}
          onTool={onTool}
          onPage={by => onPage(Math.min(pages, Math.max(1, here + by)))}
          onRemove={onRemove}
          mayWrite={mayWrite}
        />
        {mayWrite && <SheetKeys isWords={walksWords(tool, known?.words ?? [])} />}
      </div>
    </div>
  );
}

/** Where what was searched for stands on a page of the document. */
function foundOn({ document, found }: Desk, page: number): readonly PageBox[] {
  return found?.occurrences.flatMap(place => (place.document === document && place.page === page ? place.boxes : [])) ?? [];
}

/** The boxes that hold for the counterpart that is chosen; all where none is. */
function heldBoxes({ boxes, recipient }: Desk, agencies: readonly AgencyView[]): readonly ShownBox[] {
  const profile = agencies.find(({ code }) => code === recipient)?.profile ?? null;
  if (recipient === null || profile === null) return boxes;
  return boxesFor(boxes, { agency: recipient, standing: profile.standing });
}

/** The keys of the page, as they work with the tool that is chosen. */
function SheetKeys({ isWords }: { readonly isWords: boolean }) {
  const t = useText();
  return (
    <div className="redaction-keys small muted" aria-label={t('redaction.keys')} role="note">
      <KeyHint keys={['↑', '↓', '←', '→']} does={t(isWords ? 'redaction.keyWord' : 'redaction.keyMove')} />
      <KeyHint keys={['Shift']} does={t(isWords ? 'redaction.keyExtend' : 'redaction.keySize')} />
      <KeyHint keys={['Enter']} does={t('redaction.keyPlace')} />
      <KeyHint keys={['W', 'B']} does={t('redaction.keyTool')} />
      <KeyHint keys={['Tab']} does={t('redaction.keyBoxes')} />
      <KeyHint keys={['Del']} does={t('redaction.keyDelete')} />
      <KeyHint keys={['[', ']']} does={t('redaction.keyPage')} />
    </div>
  );
}
