import { useState } from 'react';
import { Form } from 'react-aria-components';
import type { Role } from '../../shared/contract/row.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { notify } from '../ui/notice.ts';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { TextField } from '../ui/TextField.tsx';
import { NewPassphrase, passphraseLacks } from '../vault/NewPassphrase.tsx';
import { addUser, useSettings } from './settings-store.ts';

const choices: readonly Role[] = ['officer', 'supervisor', 'auditor'];

/** A new user: name, role, and the passphrase that they type themselves. */
export function AddUserDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const { failure, isBusy } = useSettings();
  const [label, setLabel] = useState('');
  const [role, setRole] = useState<Role>('officer');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const missing = label.trim() === '' ? 'vault.needName' : passphraseLacks(passphrase, again);

  async function add(): Promise<void> {
    if (missing !== null || isBusy) return;
    if (!(await addUser({ label: label.trim(), role, passphrase }))) return;
    notify({ title: t('settings.users.added', { name: label.trim() }), tone: 'done' });
    onClose();
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('settings.users.addTitle')}
      footer={
        <>
          <span className="start faint small">{missing !== null && t(missing)}</span>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button
            variant="primary"
            onPress={() => void add()}
            isPending={isBusy}
            unavailable={missing === null ? null : t(missing)}
          >
            {t('settings.users.add')}
          </Button>
        </>
      }
    >
      <Form
        className="stack"
        onSubmit={event => {
          event.preventDefault();
          void add();
        }}
      >
        <p className="note">{t('settings.users.addNote')}</p>
        <TextField label={t('settings.users.name')} value={label} onChange={setLabel} maxLength={200} autoFocus />
        <RadioGroup
          label={t('settings.users.role')}
          choices={choices.map(id => ({ id, label: t(`frame.role.${id}`), note: t(`settings.users.roleNote.${id}`) }))}
          value={role}
          onChange={setRole}
        />
        <NewPassphrase value={passphrase} again={again} onChange={setPassphrase} onAgain={setAgain} />
        {failure && <FailureNote failure={failure} />}
      </Form>
    </Dialog>
  );
}
