import { useRef, useState } from 'react';
import type { DayGroup, DayGroupId, DayRow } from '../../shared/day.ts';
import { useFormat } from '../format.ts';
import { usePreferences } from '../preferences.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { handleRowKey } from '../ui/row-keys.ts';
import { MoveRow, openRow } from './MoveRow.tsx';
import { readMoreOfDay } from './today-store.ts';

type YourMoveProps = {
  readonly groups: readonly DayGroup[];
  readonly onSnooze: (row: DayRow, isAsleep: boolean) => void;
  readonly onRemind: (row: DayRow) => void;
};

/**
 * What there is to do and who has it, by when, each group with its count. Arrows or J and K move, Enter opens the case, S puts off, R
 * records a reminder.
 */
export function YourMove({ groups, onSnooze, onRemind }: YourMoveProps) {
  const t = useText();
  const format = useFormat();
  const grid = useRef<HTMLDivElement>(null);
  const [activeKey, setActive] = useState<string | null>(null);
  const [isWoken, setWoken] = useState(false); // what was put off shows when it is asked for
  const parts = groups
    .filter(({ total }) => total > 0)
    .map(({ id, total, rows }) => ({ id, total, rows: id === 'asleep' && !isWoken ? [] : rows }));
  const flat = parts.flatMap(({ id, rows }) => rows.map(row => ({ id, row })));
  const at = Math.max(
    0,
    flat.findIndex(({ row }) => row.key === activeKey),
  );
  function moveTo(index: number): void {
    setActive(flat[index]?.row.key ?? null);
    grid.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus();
  }
  function readMore(id: DayGroupId): void {
    if (id === 'asleep' && !isWoken) setWoken(true);
    else void readMoreOfDay(id);
  }
  return (
    <div
      role="grid"
      ref={grid}
      aria-label={t('today.yourMove')}
      onKeyDown={event => {
        const isRow = event.target instanceof HTMLElement && event.target.getAttribute('role') === 'row';
        const active = flat[at];
        const letter = isRow && active && isPlain(event) ? event.key.toLowerCase() : '';
        if (active && letter === 's') onSnooze(active.row, active.id === 'asleep');
        else if (active && letter === 'r') onRemind(active.row);
        else
          handleRowKey(event, {
            count: flat.length,
            active: at,
            pageRows: 8,
            moveTo,
            onOpen: index => openRow(flat[index]?.row),
          });
      }}
    >
      {parts.map(({ id, total, rows }) => (
        <div role="rowgroup" key={id}>
          <div role="row" className="due-group">
            <span role="columnheader">
              {t(`today.group.${id}`)} <span className="faint">{format.number(total)}</span>
            </span>
          </div>
          {rows.map(row => (
            <MoveRow
              key={row.key}
              row={row}
              group={id}
              index={flat.findIndex(one => one.row === row)}
              isActive={flat[at]?.row === row}
              onFocus={() => setActive(row.key)}
            />
          ))}
          {total > rows.length && (
            <div role="row">
              <span role="gridcell">
                <Button variant="link" size="sm" onPress={() => readMore(id)}>
                  {t('today.more', { count: format.number(total - rows.length) })}
                </Button>
              </span>
            </div>
          )}
        </div>
      ))}
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
