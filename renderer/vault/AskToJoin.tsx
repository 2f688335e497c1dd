import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useText } from '../text.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { TextField } from '../ui/TextField.tsx';
import { askToJoin, type Waiting } from './join-acts.ts';
import { GoOrBack } from './GoOrBack.tsx';
import { NewPassphrase, passphraseLacks } from './NewPassphrase.tsx';
import type { VaultState } from './vault-store.ts';

export type AskToJoinProps = {
  readonly state: Extract<VaultState, { phase: 'closed' }>;
  readonly onAsked: (asked: Waiting) => void;
};

/** The machine's name, its first person's, and a passphrase; then where the vault will be and where the request goes. */
export function AskToJoin({ state, onAsked }: AskToJoinProps) {
  const t = useText();
  const [station, setStation] = useState('');
  const [label, setLabel] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [synthetic, setSynthetic] = useState(false);
  const missing = lacks();

  function lacks() {
    if (station.trim() === '') return 'joining.needMachine' as const;
    return label.trim() === '' ? ('vault.needName' as const) : passphraseLacks(passphrase, again);
  }

  async function ask(): Promise<void> {
    if (missing !== null || state.isBusy) return;
    const asked = await askToJoin({ station: station.trim(), label: label.trim(), passphrase, synthetic });
    if (asked !== null) onAsked(asked);
  }

  return (
    <>
      <h2>{t('joining.title')}</h2>
      <p className="lead">{t('joining.lead')}</p>
      <Form
        onSubmit={event => {
          event.preventDefault();
          void ask();
        }}
      >
        <TextField
          label={t('joining.machine')}
          description={t('joining.machineNote')}
          value={station}
          onChange={setStation}
          size="lg"
          maxLength={60}
          autoFocus
        />
        <TextField
          label={t('vault.yourName')}
          description={t('joining.nameNote')}
          value={label}
          onChange={setLabel}
          size="lg"
          maxLength={60}
        />
        <NewPassphrase value={passphrase} again={again} onChange={setPassphrase} onAgain={setAgain} />
        <Checkbox checked={synthetic} onChange={setSynthetic}>
          {t('joining.onlyInvented')}
        </Checkbox>
        {state.refusal && <FailureNote failure={state.refusal} />}
        <GoOrBack missing={missing} isBusy={state.isBusy}>
          {t(state.isBusy ? 'joining.asking' : 'joining.ask')}
        </GoOrBack>
        <p className="faint small">{missing !== null && t(missing)}</p>
      </Form>
    </>
  );
}
