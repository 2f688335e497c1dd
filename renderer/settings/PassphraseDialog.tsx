import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { notify } from '../ui/notice.ts';
import { PassphraseField } from '../ui/PassphraseField.tsx';
import { NewPassphrase, passphraseLacks } from '../vault/NewPassphrase.tsx';
import { changePassphrase, useSettings } from './settings-store.ts';

/** A person's own passphrase: the one of now, and the next one twice. */
export function PassphraseDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const { failure, isBusy } = useSettings();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const missing = current === '' ? 'vault.needPassphrase' : passphraseLacks(next, again);

  async function change(): Promise<void> {
    if (missing !== null || isBusy) return;
    if (!(await changePassphrase({ current, next }))) return;
    notify({ title: t('settings.users.changed'), note: t('settings.users.changedNote'), tone: 'done' });
    onClose();
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('settings.users.change')}
      footer={
        <>
          <span className="start faint small">{missing !== null && t(missing)}</span>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button
            variant="primary"
            onPress={() => void change()}
            isPending={isBusy}
            unavailable={missing === null ? null : t(missing)}
          >
            {t('settings.users.change')}
          </Button>
        </>
      }
    >
      <Form
        className="stack"
        onSubmit={event => {
          event.preventDefault();
          void change();
        }}
      >
        <PassphraseField label={t('settings.users.current')} value={current} onChange={setCurrent} />
        <NewPassphrase value={next} again={again} onChange={setNext} onAgain={setAgain} />
        {failure && <FailureNote failure={failure} />}
      </Form>
    </Dialog>
  );
}
