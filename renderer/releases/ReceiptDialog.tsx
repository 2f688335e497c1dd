import type { PacketId } from '../../shared/language.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useLeave } from '../drafts/use-leave.tsx';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { TextField } from '../ui/TextField.tsx';
import { enterReceipt, useReleases } from './release-store.ts';

export type ReceiptDialogProps = { readonly onClose: () => void; readonly packetId: PacketId };

/** A receipt by hand: the digest that the counterpart read, and who read it. */
export function ReceiptDialog({ onClose, packetId }: ReceiptDialogProps) {
  const t = useText();
  const refusal = useReleases(state => state.receiptRefusal);
  const typed = useDraft(`receipt ${packetId}`, { hash: '', by: '' });
  const { hash, by } = typed.value;
  const { leave, question } = useLeave(typed, onClose);
  const isDigest = /^[A-Za-z0-9_-]{43}$/.test(hash.trim());
  async function enter(): Promise<void> {
    if (!(await enterReceipt(packetId, hash.trim(), by.trim()))) return;
    typed.done();
    onClose();
  }
  return (
    <Dialog
      isOpen
      onClose={leave}
      title={t('release.receiptByHand')}
      footer={
        <>
          <Button onPress={leave}>{t('ui.cancel')}</Button>
          <Button
            variant="primary"
            unavailable={isDigest && by.trim() !== '' ? null : t('release.readBackError')}
            onPress={() => void enter()}
          >
            {t('ui.save')}
          </Button>
        </>
      }
    >
      {question}
      <div className="stack">
        <p>{t('release.receiptLead')}</p>
        <TextField
          label={t('release.readBack')}
          value={hash}
          onChange={text => typed.change({ hash: text, by })}
          mono
          autoFocus
          error={hash === '' || isDigest ? null : t('release.readBackError')}
        />
        <TextField label={t('release.byWhom')} value={by} onChange={text => typed.change({ hash, by: text })} maxLength={190} />
        {refusal !== null && <FailureNote failure={refusal} />}
      </div>
    </Dialog>
  );
}
