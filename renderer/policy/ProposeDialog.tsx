import type { Policy } from '../../shared/decision/policy.ts';
import { AskDialog } from '../drafts/AskDialog.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { useText } from '../text.ts';
import { notify } from '../ui/notice.ts';
import { Progress } from '../ui/Progress.tsx';
import { TextField } from '../ui/TextField.tsx';
import { cancelPolicyWork, proposePolicy, usePolicy } from './policy-store.ts';

type ProposeDialogProps = {
  readonly what: { readonly policy: Policy } | { readonly again: string };
  readonly onDone: () => void;
  readonly onClose: () => void;
};

/** The reason for a policy, and what proposing it does: it waits for a second person, or comes into force where there is none. */
export function ProposeDialog({ what, onDone, onClose }: ProposeDialogProps) {
  const t = useText();
  const { state, work } = usePolicy();
  const typed = useDraft('policy-reason', { reason: '' });
  const { reason } = typed.value;
  const isAlone = state?.hasSecond === false;
  const title =
    'again' in what ? t('policy.againTitle', { version: what.again }) : t(isAlone ? 'policy.adoptTitle' : 'policy.proposeTitle');

  async function run() {
    const answer = await proposePolicy({ ...what, reason });
    if ('failure' in answer) return answer.failure;
    const { version } = answer.done;
    notify({ title: version === null ? t('policy.proposed') : t('policy.adopted', { version }), tone: 'done' });
    onDone();
    return null;
  }

  return (
    <AskDialog
      title={title}
      act={t(isAlone ? 'policy.adopt' : 'policy.propose')}
      missing={reason.trim() === '' ? t('policy.needReason') : null}
      typed={typed}
      run={run}
      onClose={onClose}
    >
      <p>{t(isAlone ? 'policy.aloneNote' : 'policy.secondNote')}</p>
      <p className="note">{t('policy.voids')}</p>
      <p className="note">{t('policy.keepsLimits')}</p>
      <TextField label={t('policy.reason')} value={reason} onChange={text => typed.change({ reason: text })} maxLength={2000} />
      {work?.what === 'propose' && (
        <Progress label={t('policy.checking')} done={work.done} total={work.total} onCancel={cancelPolicyWork} />
      )}
    </AskDialog>
  );
}
