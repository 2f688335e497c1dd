import type { ImportedPacket } from '../../shared/contract/packets.ts';
import { asksAnswer, awaitsReceipt, rowOfKind, type Taking } from '../../shared/packet-kinds.ts';
import { channelNumber } from '../../shared/packet-words.ts';
import { FaultLine } from '../clocks/FaultLine.tsx';
import { go } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { UnknownValues } from './UnknownValues.tsx';
import { putAside, useInbox, writeReceipt } from './inbox-store.ts';

/** What importing did, and what comes next: the case, the receipt. */
export function ImportedNote({ imported }: { readonly imported: ImportedPacket }) {
  const t = useText();
  const receipt = useInbox(inbox => (inbox.phase === 'receipt-written' ? inbox.receipt : null));
  const { caseId, records, packetId, acknowledges, recalls } = imported;
  const recallTaken =
    recalls === null
      ? t('later.recallUnseen')
      : t('later.recallTaken', { number: channelNumber(recalls.number), why: recalls.why ?? '' });
  const row = rowOfKind(imported.kind);
  const said: Readonly<Record<Taking, string>> = {
    'into-a-case': t('inbox.imported', {
      added: t('inbox.recordsAdded', { count: records.added }),
      changed: t('inbox.recordsChanged', { count: records.changed }),
    }),
    'as-acknowledgement': t('inbox.acknowledges'),
    'as-consent': t('inbox.consentTaken'),
    'as-notice': t('inbox.noticeTaken'),
    'as-a-number': asksAnswer(imported.kind) ? recallTaken : t('inbox.voided', { number: channelNumber(imported.number) }),
  };
  const taken = 'takenIn' in row ? said[row.takenIn] : '';
  return (
    <section className="stack" role="status">
      <b className="strong">{taken}</b>
      {imported.tightened > 0 && <p>{t('inbox.becameStricter', { count: imported.tightened })}</p>}
      <UnknownValues unknown={imported.unknown} />
      {imported.faults.length > 0 && (
        <>
          <p>{t('inbox.faults')}</p>
          <ul className="clock-lines">
            {imported.faults.map(fault => (
              <li key={`${fault.code} ${fault.event}`}>
                <FaultLine fault={fault} />
              </li>
            ))}
          </ul>
        </>
      )}
      {receipt !== null && <p>{t('inbox.receiptWritten', { file: receipt.file })}</p>}
      <div className="row wrap">
        {receipt === null && awaitsReceipt(imported.kind) && !asksAnswer(imported.kind) && (
          <Button variant="primary" onPress={() => void writeReceipt(packetId)}>
            {t('inbox.writeReceipt')}
          </Button>
        )}
        {receipt === null && asksAnswer(imported.kind) && (
          <>
            <Button variant="primary" onPress={() => void writeReceipt(packetId, 'done')}>
              {t('later.answerDone')}
            </Button>
            <Button onPress={() => void writeReceipt(packetId, 'refused')}>{t('later.answerRefused')}</Button>
          </>
        )}
        {'takenIn' in row && (row.takenIn === 'as-consent' || row.takenIn === 'as-notice') && (
          <Button onPress={() => go({ screen: 'consents' })}>{t('consent.open')}</Button>
        )}
        {acknowledges !== null && (
          <Button onPress={() => go({ screen: 'packet', packetId: acknowledges, direction: 'out' })}>
            {t('release.openPacket')}
          </Button>
        )}
        {recalls !== null && (
          <Button onPress={() => go({ screen: 'packet', packetId: recalls.packetId, direction: 'in' })}>
            {t('release.openPacket')}
          </Button>
        )}
        {caseId !== null && <Button onPress={() => go({ screen: 'case', caseId })}>{t('inbox.openCase')}</Button>}
        <Button onPress={putAside}>{t('ui.close')}</Button>
      </div>
    </section>
  );
}
