import { useEffect } from 'react';
import type { PacketId } from '../../shared/language.ts';
import { channelNumber } from '../../shared/packet-words.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useLeave } from '../drafts/use-leave.tsx';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { notify } from '../ui/notice.ts';
import { TextField } from '../ui/TextField.tsx';
import { LaterFailure } from './LaterParts.tsx';
import { forgetLater, useLater, writeRecall } from './later-store.ts';

export type RecallDialogProps = { readonly onClose: () => void; readonly packetId: PacketId };

/** Ask whoever was given a packet to stop using it, with the reason. */
export function RecallDialog({ onClose, packetId }: RecallDialogProps) {
  const t = useText();
  const { isBusy } = useLater();
  const typed = useDraft(`recall ${packetId}`, '');
  const why = typed.value;
  const { leave, question } = useLeave(typed, onClose);
  useEffect(() => forgetLater(), [packetId]);
  async function write(): Promise<void> {
    const recall = await writeRecall(packetId, why.trim());
    if (recall === null) return;
    const { file, others } = recall;
    const title = t('later.recallWritten', { file });
    const note = `${t('later.alsoGave')} ${others.map(({ number }) => channelNumber(number)).join(', ')}`;
    notify(others.length === 0 ? { title, tone: 'done' } : { title, note, tone: 'stop' });
    typed.done();
    onClose();
  }
  return (
    <Dialog
      isOpen
      onClose={leave}
      title={t('later.recall')}
      footer={
        <>
          <Button onPress={leave}>{t('ui.cancel')}</Button>
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
      {question}
      <div className="stack">
        <p>{t('later.recallLead')}</p>
        <TextField label={t('later.why')} value={why} onChange={typed.change} rows={2} maxLength={400} autoFocus />
        <LaterFailure />
      </div>
    </Dialog>
  );
}
