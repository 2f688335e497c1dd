import { useEffect } from 'react';
import type { AgencyCode } from '../../shared/language.ts';
import { channelNumber } from '../../shared/packet-words.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { PanelSection } from '../ui/PanelSection.tsx';
import { ChainDot, ledgerState } from './LedgerTable.tsx';
import { readChain, useReleases } from './release-store.ts';

const LAST = 4;

/** The last packets to one counterpart as a chain: filled acknowledged, ring awaited, dashed the draft. */
export function ChannelChain({ agency }: { readonly agency: AgencyCode }) {
  const t = useText();
  const format = useFormat();
  const built = useReleases(state => state.building.phase === 'built');
  const ledger = useReleases(state => state.ledger); // it is read anew when a packet leaves
  const last = useReleases(state => state.chain)
    .filter(line => line.agency === agency && line.direction === 'out')
    .toReversed();
  useEffect(() => void readChain(agency, 'out', LAST), [agency, ledger]);
  return (
    <PanelSection title={t('release.channel')} right={agency}>
      <ul className="chain">
        {last.map(line => (
          <li key={line.packetId}>
            <ChainDot line={line} />
            <span className="mono">{channelNumber(line.number)}</span>
            <span className="small">
              {t(`release.states.${ledgerState(line)}`)}, {format.instant(line.atMs)}
            </span>
          </li>
        ))}
        {!built && (
          <li>
            <span className="dot draft" aria-hidden="true" />
            <span className="mono">{channelNumber((last.at(-1)?.number ?? 0) + 1)}</span>
            <b className="small">
              {last.length === 0 ? t('release.draftOf') : t('release.draftAfter', { number: channelNumber(last.at(-1)!.number) })}
            </b>
          </li>
        )}
      </ul>
    </PanelSection>
  );
}
