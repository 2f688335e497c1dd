import { useCallback, useEffect } from 'react';
import type { ExchangeLine } from '../../shared/case-view.ts';
import { textLanguage } from '../../shared/line-language.ts';
import { shortTitle, useFormat } from '../format.ts';
import { keycaps } from '../frame/keyboard.ts';
import { openOverlay } from '../frame/overlay-store.ts';
import { ListFoot } from '../frame/ListFoot.tsx';
import { RoomSearch } from '../frame/RoomSearch.tsx';
import { Screen } from '../frame/Screen.tsx';
import { useText } from '../text.ts';
import { useSpoken } from '../ui/LiveRegion.tsx';
import { SplitPane } from '../ui/SplitPane.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';
import { Table, TwoLines, type Column } from '../ui/Table.tsx';
import { ExchangeFilters } from './ExchangeFilters.tsx';
import { ExchangePanel } from './ExchangePanel.tsx';
import { nameBeside, openExchange, optionWords } from './exchange-words.ts';
import { ModeGlyph } from './ModeGlyph.tsx';
import { Promised } from './Promised.tsx';
import {
  clearExchanges,
  findExchanges,
  followExchanges,
  openExchanges,
  readMoreExchanges,
  showBeside,
  showWhose,
  useExchanges,
  type Whose,
} from './exchange-store.ts';

/** The liaison log across cases, by days; a line opens its exchange. */
export function ExchangesScreen() {
  const t = useText();
  const { whose, lines, text, filter, total, active, failure } = useExchanges();
  const format = useFormat();
  const dayOf = useCallback((line: ExchangeLine) => format.dayWithWeekday(format.dayOf(line.startAt)), [format]);
  const columns = useColumns();
  const shown = lines === null ? null : t('exchanges.count', { count: total });
  useSpoken(shown);
  const beside = lines?.find(({ record }) => record === active) ?? lines?.[0];
  useEffect(() => {
    void openExchanges();
    return followExchanges();
  }, []);

  return (
    <Screen layout="fixed" crumbs={[{ label: t('frame.room.exchanges') }]}>
      <div className="page-head">
        <h1 className="h-title">{t('frame.room.exchanges')}</h1>
        <span className="muted">{shown}</span>
        <div className="acts">
          <SegmentedControl<Whose>
            label={t('exchanges.whose')}
            segments={(['ours', 'theirs'] as const).map(id => ({ id, label: t(`exchanges.logs.${id}`) }))}
            value={whose}
            onChange={chosen => void showWhose(chosen)}
          />
        </div>
      </div>
      <RoomSearch
        label={t('exchanges.search')}
        hint={t('exchanges.searchHint')}
        text={text}
        onFind={typed => void findExchanges(typed)}
      />
      <div className="page-part">
        <ExchangeFilters />
      </div>
      {failure && (
        <div className="page-part">
          <FailureNote failure={failure} />
        </div>
      )}
      {lines && (
        <SplitPane panelLabel={t('exchanges.beside')} panel={beside === undefined ? null : <ExchangePanel line={beside} />}>
          <Table
            label={t('frame.room.exchanges')}
            columns={columns}
            rows={lines}
            total={total}
            keyOf={line => line.record}
            headOf={dayOf}
            onOpen={openExchange}
            besideKey={beside?.record}
            onActive={line => showBeside(line.record)}
            rowPx={44}
            onNearEnd={() => void readMoreExchanges()}
            empty={<NoExchanges whose={whose} isSearch={text.trim() !== ''} isNarrowed={Object.keys(filter).length > 0} />}
          />
        </SplitPane>
      )}
      <ListFoot canSearch />
    </Screen>
  );
}

type NoneProps = { readonly whose: Whose; readonly isSearch: boolean; readonly isNarrowed: boolean };

function NoExchanges({ whose, isSearch, isNarrowed }: NoneProps) {
  const t = useText();
  if (isSearch || isNarrowed)
    return (
      <EmptyState fact={t(isNarrowed ? 'exchanges.noneSo' : 'exchanges.notFound')}>
        <Button onPress={() => void clearExchanges()}>{t('exchanges.showAll')}</Button>
      </EmptyState>
    );
  if (whose === 'theirs') return <EmptyState fact={t('exchanges.noneOfTheirs')} act={t('exchanges.theirsAct')} />;
  return (
    <EmptyState fact={t('exchanges.empty')} act={t('exchanges.emptyAct')}>
      <Button keys={keycaps('Mod+L')} onPress={() => openOverlay('quick-log')}>
        {t('frame.logExchange')}
      </Button>
    </EmptyState>
  );
}

function useColumns(): readonly Column<ExchangeLine>[] {
  const t = useText();
  const { names, whose } = useExchanges();
  const format = useFormat();
  return [
    {
      id: 'with',
      title: t('exchanges.with'),
      width: 'minmax(160px, 2.4fr)',
      cell: line => (
        <TwoLines
          first={
            <span className="row tight">
              <ModeGlyph mode={line.mode} />
              <span className="mono">{line.counterpart}</span>
              <span className="ellipsis">{line.people ?? nameBeside(line.counterpart, names, t)}</span>
            </span>
          }
          second={
            <>
              <span className="visually-hidden">{format.dayWithWeekday(format.dayOf(line.startAt))}</span>{' '}
              {format.time(line.startAt)} · {optionWords('exchange.mode', line.mode, t)}
            </>
          }
        />
      ),
    },
    ...(whose === 'ours'
      ? []
      : [
          {
            id: 'log',
            title: t('exchanges.logOf'),
            width: '110px',
            cell: (line: ExchangeLine) => <span className="mono">{line.theirs}</span>,
          },
        ]),
    {
      id: 'topic',
      title: t('exchanges.topicAndCase'),
      width: 'minmax(150px, 3fr)',
      cell: line => (
        <TwoLines
          first={<span lang={textLanguage(line.topic ?? '') ?? undefined}>{line.topic ?? t('exchanges.noTopic')}</span>}
          second={
            <>
              <span className="mono">{line.reference}</span> {shortTitle(line.caseTitle)}
            </>
          }
        />
      ),
    },
    { id: 'promises', title: t('exchanges.promises'), width: 'minmax(130px, 2fr)', cell: line => <Promised line={line} /> },
  ];
}
