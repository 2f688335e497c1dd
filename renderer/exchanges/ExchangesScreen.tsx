import { useEffect } from 'react';
import type { ExchangeLine } from '../../shared/case-view.ts';
import { fieldAt } from '../../shared/catalogue.ts';
import { textLanguage } from '../../shared/line-language.ts';
import { useFormat } from '../format.ts';
import { keycaps } from '../frame/keyboard.ts';
import { openOverlay } from '../frame/overlay-store.ts';
import { go } from '../frame/route-store.ts';
import { Screen } from '../frame/Screen.tsx';
import { useText, type Translate } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';
import { Table, type Column } from '../ui/Table.tsx';
import {
  followExchanges,
  openExchanges,
  readMoreExchanges,
  showWhose,
  useExchanges,
  type Exchanges,
  type Whose,
} from './exchange-store.ts';

/** The liaison log across cases; a line opens its case. */
export function ExchangesScreen() {
  const t = useText();
  const { whose, lines, failure } = useExchanges();
  const columns = useColumns();
  useEffect(() => {
    void openExchanges();
    return followExchanges();
  }, []);

  return (
    <Screen layout="fixed" crumbs={[{ label: t('frame.room.exchanges') }]}>
      <div className="page-head">
        <h1 className="h-title">{t('frame.room.exchanges')}</h1>
        <div className="acts">
          <SegmentedControl<Whose>
            label={t('exchanges.whose')}
            segments={(['ours', 'theirs'] as const).map(id => ({ id, label: t(`exchanges.logs.${id}`) }))}
            value={whose}
            onChange={chosen => void showWhose(chosen)}
          />
        </div>
      </div>
      {failure && (
        <div className="page-part">
          <FailureNote failure={failure} />
        </div>
      )}
      <div className="grow-table">
        {lines && (
          <Table
            label={t('frame.room.exchanges')}
            columns={columns}
            rows={lines}
            keyOf={line => line.record}
            onOpen={line => go({ screen: 'case', caseId: line.caseId })}
            onNearEnd={() => void readMoreExchanges()}
            empty={
              whose === 'ours' ? (
                <EmptyState fact={t('exchanges.empty')} act={t('exchanges.emptyAct')}>
                  <Button keys={keycaps('Mod+L')} onPress={() => openOverlay('quick-log')}>
                    {t('frame.logExchange')}
                  </Button>
                </EmptyState>
              ) : (
                <EmptyState fact={t('exchanges.noneOfTheirs')} act={t('exchanges.theirsAct')} />
              )
            }
          />
        )}
      </div>
    </Screen>
  );
}

/** An option of the catalogue in the reader's words. */
function optionWords(path: string, code: string, t: Translate): string {
  const label = fieldAt(path)?.options?.[code];
  return label === undefined ? code : t(label);
}

function agencyName(code: string | null, names: Exchanges['names'], t: Translate): string {
  const name = code === null ? undefined : names.get(code);
  return name === undefined ? (code ?? '') : t(name);
}

function useColumns(): readonly Column<ExchangeLine>[] {
  const t = useText();
  const { names, whose } = useExchanges();
  const format = useFormat();
  return [
    { id: 'when', title: t('exchanges.when'), width: '130px', cell: line => format.instant(line.startAt) },
    { id: 'mode', title: t('exchanges.mode'), width: '120px', cell: line => optionWords('exchange.mode', line.mode, t) },
    {
      id: 'counterpart',
      title: t('exchanges.counterpart'),
      width: 'minmax(160px, 2fr)',
      cell: line => agencyName(line.counterpart, names, t),
    },
    ...(whose === 'ours'
      ? []
      : [{ id: 'log', title: t('exchanges.logOf'), width: '120px', cell: (line: ExchangeLine) => line.theirs ?? '' }]),
    {
      id: 'case',
      title: t('today.case'),
      width: '160px',
      cell: line => <span className="mono">{line.reference}</span>,
      codeOf: line => line.reference,
    },
    {
      id: 'topic',
      title: t('exchanges.topic'),
      width: 'minmax(160px, 3fr)',
      cell: line => <span lang={textLanguage(line.topic ?? '') ?? undefined}>{line.topic}</span>,
    },
    {
      id: 'promises',
      title: t('exchanges.promises'),
      width: '160px',
      align: 'end',
      cell: line =>
        line.closedOn !== null
          ? t('cases.closedOn', { date: format.date(line.closedOn) })
          : line.openCommitments > 0
            ? format.number(line.openCommitments)
            : '',
    },
  ];
}
