import { useEffect, useState } from 'react';
import type { CaseView } from '../../shared/case-view.ts';
import type { Output } from '../../shared/contract.ts';
import type { Failure } from '../../shared/failure.ts';
import { AskDialog } from '../drafts/AskDialog.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { useInStep } from '../frame/in-step-store.ts';
import { door } from '../host.ts';
import { useText } from '../text.ts';
import { Badge } from '../ui/Badge.tsx';
import { notify } from '../ui/notice.ts';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';

/** That this case is in a closed compartment; who reads it, where it is pointed at. */
export function EnclosedSign({ view: { enclosed } }: { readonly view: CaseView }) {
  const t = useText();
  if (enclosed === null) return null;
  const sign = t('compartments.sign', { name: enclosed.name });
  const readBy = t('compartments.readBy', { people: enclosed.people.map(({ label }) => label).join(', ') });
  return (
    <span className="enclosed-sign" title={`${sign}. ${readBy}`}>
      <Badge tone="accent">
        <span className="words">{sign}</span>
        <span className="visually-hidden">{readBy}</span>
      </Badge>
    </span>
  );
}

type Props = { readonly view: CaseView; readonly onClose: () => void };
const nothingTyped = { isBegun: false, done: () => {} };

/** Put the case into one of this user's compartments. */
export function EncloseCase({ view: { summary }, onClose }: Props) {
  const t = useText();
  const isOfSeveral = useInStep(({ step }) => step?.isOfSeveral === true);
  const [all, setAll] = useState<Output<'compartment:list'>>([]);
  const [chosen, choose] = useState<string | null>(null);
  const { reference } = summary;
  useEffect(() => {
    void door.request('compartment:list', {}).then(answer => {
      if (!answer.ok) return;
      setAll(answer.value);
      choose(answer.value.length === 1 ? answer.value[0]!.id : null);
    });
  }, []);

  async function enclose(): Promise<Failure | null> {
    const answer = await door.request('case:enclose', { caseId: summary.id, compartment: chosen ?? '' });
    if (!answer.ok) return answer.failure;
    notify({ title: t('compartments.enclosed', { reference }), tone: 'done' });
    return null;
  }

  return (
    <AskDialog
      title={t('compartments.encloseTitle', { reference })}
      act={t('compartments.encloseNow')}
      missing={chosen === null ? t('compartments.choose') : null}
      typed={nothingTyped}
      run={enclose}
      onClose={onClose}
    >
      <p>{t('compartments.encloseNote')}</p>
      {isOfSeveral && <p>{t('compartments.encloseElsewhere')}</p>}
      <Select
        label={t('compartments.into')}
        choices={all.map(({ id, name, people }) => ({ id, label: `${name} (${people.map(({ label }) => label).join(', ')})` }))}
        value={chosen}
        onChange={choose}
      />
    </AskDialog>
  );
}

/** Take the case out of its compartment; why is asked for. */
export function TakeOutCase({ view: { summary }, onClose }: Props) {
  const t = useText();
  const isOfSeveral = useInStep(({ step }) => step?.isOfSeveral === true);
  const typed = useDraft(`take-out ${summary.id}`, '');
  const reason = typed.value.trim();
  const { reference } = summary;

  async function takeOut(): Promise<Failure | null> {
    const answer = await door.request('case:take-out', { caseId: summary.id, reason });
    if (!answer.ok) return answer.failure;
    notify({ title: t('compartments.takenOut', { reference }), tone: 'done' });
    return null;
  }

  return (
    <AskDialog
      title={t('compartments.takeOutTitle', { reference })}
      act={t('compartments.takeOut')}
      isDanger
      missing={reason === '' ? t('compartments.takeOutNeeds') : null}
      typed={typed}
      run={takeOut}
      onClose={onClose}
    >
      <p>{t('compartments.takeOutNote')}</p>
      {isOfSeveral && <p>{t('compartments.takeOutElsewhere')}</p>}
      <TextField label={t('today.reason')} value={typed.value} maxLength={200} onChange={typed.change} autoFocus />
    </AskDialog>
  );
}
