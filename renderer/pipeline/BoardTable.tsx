import type { BoardCase, BoardColumn, BoardOrder } from '../../shared/board.ts';
import { comparedWith } from '../../shared/radar-text.ts';
import { usualDays } from '../../shared/radar.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { ClockChip } from '../clocks/ClockChip.tsx';
import { WhoseMove } from '../clocks/WhoseMove.tsx';
import { isMatter } from '../../shared/case.ts';
import { useBoardLabel } from './board-label.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Table, type Column } from '../ui/Table.tsx';
import { openCard } from './open-card.ts';
import { activate, readMoreOfTable, sortTable, usePipeline } from './pipeline-store.ts';

/** The same cases as lines, each beside what it is measured by. */
export function BoardTable({ columns: groups }: { readonly columns: readonly BoardColumn[] }) {
  const t = useText();
  const table = usePipeline(state => state.table);
  const kind = usePipeline(state => state.filter.kind);
  const activeKey = usePipeline(state => state.activeKey);
  const label = useBoardLabel();
  const columns = useColumns(groups);
  return (
    <div className="board-table">
      <Table
        label={label}
        columns={columns}
        rows={table.phase === 'ready' ? table.rows : []}
        total={table.phase === 'ready' ? table.total : 0}
        keyOf={row => row.key}
        onOpen={openCard}
        onActive={row => activate(row.key)}
        onNearEnd={() => void readMoreOfTable()}
        sort={{ column: table.order, direction: table.isDescending ? 'descending' : 'ascending' }}
        // The sortable columns bear the host's own names of orders.
        onSort={({ column, direction }) => void sortTable(column as BoardOrder, direction === 'descending')}
        {...(activeKey === null ? {} : { activeKey })}
        empty={
          table.phase === 'ready' && (
            <EmptyState
              fact={t(isMatter(kind) ? 'pipeline.noneFoundHere' : 'pipeline.noneFound')}
              act={t('pipeline.noneFoundAct')}
            />
          )
        }
      />
    </div>
  );
}

function useColumns(groups: readonly BoardColumn[]): readonly Column<BoardCase>[] {
  const t = useText();
  const format = useFormat();
  const kind = usePipeline(state => state.filter.kind);
  const columnOf = (row: BoardCase) => groups.find(({ id }) => id === row.column);
  const inDays = (days: number | null) => (days === null ? '–' : t('clock.days', { days: format.number(days) }));
  const columns: readonly Column<BoardCase>[] = [
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
      id: 'matter',
      title: t(kind === 'asset' ? 'pipeline.matter.asset' : 'pipeline.matter.request'),
      width: 'minmax(140px, 1.2fr)',
      cell: row => row.matter !== null && <span className="ellipsis">{t(row.matter.label)}</span>,
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
      title: t(isMatter(kind) ? 'pipeline.needed' : 'pipeline.stop'),
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
  const beside = isMatter(kind) ? 'documents' : 'matter'; // what the other boards have
  return columns.filter(({ id }) => id !== beside);
}
