import { useEffect } from 'react';
import type { GivenValue, HeldPacket, HeldValue } from '../../shared/contract/ledger.ts';
import type { PacketId } from '../../shared/language.ts';
import { tlpWords } from '../../shared/packet-words.ts';
import { valueText } from '../../shared/value-text.ts';
import { go, type Route } from '../frame/route-store.ts';
import { Screen } from '../frame/Screen.tsx';
import { useFormat } from '../format.ts';
import { useReader, useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Table, type Column } from '../ui/Table.tsx';
import { channelNumber, entityLabel, fieldOf } from '../view-as/seen.ts';
import { readHeld, readMoreHeld, useHeld } from './held-store.ts';
import { seeWhatItAdds } from './what-it-adds.ts';

type HeldRoute = Extract<Route, { readonly screen: 'held' }>;

/** What one counterpart holds from all packets together, value by value: from which packet, and under what. */
export function HeldScreen({ route: { agency } }: { readonly route: HeldRoute }) {
  const t = useText();
  const { holdings, failure } = useHeld();
  useEffect(() => void readHeld(agency), [agency]);
  const packets = new Map(holdings?.packets.map(packet => [packet.packetId, packet]));
  const firsts = new Set([...Map.groupBy(holdings?.values ?? [], ({ caseId }) => caseId).values()].map(([first]) => first));
  const columns = useColumns(packets, firsts);
  return (
    <Screen
      layout="fixed"
      crumbs={[
        { label: t('frame.room.counterparts'), to: { screen: 'counterparts' } },
        { label: agency, isCode: true },
      ]}
    >
      <div className="page-head">
        <h1 className="h-title">{t('ledger.title')}</h1>
        <span className="muted">{t('ledger.lead')}</span>
      </div>
      {failure !== null && (
        <div className="page-part">
          <FailureNote failure={failure} />
        </div>
      )}
      {holdings !== null && holdings.unread.length > 0 && (
        <p className="page-part small">{t('ledger.unread', { count: holdings.unread.length })}</p>
      )}
      {holdings !== null && (
        <Table
          label={t('ledger.title')}
          columns={columns}
          rows={holdings.values}
          total={holdings.total}
          onNearEnd={() => void readMoreHeld()}
          keyOf={({ name, field }) => `${name} ${field}`}
          onOpen={({ packetId }) => go({ screen: 'packet', packetId, direction: 'out' })}
          empty={<EmptyState fact={t('ledger.none')} />}
        />
      )}
    </Screen>
  );
}

/** @param firsts - Of each case the first value, which leads to what a packet would add. */
function useColumns(
  packets: ReadonlyMap<PacketId, HeldPacket>,
  firsts: ReadonlySet<HeldValue | undefined>,
): readonly Column<HeldValue>[] {
  const t = useText();
  const format = useFormat();
  const reader = useReader();
  const said = ({ entity, field }: HeldValue, { value, action }: GivenValue): string => {
    const form = action === 'RELEASE' ? '' : ` (${t(action === 'PSEUDONYM' ? 'mark.state.pseudonym' : 'mark.state.generalise')})`;
    return `${valueText(fieldOf(entity, field), value, reader)}${form}`;
  };
  return [
    {
      id: 'case',
      title: t('release.theCase'),
      width: '116px',
      cell: held =>
        firsts.has(held) ? (
          <Button
            variant="link"
            label={t('ledger.wouldAdd', { case: held.reference })}
            onPress={() => seeWhatItAdds(held.caseId, held.agency)}
          >
            <span className="mono">{held.reference}</span>
          </Button>
        ) : (
          <span className="mono">{held.reference}</span>
        ),
    },
    {
      id: 'person',
      title: t('release.findingWhose'),
      width: 'minmax(96px, 1fr)',
      cell: ({ personName }) => (personName === '' ? t('ledger.ofNobody') : personName),
    },
    {
      id: 'value',
      title: t('ledger.value'),
      width: 'minmax(120px, 1fr)',
      cell: ({ entity, field }) => `${t(entityLabel(entity))}, ${t(fieldOf(entity, field)?.label ?? entityLabel(entity))}`,
    },
    {
      id: 'given',
      title: t('ledger.given'),
      width: 'minmax(130px, 2fr)',
      cell: held => (
        <>
          {said(held, held)}
          {held.before
            .filter(({ value }) => JSON.stringify(value) !== JSON.stringify(held.value))
            .map((given, at) => (
              <span key={at} className="small muted">
                {' '}
                {t('ledger.before', { value: said(held, given) })}
              </span>
            ))}
        </>
      ),
    },
    {
      id: 'packet',
      title: t('ledger.from'),
      width: '156px',
      cell: ({ packetId }) => {
        const packet = packets.get(packetId);
        if (packet === undefined) return '';
        return (
          <>
            <span className="mono">{channelNumber(packet.number)}</span>{' '}
            <span className="small muted">
              {format.instant(packet.atMs)}
              {packet.state === 'unsettled' && `, ${t('ledger.unsettled')}`}
            </span>
          </>
        );
      },
    },
    {
      id: 'promises',
      title: t('ledger.promises'),
      width: '208px',
      cell: ({ packetId }) => {
        const packet = packets.get(packetId);
        if (packet === undefined) return '';
        const { codes, tlp, pap } = packet.handling;
        return (
          <span className="small mono" title={t(tlpWords[tlp])}>
            {[...codes, tlp, pap].join(' ')}
          </span>
        );
      },
    },
  ];
}
