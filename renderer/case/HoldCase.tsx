import type { CaseView } from '../../shared/case-view.ts';
import type { Failure } from '../../shared/failure.ts';
import { AskDialog } from '../drafts/AskDialog.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { door } from '../host.ts';
import { useText } from '../text.ts';
import { Badge } from '../ui/Badge.tsx';
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
  const { reference } = summary;

  async function place(): Promise<Failure | null> {
    const answer = await door.request('hold:place', { caseId: summary.id, reason });
    if (!answer.ok) return answer.failure;
    notify({ title: t('retention.isPlaced', { reference }), tone: 'done' });
    return null;
  }

  return (
    <AskDialog
      title={t('retention.placeTitle', { reference })}
      act={t('retention.place')}
      missing={reason === '' ? t('retention.needsReason') : null}
      typed={typed}
      run={place}
      onClose={onClose}
    >
      <p>{t('retention.placeNote')}</p>
      <TextField label={t('today.reason')} value={typed.value} maxLength={200} onChange={typed.change} autoFocus />
    </AskDialog>
  );
}
