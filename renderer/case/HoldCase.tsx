import { useState } from 'react';
import type { CaseView } from '../../shared/case-view.ts';
import type { Failure } from '../../shared/failure.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useLeave } from '../drafts/use-leave.tsx';
import { door } from '../host.ts';
import { useText } from '../text.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { notify } from '../ui/notice.ts';
import { TextField } from '../ui/TextField.tsx';

/** That a hold keeps this case whole; why, where it is pointed at and in Settings. */
export function HeldSign({ view: { holds } }: { readonly view: CaseView }) {
  const t = useText();
  if (holds.length === 0) return null;
  return (
    <span title={holds.join('; ')}>
      <Badge tone="accent">{t('retention.onHold')}</Badge>
    </span>
  );
}

/** Keep a case whole until a supervisor says otherwise; the reason is asked for. */
export function HoldCase({ view: { summary }, onClose }: { readonly view: CaseView; readonly onClose: () => void }) {
  const t = useText();
  const typed = useDraft(`hold ${summary.id}`, '');
  const reason = typed.value.trim();
  const { leave, question } = useLeave(typed, onClose);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { reference } = summary;

  async function place(): Promise<void> {
    const answer = await door.request('hold:place', { caseId: summary.id, reason });
    if (!answer.ok) return setFailure(answer.failure);
    typed.done();
    onClose();
    notify({ title: t('retention.isPlaced', { reference }), tone: 'done' });
  }

  return (
    <Dialog
      isOpen
      onClose={leave}
      width="sm"
      title={t('retention.placeTitle', { reference })}
      footer={
        <>
          <Button onPress={leave}>{t('ui.cancel')}</Button>
          <Button variant="primary" unavailable={reason === '' ? t('retention.needsReason') : null} onPress={() => void place()}>
            {t('retention.place')}
          </Button>
        </>
      }
    >
      {question}
      <div className="stack loose">
        {failure !== null && <FailureNote failure={failure} />}
        <p>{t('retention.placeNote')}</p>
        <TextField label={t('today.reason')} value={typed.value} maxLength={200} onChange={typed.change} autoFocus />
      </div>
    </Dialog>
  );
}
