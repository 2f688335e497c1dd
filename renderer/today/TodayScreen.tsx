import { useEffect } from 'react';
import type { DeadlineRow } from '../../shared/pipeline.ts';
import { readingOf } from '../cases/readings.ts';
import { todayHere } from '../format.ts';
import { go } from '../frame/route-store.ts';
import { Screen } from '../frame/Screen.tsx';
import { useText } from '../text.ts';
import { ClockChip } from '../ui/clocks/ClockChip.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Table, type Column } from '../ui/Table.tsx';
import { openToday, readMoreStops, useToday } from './today-store.ts';

/** What has passed and what stops within fourteen days, across all cases. */
export function TodayScreen() {
  const t = useText();
  const { rows, total, failure } = useToday();
  const columns = useColumns();
  useEffect(() => void openToday(), []);

  return (
    <Screen layout="fixed" crumbs={[{ label: t('frame.room.today') }]}>
      <div className="page-head">
        <h1 className="h-screen">{t('frame.room.today')}</h1>
      </div>
      <p className="page-part note">{t('today.note')}</p>
      {failure && (
        <div className="page-part">
          <FailureNote failure={failure} />
        </div>
      )}
      <div className="grow-table">
        {rows && (
          <Table
            label={t('frame.room.today')}
            columns={columns}
            rows={rows}
            total={total}
            keyOf={row => `${row.caseId} ${row.clock ?? ''} ${row.startEvent}`}
            onOpen={row => go({ screen: 'case', caseId: row.caseId })}
            onNearEnd={() => void readMoreStops()}
            empty={<EmptyState fact={t('today.empty')} act={t('today.emptyAct')} />}
          />
        )}
      </div>
    </Screen>
  );
}

function useColumns(): readonly Column<DeadlineRow>[] {
  const t = useText();
  return [
    { id: 'stop', title: t('today.stop'), width: '220px', cell: row => <StopOf row={row} /> },
    { id: 'clock', title: t('today.clock'), width: 'minmax(160px, 2fr)', cell: row => t(row.label) },
    { id: 'case', title: t('today.case'), width: '160px', cell: row => <span className="mono">{row.reference}</span> },
    { id: 'title', title: t('today.title'), width: 'minmax(140px, 2fr)', cell: row => row.title },
  ];
}

function StopOf({ row }: { readonly row: DeadlineRow }) {
  const reading = readingOf(row, todayHere());
  return reading && <ClockChip clock={reading} />;
}
