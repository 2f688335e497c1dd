import { useState } from 'react';
import type { CaseSummary } from '../../shared/case-view.ts';
import type { Failure } from '../../shared/failure.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useLeave } from '../drafts/use-leave.tsx';
import { useFormat } from '../format.ts';
import { go } from '../frame/route-store.ts';
import { door } from '../host.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { notify } from '../ui/notice.ts';
import { TextField } from '../ui/TextField.tsx';

/** Delete a case that was made by mistake: why is asked for, and said before is what becomes of it and until when it comes back. */
export function DeleteCase({ summary, onClose }: { readonly summary: CaseSummary; readonly onClose: () => void }) {
  const t = useText();
  const format = useFormat();
  const typed = useDraft(`deletion ${summary.id}`, { reason: '' });
  const { reason } = typed.value;
  const { leave, question } = useLeave(typed, onClose);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function deleteCase(): Promise<void> {
    const answer = await door.request('case:delete', { caseId: summary.id, reason: reason.trim() });
    if (!answer.ok) return setFailure(answer.failure);
    typed.done();
    onClose();
    go({ screen: 'cases' });
    notify({
      title: t('cases.deleted', { reference: summary.reference }),
      note: t('cases.deletedUntil', { date: format.date(answer.value.until, 'always') }),
      tone: 'done',
    });
  }

  return (
    <Dialog
      isOpen
      onClose={leave}
      width="sm"
      title={t('cases.deleteTitle', { reference: summary.reference })}
      footer={
        <>
          <Button onPress={leave}>{t('ui.cancel')}</Button>
          <Button
            variant="danger"
            unavailable={reason.trim() === '' ? t('cases.deleteNeeds') : null}
            onPress={() => void deleteCase()}
          >
            {t('cases.deleteNow')}
          </Button>
        </>
      }
    >
      {question}
      <div className="stack loose">
        {failure !== null && <FailureNote failure={failure} />}
        <p>{t('cases.deleteNote')}</p>
        <p className="muted">{t('cases.deleteLeft')}</p>
        <TextField
          label={t('cases.deleteReason')}
          value={reason}
          maxLength={200}
          onChange={text => typed.change({ reason: text })}
          autoFocus
        />
      </div>
    </Dialog>
  );
}
