import { Fragment, useCallback, useMemo, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { handleRowKey } from './row-keys.ts';
import { useVirtualRows } from './virtual-rows.ts';

/** What a `Table` and a `List` have in common. */
export type RowsProps<Row> = {
  readonly label: string;
  /** Every row there is, in order; undefined where it has not been read yet: it keeps its place and height. */
  readonly rows: readonly (Row | undefined)[];
  readonly keyOf: (row: Row) => string;
  readonly onOpen?: (row: Row) => void;
  readonly onActive?: (row: Row) => void;
  /** Called when rows near the end come into view, to ask for the next page. */
  readonly onNearEnd?: () => void;
  /** Called with the first and last row in view, to read what is missing there. */
  readonly onView?: (first: number, last: number) => void;
  readonly empty?: ReactNode;
  /** The row that Tab reaches first; the first one without it. */
  readonly activeKey?: string | null;
  /** The row that is shown beside the list. */
  readonly besideKey?: string | undefined;
  /** What a row belongs to, such as its day; it is said above the first of them. */
  readonly headOf?: (row: Row) => string;
};

export type Selection = {
  /** Keys of the selected rows. */
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
};

export type GridProps<Row> = RowsProps<Row> & {
  readonly rowPx: number;
  /** How many rows stand above the first one, for those who hear the place of a row. */
  readonly headRows: number;
  /** Every row there is, where `rows` is only what has been read so far. */
  readonly total?: number;
  readonly columns?: number;
  /** CSS grid tracks; a row is one cell without them. */
  readonly tracks?: string;
  readonly leastPx?: number;
  readonly isStacked?: boolean;
  readonly head?: ReactNode;
  readonly selection?: Selection | undefined;
  readonly onSelectAll?: (() => void) | undefined;
  /** The `gridcell`s of a row. */
  readonly cells: (row: Row) => ReactNode;
};

/** Rows of which only those in view exist, one of them in the tab order: their keys, focus and selection. */
export function Grid<Row>(props: GridProps<Row>) {
  const { rows, keyOf, rowPx, headRows, total = rows.length, columns, selection, tracks, onOpen, cells, headOf } = props;
  const keyAt = (index: number) => {
    const row = rows[index];
    return row === undefined ? null : keyOf(row);
  };
  const heads = useMemo(() => headsOf(rows, headOf), [rows, headOf]);
  const extraPx = useCallback((index: number) => (heads.has(index) ? HEAD_PX : 0), [heads]);
  const view = useVirtualRows({
    count: rows.length,
    rowPx,
    extraPx,
    activeAtFirst: () => indexOf(props),
    onNearEnd: props.onNearEnd,
    onView: props.onView,
  });
  const toggle = (index: number) => {
    const key = keyAt(index);
    if (key !== null && selection) selection.onSelect(toggled(selection.selected, key));
  };
  const extendTo = (index: number) => {
    const [from, to] = [Math.min(view.active, index), Math.max(view.active, index)];
    const keys = rows.slice(from, to + 1).flatMap(row => (row === undefined ? [] : keyOf(row)));
    selection?.onSelect(new Set([...selection.selected, ...keys]));
  };

  function moveTo(index: number): void {
    const row = rows[index];
    view.moveTo(index);
    if (row !== undefined) props.onActive?.(row);
  }
  function press(event: KeyboardEvent): void {
    if (props.onSelectAll && (event.ctrlKey || event.metaKey) && event.key === 'a') {
      event.preventDefault();
      return props.onSelectAll();
    }
    handleRowKey(event, {
      count: rows.length,
      active: view.active,
      pageRows: view.pageRows,
      moveTo,
      ...(selection ? { onToggle: toggle, onExtend: extendTo } : {}),
      onOpen: index => rows[index] !== undefined && onOpen?.(rows[index]),
    });
  }
  function click(event: MouseEvent, index: number): void {
    if (event.shiftKey) extendTo(index);
    else if (event.ctrlKey || event.metaKey) toggle(index);
    moveTo(index);
  }

  return (
    <div
      className={props.isStacked ? 'grid stacked' : 'grid'}
      role="grid"
      aria-label={props.label}
      aria-rowcount={total + headRows}
      {...(columns === undefined ? {} : { 'aria-colcount': columns })}
      {...(selection ? { 'aria-multiselectable': true } : {})}
      onKeyDown={press}
    >
      {props.head}
      {rows.length === 0 && props.empty}
      <div className="grid-scroll" role="rowgroup" ref={view.scroller} tabIndex={-1} style={{ minWidth: props.leastPx }}>
        <div className="grid-space" role="presentation" style={{ height: view.heightPx }}>
          {view.rows.map(({ index, start }) => {
            const row = rows[index];
            const key = keyAt(index);
            const head = heads.get(index);
            return (
              <Fragment key={key ?? index}>
                {head !== undefined && (
                  <div className="grid-group" aria-hidden style={{ height: HEAD_PX, transform: `translateY(${start}px)` }}>
                    {head}
                  </div>
                )}
                <div
                  role="row"
                  className="grid-row"
                  aria-rowindex={index + 1 + headRows}
                  data-index={index}
                  {...(key === null ? { 'aria-busy': true } : { 'data-row-key': key })}
                  tabIndex={index === view.active ? 0 : -1}
                  {...(key !== null && key === props.besideKey ? { 'aria-current': true } : {})}
                  {...(selection && key !== null ? { 'aria-selected': selection.selected.has(key) } : {})}
                  style={{ gridTemplateColumns: tracks, height: rowPx, transform: `translateY(${start + extraPx(index)}px)` }}
                  onFocus={() => view.setActive(index)}
                  onClick={event => click(event, index)}
                  onDoubleClick={() => row !== undefined && onOpen?.(row)}
                >
                  {row === undefined ? <div role="gridcell" className="grid-wait" /> : cells(row)}
                </div>
              </Fragment>
            );
          })}
        </div>
      </div>
    </div>
  );
}

const HEAD_PX = 30;

/** The rows that begin a group, with what it is called. */
function headsOf<Row>(rows: GridProps<Row>['rows'], headOf: GridProps<Row>['headOf']): ReadonlyMap<number, string> {
  const heads = new Map<number, string>();
  let before: string | null = null;
  for (const [index, row] of rows.entries()) {
    const head = row === undefined ? null : (headOf?.(row) ?? null);
    if (head !== null && head !== before) heads.set(index, head);
    before = head;
  }
  return heads;
}

function indexOf<Row>({ rows, keyOf, activeKey }: GridProps<Row>): number {
  return activeKey == null
    ? 0
    : Math.max(
        0,
        rows.findIndex(row => row !== undefined && keyOf(row) === activeKey),
      );
}

/** The selection with this key changed over. */
export function toggled(selected: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(selected);
  if (!next.delete(key)) next.add(key);
  return next;
}
