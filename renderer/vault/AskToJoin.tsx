import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useText } from '../text.ts';
import { AlertDialog } from '../ui/AlertDialog.tsx';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { TextField } from '../ui/TextField.tsx';
import { askToJoin, forgetRequest, type Waiting } from './join-acts.ts';
import { GoOrBack } from './GoOrBack.tsx';
import { NewPassphrase, passphraseLacks } from './NewPassphrase.tsx';
import type { VaultState } from './vault-store.ts';

export type AskToJoinProps = {
  readonly state: Extract<VaultState, { phase: 'closed' }>;
  /** Go on with what was asked, now or before. */
  readonly onShow: (asked: Waiting) => void;
};

/** The machine's name, its first person's, and a passphrase; then where the vault will be and where the request goes. */
export function AskToJoin({ state, onShow }: AskToJoinProps) {
  const t = useText();
  const [station, setStation] = useState('');
  const [label, setLabel] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [synthetic, setSynthetic] = useState(false);
  const [before, setBefore] = useState<Waiting | null>(null);
  const [isForgetting, setForgetting] = useState(false);
  const missing = lacks();

  function lacks() {
    if (station.trim() === '') return 'joining.needMachine' as const;
    return label.trim() === '' ? ('vault.needName' as const) : passphraseLacks(passphrase, again);
  }

  async function ask(): Promise<void> {
    if (missing !== null || state.isBusy) return;
    setBefore(null);
    const done = await askToJoin({ station: station.trim(), label: label.trim(), passphrase, synthetic });
    if (done === null) return;
    if ('before' in done) setBefore(done.before);
    else onShow(done.asked);
  }
  async function askAnew(waiting: Waiting): Promise<void> {
    setForgetting(false);
    if (await forgetRequest(waiting)) await ask();
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
        {before !== null && (
          <FailureNote failure={{ code: 'office/asked-already' }}>
            <Button onPress={() => onShow(before)}>{t('joining.askedHere')}</Button>
            <Button onPress={() => setForgetting(true)}>{t('joining.forgetAndAsk')}</Button>
          </FailureNote>
        )}
        <GoOrBack missing={missing} isBusy={state.isBusy}>
          {t(state.isBusy ? 'joining.asking' : 'joining.ask')}
        </GoOrBack>
        <p className="faint small">{missing !== null && t(missing)}</p>
      </Form>
      {before !== null && (
        <AlertDialog
          isOpen={isForgetting}
          title={t('joining.forgetTitle', { machine: before.request.station })}
          confirm={t('joining.forget')}
          onConfirm={() => void askAnew(before)}
          onClose={() => setForgetting(false)}
        >
          {t('joining.forgetNote')}
        </AlertDialog>
      )}
    </>
  );
}
