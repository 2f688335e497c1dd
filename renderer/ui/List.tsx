import type { ReactNode } from 'react';
import { handleRowKey } from './row-keys.ts';
import { useVirtualRows } from './virtual-rows.ts';

export type ListProps<Row> = {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly render: (row: Row) => ReactNode;
  readonly rowPx: number;
  readonly onOpen?: (row: Row) => void;
  readonly onActive?: (row: Row) => void;
  readonly onNearEnd?: () => void;
  readonly empty?: ReactNode;
  /** The row that Tab reaches first; the first one without it. */
  readonly activeKey?: string;
};

/** Virtualised rows of one cell each, with the keys of a `Table`. `.hints` inside a row show only where the focus is. */
export function List<Row>({ label, rows, keyOf, render, rowPx, onOpen, onActive, onNearEnd, empty, activeKey }: ListProps<Row>) {
  const view = useVirtualRows({
    count: rows.length,
    rowPx,
    activeAtFirst: Math.max(
      0,
      rows.findIndex(row => keyOf(row) === activeKey),
    ),
    ...(onNearEnd ? { onNearEnd } : {}),
  });
  function moveTo(index: number): void {
    const row = rows[index];
    view.moveTo(index);
    if (row !== undefined) onActive?.(row);
  }
  if (rows.length === 0) return <>{empty}</>;
  return (
    <div
      className="grid"
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length}
      onKeyDown={event =>
        handleRowKey(event, {
          count: rows.length,
          active: view.active,
          pageRows: view.pageRows,
          moveTo,
          onOpen: index => rows[index] !== undefined && onOpen?.(rows[index]),
        })
      }
    >
      <div className="grid-scroll" role="rowgroup" ref={view.scroller} tabIndex={-1}>
        <div className="grid-space" role="presentation" style={{ height: view.heightPx }}>
          {view.rows.map(item => {
            const row = rows[item.index];
            if (row === undefined) return null;
            return (
              <div
                key={keyOf(row)}
                role="row"
                className="grid-row"
                aria-rowindex={item.index + 1}
                data-index={item.index}
                data-row-key={keyOf(row)}
                tabIndex={item.index === view.active ? 0 : -1}
                style={{ height: rowPx, transform: `translateY(${item.start}px)` }}
                onFocus={() => view.setActive(item.index)}
                onClick={() => moveTo(item.index)}
                onDoubleClick={() => onOpen?.(row)}
              >
                <div role="gridcell">{render(row)}</div>
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
