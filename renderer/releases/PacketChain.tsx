import { basisText } from '../../shared/legal-bases.ts';
import { useEffect } from 'react';
import type { LedgerDetail } from '../../shared/contract/packets.ts';
import { packetKindTable } from '../../shared/packet-kinds.ts';
import { channelNumber } from '../../shared/packet-words.ts';
import { useFormat } from '../format.ts';
import { stay } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { ChainDot, ledgerState } from './LedgerTable.tsx';
import { inFours } from './packet-lines.ts';
import { readChain, useReleases } from './release-store.ts';

const MOST = 100;

/** The packets of this way as a chain, newest first: choosing one changes the page. Below it, what is said of this one. */
export function PacketChain({ detail }: { readonly detail: LedgerDetail }) {
  const t = useText();
  const format = useFormat();
  const { agency, direction, packetId, header } = detail;
  const lines = useReleases(state => state.chain).filter(line => line.agency === agency && line.direction === direction);
  const shown = lines.some(line => line.packetId === packetId) ? lines : [detail, ...lines];
  useEffect(() => void readChain(agency, direction, MOST), [agency, direction, detail]); // read again with the packet
  return (
    <div className="packet-rail">
      <nav aria-label={t('release.channel')}>
        <ol className="packet-chain">
          {shown.map(line => (
            <li key={line.packetId}>
              <button
                type="button"
                aria-current={line.packetId === packetId ? 'page' : undefined}
                onClick={() => stay({ screen: 'packet', packetId: line.packetId, direction })}
              >
                <ChainDot line={line} />
                <span className="mono">{channelNumber(line.number)}</span>
                <span className="small muted">{format.instant(line.atMs)}</span>
                <span className="small muted packet-chain-state">
                  {t(packetKindTable[line.kind].words)}, {t(`release.states.${ledgerState(line)}`)}
                </span>
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <dl className="packet-facts small">
        <dt>{t('release.kind')}</dt>
        <dd>{t(packetKindTable[detail.kind].words)}</dd>
        <dt>{t('release.purpose')}</dt>
        <dd>{t(`release.purposes.${detail.purpose}`)}</dd>
        <dt>{t('release.basis')}</dt>
        <dd>{header.basis.length === 0 ? t('release.none') : header.basis.map(law => t(basisText(law))).join('; ')}</dd>
        <dt>{t('release.when')}</dt>
        <dd>{format.instant(detail.atMs)}</dd>
        <dt>{t('release.size')}</dt>
        <dd>{format.bytes(detail.sizeBytes)}</dd>
        <dt>{t('release.digest')}</dt>
        <dd className="mono digest">{inFours(detail.hash)}</dd>
      </dl>
    </div>
  );
}
