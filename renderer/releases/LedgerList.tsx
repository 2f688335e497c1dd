import { useState } from 'react';
import type { PacketId } from '../../shared/language.ts';
import { ListFoot } from '../frame/ListFoot.tsx';
import { useText } from '../text.ts';
import { SplitPane } from '../ui/SplitPane.tsx';
import { LedgerTable, type LedgerTableProps } from './LedgerTable.tsx';
import { PacketBeside } from './PacketBeside.tsx';

/** The packets of one direction with the one that is looked at beside them, and the keys of the list under them. */
export function LedgerList(props: Omit<LedgerTableProps, 'onActive' | 'besideKey'>) {
  const t = useText();
  const [active, setActive] = useState<PacketId | null>(null);
  const { lines } = props.page;
  const beside = lines.find(({ packetId }) => packetId === active) ?? lines[0];
  return (
    <>
      <SplitPane
        panelLabel={t('release.aboutPacket')}
        panel={beside === undefined ? null : <PacketBeside key={beside.packetId} line={beside} />}
      >
        <LedgerTable {...props} besideKey={beside?.packetId} onActive={({ packetId }) => setActive(packetId)} />
      </SplitPane>
      <ListFoot />
    </>
  );
}
