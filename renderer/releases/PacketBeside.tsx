import type { LedgerLine } from '../../shared/contract/packets.ts';
import { packetKindTable } from '../../shared/packet-kinds.ts';
import { channelNumber } from '../../shared/packet-words.ts';
import { shortTitle, useFormat } from '../format.ts';
import { go } from '../frame/route-store.ts';
import { MarkTally } from '../marks/MarkTally.tsx';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { PanelSection } from '../ui/PanelSection.tsx';
import { useBeside } from '../use-beside.ts';
import { ledgerState } from './LedgerTable.tsx';
import { Held } from './PacketPanel.tsx';
import { readDetail } from './release-store.ts';

/** A packet beside the list of those sent or received: about which case, how much of it is open, and who has it since when. */
export function PacketBeside({ line }: { readonly line: LedgerLine }) {
  const t = useText();
  const format = useFormat();
  const { packetId, direction, agency, number, kind, purpose, atMs, sizeBytes } = line;
  const detail = useBeside(`${direction} ${packetId} ${ledgerState(line)}`, () => readDetail(packetId, direction));
  const about = detail?.about ?? null;
  return (
    <>
      <PanelSection
        title={
          <span className="mono">
            {agency} {channelNumber(number)}
          </span>
        }
        right={t(`release.states.${ledgerState(line)}`)}
      >
        <p>
          {t(packetKindTable[kind].words)} · {t(`release.purposes.${purpose}`)}
        </p>
        <p className="muted">
          {format.instant(atMs)} · {format.bytes(sizeBytes)}
        </p>
        {about !== null && (
          <p>
            <span className="mono">{about.reference}</span> {shortTitle(about.title)}
          </p>
        )}
        <div className="stack tight">
          <Button wide onPress={() => go({ screen: 'packet', packetId, direction })}>
            {t('release.openPacket')}
          </Button>
        </div>
      </PanelSection>
      {detail !== null && detail.contents !== null && (
        <PanelSection title={t('release.itCarries')}>
          <MarkTally counts={detail.counts} />
        </PanelSection>
      )}
      {detail !== null && (
        <PanelSection title={t('release.whoHolds')}>
          <Held detail={detail} />
        </PanelSection>
      )}
    </>
  );
}
