import { readDirection } from '../../shared/parties.ts';
import { directionName } from '../../shared/direction-text.ts';
import { Fragment, useDeferredValue, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Board as BoardView, BoardCase, BoardColumn } from '../../shared/board.ts';
import { comparedWith } from '../../shared/radar-text.ts';
import { usualDays } from '../../shared/radar.ts';
import { useFormat } from '../format.ts';
import { useRoute } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Radar } from '../clocks/Radar.tsx';
import { WhoseMove, type Side } from '../clocks/WhoseMove.tsx';
import { useMayWrite } from '../frame/rights.ts';
import { cardBeside, countsOf, laneOf, lanesOf } from './board.ts';
import { useBoardLabel } from './board-label.ts';
import { CaseCard } from './CaseCard.tsx';
import { activate, beginMove, placeOfLane, readMoreOf, usePipeline, type LaneKind, type Moving } from './pipeline-store.ts';

/** The cards of a column that stand at once; those below the edge of most windows follow when these are drawn. */
const FIRST_CARDS = 8;

/**
 * The columns side by side, a card per case; the arrow keys go from card to card. A card is dragged to a column that its stage has an exit
 * to, or Shift and right enter a move: either way the same form asks for the facts.
 */
export function Board({ board }: { readonly board: BoardView }) {
  const t = useText();
  const further = usePipeline(state => (state.board.phase === 'ready' ? state.board.further : null));
  const kind = usePipeline(state => state.lanes);
  const activeKey = usePipeline(state => state.activeKey);
  const movingId = usePipeline(state => state.movingId);
  const mayWrite = useMayWrite();
  const label = useBoardLabel();
  const grid = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<BoardCase | null>(null);
  const returnTo = useRoute(state => state.returnTo);
  const isWhole = useDeferredValue(true, returnTo !== null); // a card that is come back to may be any of them
  const lanes = lanesOf(board.columns, kind);
  const columns = board.columns.map(column => ({
    ...column,
    cases: [...column.cases, ...lanes.flatMap(lane => further?.get(placeOfLane(column.id, lane)) ?? [])],
  }));
  const ids = columns.map(({ cases }) => lanes.flatMap(lane => inLane(cases, lane, kind).map(({ key }) => key)));
  const shown = ids.flat();
  const inOrder = activeKey !== null && shown.includes(activeKey) ? activeKey : (shown[0] ?? null);
  useFocusBack(grid, returnTo, board, movingId, activeKey);

  const onKeyDown = (event: KeyboardEvent) => {
    const from = (event.target as HTMLElement).closest('[data-row-key]')?.getAttribute('data-row-key'); // React's target is the element
    if (from == null || event.altKey || event.ctrlKey || event.metaKey) return;
    const moved = columns.flatMap(({ cases }) => cases).find(({ key }) => key === from);
    const isMove = event.shiftKey && event.key === 'ArrowRight';
    const to = event.shiftKey ? null : cardBeside(ids, from, event.key);
    if (!isMove && to === null) return;
    event.preventDefault();
    if (to !== null) focusCard(grid.current, to);
    else if (moved !== undefined && moved.waysTo.length > 0 && mayWrite) beginMove(movingOf(moved));
  };

  return (
    <div className="board" ref={grid} role="group" aria-label={label} onKeyDown={onKeyDown}>
      <div className="board-grid" style={{ gridTemplateColumns: `repeat(${columns.length}, minmax(var(--board-column), 1fr))` }}>
        {columns.map(column => (
          <ColumnHead key={column.id} column={column} />
        ))}
        {lanes.map(lane => (
          <Fragment key={lane}>
            {kind !== 'none' && <LaneHead kind={kind} lane={lane} columns={columns} />}
            {columns.map(column => (
              <ul
                key={column.id}
                aria-label={t(column.label)}
                className={dragged?.waysTo.includes(column.id) === true ? 'takes' : ''}
                onDragOver={event => {
                  if (dragged?.waysTo.includes(column.id) === true) event.preventDefault(); // a card may be let go here
                }}
                onDrop={() => {
                  if (dragged === null) return;
                  activate(dragged.key);
                  beginMove(movingOf(dragged), column.id);
                  setDragged(null);
                }}
              >
                {inLane(isWhole ? column.cases : column.cases.slice(0, FIRST_CARDS), lane, kind).map(one => (
                  <li
                    key={one.key}
                    data-row-key={one.key}
                    onFocus={() => activate(one.key)}
                    draggable={mayWrite && one.waysTo.some(way => way !== '')}
                    onDragStart={() => setDragged(one)}
                    onDragEnd={() => setDragged(null)}
                  >
                    <CaseCard one={one} isFocusable={one.key === inOrder} />
                  </li>
                ))}
                <More column={column} lane={lane} kind={kind} />
              </ul>
            ))}
          </Fragment>
        ))}
      </div>
    </div>
  );
}

const movingOf = ({ id, matter }: BoardCase): Moving => ({ id, record: matter?.record ?? null });

/** To the card that was left for its case, and to the card whose move was entered: its new column, read later, draws it anew. */
function useFocusBack(
  grid: { readonly current: HTMLDivElement | null },
  returnTo: string | null,
  board: BoardView,
  movingId: string | null,
  activeKey: string | null,
): void {
  const moving = useRef(false);
  const moved = useRef<string | null>(null);
  useEffect(() => focusCard(grid.current, returnTo), [grid, returnTo]);
  useEffect(() => {
    if (movingId === null && moving.current) {
      focusCard(grid.current, activeKey);
      moved.current = activeKey;
    }
    moving.current = movingId !== null;
  }, [grid, movingId, activeKey]);
  useEffect(() => {
    if (document.activeElement === document.body) focusCard(grid.current, moved.current); // unless the person went elsewhere
    moved.current = null;
  }, [grid, board]);
}

function ColumnHead({ column }: { readonly column: BoardColumn }) {
  const t = useText();
  const format = useFormat();
  const { yardstick } = column;
  const compared = yardstick && {
    sentence: t(comparedWith(yardstick)),
    usualDays: usualDays(yardstick),
    limitDays: yardstick.limit,
  };
  return (
    <header>
      <div className="row">
        <h2 className="small strong grow">{t(column.label)}</h2>
        <span className="small faint">{format.number(column.total)}</span>
      </div>
      <Radar stage={t(column.label)} compared={compared} cases={column.points} total={column.total} stalled={column.stalled} />
    </header>
  );
}

type LaneHeadProps = { readonly kind: LaneKind; readonly lane: string; readonly columns: readonly BoardColumn[] };

function LaneHead({ kind, lane, columns }: LaneHeadProps) {
  const t = useText();
  const format = useFormat();
  const direction = kind === 'direction' ? readDirection(lane) : undefined;
  const words = direction === undefined ? lane : t(directionName(direction));
  const total = columns.reduce((sum, column) => sum + countsOf(column, lane, kind).total, 0);
  return (
    <h3 className="board-lane small strong">
      {/* a lane of movers is named by one of their words */}
      {lane === '' ? t('pipeline.laneNone') : kind === 'mover' ? <WhoseMove side={lane as Side} /> : words}{' '}
      <span className="faint">{format.number(total)}</span>
    </h3>
  );
}

type MoreProps = { readonly column: BoardColumn; readonly lane: string; readonly kind: LaneKind };

/** How many more cases stand in a column, or in a lane of it, than its cards; at the end those that are long over, once they are asked for. */
function More({ column, lane, kind }: MoreProps) {
  const t = useText();
  const shown = inLane(column.cases, lane, kind).length;
  const { total, longOver } = countsOf(column, lane, kind);
  if (shown >= total) return null;
  const ahead = total - longOver - shown; // that are not long over
  const isFolded = ahead === 0;
  return (
    <li className="board-more">
      <Button
        variant="link"
        size="sm"
        onPress={() => void readMoreOf(column.id, lane, { shown, ...(ahead > 0 ? { most: ahead } : {}) })}
      >
        {isFolded
          ? t('pipeline.longOver', { count: longOver })
          : t('pipeline.more', { count: ahead > 0 ? ahead : total - shown })}
      </Button>
    </li>
  );
}

function inLane(cases: readonly BoardCase[], lane: string, kind: LaneKind): readonly BoardCase[] {
  return kind === 'none' ? cases : cases.filter(one => laneOf(one, kind) === lane);
}

function focusCard(grid: HTMLElement | null, id: string | null): void {
  if (id === null) return;
  for (const card of grid?.querySelectorAll<HTMLElement>('[data-row-key]') ?? [])
    if (card.getAttribute('data-row-key') === id) card.querySelector('button')?.focus();
}
