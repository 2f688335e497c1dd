import { useEffect, useState } from 'react';
import type { Output } from '../../shared/contract.ts';
import type { Role } from '../../shared/contract/row.ts';
import { TwelveWords } from '../counterparts/TwelveWords.tsx';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { FileDrop } from '../ui/FileDrop.tsx';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { Select } from '../ui/Select.tsx';
import { readUsers, useSettings } from './settings-store.ts';
import { addStation, readRequest, useStations } from './stations-store.ts';

const roles: readonly Role[] = ['officer', 'supervisor', 'auditor'];

/** A new machine, step by step: what it asks, the words compared, the answer saved, and the words that it asks for. */
export function AddStationDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const { isBusy, failure } = useStations();
  const [read, setRead] = useState<Output<'station:read'> | null>(null);
  const [isCompared, setCompared] = useState(false);
  const [role, setRole] = useState<Role>('officer');
  const [samePerson, setSamePerson] = useState('');
  const users = useSettings(state => state.users);
  useEffect(() => void readUsers(), []);
  const [added, setAdded] = useState<Output<'station:add'> | null>(null);
  const missing = read === null ? 'joining.add.needRequest' : isCompared ? null : 'joining.add.needCompared';

  async function take(file: File | null): Promise<void> {
    const asked = await readRequest(file);
    if (asked === null) return;
    setCompared(false);
    setSamePerson('');
    setRead(asked);
  }
  async function add(): Promise<void> {
    if (read !== null && missing === null && !isBusy) setAdded(await addStation(read.request, role, samePerson));
  }

  const known = (users ?? []).filter(({ disabledAtMs }) => disabledAtMs === null);
  const accounts = [{ id: '', label: t('joining.add.newPerson') }, ...known.map(({ id, label }) => ({ id, label }))];

  if (added !== null) {
    return (
      <Dialog
        isOpen
        onClose={onClose}
        title={t('joining.add.doneTitle', { station: added.station, number: String(added.number) })}
        hint=""
        footer={
          <Button variant="primary" onPress={onClose}>
            {t('ui.close')}
          </Button>
        }
      >
        <div className="stack">
          <p>{t('joining.add.doneNote')}</p>
          <TwelveWords words={added.words} />
          <p className="muted">{t('joining.add.doneLater')}</p>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('joining.add.title')}
      footer={
        <>
          <span className="start faint small">{missing !== null && t(missing)}</span>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button
            variant="primary"
            isPending={isBusy}
            unavailable={missing === null ? null : t(missing)}
            onPress={() => void add()}
          >
            {t('joining.add.save')}
          </Button>
        </>
      }
    >
      <div className="stack">
        {read === null ? (
          <>
            <p className="note">{t('joining.add.note')}</p>
            <FileDrop
              label={t('joining.add.drop')}
              onDrop={([file]) => void (file !== undefined && take(file))}
              onChoose={() => void take(null)}
            />
          </>
        ) : (
          <>
            <p className="strong">{t('joining.add.who', { station: read.station, label: read.label })}</p>
            <TwelveWords words={read.words} />
            <p className="note">{t('joining.add.wordsNote')}</p>
            <Checkbox checked={isCompared} onChange={setCompared}>
              {t('joining.add.compared')}
            </Checkbox>
            <RadioGroup
              label={t('settings.users.role')}
              choices={roles.map(id => ({ id, label: t(`frame.role.${id}`), note: t(`settings.users.roleNote.${id}`) }))}
              value={role}
              onChange={setRole}
            />
            <Select
              label={t('joining.add.account')}
              description={t('joining.add.accountNote')}
              choices={accounts}
              value={samePerson}
              onChange={setSamePerson}
            />
          </>
        )}
        {failure && <FailureNote failure={failure} />}
      </div>
    </Dialog>
  );
}
