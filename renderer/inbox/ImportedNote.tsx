import type { ImportedPacket } from '../../shared/contract/packets.ts';
import { go } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { putAside, useInbox, writeReceipt } from './inbox-store.ts';

/** What importing did, and what comes next: the case, the receipt. */
export function ImportedNote({ imported }: { readonly imported: ImportedPacket }) {
  const t = useText();
  const receipt = useInbox(state => state.receipt);
  const { caseId, records, acknowledges, packetId } = imported;
  const isReceipt = imported.kind === 'receipt';
  return (
    <section className="stack" role="status">
      <b className="strong">
        {isReceipt || acknowledges !== null ? t('inbox.acknowledges') : t('inbox.imported', { ...records })}
      </b>
      {receipt !== null && <p>{t('inbox.receiptWritten', { file: receipt.file })}</p>}
      <div className="row wrap">
        {!isReceipt && receipt === null && imported.kind !== 'void' && (
          <Button variant="primary" onPress={() => void writeReceipt(packetId)}>
            {t('inbox.writeReceipt')}
          </Button>
        )}
        {caseId !== null && <Button onPress={() => go({ screen: 'case', caseId })}>{t('inbox.openCase')}</Button>}
        <Button onPress={putAside}>{t('ui.close')}</Button>
      </div>
    </section>
  );
}
