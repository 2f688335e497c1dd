import { useState } from 'react';
import type { Role } from '../../shared/contract/row.ts';
import { useText } from '../text.ts';
import { notify } from '../ui/notice.ts';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { TextField } from '../ui/TextField.tsx';
import { PassphraseForm } from './PassphraseForm.tsx';
import { addUser } from './settings-store.ts';

const choices: readonly Role[] = ['officer', 'supervisor', 'auditor'];

/** A new user: name, role, and the passphrase that they type themselves. */
export function AddUserDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const [label, setLabel] = useState('');
  const [role, setRole] = useState<Role>('officer');
  const name = label.trim();

  async function add(passphrase: string): Promise<boolean> {
    if (!(await addUser({ label: name, role, passphrase }))) return false;
    notify({ title: t('settings.users.added', { name }), tone: 'done' });
    return true;
  }

  return (
    <PassphraseForm
      title={t('settings.users.addTitle')}
      confirm={t('settings.users.add')}
      lacks={name === '' ? 'vault.needName' : null}
      onSave={add}
      onClose={onClose}
    >
      <p className="note">{t('settings.users.addNote')}</p>
      <TextField label={t('settings.users.name')} value={label} onChange={setLabel} maxLength={200} autoFocus />
      <RadioGroup
        label={t('settings.users.role')}
        choices={choices.map(id => ({ id, label: t(`frame.role.${id}`), note: t(`settings.users.roleNote.${id}`) }))}
        value={role}
        onChange={setRole}
      />
    </PassphraseForm>
  );
}
