import { useDraft } from '../drafts/use-draft.ts';
import { useLeave } from '../drafts/use-leave.tsx';
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
  const typed = useDraft('agency', { code: '', en: '', es: '', recipient: '' });
  const { code, en, es, recipient } = typed.value;
  const change = (part: Partial<typeof typed.value>) => typed.change({ ...typed.value, ...part });
  const isReady = /^[A-Z]{2}-[A-Z0-9]/.test(code) && en.trim() !== '' && es.trim() !== '';
  const { leave, question } = useLeave(typed, () => openDialog('none'));
  async function save(): Promise<void> {
    const key = recipient.trim();
    const isAdded = await addByHand({
      code,
      names: { en, es },
      country: code.slice(0, 2),
      ...(key === '' ? {} : { recipient: key }),
    });
    if (isAdded) typed.done();
  }
  return (
    <Dialog
      isOpen
      onClose={leave}
      title={t('counterpart.byHand')}
      footer={
        <>
          <Button onPress={leave}>{t('ui.cancel')}</Button>
          <Button variant="primary" unavailable={isReady ? null : t('counterpart.needCode')} onPress={() => void save()}>
            {t('ui.save')}
          </Button>
        </>
      }
    >
      {question}
      <div className="stack">
        <TextField
          label={t('counterpart.code')}
          value={code}
          onChange={text => change({ code: text.toUpperCase() })}
          maxLength={40}
          mono
          autoFocus
        />
        <TextField label={t('counterpart.nameEn')} value={en} onChange={text => change({ en: text })} maxLength={200} />
        <TextField label={t('counterpart.nameEs')} value={es} onChange={text => change({ es: text })} maxLength={200} />
        <TextField
          label={t('counterpart.recipient')}
          description={t('counterpart.recipientNote')}
          optional
          mono
          rows={2}
          value={recipient}
          onChange={text => change({ recipient: text })}
        />
        {refusal !== null && <FailureNote failure={refusal} />}
      </div>
    </Dialog>
  );
}
