import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useText } from '../text.ts';
import { FailureNote } from '../ui/FailureNote.tsx';
import { TextField } from '../ui/TextField.tsx';
import { GoOnWithout, type Acceptance } from './GoOnWithout.tsx';
import { GoOrBack } from './GoOrBack.tsx';
import { NewPassphrase, passphraseLacks } from './NewPassphrase.tsx';
import { recoverVault, type VaultState } from './vault-store.ts';

/** The way in when every passphrase is lost: the code from the safe appoints a new supervisor. */
export function RecoverVault({ state }: { readonly state: Extract<VaultState, { phase: 'closed' }> }) {
  const t = useText();
  const [recoveryCode, setCode] = useState('');
  const [label, setLabel] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [acceptance, setAcceptance] = useState<Acceptance>(null);
  const missing = lacks();

  function lacks() {
    if (state.chosen === null) return 'vault.needVault' as const;
    if (recoveryCode.trim() === '') return 'vault.needCode' as const;
    if (acceptance?.trim() === '') return 'vault.needReason' as const;
    return label.trim() === '' ? ('vault.needName' as const) : passphraseLacks(passphrase, again);
  }

  return (
    <>
      <h2>{t('vault.recoverTitle')}</h2>
      <p className="lead">{t('vault.recoverLead')}</p>
      <Form
        onSubmit={event => {
          event.preventDefault();
          if (missing === null) void recoverVault({ recoveryCode, label: label.trim(), passphrase, acceptance });
        }}
      >
        <TextField
          label={t('vault.recoveryCode')}
          value={recoveryCode}
          onChange={setCode}
          size="lg"
          mono
          maxLength={200}
          autoFocus
        />
        <TextField label={t('vault.yourName')} value={label} onChange={setLabel} size="lg" maxLength={200} />
        <NewPassphrase value={passphrase} again={again} onChange={setPassphrase} onAgain={setAgain} />
        {state.refusal && <FailureNote failure={state.refusal} />}
        {(state.refusal?.code === 'vault/confirmed-missing' || acceptance !== null) && (
          <GoOnWithout acceptance={acceptance} onChange={setAcceptance} />
        )}
        <GoOrBack missing={missing} isBusy={state.isBusy}>
          {t('vault.recover')}
        </GoOrBack>
      </Form>
    </>
  );
}
