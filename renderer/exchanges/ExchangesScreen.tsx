import { useEffect, useMemo } from 'react';
import type { ExchangeLine } from '../../shared/case-view.ts';
import { textLanguage } from '../../shared/line-language.ts';
import { shortTitle, useFormat, type Format } from '../format.ts';
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
import { ExchangePanel } from './ExchangePanel.tsx';
import { nameBeside, openExchange, optionWords } from './exchange-words.ts';
import { Promised } from './Promised.tsx';
import {
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
  const { whose, lines, text, total, active, failure } = useExchanges();
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
            onOpen={openExchange}
            besideKey={beside?.record}
            onActive={line => showBeside(line.record)}
            rowPx={44}
            onNearEnd={() => void readMoreExchanges()}
            empty={<NoExchanges whose={whose} isSearch={text.trim() !== ''} />}
          />
        </SplitPane>
      )}
      <ListFoot canSearch />
    </Screen>
  );
}

function NoExchanges({ whose, isSearch }: { readonly whose: Whose; readonly isSearch: boolean }) {
  const t = useText();
  if (isSearch)
    return (
      <EmptyState fact={t('exchanges.notFound')}>
        <Button onPress={() => void findExchanges('')}>{t('exchanges.showAll')}</Button>
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
  const { names, whose, lines } = useExchanges();
  const format = useFormat();
  const heads = useMemo(() => firstOfEachDay(lines ?? [], format), [lines, format]);
  return [
    {
      id: 'when',
      title: t('exchanges.when'),
      width: 'minmax(152px, 1.3fr)',
      cell: line => (
        <TwoLines
          first={heads.has(line.record) && <b className="strong">{format.dayWithWeekday(format.dayOf(line.startAt))}</b>}
          second={format.time(line.startAt)}
        />
      ),
    },
    {
      id: 'counterpart',
      title: t('exchanges.counterpart'),
      width: 'minmax(130px, 2fr)',
      cell: line => (
        <TwoLines
          first={
            <>
              <span className="mono">{line.counterpart}</span> {nameBeside(line.counterpart, names, t)}
            </>
          }
          second={[optionWords('exchange.mode', line.mode, t), line.people].filter(part => part !== null).join(' · ')}
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

/** The lines that begin a day, newest first. */
function firstOfEachDay(lines: readonly ExchangeLine[], { dayOf }: Format): ReadonlySet<string> {
  return new Set(lines.flatMap((line, at) => (dayOf(line.startAt) === dayOf(lines[at - 1]?.startAt ?? 0) ? [] : line.record)));
}
