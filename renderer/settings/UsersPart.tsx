import { useEffect, useState } from 'react';
import type { UserView } from '../../shared/contract/user.ts';
import { useFormat } from '../format.ts';
import { useResumed } from '../drafts/use-draft.ts';
import { useText } from '../text.ts';
import { AlertDialog } from '../ui/AlertDialog.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { notify } from '../ui/notice.ts';
import { Progress } from '../ui/Progress.tsx';
import { useVault } from '../vault/vault-store.ts';
import { AddUserDialog } from './AddUserDialog.tsx';
import { GiveUpDialog } from './GiveUpDialog.tsx';
import type { PartProps } from './part.ts';
import { PassphraseDialog } from './PassphraseDialog.tsx';
import { disableUser, forgetFailure, isLastOfCompartment, readUsers, useSettings } from './settings-store.ts';

/** Who may open the vault; supervisors add and disable. */
export function UsersPart({ isSupervisor }: PartProps) {
  const t = useText();
  const { users, work, failure } = useSettings();
  const [dialog, setDialog] = useState<'add' | 'passphrase' | null>(null);
  const [leaving, setLeaving] = useState<UserView | null>(null);
  const [givingUp, setGivingUp] = useState<UserView | null>(null);
  useEffect(() => void readUsers(), []);
  useResumed('user', () => setDialog('add'));
  const onlySupervisor = isSupervisor ? null : t('settings.supervisorsOnly');

  function close(): void {
    forgetFailure();
    setDialog(null);
  }
  async function disable(user: UserView, givesUpCompartments = false): Promise<void> {
    setLeaving(null);
    setGivingUp(null);
    if (await disableUser({ userId: user.id, givesUpCompartments }))
      notify({ title: t('settings.users.isDisabled', { name: user.label }), tone: 'done' });
    else if (isLastOfCompartment()) setGivingUp(user);
  }

  return (
    <section>
      <h2 className="h-section h-ruled">{t('settings.users.title')}</h2>
      {failure && dialog === null && <FailureNote failure={failure} />}
      {work?.what === 'disable' && <Progress label={t('settings.users.disabling')} done={work.done} total={work.total} />}
      <UserTable users={users ?? []} onDisable={isSupervisor ? setLeaving : null} />
      <div className="row wrap">
        <Button variant="primary" onPress={() => setDialog('add')} unavailable={onlySupervisor}>
          {t('settings.users.add')}
        </Button>
        <Button onPress={() => setDialog('passphrase')}>{t('settings.users.change')}</Button>
        {onlySupervisor !== null && <span className="faint small">{onlySupervisor}</span>}
      </div>
      {dialog === 'add' && <AddUserDialog onClose={close} />}
      {dialog === 'passphrase' && <PassphraseDialog onClose={close} />}
      {givingUp !== null && (
        <GiveUpDialog name={givingUp.label} onGiveUp={() => void disable(givingUp, true)} onClose={() => setGivingUp(null)} />
      )}
      {leaving !== null && (
        <AlertDialog
          isOpen
          title={t('settings.users.disableTitle', { name: leaving.label })}
          confirm={t('settings.users.disable')}
          onClose={() => setLeaving(null)}
          onConfirm={() => void disable(leaving)}
        >
          {t('settings.users.disableNote')}
        </AlertDialog>
      )}
    </section>
  );
}

type UserTableProps = { readonly users: readonly UserView[]; readonly onDisable: ((user: UserView) => void) | null };

function UserTable({ users, onDisable }: UserTableProps) {
  const t = useText();
  const format = useFormat();
  const me = useVault(state => (state.phase === 'open' ? state.vault.user.id : null));
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{t('settings.users.name')}</th>
          <th scope="col">{t('settings.users.role')}</th>
          <th scope="col">{t('settings.users.since')}</th>
          <th scope="col">{t('settings.users.state')}</th>
          {onDisable !== null && (
            <th scope="col">
              <span className="visually-hidden">{t('settings.users.act')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {users.map(user => (
          <tr key={user.id}>
            <td className="strong">
              {user.label} {user.id === me && <Badge>{t('settings.users.you')}</Badge>}
            </td>
            <td>{t(`frame.role.${user.role}`)}</td>
            <td>{format.instant(user.createdAtMs)}</td>
            <td>
              {user.disabledAtMs === null
                ? t('settings.users.active')
                : t('settings.users.disabled', { date: format.instant(user.disabledAtMs) })}
            </td>
            {onDisable !== null && (
              <td className="num">
                {user.disabledAtMs === null && user.id !== me && (
                  <Button
                    variant="link"
                    label={t('settings.users.disableTitle', { name: user.label })}
                    onPress={() => onDisable(user)}
                  >
                    {t('settings.users.disable')}
                  </Button>
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
