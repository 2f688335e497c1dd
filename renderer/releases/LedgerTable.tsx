import type { LedgerLine, LedgerPage } from '../../shared/contract/packets.ts';
import { packetKindTable } from '../../shared/packet-kinds.ts';
import { channelNumber } from '../../shared/packet-words.ts';
import { useFormat } from '../format.ts';
import { go } from '../frame/route-store.ts';
import { keycaps } from '../frame/keyboard.ts';
import { Button } from '../ui/Button.tsx';
import { useText } from '../text.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Table, type Column } from '../ui/Table.tsx';
import { findPackets, isAwaited, readMoreOfLedger, useReleases } from './release-store.ts';

export type LedgerTableProps = {
  readonly direction: 'out' | 'in';
  readonly page: LedgerPage;
  readonly onActive: (line: LedgerLine) => void;
  readonly besideKey: string | undefined;
};

/** Every packet of one direction, newest first, read on as one goes down: filled dot acknowledged, ring awaited, dashed not on its way. */
export function LedgerTable({ direction, page: { lines, total }, onActive, besideKey }: LedgerTableProps) {
  const t = useText();
  const format = useFormat();
  const columns: readonly Column<LedgerLine>[] = [
    {
      id: 'number',
      title: t('release.number'),
      width: '104px',
      cell: line => (
        <span className="row">
          <ChainDot line={line} />
          <span className="mono">{channelNumber(line.number)}</span>
        </span>
      ),
    },
    {
      id: 'agency',
      title: t('release.counterpart'),
      width: 'minmax(88px, 1fr)',
      cell: ({ agency }) => <span className="mono">{agency}</span>,
    },
    { id: 'kind', title: t('release.kind'), width: '112px', cell: ({ kind }) => t(packetKindTable[kind].words) },
    { id: 'when', title: t('release.when'), width: '128px', cell: ({ atMs }) => format.instant(atMs) },
    {
      id: 'state',
      title: t('release.state'),
      width: 'minmax(110px, 1fr)',
      cell: line =>
        [
          t(`release.states.${ledgerState(line)}`),
          ...(line.recalled === null ? [] : [t('later.recalledBy', { number: channelNumber(line.recalled.number) })]),
        ].join(', '),
    },
  ];
  const isSearch = useReleases(state => state.texts[direction].trim() !== '');
  const empty = isSearch ? (
    <EmptyState fact={t('release.notFound')}>
      <Button onPress={() => void findPackets(direction, '')}>{t('release.showAll')}</Button>
    </EmptyState>
  ) : direction === 'out' ? (
    <EmptyState fact={t('release.noSent')} act={t('release.noSentAct')}>
      <Button keys={keycaps('G C')} onPress={() => go({ screen: 'cases' })}>
        {t('release.toCases')}
      </Button>
    </EmptyState>
  ) : (
    <EmptyState fact={t('inbox.noneReceived')} act={t('inbox.noneReceivedAct')} />
  );
  return (
    <Table
      label={t(direction === 'out' ? 'release.sentPackets' : 'inbox.received')}
      columns={columns}
      rows={lines}
      total={total}
      onNearEnd={() => void readMoreOfLedger(direction)}
      keyOf={line => line.packetId}
      onActive={onActive}
      besideKey={besideKey}
      onOpen={line => go({ screen: 'packet', packetId: line.packetId, direction })}
      empty={empty}
    />
  );
}

export function ledgerState(line: LedgerLine): 'acknowledged' | 'waiting' | LedgerLine['state'] {
  if (line.acknowledged !== null) return 'acknowledged';
  return isAwaited(line) ? 'waiting' : line.state;
}

export function ChainDot({ line }: { readonly line: LedgerLine }) {
  const state = ledgerState(line);
  const look = state === 'waiting' ? '' : state === 'unsettled' || state === 'voided' ? 'draft' : 'filled';
  return <span className={`dot ${look}`} aria-hidden="true" />;
}
