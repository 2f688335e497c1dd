import { useEffect, useState } from 'react';
import type { LedgerDetail } from '../../shared/contract/packets.ts';
import type { PacketId } from '../../shared/language.ts';
import { awaitsReceipt, packetKindTable } from '../../shared/packet-kinds.ts';
import { useFormat } from '../format.ts';
import { Screen } from '../frame/Screen.tsx';
import { useResumed } from '../drafts/use-draft.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { RedactionBlock } from '../marks/RedactionBlock.tsx';
import { channelNumber, pathLabels } from '../view-as/seen.ts';
import { writeReceipt } from '../inbox/inbox-store.ts';
import { ledgerState } from './LedgerTable.tsx';
import { isAwaited, showPacket, useReleases } from './release-store.ts';
import { ReceiptDialog } from './ReceiptDialog.tsx';

/** One packet of the ledger: what it was, what left or came, whether it was acknowledged. */
export function PacketScreen({ route }: { readonly route: { readonly packetId: PacketId } }) {
  const t = useText();
  const { detail, refusal } = useReleases();
  const [isEntering, setEntering] = useState(false);
  const { packetId } = route;
  useResumed(`receipt ${packetId}`, () => setEntering(true));
  useEffect(() => void showPacket(packetId), [packetId]);
  const room = detail?.direction === 'in' ? 'inbox' : 'release';
  const title = detail === null ? '' : `${channelNumber(detail.number)} ${detail.agency}`;
  return (
    <Screen
      crumbs={[
        { label: t(`frame.room.${room}`), to: { screen: room } },
        { label: title, isCode: true },
      ]}
    >
      <div className="page-head">
        <h1 className="h-title">{title}</h1>
        {detail !== null && <span className="muted">{t(`release.states.${ledgerState(detail)}`)}</span>}
        <div className="acts">
          {detail !== null && isAwaited(detail) && (
            <Button onPress={() => setEntering(true)}>{t('release.receiptByHand')}</Button>
          )}
          {detail?.direction === 'in' && awaitsReceipt(detail.kind) && (
            <Button onPress={() => void writeReceipt(detail.packetId)}>{t('inbox.writeReceipt')}</Button>
          )}
        </div>
      </div>
      <div className="page">
        {refusal !== null && <FailureNote failure={refusal} />}
        {detail !== null && <PacketDetail detail={detail} />}
      </div>
      {detail !== null && isEntering && <ReceiptDialog onClose={() => setEntering(false)} packetId={detail.packetId} />}
    </Screen>
  );
}

function PacketDetail({ detail }: { readonly detail: LedgerDetail }) {
  const t = useText();
  const format = useFormat();
  return (
    <div className="stack loose">
      <dl className="kv">
        <dt>{t('release.kind')}</dt>
        <dd>{t(packetKindTable[detail.kind].words)}</dd>
        <dt>{t('release.purpose')}</dt>
        <dd>{t(`release.purposes.${detail.purpose}`)}</dd>
        <dt>{t('release.when')}</dt>
        <dd>
          {format.instant(detail.atMs)}, {format.bytes(detail.sizeBytes)}
        </dd>
        <dt>{t('release.digest')}</dt>
        <dd className="mono">{detail.hash}</dd>
        {detail.acknowledged !== null && (
          <>
            <dt>{t('release.states.acknowledged')}</dt>
            <dd>{format.instant(detail.acknowledged.atMs)}</dd>
          </>
        )}
      </dl>
      {detail.paths.length > 0 && (
        <table className="sight">
          <caption className="h-section">{t('release.paths')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('release.field')}</th>
              <th scope="col">{t('release.outcome')}</th>
            </tr>
          </thead>
          <tbody>
            {detail.paths
              .filter(({ action }) => action !== 'OMIT_SILENT')
              .map(({ path, action, code }) => (
                <tr key={path}>
                  <th scope="row" title={path}>
                    {pathLabels(path)
                      .map(label => t(label))
                      .join(', ')}
                  </th>
                  <td>{code === null ? t('mark.state.release') : <Outcome action={action} code={code} />}</td>
                </tr>
              ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function Outcome({ action, code }: { readonly action: string; readonly code: string }) {
  const t = useText();
  if (action === 'WITHHOLD') return <RedactionBlock code={code} />;
  return <>{t(action === 'PSEUDONYM' ? 'mark.state.pseudonym' : 'mark.state.generalise')}</>;
}
