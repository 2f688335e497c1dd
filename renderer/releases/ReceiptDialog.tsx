import { useState } from 'react';
import type { PacketId } from '../../shared/language.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { TextField } from '../ui/TextField.tsx';
import { enterReceipt, useReleases } from './release-store.ts';

export type ReceiptDialogProps = { readonly isOpen: boolean; readonly onClose: () => void; readonly packetId: PacketId };

/** A receipt by hand: the digest that the counterpart read, and who read it. */
export function ReceiptDialog({ isOpen, onClose, packetId }: ReceiptDialogProps) {
  const t = useText();
  const refusal = useReleases(state => state.receiptRefusal);
  const [hash, setHash] = useState('');
  const [by, setBy] = useState('');
  const isDigest = /^[A-Za-z0-9_-]{43}$/.test(hash.trim());
  async function enter(): Promise<void> {
    if (await enterReceipt(packetId, hash.trim(), by.trim())) onClose();
  }
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('release.receiptByHand')}
      footer={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
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
      <div className="stack">
        <p>{t('release.receiptLead')}</p>
        <TextField
          label={t('release.readBack')}
          value={hash}
          onChange={setHash}
          mono
          autoFocus
          error={hash === '' || isDigest ? null : t('release.readBackError')}
        />
        <TextField label={t('release.byWhom')} value={by} onChange={setBy} maxLength={190} />
        {refusal !== null && <FailureNote failure={refusal} />}
      </div>
    </Dialog>
  );
}
