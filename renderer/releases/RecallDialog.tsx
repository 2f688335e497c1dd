import { useEffect } from 'react';
import type { PacketId } from '../../shared/language.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { notify } from '../ui/notice.ts';
import { TextField } from '../ui/TextField.tsx';
import { LaterFailure } from './LaterParts.tsx';
import { forgetLater, sayWhy, useLater, writeRecall } from './later-store.ts';

export type RecallDialogProps = { readonly onClose: () => void; readonly packetId: PacketId };

/** Ask whoever was given a packet to stop using it, with the reason. */
export function RecallDialog({ onClose, packetId }: RecallDialogProps) {
  const t = useText();
  const { why, isBusy } = useLater();
  useEffect(() => forgetLater(), [packetId]);
  async function write(): Promise<void> {
    const file = await writeRecall(packetId);
    if (file === null) return;
    notify({ title: t('later.recallWritten', { file }), tone: 'done' });
    onClose();
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('later.recall')}
      footer={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button
            variant="primary"
            isPending={isBusy}
            unavailable={why.trim() === '' ? t('later.sayWhy') : null}
            onPress={() => void write()}
          >
            {t('later.writeRecall')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{t('later.recallLead')}</p>
        <TextField label={t('later.why')} value={why} onChange={sayWhy} rows={2} maxLength={400} autoFocus />
        <LaterFailure />
      </div>
    </Dialog>
  );
}
