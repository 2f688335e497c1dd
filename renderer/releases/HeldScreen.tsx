import { useEffect } from 'react';
import type { GivenValue, HeldPacket, HeldValue } from '../../shared/contract/ledger.ts';
import type { PacketId } from '../../shared/language.ts';
import { tlpWords, channelNumber } from '../../shared/packet-words.ts';
import { valueText } from '../../shared/value-text.ts';
import { go, type Route } from '../frame/route-store.ts';
import { RoomSearch } from '../frame/RoomSearch.tsx';
import { Screen } from '../frame/Screen.tsx';
import { useFormat } from '../format.ts';
import { useReader, useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Table, type Column } from '../ui/Table.tsx';
import { entityLabel, fieldOf } from '../view-as/seen.ts';
import { findHeld, readHeld, readMoreHeld, useHeld } from './held-store.ts';

type HeldRoute = Extract<Route, { readonly screen: 'held' }>;

/** What one counterpart holds from all packets together, value by value: from which packet, and under what. */
export function HeldScreen({ route: { agency } }: { readonly route: HeldRoute }) {
  const t = useText();
  const { whose, text, holdings, failure } = useHeld();
  useEffect(() => void readHeld(agency), [agency]);
  const packets = new Map(holdings?.packets.map(packet => [packet.packetId, packet]));
  const values = holdings?.values ?? [];
  const columns = useColumns(packets, {
    ofCases: firstsOf(values, ({ caseId }) => caseId),
    ofPersons: whose === null ? firstsOf(values, ({ person }) => person) : new Set<HeldValue | undefined>(),
  });
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
        <span className="muted">{whose === null ? t('ledger.lead') : t('ledger.isOnlyOf', { name: whose.name })}</span>
        {whose !== null && (
          <div className="acts">
            <Button size="sm" onPress={() => void readHeld(agency)}>
              {t('ledger.ofAll')}
            </Button>
          </div>
        )}
      </div>
      <RoomSearch label={t('ledger.find')} hint={t('ledger.findHint')} text={text} onFind={typed => void findHeld(typed)} />
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
          empty={<EmptyState fact={t(text.trim() === '' ? 'ledger.none' : 'ledger.noneFits')} />}
        />
      )}
    </Screen>
  );
}

/** Which values lead on: of each case the first to what a packet would add, of each person the first to what is of that person. */
type Firsts = { readonly ofCases: ReadonlySet<HeldValue | undefined>; readonly ofPersons: ReadonlySet<HeldValue | undefined> };

function firstsOf(values: readonly HeldValue[], by: (held: HeldValue) => string | null): Firsts['ofCases'] {
  return new Set([...Map.groupBy(values, by).values()].map(([first]) => first));
}

function useColumns(packets: ReadonlyMap<PacketId, HeldPacket>, firsts: Firsts): readonly Column<HeldValue>[] {
  const t = useText();
  const format = useFormat();
  const reader = useReader();
  const said = ({ entity, field }: HeldValue, { value, action }: GivenValue): string => {
    const form = action === 'RELEASE' ? '' : ` (${t(action === 'PSEUDONYM' ? 'mark.state.pseudonym' : 'mark.state.generalise')})`;
    return `${valueText(fieldOf(entity, field), value, reader)}${form}`;
  };
  // The strictest promise first: each of them binds.
  const packetsOf = (under: HeldValue['under']): readonly HeldPacket[] => under.flatMap(id => packets.get(id) ?? []);
  const numberOf = ({ number, recalled }: HeldPacket): string =>
    recalled === null ? channelNumber(number) : t('ledger.isRecalled', { number: channelNumber(number) });
  const promiseOf = ({ handling: { codes, tlp, pap } }: HeldPacket): string => [...codes, tlp, pap].join(' ');
  return [
    {
      id: 'case',
      title: t('release.theCase'),
      width: '116px',
      cell: held =>
        firsts.ofCases.has(held) ? (
          <Button
            variant="link"
            label={t('ledger.wouldAdd', { case: held.reference })}
            onPress={() => go({ screen: 'case', caseId: held.caseId, viewAs: held.agency })}
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
      cell: held => {
        const { agency, person: record, personName: name } = held;
        if (record === null || name === '') return t('ledger.ofNobody');
        if (!firsts.ofPersons.has(held)) return name;
        return (
          <Button variant="link" label={t('ledger.onlyOf', { name })} onPress={() => void readHeld(agency, { record, name })}>
            {name}
          </Button>
        );
      },
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
      cell: ({ under }) => {
        const [packet, ...more] = packetsOf(under);
        if (packet === undefined) return '';
        return (
          <>
            <span className="mono">{[packet, ...more].map(numberOf).join(', ')}</span>{' '}
            <span className="small muted">
              {more.length === 0 && format.instant(packet.atMs)}
              {[packet, ...more].some(({ state }) => state === 'unsettled') && `, ${t('ledger.unsettled')}`}
            </span>
          </>
        );
      },
    },
    {
      id: 'promises',
      title: t('ledger.promises'),
      width: '208px',
      cell: ({ under }) => {
        const [packet, ...more] = packetsOf(under);
        if (packet === undefined) return '';
        const all = [packet, ...more].map(each => `${channelNumber(each.number)}: ${promiseOf(each)}`).join('; ');
        return (
          <span className="small mono" title={more.length === 0 ? t(tlpWords[packet.handling.tlp]) : all}>
            {promiseOf(packet)}
            {more.length > 0 && ` +${more.length}`}
          </span>
        );
      },
    },
  ];
}
