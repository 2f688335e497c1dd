import { AskDialog } from '../drafts/AskDialog.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import type { SubmissionView } from '../../shared/contract/approvals.ts';
import { useText } from '../text.ts';
import { TextField } from '../ui/TextField.tsx';
import { refuse } from './approval-store.ts';

/** What was approved can still be refused, until it leaves. */
export const refuseWord = ({ state }: SubmissionView) => (state === 'approved' ? 'approval.takeBack' : 'approval.refuse');

/** Why a packet is not approved: it goes back to its preparer with these words. */
export function RefuseDialog({ view, onClose }: { readonly view: SubmissionView; readonly onClose: () => void }) {
  const t = useText();
  const typed = useDraft(`refusal ${view.id}`, '');
  const reasons = typed.value.trim();
  return (
    <AskDialog
      title={t(refuseWord(view))}
      act={t(refuseWord(view))}
      isWide
      missing={reasons === '' ? t('approval.needReasons') : null}
      typed={typed}
      run={async () => ((await refuse(view, reasons)) ? null : false)}
      onClose={onClose}
    >
      <TextField label={t('approval.reasons')} value={typed.value} onChange={typed.change} maxLength={2_000} rows={4} autoFocus />
    </AskDialog>
  );
}
