import type { Role } from '../../shared/contract/row.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useLeave } from '../drafts/use-leave.tsx';
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
  const typed = useDraft<{ readonly label: string; readonly role: Role }>('user', { label: '', role: 'officer' }); // never the passphrase
  const { label, role } = typed.value;
  const { leave, question } = useLeave(typed, onClose);
  const name = label.trim();

  async function add(passphrase: string): Promise<boolean> {
    if (!(await addUser({ label: name, role, passphrase }))) return false;
    typed.done();
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
      onLeave={leave}
    >
      {question}
      <p className="note">{t('settings.users.addNote')}</p>
      <TextField
        label={t('settings.users.name')}
        value={label}
        onChange={text => typed.change({ label: text, role })}
        maxLength={200}
        autoFocus
      />
      <RadioGroup
        label={t('settings.users.role')}
        choices={choices.map(id => ({ id, label: t(`frame.role.${id}`), note: t(`settings.users.roleNote.${id}`) }))}
        value={role}
        onChange={id => typed.change({ label, role: id })}
      />
    </PassphraseForm>
  );
}
