import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '../text.ts';
import { Checkbox } from './Checkbox.tsx';
import { handleRowKey } from './row-keys.ts';
import { useVirtualRows } from './virtual-rows.ts';

export type Column<Row> = {
  readonly id: string;
  readonly title: string;
  /** A CSS grid track, such as `96px` or `minmax(120px, 2fr)`. */
  readonly width: string;
  readonly align?: 'start' | 'end';
  readonly isSortable?: boolean;
  readonly cell: (row: Row) => ReactNode;
};

export type Sort = { readonly column: string; readonly direction: 'ascending' | 'descending' };

export type TableProps<Row> = {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** All rows there are, where `rows` is only what has been read so far. */
  readonly total?: number;
  readonly keyOf: (row: Row) => string;
  readonly onOpen?: (row: Row) => void;
  readonly onActive?: (row: Row) => void;
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  /** Keys of the selected rows; with it each row has a box. */
  readonly selected?: ReadonlySet<string>;
  readonly onSelect?: (selected: ReadonlySet<string>) => void;
  readonly rowPx?: number;
  readonly onNearEnd?: () => void;
  readonly empty?: ReactNode;
  /** The row that Tab reaches first; the first one without it. */
  readonly activeKey?: string;
};

/** A virtualised table for many thousands of rows. Arrows or J and K move, Enter opens, Space selects. */
export function Table<Row>(props: TableProps<Row>) {
  const { columns, rows, keyOf, onOpen, onActive, selected, rowPx = 30, onNearEnd, total = rows.length } = props;
  const t = useText();
  const view = useVirtualRows({
    count: rows.length,
    rowPx,
    activeAtFirst: Math.max(
      0,
      rows.findIndex(row => keyOf(row) === props.activeKey),
    ),
    ...(onNearEnd ? { onNearEnd } : {}),
  });
  const tracks = (selected ? '20px ' : '') + columns.map(column => column.width).join(' ');

  function toggle(row: Row): void {
    if (selected) props.onSelect?.(toggled(selected, keyOf(row)));
  }
  function moveTo(index: number): void {
    const row = rows[index];
    view.moveTo(index);
    if (row !== undefined) onActive?.(row);
  }

  return (
    <div
      className="grid"
      role="grid"
      aria-label={props.label}
      aria-rowcount={total + 1}
      aria-colcount={columns.length + (selected ? 1 : 0)}
      {...(selected ? { 'aria-multiselectable': true } : {})}
      onKeyDown={event =>
        handleRowKey(event, {
          count: rows.length,
          active: view.active,
          pageRows: view.pageRows,
          moveTo,
          onOpen: index => rows[index] !== undefined && onOpen?.(rows[index]),
          onToggle: index => rows[index] !== undefined && toggle(rows[index]),
        })
      }
    >
      <div role="rowgroup">
        <TableHead {...props} tracks={tracks} />
      </div>
      {rows.length === 0 && props.empty}
      <div className="grid-scroll" role="rowgroup" ref={view.scroller} tabIndex={-1}>
        <div className="grid-space" role="presentation" style={{ height: view.heightPx }}>
          {view.rows.map(item => {
            const row = rows[item.index];
            if (row === undefined) return null;
            const isSelected = selected?.has(keyOf(row));
            return (
              <div
                key={keyOf(row)}
                role="row"
                className="grid-row"
                aria-rowindex={item.index + 2}
                data-index={item.index}
                data-row-key={keyOf(row)}
                tabIndex={item.index === view.active ? 0 : -1}
                {...(isSelected === undefined ? {} : { 'aria-selected': isSelected })}
                style={{ gridTemplateColumns: tracks, height: rowPx, transform: `translateY(${item.start}px)` }}
                onFocus={() => view.setActive(item.index)}
                onClick={() => moveTo(item.index)}
                onDoubleClick={() => onOpen?.(row)}
              >
                {isSelected !== undefined && (
                  <div role="gridcell">
                    <Checkbox label={t('ui.selectRow')} checked={isSelected} onChange={() => toggle(row)} />
                  </div>
                )}
                {columns.map(column => (
                  <div key={column.id} role="gridcell" className={`grid-cell ${column.align ?? 'start'}`}>
                    {column.cell(row)}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function TableHead<Row>(props: TableProps<Row> & { readonly tracks: string }) {
  const { columns, rows, keyOf, sort, onSort, selected, tracks } = props;
  const t = useText();
  return (
    <div role="row" aria-rowindex={1} className="grid-head" style={{ gridTemplateColumns: tracks }}>
      {selected && (
        <div role="columnheader">
          <Checkbox
            label={t('ui.selectAll')}
            checked={selected.size > 0 && selected.size === rows.length}
            mixed={selected.size > 0 && selected.size < rows.length}
            onChange={all => props.onSelect?.(new Set(all ? rows.map(keyOf) : []))}
          />
        </div>
      )}
      {columns.map(column => {
        const direction = sort?.column === column.id ? sort.direction : undefined;
        const Arrow = direction === 'descending' ? ArrowDown : ArrowUp;
        return (
          <div
            key={column.id}
            role="columnheader"
            className={column.align ?? 'start'}
            {...(column.isSortable ? { 'aria-sort': direction ?? 'none' } : {})}
          >
            {column.isSortable && onSort ? (
              <button
                type="button"
                className="grid-sort"
                onClick={() => onSort({ column: column.id, direction: direction === 'ascending' ? 'descending' : 'ascending' })}
              >
                <span className="ellipsis">{column.title}</span>
                {direction !== undefined && <Arrow aria-hidden />}
              </button>
            ) : (
              <span className="ellipsis">{column.title}</span>
            )}
          </div>
        );
      })}
    </div>
  );
}

function toggled(selected: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(selected);
  if (!next.delete(key)) next.add(key);
  return next;
}
