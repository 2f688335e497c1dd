import { useDraft } from '../drafts/use-draft.ts';
import { useLeave } from '../drafts/use-leave.tsx';
import type { SubmissionView } from '../../shared/contract/approvals.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';
import { refuse } from './approval-store.ts';

/** Why a packet is not approved: it goes back to its preparer with these words. */
export function RefuseDialog({ view, onClose }: { readonly view: SubmissionView; readonly onClose: () => void }) {
  const t = useText();
  const typed = useDraft(`refusal ${view.id}`, '');
  const { leave, question } = useLeave(typed, onClose);
  const reasons = typed.value.trim();
  async function send(): Promise<void> {
    if (!(await refuse(view, reasons))) return;
    typed.done();
    onClose();
  }
  return (
    <Dialog
      isOpen
      onClose={leave}
      title={t('approval.refuse')}
      footer={
        <>
          <Button onPress={leave}>{t('ui.cancel')}</Button>
          <Button variant="primary" unavailable={reasons === '' ? t('approval.needReasons') : null} onPress={() => void send()}>
            {t('approval.refuse')}
          </Button>
        </>
      }
    >
      {question}
      <TextField label={t('approval.reasons')} value={typed.value} onChange={typed.change} maxLength={2_000} rows={4} autoFocus />
    </Dialog>
  );
}
