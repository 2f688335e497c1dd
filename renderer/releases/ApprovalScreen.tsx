import { useEffect, useState } from 'react';
import { needWords, outdatedWords } from '../../shared/approval.ts';
import type { SubmissionView } from '../../shared/contract/approvals.ts';
import { listed } from '../../shared/text/fill.ts';
import { channelNumber } from '../../shared/packet-words.ts';
import { useFormat } from '../format.ts';
import { useCommands } from '../frame/command-store.ts';
import { goBack, type Route } from '../frame/route-store.ts';
import { Screen } from '../frame/Screen.tsx';
import { useText } from '../text.ts';
import { useResumed } from '../drafts/use-draft.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { PanelSection } from '../ui/PanelSection.tsx';
import { Progress } from '../ui/Progress.tsx';
import { SplitPane } from '../ui/SplitPane.tsx';
import { ApprovalStrip } from './ApprovalStrip.tsx';
import { closeSubmission, handOver, openSubmission, showFile, useApprovals } from './approval-store.ts';
import { RefuseDialog } from './RefuseDialog.tsx';
import { stateOf } from './SubmissionList.tsx';
import { SubmittedPages } from './SubmittedPages.tsx';

type ApprovalRoute = Extract<Route, { readonly screen: 'approval' }>;

/** A packet that waits for a second person: exactly what leaves, page by page, beside why it needs two, and the act of signing. */
export function ApprovalScreen({ route: { packetId } }: { readonly route: ApprovalRoute }) {
  const t = useText();
  const { view, refusal, file, uncompared, written } = useApprovals();
  const [isRefusing, setRefusing] = useState(false);
  useResumed(`refusal ${packetId}`, () => setRefusing(true));
  useEffect(() => void openSubmission(packetId), [packetId]);
  useEffect(() => closeSubmission, []);
  useCommands([{ id: 'leave-approval', label: t('ui.back'), section: 'here', keys: 'Escape', run: goBack }]);
  const title =
    view === null ? t('approval.title') : t('approval.deskTitle', { number: channelNumber(view.number), who: view.recipient });
  return (
    <Screen layout="fixed" crumbs={[{ label: t('frame.room.release'), to: { screen: 'release' } }, { label: title }]}>
      <div className="page-head">
        <h1 className="h-title">{title}</h1>
        {view !== null && <span className="muted">{t(written === null ? stateOf(view) : 'approval.handedOver')}</span>}
      </div>
      {refusal !== null && (
        <div className="page">
          <FailureNote failure={refusal}>
            {view !== null && uncompared !== null && (
              <Button size="sm" onPress={() => void handOver(view, uncompared, true)}>
                {t('approval.handOverUncompared')}
              </Button>
            )}
          </FailureNote>
        </div>
      )}
      {view === null && refusal === null && <Progress label={t('approval.loading')} done={0} total={null} />}
      {view !== null && (
        <>
          <SplitPane panelLabel={t('approval.about')} panel={<About view={view} shown={file?.name ?? null} />}>
            <SubmittedPages file={file} />
          </SplitPane>
          <ApprovalStrip view={view} onRefuse={() => setRefusing(true)} />
          {isRefusing && <RefuseDialog view={view} onClose={() => setRefusing(false)} />}
        </>
      )}
    </Screen>
  );
}

/** Why it needs two persons, who did what, the findings that were accepted, and the files to look at. */
function About({ view, shown }: { readonly view: SubmissionView; readonly shown: string | null }) {
  const t = useText();
  const format = useFormat();
  return (
    <>
      <PanelSection title={t('approval.files')} right={String(view.entries.length)}>
        <ul className="submitted-files">
          {view.entries.map(({ name, sizeBytes }) => (
            <li key={name}>
              <button
                type="button"
                className="fold-line"
                aria-pressed={name === shown}
                onClick={() => void showFile(view.id, name)}
              >
                <span className="mono grow">{name}</span> <span className="small muted">{format.bytes(sizeBytes)}</span>
              </button>
            </li>
          ))}
        </ul>
      </PanelSection>
      <PanelSection title={t('approval.about')}>
        <dl className="kv">
          <dt>{t('approval.why')}</dt>
          <dd>{t(listed(view.needs.map(need => needWords[need])))}</dd>
          <dt>{t('release.purpose')}</dt>
          <dd>{t(`release.purposes.${view.purpose}`)}</dd>
          <dt>{t('approval.preparedBy')}</dt>
          <dd>
            {view.preparedBy}, {format.instant(view.atMs)}
          </dd>
          {view.decidedBy !== null && view.decidedAtMs !== null && (
            <>
              <dt>{t('approval.decidedBy')}</dt>
              <dd>
                {view.decidedBy}, {format.instant(view.decidedAtMs)}
              </dd>
            </>
          )}
          {view.reasons !== null && (
            <>
              <dt>{t('approval.reasons')}</dt>
              <dd>{view.reasons}</dd>
            </>
          )}
          <dt>{t('approval.digest')}</dt>
          <dd className="mono small">{view.digest}</dd>
        </dl>
        {view.isApproverUnknown && <p className="note">{t('approval.keyUnknown', { who: view.recipient })}</p>}
        {view.outdated !== null && <p className="note">{t(outdatedWords[view.outdated])}</p>}
      </PanelSection>
      {view.findings.length > 0 && (
        <PanelSection title={t('approval.findings')} right={String(view.findings.length)}>
          <ul className="small">
            {view.findings.map(({ finding: { id, value, place }, reason }) => (
              <li key={id}>
                <b className="strong">{value === null ? t('release.valueOfAnother') : t(value.label.field)}</b>{' '}
                {t(`release.placeKinds.${place.kind}`)} {place.in !== null && t(place.in.label.field)}: “{reason}”
              </li>
            ))}
          </ul>
        </PanelSection>
      )}
    </>
  );
}
