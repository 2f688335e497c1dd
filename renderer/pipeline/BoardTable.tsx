import type { BoardCase, BoardColumn, BoardOrder } from '../../shared/board.ts';
import { comparedWith } from '../../shared/radar-text.ts';
import { usualDays } from '../../shared/radar.ts';
import { useFormat } from '../format.ts';
import { go } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { ClockChip } from '../clocks/ClockChip.tsx';
import { WhoseMove } from '../clocks/WhoseMove.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Table, type Column } from '../ui/Table.tsx';
import { activate, readMoreOfTable, sortTable, usePipeline } from './pipeline-store.ts';

/** The same cases as lines, each beside what it is measured by. */
export function BoardTable({ columns: groups }: { readonly columns: readonly BoardColumn[] }) {
  const t = useText();
  const table = usePipeline(state => state.table);
  const activeId = usePipeline(state => state.activeId);
  const columns = useColumns(groups);
  return (
    <div className="board-table">
      <Table
        label={t('pipeline.board')}
        columns={columns}
        rows={table.phase === 'ready' ? table.rows : []}
        total={table.phase === 'ready' ? table.total : 0}
        keyOf={row => row.id}
        onOpen={row => go({ screen: 'case', caseId: row.id })}
        onActive={row => activate(row.id)}
        onNearEnd={() => void readMoreOfTable()}
        sort={{ column: table.order, direction: table.isDescending ? 'descending' : 'ascending' }}
        // The sortable columns bear the host's own names of orders.
        onSort={({ column, direction }) => void sortTable(column as BoardOrder, direction === 'descending')}
        {...(activeId === null ? {} : { activeKey: activeId })}
        empty={table.phase === 'ready' && <EmptyState fact={t('pipeline.noneFound')} act={t('pipeline.noneFoundAct')} />}
      />
    </div>
  );
}

function useColumns(groups: readonly BoardColumn[]): readonly Column<BoardCase>[] {
  const t = useText();
  const format = useFormat();
  const columnOf = (row: BoardCase) => groups.find(({ id }) => id === row.column);
  const inDays = (days: number | null) => (days === null ? '–' : t('clock.days', { days: format.number(days) }));
  return [
    {
      id: 'reference',
      title: t('cases.column.reference'),
      width: '124px',
      isSortable: true,
      cell: row => <span className="mono">{row.reference}</span>,
      codeOf: row => row.reference,
    },
    {
      id: 'persons',
      title: t('cases.column.persons'),
      width: 'minmax(140px, 1.4fr)',
      isSortable: true,
      cell: row => <b className="strong ellipsis">{row.persons === '' ? row.title : row.persons}</b>,
    },
    {
      id: 'stage',
      title: t('pipeline.stage'),
      width: 'minmax(110px, 1fr)',
      isSortable: true,
      cell: row => {
        const group = columnOf(row);
        return <span className="ellipsis">{group ? t(group.label) : t(row.stageLabel)}</span>;
      },
    },
    {
      id: 'mover',
      title: t('pipeline.whose'),
      width: '112px',
      cell: row => row.mover !== null && <WhoseMove side={row.mover} />,
    },
    {
      id: 'stop',
      title: t('pipeline.stop'),
      width: '190px',
      isSortable: true,
      cell: row => (row.stop === null ? <span className="faint">{t('clock.none')}</span> : <ClockChip clock={row.stop} />),
    },
    {
      id: 'days',
      title: t('pipeline.inStage'),
      width: '80px',
      align: 'end',
      isSortable: true,
      cell: row => <span className={row.isStalled ? 'soon strong' : ''}>{inDays(row.days)}</span>,
    },
    {
      id: 'usual',
      title: t('pipeline.usual'),
      width: '110px',
      align: 'end',
      cell: row => <span title={t(comparedWith(row.yardstick))}>{inDays(row.yardstick && usualDays(row.yardstick))}</span>,
    },
    {
      id: 'documents',
      title: t('pipeline.documents'),
      width: '74px',
      align: 'end',
      cell: row => (row.documents === null ? '–' : `${row.documents.ready}/${row.documents.needed}`),
    },
    {
      id: 'officer',
      title: t('pipeline.officer'),
      width: 'minmax(90px, 0.8fr)',
      isSortable: true,
      cell: row => <span className="ellipsis">{row.officer}</span>,
    },
  ];
}
