import { Fragment, useRef, useState } from 'react';
import type { DayGroup, DayGroupId, DayRow } from '../../shared/day.ts';
import { useFormat } from '../format.ts';
import { usePreferences } from '../preferences.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { handleRowKey } from '../ui/row-keys.ts';
import { lineKey, linesOf, type DayLine } from './day-lines.ts';
import { FoldRow } from './FoldRow.tsx';
import { explainRow, isExplained, MoveRow, openRow } from './MoveRow.tsx';
import { readMoreOfDay, readMoreOfFold, toggleFold, useToday } from './today-store.ts';

type YourMoveProps = {
  readonly groups: readonly DayGroup[];
  readonly onSnooze: (row: DayRow, isAsleep: boolean) => void;
  readonly onRemind: (row: DayRow) => void;
};

/**
 * What there is to do and who has it, by when, each group with its count; what is alike in a long group under one head. Arrows or J and K
 * move, Enter opens the case or what is folded, S puts off, R records a reminder, E explains its day.
 */
export function YourMove({ groups, onSnooze, onRemind }: YourMoveProps) {
  const t = useText();
  const format = useFormat();
  const grid = useRef<HTMLDivElement>(null);
  const [activeKey, setActive] = useState<string | null>(null);
  const [isWoken, setWoken] = useState(false); // what was put off shows when it is asked for
  const parts = linesOf(
    groups,
    useToday(state => state.unfolded),
    isWoken,
  );
  const flat = parts.flatMap(({ lines }) => lines);
  const at = Math.max(
    0,
    flat.findIndex(line => lineKey(line) === activeKey),
  );
  function moveTo(index: number): void {
    const line = flat[index];
    if (line !== undefined) setActive(lineKey(line));
    grid.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus();
  }
  function readMore(id: DayGroupId): void {
    if (id === 'asleep' && !isWoken) setWoken(true);
    else void readMoreOfDay(id);
  }
  return (
    <div
      role="treegrid"
      ref={grid}
      className="due-list"
      aria-label={t('today.yourMove')}
      onKeyDown={event => {
        const isRow = event.target instanceof HTMLElement && event.target.getAttribute('role') === 'row';
        const active = flat[at];
        const row = isRow && active?.kind === 'row' ? active.row : null;
        const letter = row !== null && isPlain(event) ? event.key.toLowerCase() : '';
        if (row !== null && letter === 's') onSnooze(row, active?.id === 'asleep');
        else if (row !== null && letter === 'r') onRemind(row);
        else if (row !== null && letter === 'e' && isExplained(row)) explainRow(row);
        else if (isRow && active?.kind === 'fold' && isArrowTo(event.key, active.isOpen))
          void toggleFold(active.id, active.fold.key);
        else handleRowKey(event, { count: flat.length, active: at, pageRows: 8, moveTo, onOpen: index => open(flat[index]) });
      }}
    >
      {parts.map(({ id, total, lines, more }) => (
        <div role="rowgroup" key={id}>
          <div role="row" className="due-group">
            <span role="columnheader">
              {t(`today.group.${id}`)} <span className="faint">{format.number(total)}</span>
            </span>
          </div>
          {lines.map((line, place) => (
            <Fragment key={lineKey(line)}>
              <Line
                line={line}
                index={flat.indexOf(line)}
                isActive={flat[at] === line}
                onFocus={() => setActive(lineKey(line))}
              />
              <FoldEnd line={line} next={lines[place + 1]} lines={lines} />
            </Fragment>
          ))}
          {more > 0 && <More count={more} onPress={() => readMore(id)} />}
        </div>
      ))}
    </div>
  );
}

function open(line: DayLine | undefined): void {
  if (line?.kind === 'fold') void toggleFold(line.id, line.fold.key);
  else openRow(line?.row);
}

/** The arrow that opens what is closed, or closes what is open. */
function isArrowTo(key: string, isOpen: boolean): boolean {
  return key === (isOpen ? 'ArrowLeft' : 'ArrowRight');
}

type LineProps = { readonly line: DayLine; readonly index: number; readonly isActive: boolean; readonly onFocus: () => void };

function Line({ line, ...focus }: LineProps) {
  if (line.kind === 'row') return <MoveRow row={line.row} group={line.id} isOfFold={line.isOfFold} {...focus} />;
  const { id, fold, isOpen } = line;
  return <FoldRow fold={fold} group={id} isOpen={isOpen} onToggle={() => void toggleFold(id, fold.key)} {...focus} />;
}

type FoldEndProps = { readonly line: DayLine; readonly next: DayLine | undefined; readonly lines: readonly DayLine[] };

/** After the last shown row of an open fold: how many more it has. */
function FoldEnd({ line, next, lines }: FoldEndProps) {
  if (line.kind === 'fold' || !line.isOfFold || (next?.kind === 'row' && next.isOfFold)) return null;
  const head = lines.slice(0, lines.indexOf(line)).findLast(each => each.kind === 'fold');
  if (head === undefined || head.fold.total <= head.shown) return null;
  return <More count={head.fold.total - head.shown} onPress={() => void readMoreOfFold(head.id, head.fold.key)} />;
}

function More({ count, onPress }: { readonly count: number; readonly onPress: () => void }) {
  const t = useText();
  const format = useFormat();
  return (
    <div role="row">
      <span role="gridcell">
        <Button variant="link" size="sm" onPress={onPress}>
          {t('today.more', { count: format.number(count) })}
        </Button>
      </span>
    </div>
  );
}

/** A letter by itself, where the person has not switched letters off. */
function isPlain({
  ctrlKey,
  metaKey,
  altKey,
}: {
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}) {
  return !ctrlKey && !metaKey && !altKey && usePreferences.getState().letterKeys;
}
