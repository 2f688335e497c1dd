import { ArrowDown, ArrowUp } from 'lucide-react';
import { Fragment, useMemo, type ReactNode } from 'react';
import { useText } from '../text.ts';
import { Checkbox } from './Checkbox.tsx';
import { Grid, toggled, type RowsProps, type Selection } from './Grid.tsx';

export type Column<Row> = {
  readonly id: string;
  readonly title: string;
  /** A CSS grid track, such as `96px` or `minmax(120px, 2fr)`. */
  readonly width: string;
  readonly align?: 'start' | 'end';
  readonly isSortable?: boolean;
  readonly cell: (row: Row) => ReactNode;
  /** Whether it goes below where a row has two lines. */
  readonly isSecondLine?: boolean;
  /** Of a column of codes, set in the letters of codes: the code of a row. The column grows with the longest, for half a code is another code. */
  readonly codeOf?: (row: Row) => string | null;
};

export type Sort = { readonly column: string; readonly direction: 'ascending' | 'descending' };

export type TableProps<Row> = RowsProps<Row> & {
  readonly columns: readonly Column<Row>[];
  /** All rows there are, where `rows` is only what has been read so far. */
  readonly total?: number;
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  /** Keys of the selected rows; with it each row has a box. */
  readonly selected?: ReadonlySet<string>;
  readonly onSelect?: (selected: ReadonlySet<string>) => void;
  /** What the box of the head and Ctrl+A do; without it they take every row that has been read. */
  readonly onSelectAll?: () => void;
  readonly rowPx?: number;
  /** Rows of two lines, for where the columns have no room side by side. */
  readonly isStacked?: boolean;
};

const SELECT_TRACK = '20px';
const STACKED_ROW_PX = 52;
const GAP_PX = 12;
const PADDING_PX = 24;

/** A virtualised table for many thousands of rows. Arrows or J and K move, Enter opens, Space selects, with Shift a range. */
export function Table<Row>(props: TableProps<Row>) {
  const { rows, keyOf, selected, isStacked = false, rowPx = isStacked ? STACKED_ROW_PX : 30 } = props;
  const columns = isStacked ? props.columns.toSorted(byLine) : props.columns;
  const t = useText();
  const selection: Selection | undefined = selected && { selected, onSelect: props.onSelect ?? (() => undefined) };
  const widths = useMemo(() => columns.map(column => trackOf(column, rows)), [columns, rows]);
  const tracks = [...(selection ? [SELECT_TRACK] : []), ...widths].join(' ');
  const firstBelow = columns.findIndex(({ isSecondLine }) => isSecondLine);
  const selectAll = () =>
    props.onSelectAll
      ? props.onSelectAll()
      : selection?.onSelect(new Set(rows.flatMap(row => (row === undefined ? [] : keyOf(row)))));

  return (
    <Grid
      {...props}
      rowPx={rowPx}
      headRows={1}
      columns={columns.length + (selection ? 1 : 0)}
      {...(isStacked ? {} : { tracks, leastPx: leastPx(tracks) })}
      isStacked={isStacked}
      selection={selection}
      onSelectAll={selection && selectAll}
      head={
        <div role="rowgroup" style={isStacked ? {} : { minWidth: leastPx(tracks) }}>
          <TableHead {...props} columns={columns} tracks={tracks} selection={selection} onSelectAll={selectAll} />
        </div>
      }
      cells={row => (
        <>
          {selection && (
            <div role="gridcell">
              <Checkbox
                label={t('ui.selectRow')}
                checked={selection.selected.has(keyOf(row))}
                onChange={() => selection.onSelect(toggled(selection.selected, keyOf(row)))}
              />
            </div>
          )}
          {columns.map((column, at) => (
            <Fragment key={column.id}>
              {isStacked && at === firstBelow && <div role="presentation" className="grid-break" />}
              <div role="gridcell" className={classesOf(column)}>
                {column.cell(row)}
              </div>
            </Fragment>
          ))}
        </>
      )}
    />
  );
}

const CODE_LETTER_PX = 7.2; // of the letters of codes at the size of a table

/** The width of a column, wide enough for each code that was read. */
function trackOf<Row>({ width, codeOf }: Column<Row>, rows: TableProps<Row>['rows']): string {
  if (codeOf === undefined) return width;
  const longest = rows.reduce((most, row) => Math.max(most, row === undefined ? 0 : (codeOf(row)?.length ?? 0)), 0);
  return `${Math.max(Number.parseInt(width), Math.ceil(longest * CODE_LETTER_PX) + 2)}px`;
}

/** What the columns need at least; a narrower window scrolls the table sideways, head and rows together. */
function leastPx(tracks: string): number {
  const least = [...tracks.matchAll(/(?:^| )(?:minmax\()?(\d+)px/g)].map(([, px]) => Number(px));
  return least.reduce((sum, px) => sum + px, 0) + GAP_PX * Math.max(0, least.length - 1) + PADDING_PX;
}

/** Where a row has two lines, a column takes of what is left over in its own. */
function classesOf<Row>({ align = 'start', isSecondLine = false, width }: Column<Row>): string {
  return `grid-cell ${align} ${isSecondLine ? 'below' : ''} ${width.includes('fr') ? 'grows' : ''}`;
}

function byLine<Row>(one: Column<Row>, other: Column<Row>): number {
  return Number(one.isSecondLine === true) - Number(other.isSecondLine === true);
}

type HeadProps<Row> = Pick<TableProps<Row>, 'columns' | 'rows' | 'total' | 'sort' | 'onSort' | 'isStacked'> & {
  readonly tracks: string;
  readonly selection: Selection | undefined;
  readonly onSelectAll: () => void;
};

function TableHead<Row>({
  columns,
  rows,
  total = rows.length,
  sort,
  onSort,
  isStacked,
  tracks,
  selection,
  onSelectAll,
}: HeadProps<Row>) {
  const t = useText();
  const chosen = selection?.selected.size ?? 0;
  return (
    <div role="row" aria-rowindex={1} className="grid-head" style={isStacked ? {} : { gridTemplateColumns: tracks }}>
      {selection && (
        <div role="columnheader">
          <Checkbox
            label={t('ui.selectAll')}
            checked={chosen > 0 && chosen >= total}
            mixed={chosen > 0 && chosen < total}
            onChange={all => (all ? onSelectAll() : selection.onSelect(new Set()))}
          />
        </div>
      )}
      {columns.map(column => (
        <ColumnHead key={column.id} column={column} sort={sort} onSort={onSort} />
      ))}
    </div>
  );
}

type ColumnHeadProps<Row> = {
  readonly column: Column<Row>;
  readonly sort: Sort | undefined;
  readonly onSort: ((sort: Sort) => void) | undefined;
};

function ColumnHead<Row>({ column: { id, title, align = 'start', isSortable = false }, sort, onSort }: ColumnHeadProps<Row>) {
  const direction = sort?.column === id ? sort.direction : undefined;
  const Arrow = direction === 'descending' ? ArrowDown : ArrowUp;
  return (
    <div role="columnheader" className={align} {...(isSortable ? { 'aria-sort': direction ?? 'none' } : {})}>
      {isSortable && onSort ? (
        <button
          type="button"
          className="grid-sort"
          onClick={() => onSort({ column: id, direction: direction === 'ascending' ? 'descending' : 'ascending' })}
        >
          <span className="ellipsis">{title}</span>
          {direction !== undefined && <Arrow aria-hidden />}
        </button>
      ) : (
        <span className="ellipsis">{title}</span>
      )}
    </div>
  );
}

/** A cell of two lines: what counts, and under it what is said of it. */
export function TwoLines({ first, second }: { readonly first: ReactNode; readonly second: ReactNode }) {
  return (
    <>
      <div className="ellipsis two-first">{first}</div>
      <div className="ellipsis small muted">{second}</div>
    </>
  );
}
