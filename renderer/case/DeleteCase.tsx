import type { CaseSummary } from '../../shared/case-view.ts';
import type { Failure } from '../../shared/failure.ts';
import { AskDialog } from '../drafts/AskDialog.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { useFormat } from '../format.ts';
import { leaveGone } from '../frame/route-store.ts';
import { door } from '../host.ts';
import { useText } from '../text.ts';
import { notify } from '../ui/notice.ts';
import { TextField } from '../ui/TextField.tsx';

/** Delete a case that was made by mistake: why is asked for, and said before is what becomes of it and until when it comes back. */
export function DeleteCase({ summary, onClose }: { readonly summary: CaseSummary; readonly onClose: () => void }) {
  const t = useText();
  const format = useFormat();
  const typed = useDraft(`deletion ${summary.id}`, { reason: '' });
  const { reason } = typed.value;

  async function deleteCase(): Promise<Failure | null> {
    const answer = await door.request('case:delete', { caseId: summary.id, reason: reason.trim() });
    if (!answer.ok) return answer.failure;
    leaveGone(summary.id);
    notify({
      title: t('cases.deleted', { reference: summary.reference }),
      note: t('cases.deletedUntil', { date: format.date(answer.value.until, 'always') }),
      tone: 'done',
    });
    return null;
  }

  return (
    <AskDialog
      title={t('cases.deleteTitle', { reference: summary.reference })}
      act={t('cases.deleteNow')}
      isDanger
      missing={reason.trim() === '' ? t('cases.deleteNeeds') : null}
      typed={typed}
      run={deleteCase}
      onClose={onClose}
    >
      <p>{t('cases.deleteNote')}</p>
      <p className="muted">{t('cases.deleteLeft')}</p>
      <TextField
        label={t('cases.deleteReason')}
        value={reason}
        maxLength={200}
        onChange={text => typed.change({ reason: text })}
        autoFocus
      />
    </AskDialog>
  );
}
