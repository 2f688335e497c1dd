import { useState } from 'react';
import { useText } from '../text.ts';
import { notify } from '../ui/notice.ts';
import { PassphraseField } from '../ui/PassphraseField.tsx';
import { PassphraseForm } from './PassphraseForm.tsx';
import { changePassphrase } from './settings-store.ts';

/** A person's own passphrase: the one of now, and the next one twice. */
export function PassphraseDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const [current, setCurrent] = useState('');

  async function change(next: string): Promise<boolean> {
    if (!(await changePassphrase({ current, next }))) return false;
    notify({ title: t('settings.users.changed'), note: t('settings.users.changedNote'), tone: 'done' });
    return true;
  }

  return (
    <PassphraseForm
      title={t('settings.users.change')}
      confirm={t('settings.users.change')}
      lacks={current === '' ? 'vault.needPassphrase' : null}
      onSave={change}
      onClose={onClose}
    >
      <PassphraseField label={t('settings.users.current')} value={current} onChange={setCurrent} />
    </PassphraseForm>
  );
}
