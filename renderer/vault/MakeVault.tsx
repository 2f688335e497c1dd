import { useState } from 'react';
import { Form } from 'react-aria-components';
import type { TextKey } from '../../shared/text/catalogue.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { TextField } from '../ui/TextField.tsx';
import { NewPassphrase, passphraseLacks } from './NewPassphrase.tsx';
import { makeVault, showForm, type VaultState } from './vault-store.ts';

const agencyCode = /^[A-Z]{2}-[A-Z0-9]+(?:[-/][A-Z0-9]+)*$/;

/** First run: the office, the first supervisor, a passphrase; the folder is asked for last. */
export function MakeVault({ state }: { readonly state: Extract<VaultState, { phase: 'closed' }> }) {
  const t = useText();
  const [code, setCode] = useState('');
  const [names, setNames] = useState({ en: '', es: '' });
  const [label, setLabel] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const isCode = agencyCode.test(code);
  const missing = lacks();

  function lacks(): TextKey | null {
    if (!isCode) return 'vault.officeUnread';
    if (label.trim() === '' || names.en.trim() === '' || names.es.trim() === '') return 'vault.needName';
    return passphraseLacks(passphrase, again);
  }

  return (
    <>
      <h2>{t('vault.makeTitle')}</h2>
      <p className="lead">{t('vault.makeLead')}</p>
      <Form
        onSubmit={event => {
          event.preventDefault();
          if (missing === null) void makeVault({ code, names, label: label.trim(), passphrase });
        }}
      >
        <TextField
          label={t('vault.office')}
          description={t('vault.officeNote')}
          error={code.length > 3 && !isCode ? t('vault.officeUnread') : null}
          value={code}
          onChange={text => setCode(text.toUpperCase())}
          size="lg"
          mono
          maxLength={40}
          autoFocus
        />
        <TextField
          label={t('vault.nameSpanish')}
          value={names.es}
          onChange={es => setNames({ ...names, es })}
          size="lg"
          maxLength={200}
        />
        <TextField
          label={t('vault.nameEnglish')}
          value={names.en}
          onChange={en => setNames({ ...names, en })}
          size="lg"
          maxLength={200}
        />
        <TextField label={t('vault.yourName')} value={label} onChange={setLabel} size="lg" maxLength={200} />
        <NewPassphrase value={passphrase} again={again} onChange={setPassphrase} onAgain={setAgain} />
        {state.refusal && <FailureNote failure={state.refusal} />}
        <div className="go">
          <Button
            variant="primary"
            size="lg"
            type="submit"
            isPending={state.isBusy}
            unavailable={missing === null ? null : t(missing)}
          >
            {t(state.isBusy ? 'vault.making' : 'vault.chooseFolder')}
          </Button>
          <Button variant="ghost" size="lg" onPress={() => showForm('unlock')}>
            {t('ui.back')}
          </Button>
        </div>
        <p className="faint small" role="status">
          {missing !== null && t(missing)}
        </p>
      </Form>
    </>
  );
}
