import { useEffect, useState } from 'react';
import type { Output } from '../../shared/contract.ts';
import { TwelveWords } from '../counterparts/TwelveWords.tsx';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { FileDrop } from '../ui/FileDrop.tsx';
import { AccountFields, nameMissing, proposedAccount, proposedName, type NewAccount } from './AccountFields.tsx';
import { readUsers, useSettings } from './settings-store.ts';
import { addStation, forgetFailure, readRequest, useStations } from './stations-store.ts';

type Read = Output<'station:read'>;

/** A new machine, step by step: what it asks, the words compared, whose account it is, the answer saved, and the words that it asks for. */
export function AddStationDialog({ onClose }: { readonly onClose: () => void }) {
  const [read, setRead] = useState<Read | null>(null);
  const [isCompared, setCompared] = useState(false);
  const [added, setAdded] = useState<Output<'station:add'> | null>(null);
  useEffect(() => void readUsers(), []);
  const close = () => {
    forgetFailure();
    onClose();
  };
  if (added !== null) return <Added added={added} onClose={close} />;
  if (read === null || !isCompared)
    return <Compare read={read} onRead={setRead} onCompared={() => setCompared(true)} onClose={close} />;
  return <Account read={read} onBack={() => setCompared(false)} onAdded={setAdded} onClose={close} />;
}

type CompareProps = {
  readonly read: Read | null;
  readonly onRead: (read: Read) => void;
  readonly onCompared: () => void;
  readonly onClose: () => void;
};

function Compare({ read, onRead, onCompared, onClose }: CompareProps) {
  const t = useText();
  const { isBusy, failure } = useStations();
  const [isSame, setSame] = useState(false);
  const missing = read === null ? 'joining.add.needRequest' : isSame ? null : 'joining.add.needCompared';

  async function take(file: File | null): Promise<void> {
    const asked = await readRequest(file);
    if (asked !== null) onRead(asked);
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
            onPress={() => missing === null && onCompared()}
          >
            {t('joining.add.next')}
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
            <Checkbox checked={isSame} onChange={setSame}>
              {t('joining.add.compared')}
            </Checkbox>
          </>
        )}
        {failure && <FailureNote failure={failure} />}
      </div>
    </Dialog>
  );
}

type AccountProps = {
  readonly read: Read;
  readonly onBack: () => void;
  readonly onAdded: (added: Output<'station:add'>) => void;
  readonly onClose: () => void;
};

function Account({ read, onBack, onAdded, onClose }: AccountProps) {
  const t = useText();
  const { isBusy, failure } = useStations();
  const users = useSettings(state => state.users) ?? [];
  const [account, setAccount] = useState<NewAccount>(() => proposedAccount(read, users));
  const missing = nameMissing(account, read, users);

  async function add(): Promise<void> {
    if (missing !== null || isBusy) return;
    const name = account.name ?? proposedName(read, users);
    const added = await addStation(read.request, { ...account, name: name.trim() });
    if (added !== null) onAdded(added);
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('joining.add.title')}
      footer={
        <>
          <span className="start faint small">{missing !== null && t(missing)}</span>
          <Button onPress={onBack}>{t('ui.back')}</Button>
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
        <p className="strong">{t('joining.add.who', { station: read.station, label: read.label })}</p>
        <AccountFields read={read} users={users} account={account} onChange={setAccount} />
        {failure && <FailureNote failure={failure} />}
      </div>
    </Dialog>
  );
}

function Added({ added, onClose }: { readonly added: Output<'station:add'>; readonly onClose: () => void }) {
  const t = useText();
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
        <p className="strong">{t('joining.add.doneAccount', { name: added.label })}</p>
        <p>{t('joining.add.doneNote')}</p>
        <TwelveWords words={added.words} />
        <p className="muted">{t('joining.add.doneLater')}</p>
      </div>
    </Dialog>
  );
}
