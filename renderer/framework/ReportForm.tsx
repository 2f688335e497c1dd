import type { ItemView } from '../../shared/contract/frameworks.ts';
import type { Failure } from '../../shared/failure.ts';
import { actionStatuses, needsReason, statusNames, statusOf, type ActionStatus } from '../../shared/framework/items.ts';
import { AskDialog } from '../drafts/AskDialog.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { go } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { notify } from '../ui/notice.ts';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { act, type Looked } from './framework-store.ts';

type Props = { readonly item: ItemView; readonly looked: Looked; readonly onClose: () => void };

/** How an action stands, what was done, and why it stands still. */
export function ReportForm({ item, looked, onClose }: Props) {
  const t = useText();
  const { reason = '', progress = '' } = item.fields;
  const typed = useDraft<{ readonly status: ActionStatus; readonly reason: string; readonly progress: string }>(
    `framework report ${item.id}`,
    { status: statusOf(item), reason, progress },
  );
  const { value } = typed;

  async function report(): Promise<Failure | null> {
    const said = {
      ...(value.reason.trim() && { reason: value.reason.trim() }),
      ...(value.progress.trim() && { progress: value.progress.trim() }),
    };
    const refused = await act('framework:report', { id: item.id, status: value.status, ...said }, looked);
    if (refused === null) notify({ title: t('framework.saved'), tone: 'done' });
    return refused;
  }

  return (
    <AskDialog
      title={t(item.title)}
      act={t('framework.report')}
      missing={needsReason.has(value.status) && value.reason.trim() === '' ? t('framework.needsReason') : null}
      typed={typed}
      run={report}
      onClose={onClose}
    >
      <Select
        label={t('framework.state')}
        choices={actionStatuses.map(id => ({ id, label: t(statusNames[id]) }))}
        value={value.status}
        onChange={status => typed.change({ ...value, status })}
      />
      <TextField
        label={t('framework.progress')}
        value={value.progress}
        rows={3}
        maxLength={2000}
        onChange={text => typed.change({ ...value, progress: text })}
      />
      <TextField
        label={t('framework.reason')}
        value={value.reason}
        rows={2}
        maxLength={2000}
        onChange={text => typed.change({ ...value, reason: text })}
      />
    </AskDialog>
  );
}

export function RemovePart({ item, onClose }: { readonly item: ItemView; readonly onClose: () => void }) {
  const t = useText();
  const typed = useDraft(`framework remove ${item.id}`, '');
  const reason = typed.value.trim();

  async function remove(): Promise<Failure | null> {
    const refused = await act('framework:remove', { id: item.id, reason }, {});
    if (refused === null) go(item.parent === null ? { screen: 'framework' } : { screen: 'framework', item: item.parent });
    return refused;
  }

  return (
    <AskDialog
      title={t('framework.removeTitle')}
      act={t('framework.remove')}
      isDanger
      missing={reason === '' ? t('framework.needsReason') : null}
      typed={typed}
      run={remove}
      onClose={onClose}
    >
      <p>{t(item.title)}</p>
      <TextField label={t('framework.reason')} value={typed.value} maxLength={2000} onChange={typed.change} autoFocus />
    </AskDialog>
  );
}
