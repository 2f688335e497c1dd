import { useEffect } from 'react';
import { useResumed } from '../drafts/use-draft.ts';
import { dropDraft, useDrafts } from '../kept-drafts.ts';
import { useText } from '../text.ts';
import { ofReason } from './draft-places.ts';
import { changeTerms, forgetSight, listAgencies, lookAs, termsOf, useSight, type Terms } from '../view-as/sight-store.ts';
import { Screen } from '../frame/Screen.tsx';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Desk } from './Desk.tsx';
import { readSubmissions, useApprovals } from './approval-store.ts';
import { LedgerList } from './LedgerList.tsx';
import { NewPacket } from './NewPacket.tsx';
import { SubmissionList } from './SubmissionList.tsx';
import { followBuilding, forgetBuilding, readLedger, useReleases } from './release-store.ts';

/** The release desk: what has left, and the packet that is being prepared. */
export function ReleaseScreen() {
  const t = useText();
  const terms = useSight(termsOf);
  const { ledger, refusal } = useReleases();
  const lines = useApprovals(state => state.lines);
  useEffect(() => {
    void readLedger();
    void readSubmissions();
    void listAgencies();
    return followBuilding();
  }, []);
  useResumed('acceptance ', place => void lookAs(...ofReason(place)));
  useResumed('desk', () => {
    // Kept by the desk.
    const kept = useDrafts.getState().kept.get('desk')?.content as Terms | undefined;
    if (kept !== undefined) void lookAs(kept.caseId, kept.recipient).then(() => changeTerms(kept));
  });
  if (terms !== null) return <Desk terms={terms} onLeave={leaveDesk} />;
  return (
    <Screen layout="fixed" crumbs={[{ label: t('frame.room.release') }]}>
      <div className="page-head">
        <h1 className="h-title">{t('frame.room.release')}</h1>
        {ledger !== null && <span className="muted">{t('release.count', { count: ledger.out.total })}</span>}
      </div>
      <div className="page-part">
        <NewPacket />
      </div>
      {refusal !== null && (
        <FailureNote failure={refusal}>
          <Button onPress={() => void readLedger()}>{t('ui.retry')}</Button>
        </FailureNote>
      )}
      {lines !== null && <SubmissionList lines={lines} />}
      {ledger !== null && <LedgerList direction="out" page={ledger.out} />}
    </Screen>
  );
}

function leaveDesk(): void {
  dropDraft('desk');
  forgetBuilding();
  forgetSight();
}
