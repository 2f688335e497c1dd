import { useRef, useState } from 'react';
import { useOfficeToday } from '../day.ts';
import { useText } from '../text.ts';
import { usePreferences } from '../preferences.ts';
import { Button } from '../ui/Button.tsx';
import { handleRowKey } from '../ui/row-keys.ts';
import { MoveRow, openMove } from './MoveRow.tsx';
import { groupIds, groupOf, type GroupId, type Move } from './moves.ts';

const AT_FIRST = 8;

type YourMoveProps = { readonly moves: readonly Move[]; readonly onSnooze: (move: Move) => void };

/** What there is to do, by when. Arrows or J and K move, Enter opens the case, S puts off. */
export function YourMove({ moves, onSnooze }: YourMoveProps) {
  const t = useText();
  const grid = useRef<HTMLDivElement>(null);
  const [activeKey, setActive] = useState<string | null>(null);
  const [whole, setWhole] = useState<readonly GroupId[]>([]);
  const today = useOfficeToday();
  const parts = groupIds.map(id => {
    const all = moves.filter(move => groupOf(move, today) === id);
    return { id, all, shown: whole.includes(id) ? all : all.slice(0, id === 'asleep' ? 0 : AT_FIRST) };
  });
  const flat = parts.flatMap(part => part.shown);
  const at = Math.max(
    0,
    flat.findIndex(({ key }) => key === activeKey),
  );
  function moveTo(index: number): void {
    setActive(flat[index]?.key ?? null);
    grid.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus();
  }
  return (
    <>
      <div
        role="grid"
        ref={grid}
        aria-label={t('today.yourMove')}
        onKeyDown={event => {
          const isRow = event.target instanceof HTMLElement && event.target.getAttribute('role') === 'row';
          const move = flat[at];
          if (isRow && move && event.key.toLowerCase() === 's' && isPlain(event)) onSnooze(move);
          else
            handleRowKey(event, { count: flat.length, active: at, pageRows: 8, moveTo, onOpen: index => openMove(flat[index]) });
        }}
      >
        {parts
          .filter(part => part.shown.length > 0)
          .map(({ id, all, shown }) => (
            <div role="rowgroup" key={id}>
              <div role="row" className="due-group">
                <span role="columnheader">
                  {t(`today.group.${id}`)} <span className="faint">{all.length}</span>
                </span>
              </div>
              {shown.map(move => (
                <MoveRow
                  key={move.key}
                  move={move}
                  isAsleep={id === 'asleep'}
                  index={flat.indexOf(move)}
                  isActive={flat[at] === move}
                  onFocus={() => setActive(move.key)}
                />
              ))}
            </div>
          ))}
      </div>
      {parts
        .filter(part => part.all.length > part.shown.length)
        .map(({ id, all, shown }) => (
          <p key={id}>
            <Button variant="link" size="sm" onPress={() => setWhole([...whole, id])}>
              {`${t(`today.group.${id}`)}: ${t('today.more', { count: all.length - shown.length })}`}
            </Button>
          </p>
        ))}
    </>
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
