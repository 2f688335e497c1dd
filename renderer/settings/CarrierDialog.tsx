import { useState } from 'react';
import { Form } from 'react-aria-components';
import { carrierText as texts } from '../../shared/text/carrier.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useLeave } from '../drafts/use-leave.tsx';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { PassphraseField } from '../ui/PassphraseField.tsx';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { TextField } from '../ui/TextField.tsx';
import { enterCarrier, useStations, type Server } from './stations-store.ts';

const PORT = '5432';
const nothing = { host: '', port: PORT, database: '', user: '', fingerprint: '' };
type Typed = typeof nothing;

/** Where the office exchanges: a folder, or a server with its certificate. It is asked before it is kept. */
export function CarrierDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const { isBusy, failure } = useStations();
  const draft = useDraft<Typed>('carrier', nothing); // never the password
  const { leave, question } = useLeave(draft, onClose);
  const [kind, setKind] = useState<'folder' | 'server'>(draft.isBegun ? 'server' : 'folder');
  const [password, setPassword] = useState('');
  const server = kind === 'server' ? serverOf(draft.value, password) : null;
  const missing = kind === 'server' && server === null ? t('joining.carrier.needServer') : null;

  async function save(): Promise<void> {
    if (missing === null && !isBusy && (await enterCarrier(server))) {
      draft.done();
      onClose();
    }
  }

  return (
    <Dialog
      isOpen
      onClose={leave}
      title={t('joining.carrier.title')}
      footer={
        <>
          <span className="start faint small">{missing}</span>
          <Button onPress={leave}>{t('ui.cancel')}</Button>
          <Button variant="primary" isPending={isBusy} unavailable={missing} onPress={() => void save()}>
            {t(kind === 'folder' ? 'joining.carrier.chooseFolder' : 'joining.carrier.enter')}
          </Button>
        </>
      }
    >
      <Form
        className="stack"
        onSubmit={event => {
          event.preventDefault();
          void save();
        }}
      >
        {question}
        <p className="note">{t('joining.carrier.note')}</p>
        <RadioGroup
          label={t('joining.carrier.kind')}
          choices={[
            { id: 'folder', label: t(texts.folder), note: t('joining.carrier.folderNote') },
            { id: 'server', label: t('joining.carrier.server'), note: t('joining.carrier.serverNote') },
          ]}
          value={kind}
          onChange={setKind}
        />
        {kind === 'server' && (
          <>
            <ServerFields typed={draft.value} onChange={draft.change} />
            <PassphraseField label={t('joining.carrier.password')} value={password} onChange={setPassword} />
          </>
        )}
        {failure && <FailureNote failure={failure} />}
        <button type="submit" hidden />
      </Form>
    </Dialog>
  );
}

function ServerFields({ typed, onChange }: { readonly typed: Typed; readonly onChange: (typed: Typed) => void }) {
  const t = useText();
  const field = (name: keyof Typed) => ({ value: typed[name], onChange: (text: string) => onChange({ ...typed, [name]: text }) });
  return (
    <>
      <TextField
        label={t('joining.carrier.host')}
        description={t('joining.carrier.hostNote')}
        mono
        {...field('host')}
        maxLength={200}
      />
      <TextField label={t('joining.carrier.port')} mono {...field('port')} maxLength={5} />
      <TextField label={t(texts.database)} mono {...field('database')} maxLength={200} />
      <TextField
        label={t('joining.carrier.role')}
        description={t('joining.carrier.roleNote')}
        mono
        {...field('user')}
        maxLength={200}
      />
      <TextField
        label={t(texts.certificate)}
        description={t('joining.carrier.certificateNote')}
        mono
        {...field('fingerprint')}
        maxLength={95}
        rows={2}
      />
    </>
  );
}

/** null while something is missing; what does not fit otherwise, the host says. */
function serverOf({ port, fingerprint, ...typed }: Typed, password: string): Server | null {
  const [host, database, user] = [typed.host.trim(), typed.database.trim(), typed.user.trim()];
  if ([host, database, user, password].includes('') || !/^[0-9]{1,5}$/.test(port.trim())) return null;
  const given = fingerprint.trim();
  return {
    kind: 'postgres',
    ...{ host, database, user, password, port: Number(port) },
    ...(given === '' ? {} : { fingerprint: given }),
  };
}
