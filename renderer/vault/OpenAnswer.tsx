import { useEffect, useRef, useState } from 'react';
import { Form } from 'react-aria-components';
import { plainWords, strangeWords, WORDS } from '../../shared/fingerprint-words.ts';
import { TwelveWords } from '../counterparts/TwelveWords.tsx';
import { useText } from '../text.ts';
import { AlertDialog } from '../ui/AlertDialog.tsx';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { PassphraseField } from '../ui/PassphraseField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { GoOrBack } from './GoOrBack.tsx';
import { forgetRequest, joinWith, type Waiting } from './join-acts.ts';
import type { VaultState } from './vault-store.ts';

export type OpenAnswerProps = {
  readonly state: Extract<VaultState, { phase: 'closed' }>;
  readonly waiting: Waiting;
  readonly onAnother: () => void;
  readonly onForgotten: () => void;
};

/** What this machine asked with, as the office compares it; then the office's own words, the passphrase and the answer. */
export function OpenAnswer({ state, waiting, onAnother, onForgotten }: OpenAnswerProps) {
  const t = useText();
  const [words, setWords] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [isForgetting, setForgetting] = useState(false);
  const { station, words: own } = waiting.request;
  const strange = strangeWords(words);
  const missing = lacks();
  const form = useRef<HTMLDivElement>(null);
  const differ = state.refusal?.code === 'office/words-differ' ? state.refusal : null;
  useEffect(() => {
    if (differ !== null) form.current?.querySelector('textarea')?.focus(); // what was typed is looked at first
  }, [differ]);

  function lacks() {
    if (plainWords(words).length !== WORDS || strange.length > 0) return 'joining.needWords' as const;
    return passphrase === '' ? ('vault.needPassphrase' as const) : null;
  }

  async function forget(): Promise<void> {
    setForgetting(false);
    await forgetRequest(waiting);
    onForgotten();
  }

  return (
    <>
      <h2>{t('joining.waitingTitle', { machine: station })}</h2>
      <p className="lead">{t('joining.waitingLead')}</p>
      <section className="stack" aria-label={t('joining.wordsOfMachine')}>
        <TwelveWords words={own} />
      </section>
      <h3>{t('joining.answerTitle')}</h3>
      <p className="muted">{t('joining.answerLead')}</p>
      <Form
        onSubmit={event => {
          event.preventDefault();
          if (missing === null && !state.isBusy) void joinWith(waiting, { passphrase, words });
        }}
      >
        <div ref={form}>
          <TextField
            label={t('joining.wordsOfOffice')}
            value={words}
            onChange={setWords}
            rows={2}
            maxLength={400}
            error={strange.length === 0 ? null : t('joining.strange', { count: strange.length, words: strange.join(', ') })}
          />
        </div>
        <PassphraseField label={t('joining.passphraseThen')} value={passphrase} onChange={setPassphrase} />
        {state.refusal && <FailureNote failure={state.refusal} />}
        <GoOrBack missing={missing} isBusy={state.isBusy}>
          {t('joining.open')}
        </GoOrBack>
        <p className="faint small" role="status">
          {state.isBusy ? t('joining.opening') : missing !== null && t(missing)}
        </p>
        <div className="row wrap">
          <Button variant="link" onPress={onAnother}>
            {t('joining.another')}
          </Button>
          <Button variant="link" onPress={() => setForgetting(true)}>
            {t('joining.forget')}
          </Button>
        </div>
      </Form>
      <AlertDialog
        isOpen={isForgetting}
        title={t('joining.forgetTitle', { machine: station })}
        confirm={t('joining.forget')}
        onConfirm={() => void forget()}
        onClose={() => setForgetting(false)}
      >
        {t('joining.forgetNote')}
      </AlertDialog>
    </>
  );
}
