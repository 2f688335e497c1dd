import { useEffect, useState } from 'react';
import type { CompartmentView } from '../../shared/contract/compartments.ts';
import type { Failure } from '../../shared/failure.ts';
import type { UserId } from '../../shared/language.ts';
import { AskDialog } from '../drafts/AskDialog.tsx';
import { door } from '../host.ts';
import { useText } from '../text.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { notify } from '../ui/notice.ts';
import { TextField } from '../ui/TextField.tsx';
import { useVault } from '../vault/vault-store.ts';
import { readCompartments, readUsers, useSettings } from './settings-store.ts';

type Props = { readonly of: CompartmentView | null; readonly onClose: () => void };

/** A new compartment, or other people of one. What is typed is no draft: a draft lies where the whole office's key opens it. */
export function CompartmentDialog({ of, onClose }: Props) {
  const t = useText();
  const users = useSettings(state => state.users);
  const me = useVault(state => (state.phase === 'open' ? state.vault.user.id : null));
  const [name, setName] = useState('');
  const [people, setPeople] = useState<ReadonlySet<UserId>>(new Set(of?.people.map(({ id }) => id) ?? (me === null ? [] : [me])));
  useEffect(() => void readUsers(), []);
  const may = (users ?? []).filter(({ disabledAtMs, role }) => disabledAtMs === null && role !== 'auditor');

  async function save(): Promise<Failure | null> {
    const chosen = [...people];
    const answer =
      of === null
        ? await door.request('compartment:create', { name: name.trim(), people: chosen })
        : await door.request('compartment:people', { compartment: of.id, people: chosen });
    if (!answer.ok) return answer.failure;
    notify({ title: t(of === null ? 'compartments.made' : 'compartments.changed'), tone: 'done' });
    void readCompartments();
    return null;
  }

  function turn(id: UserId, isIn: boolean): void {
    const next = new Set(people);
    if (isIn) next.add(id);
    else next.delete(id);
    setPeople(next);
  }

  const lacks = of === null && name.trim() === '' ? t('compartments.needsName') : null;
  return (
    <AskDialog
      title={of === null ? t('compartments.create') : t('compartments.changeOf', { name: of.name })}
      act={t(of === null ? 'compartments.createNow' : 'compartments.changeNow')}
      missing={lacks ?? (people.size === 0 ? t('compartments.needsPeople') : null)}
      typed={{ isBegun: false, done: () => {} }}
      run={save}
      onClose={onClose}
    >
      {of === null ? (
        <TextField label={t('compartments.name')} value={name} maxLength={200} onChange={setName} autoFocus />
      ) : (
        <p>{t('compartments.changeNote')}</p>
      )}
      <fieldset className="column">
        <legend className="small strong">{t('compartments.people')}</legend>
        {may.map(({ id, label, role }) => (
          <Checkbox key={id} checked={people.has(id)} onChange={isIn => turn(id, isIn)} note={t(`frame.role.${role}`)}>
            {label}
          </Checkbox>
        ))}
      </fieldset>
      <p className="note">{t('compartments.peopleNote')}</p>
    </AskDialog>
  );
}
