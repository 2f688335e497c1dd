import { useState } from 'react';
import type { PacketId } from '../../shared/language.ts';
import { ListFoot } from '../frame/ListFoot.tsx';
import { RoomSearch } from '../frame/RoomSearch.tsx';
import { useText } from '../text.ts';
import { useSpoken } from '../ui/LiveRegion.tsx';
import { SplitPane } from '../ui/SplitPane.tsx';
import { LedgerTable, type LedgerTableProps } from './LedgerTable.tsx';
import { PacketBeside } from './PacketBeside.tsx';
import { findPackets, useReleases } from './release-store.ts';

/** The packets of one direction, what is looked for among them, the one that is looked at beside them, and the keys of the list under them. */
export function LedgerList(props: Omit<LedgerTableProps, 'onActive' | 'besideKey'>) {
  const t = useText();
  const [active, setActive] = useState<PacketId | null>(null);
  const { lines, total } = props.page;
  const text = useReleases(state => state.texts[props.direction]);
  const canSearch = total > 0 || text !== '';
  useSpoken(t('release.count', { count: total }));
  const beside = lines.find(({ packetId }) => packetId === active) ?? lines[0];
  return (
    <>
      {canSearch && (
        <RoomSearch
          label={t('release.search')}
          hint={t('release.searchHint')}
          text={text}
          onFind={typed => void findPackets(props.direction, typed)}
        />
      )}
      <SplitPane
        panelLabel={t('release.aboutPacket')}
        panel={beside === undefined ? null : <PacketBeside key={beside.packetId} line={beside} />}
      >
        <LedgerTable {...props} besideKey={beside?.packetId} onActive={({ packetId }) => setActive(packetId)} />
      </SplitPane>
      <ListFoot canSearch={canSearch} />
    </>
  );
}
