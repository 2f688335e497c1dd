import { useEffect } from 'react';
import type { ExchangeLine } from '../../shared/case-view.ts';
import { fieldAt } from '../../shared/catalogue.ts';
import { useFormat } from '../format.ts';
import { go } from '../frame/route-store.ts';
import { Screen } from '../frame/Screen.tsx';
import { useText, type Translate } from '../text.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Table, type Column } from '../ui/Table.tsx';
import { followExchanges, openExchanges, readMoreExchanges, useExchanges, type Exchanges } from './exchange-store.ts';

/** The liaison log across cases; a line opens its case. */
export function ExchangesScreen() {
  const t = useText();
  const { lines, failure } = useExchanges();
  const columns = useColumns();
  useEffect(() => {
    void openExchanges();
    return followExchanges();
  }, []);

  return (
    <Screen layout="fixed" crumbs={[{ label: t('frame.room.exchanges') }]}>
      <div className="page-head">
        <h1 className="h-screen">{t('frame.room.exchanges')}</h1>
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
            empty={<EmptyState fact={t('exchanges.empty')} act={t('exchanges.emptyAct')} />}
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
  const names = useExchanges(state => state.names);
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
    {
      id: 'case',
      title: t('today.case'),
      width: '160px',
      cell: line => <span className="mono">{line.reference}</span>,
      codeOf: line => line.reference,
    },
    { id: 'topic', title: t('exchanges.topic'), width: 'minmax(160px, 3fr)', cell: line => line.topic ?? '' },
    {
      id: 'promises',
      title: t('exchanges.promises'),
      width: '160px',
      align: 'end',
      cell: line => (line.openCommitments > 0 ? format.number(line.openCommitments) : ''),
    },
  ];
}
