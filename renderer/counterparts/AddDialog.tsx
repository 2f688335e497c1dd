import { useState } from 'react';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { TextField } from '../ui/TextField.tsx';
import { addByHand, openDialog, useCounterparts } from './counterpart-store.ts';

/** A counterpart without Enlace: its name, and the recipient that age-keygen gave it. */
export function AddDialog() {
  const t = useText();
  const refusal = useCounterparts(state => state.refusal);
  const [code, setCode] = useState('');
  const [en, setEn] = useState('');
  const [es, setEs] = useState('');
  const [recipient, setRecipient] = useState('');
  const isReady = /^[A-Z]{2}-[A-Z0-9]/.test(code) && en.trim() !== '' && es.trim() !== '';
  const close = () => openDialog('none');
  function save(): void {
    const key = recipient.trim();
    void addByHand({
      code,
      names: { en, es },
      country: code.slice(0, 2),
      ...(key === '' ? {} : { recipient: key }),
    });
  }
  return (
    <Dialog
      isOpen
      onClose={close}
      title={t('counterpart.byHand')}
      footer={
        <>
          <Button onPress={close}>{t('ui.cancel')}</Button>
          <Button variant="primary" unavailable={isReady ? null : t('counterpart.needCode')} onPress={save}>
            {t('ui.save')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <TextField
          label={t('counterpart.code')}
          value={code}
          onChange={typed => setCode(typed.toUpperCase())}
          maxLength={40}
          mono
          autoFocus
        />
        <TextField label={t('counterpart.nameEn')} value={en} onChange={setEn} maxLength={200} />
        <TextField label={t('counterpart.nameEs')} value={es} onChange={setEs} maxLength={200} />
        <TextField
          label={t('counterpart.recipient')}
          description={t('counterpart.recipientNote')}
          optional
          mono
          rows={2}
          value={recipient}
          onChange={setRecipient}
        />
        {refusal !== null && <FailureNote failure={refusal} />}
      </div>
    </Dialog>
  );
}
