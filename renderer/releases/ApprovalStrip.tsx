import type { SubmissionView } from '../../shared/contract/approvals.ts';
import { channelNumber } from '../../shared/packet-words.ts';
import { go, goBack } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { lookAs } from '../view-as/sight-store.ts';
import { refuseWord } from './RefuseDialog.tsx';
import { approve, handOver, useApprovals, withdraw } from './approval-store.ts';

type Props = { readonly view: SubmissionView; readonly onRefuse: () => void };

/** What this person may do with the packet as it stands. */
export function ApprovalStrip({ view, onRefuse }: Props) {
  const t = useText();
  const { isBusy, written } = useApprovals();
  if (written !== null)
    return (
      <div className="strip" role="status">
        <span className="grow">
          {t('release.builtTitle', { number: channelNumber(written.number), who: view.recipient })}{' '}
          <span className="mono">{written.file}</span>
        </span>
        <Button
          variant="primary"
          autoFocus
          onPress={() => go({ screen: 'packet', packetId: written.packetId, direction: 'out' })}
        >
          {t('release.openPacket')}
        </Button>
      </div>
    );
  const isApproved = view.state === 'approved' && view.outdated === null;
  const isWaiting = view.state === 'waiting' && view.outdated === null;
  const waits = view.isMine ? 'approval.own' : 'approval.signNote';
  const note = isApproved ? 'approval.handNote' : isWaiting ? waits : null;
  return (
    <div className="strip">
      <span className="strip-note small muted grow">{note === null ? '' : t(note)}</span>
      <div className="strip-acts">
        {view.isMine && (
          <Button unavailable={isBusy ? t('approval.loading') : null} onPress={() => void takeBack(view)}>
            {t('approval.withdraw')}
          </Button>
        )}
        {view.isMine && !isApproved && !isWaiting && (
          <Button variant="primary" onPress={() => void prepareAgain(view)}>
            {t('approval.submitAgain')}
          </Button>
        )}
        {!view.isMine && view.state !== 'refused' && <Button onPress={onRefuse}>{t(refuseWord(view))}</Button>}
        {view.mayApprove && (
          <Button variant="primary" unavailable={isBusy ? t('approval.loading') : null} onPress={() => void approve(view)}>
            {t('approval.approve')}
          </Button>
        )}
        {isApproved && (
          <>
            <Button onPress={() => void handOver(view, 'file')}>{t('approval.handOverFile')}</Button>
            <Button variant="primary" onPress={() => void handOver(view, 'folder')}>
              {t('approval.handOverFolder')}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

async function takeBack(view: SubmissionView): Promise<void> {
  if (await withdraw(view)) goBack();
}

/** To the desk with the same case and counterpart; what stood is withdrawn there, since a new one takes its place. */
async function prepareAgain(view: SubmissionView): Promise<void> {
  if (!(await withdraw(view))) return;
  go({ screen: 'release' });
  await lookAs(view.caseId, view.recipient);
}
