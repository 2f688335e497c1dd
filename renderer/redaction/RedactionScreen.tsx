import { useCallback, useEffect, useState } from 'react';
import type { ShownBox } from '../../shared/contract/redactions.ts';
import { learnOfDocument } from '../documents/examination-store.ts';
import { LeftOutLine } from '../documents/LeftOutLine.tsx';
import { useCommands } from '../frame/command-store.ts';
import { useMayWrite } from '../frame/rights.ts';
import { goBack, type Route } from '../frame/route-store.ts';
import { Screen } from '../frame/Screen.tsx';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { notify } from '../ui/notice.ts';
import { SplitPane } from '../ui/SplitPane.tsx';
import { Switch } from '../ui/Switch.tsx';
import { undoLast } from './box-acts.ts';
import { BoxesPanel } from './BoxesPanel.tsx';
import { ProposalsPanel } from './ProposalsPanel.tsx';
import { useRecordTitles } from './record-titles.ts';
import { RedactionBar } from './RedactionBar.tsx';
import { closeDesk, deskOf, followDesk, lookAsItLeaves, openDesk, useRedactions } from './redaction-store.ts';
import { RemovalAsk, useRemoval } from './RemovalAsk.tsx';
import { SearchPanel } from './SearchPanel.tsx';
import type { Tool } from './use-sheet-keys.ts';
import { WorkPages } from './WorkPages.tsx';
import { reasonTexts } from '../../shared/decision/reason-codes.ts';

const noBoxes: readonly ShownBox[] = [];

type Props = { readonly route: Extract<Route, { readonly screen: 'redact' }> };

/** A document page by page, with what is blacked out of it, for whom and why. Each box is saved as it is placed. */
export function RedactionScreen({ route: { caseId, document, recipient, page: first = 1 } }: Props) {
  const t = useText();
  const mayWrite = useMayWrite();
  const desk = useRedactions(deskOf);
  const agencies = useRedactions(state => state.agencies);
  const [page, setPage] = useState(first);
  const [zoom, setZoom] = useState(1);
  const [tool, setTool] = useState<Tool>('box');
  const removal = useRemoval(desk?.boxes ?? noBoxes);
  const title = t('redaction.title', { name: useRecordTitles(caseId)(document) });
  useEffect(() => {
    void openDesk(caseId, document, recipient ?? null);
    void learnOfDocument(caseId, document);
    const stop = followDesk();
    return () => {
      stop();
      closeDesk();
    };
  }, [caseId, document, recipient]);
  function preview(isOn: boolean): void {
    if (isOn && desk?.recipient == null) {
      notify({ title: t('redaction.previewNeeds') });
      requestAnimationFrame(focusRecipient); // after the switch has taken the focus of its click
    } else void lookAsItLeaves(isOn);
  }
  const undo = useCallback(() => void undoLast().then(isDone => isDone && notify({ title: t('redaction.undone') })), [t]);
  useCommands([
    { id: 'leave-redaction', label: t('ui.back'), section: 'here', keys: 'Escape', run: goBack },
    ...(mayWrite ? [{ id: 'undo', label: t('redaction.undo'), section: 'here' as const, keys: 'Mod+Z', run: undo }] : []),
  ]);
  return (
    <Screen layout="fixed" crumbs={[{ label: t('frame.room.cases'), to: { screen: 'cases' } }, { label: title }]}>
      <div className="page-head redaction-head">
        <h1 className="h-title ellipsis">{title}</h1>
        <div className="acts">
          {mayWrite && (
            <Switch on={desk?.preview != null} onChange={preview}>
              {t('redaction.preview')}
            </Switch>
          )}
          <Button onPress={goBack} keys={['Esc']}>
            {t('ui.back')}
          </Button>
        </div>
        {mayWrite && (
          <RedactionBar
            agencies={agencies}
            tool={tool}
            onTool={setTool}
            onZoom={by => setZoom(now => Math.min(3, Math.max(0.5, now + by)))}
            onUndo={undo}
          />
        )}
        <p className="small muted redaction-lead">{mayWrite ? <Lead /> : t('redaction.onlyLook')}</p>
        <LeftOutLine document={document} />
      </div>
      {desk !== null && (
        <SplitPane
          panelLabel={title}
          panel={
            <>
              {desk.refusal !== null && desk.content !== null && <FailureNote failure={desk.refusal} />}
              <SearchPanel desk={desk} onPage={setPage} mayWrite={mayWrite} />
              {mayWrite && <ProposalsPanel desk={desk} agencies={agencies} onPage={setPage} />}
              <BoxesPanel desk={desk} mayWrite={mayWrite} onPage={setPage} onRemove={removal.remove} />
            </>
          }
        >
          <WorkPages
            {...{ desk, agencies, page, zoom, tool, mayWrite }}
            onPage={setPage}
            onTool={setTool}
            onRemove={removal.remove}
          />
        </SplitPane>
      )}
      {removal.asked !== null && <RemovalAsk key={removal.asked.id} box={removal.asked} onClose={removal.close} />}
    </Screen>
  );
}

/** What to do, and what the code on the next box says to whoever receives it. */
function Lead() {
  const t = useText();
  const code = useRedactions(state => state.code);
  return (
    <>
      {t('redaction.lead')} {t('redaction.printed', { code, says: t(reasonTexts[code].says) })}
    </>
  );
}

/** To where the counterpart is chosen, on which depends what leaves. */
function focusRecipient(): void {
  window.document.querySelector<HTMLElement>('.redaction-recipient button')?.focus();
}
