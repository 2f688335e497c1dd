import { freeAccountName, MOST_NAME } from '../../shared/account-name.ts';
import type { Output } from '../../shared/contract.ts';
import type { Role } from '../../shared/contract/row.ts';
import type { UserView } from '../../shared/contract/user.ts';
import { useText } from '../text.ts';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';

const roles: readonly Role[] = ['officer', 'supervisor', 'auditor'];
type Asked = Pick<Output<'station:read'>, 'station' | 'label'>;
type Users = readonly UserView[];

/** What a machine's first person gets. `samePerson`: another account of theirs, or empty; `name`: null while it is the proposed one. */
export type NewAccount = { readonly role: Role; readonly samePerson: string; readonly name: string | null };

const isActive = ({ disabledAtMs }: UserView) => disabledAtMs === null;

/** Whoever asks under a name that the office knows is taken for that person, until the supervisor says otherwise: that lets nobody count as two. */
export function proposedAccount({ label }: Asked, users: Users): NewAccount {
  const named = users.filter(user => user.label === label).sort((a, b) => b.createdAtMs - a.createdAtMs);
  const same = named.find(isActive) ?? named[0];
  return { role: 'officer', samePerson: same?.id ?? '', name: null };
}

export function proposedName({ label, station }: Asked, users: Users): string {
  return freeAccountName(label, station, taken(users));
}

/** What is still to be said of the name; null: nothing. */
export function nameMissing({ name }: NewAccount, asked: Asked, users: Users) {
  const said = (name ?? proposedName(asked, users)).trim();
  if (said === '') return 'joining.add.needName' as const;
  return taken(users).has(said) ? ('joining.add.needOtherName' as const) : null;
}

type AccountFieldsProps = {
  readonly read: Asked;
  readonly users: Users;
  readonly account: NewAccount;
  readonly onChange: (account: NewAccount) => void;
};

/** Whose account it is, what it is called, and what it may do. */
export function AccountFields({ read, users, account, onChange }: AccountFieldsProps) {
  const t = useText();
  const isTaken = taken(users).has(read.label);
  const known = [...users.filter(isActive), ...users.filter(user => !isActive(user))];
  const accounts = known.map(user => ({
    id: user.id,
    label: isActive(user) ? user.label : t('joining.add.ended', { name: user.label }),
  }));
  return (
    <>
      {isTaken && <p className="note">{t('joining.add.nameTaken', { name: read.label })}</p>}
      <Select
        label={t('joining.add.account')}
        description={t('joining.add.accountNote')}
        choices={[{ id: '', label: t('joining.add.newPerson') }, ...accounts]}
        value={account.samePerson}
        onChange={samePerson => onChange({ ...account, samePerson })}
      />
      <TextField
        label={t('joining.add.name')}
        description={t('joining.add.nameNote')}
        value={account.name ?? proposedName(read, users)}
        onChange={name => onChange({ ...account, name })}
        maxLength={MOST_NAME}
      />
      <RadioGroup
        label={t('settings.users.role')}
        choices={roles.map(id => ({ id, label: t(`frame.role.${id}`), note: t(`settings.users.roleNote.${id}`) }))}
        value={account.role}
        onChange={role => onChange({ ...account, role })}
      />
    </>
  );
}

function taken(users: Users): ReadonlySet<string> {
  return new Set(users.filter(isActive).map(({ label }) => label));
}
