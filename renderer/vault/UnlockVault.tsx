import { Lock } from 'lucide-react';
import { useState } from 'react';
import { Form, ListBox, ListBoxItem } from 'react-aria-components';
import type { Chosen } from '../../shared/door.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { PassphraseField } from '../ui/PassphraseField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { FirstTime } from './FirstTime.tsx';
import { GoOnWithout, type Acceptance } from './GoOnWithout.tsx';
import { chooseVault, showForm, unlockVault, type Locked, type VaultState } from './vault-store.ts';

type Closed = Extract<VaultState, { phase: 'closed' }>;

/** The vaults opened here before, and the way into one. With none, what one can do first. */
export function UnlockVault({ state }: { readonly state: Closed }) {
  const t = useText();
  if (state.vaults === null) {
    return (
      <>
        <h2>{t('vault.unlockTitle')}</h2>
        <p className="lead" role="status">
          {state.locked === null ? t('vault.starting') : <Why locked={state.locked} />}
        </p>
      </>
    );
  }
  if (state.vaults.length === 0) {
    return (
      <>
        <h2>{t('vault.welcomeTitle')}</h2>
        <p className="lead">{state.locked?.reason === 'fault' ? <Why locked={state.locked} /> : t('vault.welcomeLead')}</p>
        {state.refusal && <FailureNote failure={state.refusal} />}
        <FirstTime />
      </>
    );
  }
  return (
    <>
      <h2>{t('vault.unlockTitle')}</h2>
      {state.locked && (
        <p className="lead" role="status">
          <Why locked={state.locked} />
        </p>
      )}
      <VaultList vaults={state.vaults} chosen={state.chosen} />
      <UnlockForm key={state.chosen?.name ?? ''} state={state} />
      <div className="first-time">
        <h3>{t('vault.firstTime')}</h3>
        <FirstTime />
      </div>
    </>
  );
}

/** Why it is closed. A fault has its number, which the log has too, and what one can count on. */
function Why({ locked }: { readonly locked: Locked }) {
  const t = useText();
  if (locked.reason === 'fault') return t('vault.locked.fault', { incident: locked.incident });
  const why = t(`vault.locked.${locked.reason}`);
  if (locked.saved === undefined) return why;
  return `${why} ${locked.saved === null ? t('vault.notSaved') : t('vault.saved', { name: locked.saved })}`;
}

/** Of one vault: what was accepted or typed for it says nothing of another, so it is made anew for each (`key`). */
function UnlockForm({ state }: { readonly state: Closed }) {
  const t = useText();
  const [label, setLabel] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [acceptJournal, setAcceptJournal] = useState(false);
  const [acceptance, setAcceptance] = useState<Acceptance>(null);
  const missing = lacks();

  function lacks() {
    if (state.chosen === null) return t('vault.needVault');
    if (acceptance?.trim() === '') return t('vault.needReason');
    return passphrase === '' ? t('vault.needPassphrase') : null;
  }

  const isJournalDamaged = state.refusal?.code === 'vault/journal-damaged';

  function unlock(): void {
    if (missing !== null || state.isBusy) return;
    setPassphrase('');
    void unlockVault({ label, passphrase, acceptJournal, acceptance });
  }

  return (
    <Form
      onSubmit={event => {
        event.preventDefault();
        unlock();
      }}
    >
      <TextField label={t('vault.name')} optional value={label} onChange={setLabel} size="lg" maxLength={200} />
      <PassphraseField
        label={t('vault.passphrase')}
        value={passphrase}
        onChange={setPassphrase}
        autoFocus
        aside={
          <Button variant="link" size="sm" onPress={() => showForm('recover')}>
            {t('vault.useRecovery')}
          </Button>
        }
      />
      {state.refusal && <FailureNote failure={state.refusal} />}
      {(isJournalDamaged || acceptJournal) && (
        <Checkbox checked={acceptJournal} onChange={setAcceptJournal}>
          {t('vault.goOnWithoutJournal')}
        </Checkbox>
      )}
      {(state.refusal?.code === 'vault/confirmed-missing' || acceptance !== null) && (
        <GoOnWithout acceptance={acceptance} onChange={setAcceptance} />
      )}
      <div className="go">
        <Button variant="primary" size="lg" type="submit" keys={['Enter']} isPending={state.isBusy} unavailable={missing}>
          {t('vault.unlock')}
        </Button>
        <span className="faint" role="status">
          {t(state.isBusy ? 'vault.unlocking' : 'vault.onPurpose')}
        </span>
      </div>
    </Form>
  );
}

function VaultList({ vaults, chosen }: { readonly vaults: readonly Chosen[]; readonly chosen: Chosen | null }) {
  const t = useText();
  return (
    <ListBox
      className="vaults"
      aria-label={t('vault.vaults')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={chosen === null ? [] : [chosen.name]}
      onSelectionChange={keys => {
        const vault = vaults.find(one => keys !== 'all' && keys.has(one.name));
        if (vault) chooseVault(vault);
      }}
    >
      {vaults.map(vault => (
        <ListBoxItem key={vault.name} id={vault.name} textValue={vault.name} className="vault">
          <Lock aria-hidden />
          <b className="grow ellipsis">{vault.name.replace(/\.enlace$/, '')}</b>
        </ListBoxItem>
      ))}
    </ListBox>
  );
}
