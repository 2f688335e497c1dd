import { useRef, useState } from 'react';
import { go } from '../frame/route-store.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { ClockChip } from '../ui/clocks/ClockChip.tsx';
import { KeyHint } from '../ui/Keys.tsx';
import { handleRowKey } from '../ui/row-keys.ts';
import { groupOf, type GroupId, type Move } from './moves.ts';

const groups = ['overdue', 'today', 'week'] as const;
const AT_FIRST = 8;

/** What this office has to do, by when. Arrows or J and K move, Enter opens the case. */
export function YourMove({ moves }: { readonly moves: readonly Move[] }) {
  const t = useText();
  const grid = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const [whole, setWhole] = useState<readonly GroupId[]>([]);
  const parts = groups.map(id => {
    const all = moves.filter(move => groupOf(move) === id);
    return { id, all, shown: whole.includes(id) ? all : all.slice(0, AT_FIRST) };
  });
  const flat = parts.flatMap(part => part.shown);
  const at = Math.min(active, flat.length - 1);
  function moveTo(index: number): void {
    setActive(index);
    grid.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus();
  }
  return (
    <>
      <div
        role="grid"
        ref={grid}
        aria-label={t('today.yourMove')}
        onKeyDown={event =>
          handleRowKey(event, { count: flat.length, active: at, pageRows: 8, moveTo, onOpen: index => openMove(flat[index]) })
        }
      >
        {parts
          .filter(part => part.all.length > 0)
          .map(({ id, all, shown }) => (
            <div role="rowgroup" key={id}>
              <div role="row" className="due-group">
                <span role="columnheader">
                  {t(`today.group.${id}`)} <span className="faint">{all.length}</span>
                </span>
              </div>
              {shown.map(move => {
                const index = flat.indexOf(move);
                return (
                  <MoveRow key={move.key} move={move} index={index} isActive={index === at} onFocus={() => setActive(index)} />
                );
              })}
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

type MoveRowProps = { readonly move: Move; readonly index: number; readonly isActive: boolean; readonly onFocus: () => void };

function MoveRow({ move, index, isActive, onFocus }: MoveRowProps) {
  const t = useText();
  const format = useFormat();
  return (
    <div
      role="row"
      className="due"
      data-index={index}
      data-row-key={move.key}
      tabIndex={isActive ? 0 : -1}
      onFocus={onFocus}
      onClick={event => event.currentTarget.focus()}
      onDoubleClick={() => openMove(move)}
    >
      <div role="gridcell" className="due-when">
        <ClockChip clock={move.clock} />
      </div>
      <div role="gridcell" className="due-what">
        <div className="strong ellipsis">{t(move.what)}</div>
        <div className="small muted ellipsis">
          {move.reference === null ? t('today.office') : <span className="mono">{move.reference}</span>} {move.title}
        </div>
      </div>
      <div role="gridcell" className="due-kind">
        {move.caseId !== null && (
          <span className="hints">
            <KeyHint keys={['Enter']} does={t('today.open')} />
          </span>
        )}
        <span>
          {move.clock.tone === 'over' ? format.range(move.clock.earliest, move.clock.latest) : t(`today.kind.${move.kind}`)}
        </span>
      </div>
    </div>
  );
}

function openMove(move: Move | undefined): void {
  if (move?.caseId != null) go({ screen: 'case', caseId: move.caseId });
  else if (move) go({ screen: 'reports' });
}
