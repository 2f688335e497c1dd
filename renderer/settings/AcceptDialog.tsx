import { useState } from 'react';
import type { CompartmentView } from '../../shared/contract/compartments.ts';
import type { Failure } from '../../shared/failure.ts';
import { AskDialog } from '../drafts/AskDialog.tsx';
import { door } from '../host.ts';
import { useText } from '../text.ts';
import { TextField } from '../ui/TextField.tsx';
import { readCompartments } from './settings-store.ts';

type Props = { readonly of: CompartmentView; readonly onClose: () => void };

/** Go on with a compartment whose file was put back; why is asked for. What is typed is no draft, as with its people. */
export function AcceptDialog({ of, onClose }: Props) {
  const t = useText();
  const [reason, setReason] = useState('');

  async function accept(): Promise<Failure | null> {
    const answer = await door.request('compartment:accept', { compartment: of.id, reason: reason.trim() });
    if (!answer.ok) return answer.failure;
    void readCompartments();
    return null;
  }

  return (
    <AskDialog
      title={t('compartments.acceptOf', { name: of.name })}
      act={t('compartments.accept')}
      isDanger
      missing={reason.trim() === '' ? t('compartments.takeOutNeeds') : null}
      typed={{ isBegun: false, done: () => {} }}
      run={accept}
      onClose={onClose}
    >
      <p>{t('compartments.acceptNote')}</p>
      <TextField label={t('today.reason')} value={reason} maxLength={200} onChange={setReason} autoFocus />
    </AskDialog>
  );
}
