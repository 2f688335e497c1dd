import type { Output } from '../../shared/contract.ts';
import type { YearView } from '../../shared/contract/frameworks.ts';
import type { Failure } from '../../shared/failure.ts';
import { AskDialog } from '../drafts/AskDialog.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { door } from '../host.ts';
import { useText } from '../text.ts';
import { notify } from '../ui/notice.ts';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { act, readFrameworks } from './framework-store.ts';

type Props = { readonly plan: YearView; readonly onClose: () => void };

export function PlanAction({ tree, plan, onClose }: Props & { readonly tree: Output<'framework:read'> }) {
  const t = useText();
  const planned = new Set(plan.actions.map(({ id }) => id));
  const free = tree.items.filter(({ kind, id }) => kind === 'action' && !planned.has(id));
  const typed = useDraft(`framework plan ${plan.framework} ${plan.year}`, '');
  const chosen = free.find(({ id }) => id === typed.value)?.id ?? null;
  return (
    <AskDialog
      title={t('framework.planTitle', { year: String(plan.year) })}
      act={t('framework.planAction')}
      missing={chosen === null ? t('framework.planAction') : null}
      typed={typed}
      run={async () => act('framework:plan-year', { action: chosen ?? '', year: plan.year, isPlanned: true }, {})}
      onClose={onClose}
    >
      <Select
        label={t('framework.action')}
        choices={free.map(({ id, title }) => ({ id, label: t(title) }))}
        value={chosen}
        onChange={typed.change}
      />
    </AskDialog>
  );
}

type Choice = 'carry' | 'leave';
type Decisions = Readonly<Record<string, { readonly choice: Choice | null; readonly reason: string }>>;

/** Close a year: each action that is not finished goes on or does not, by a person's choice, with the reason. Nothing is chosen at first. */
export function CloseYear({ plan, onClose }: Props) {
  const t = useText();
  const open = plan.actions.filter(({ status }) => status !== 'done' && status !== 'dropped');
  const typed = useDraft<Decisions>(`framework close ${plan.framework} ${plan.year}`, {});
  const of = (id: string) => typed.value[id] ?? { choice: null, reason: '' };
  const isDecided = open.every(({ id }) => of(id).choice !== null && of(id).reason.trim() !== '');
  const next = String(plan.year + 1);

  async function close(): Promise<Failure | null> {
    const decisions = open.map(({ id }) => ({ action: id, carry: of(id).choice === 'carry', reason: of(id).reason.trim() }));
    const answer = await door.request('framework:close-year', { framework: plan.framework, year: plan.year, decisions });
    if (!answer.ok) return answer.failure;
    await readFrameworks({});
    notify({ title: t('framework.isClosed', { count: String(answer.value.carried) }), tone: 'done' });
    return null;
  }

  return (
    <AskDialog
      title={t('framework.closeTitle', { year: String(plan.year) })}
      act={t('framework.close')}
      isWide
      missing={isDecided ? null : t('framework.undecided')}
      typed={typed}
      run={close}
      onClose={onClose}
    >
      <p>{t('framework.closeNote', { next })}</p>
      {open.map(({ id, title }) => (
        <div key={id} className="stack tight fw-decision">
          <RadioGroup<Choice>
            label={t(title)}
            choices={[
              { id: 'carry', label: t('framework.carry', { year: next }) },
              { id: 'leave', label: t('framework.leave') },
            ]}
            value={of(id).choice}
            onChange={choice => typed.change({ ...typed.value, [id]: { ...of(id), choice } })}
          />
          <TextField
            label={t('framework.whyOf', { what: t(title) })}
            value={of(id).reason}
            maxLength={2000}
            onChange={reason => typed.change({ ...typed.value, [id]: { ...of(id), reason } })}
          />
        </div>
      ))}
    </AskDialog>
  );
}

export function ReopenYear({ plan, onClose }: Props) {
  const t = useText();
  const typed = useDraft(`framework reopen ${plan.framework} ${plan.year}`, '');
  const reason = typed.value.trim();
  return (
    <AskDialog
      title={t('framework.reopenTitle', { year: String(plan.year) })}
      act={t('framework.reopen')}
      missing={reason === '' ? t('framework.needsReason') : null}
      typed={typed}
      run={async () => act('framework:reopen-year', { framework: plan.framework, year: plan.year, reason }, {})}
      onClose={onClose}
    >
      <TextField label={t('framework.reason')} value={typed.value} maxLength={2000} onChange={typed.change} autoFocus />
    </AskDialog>
  );
}
