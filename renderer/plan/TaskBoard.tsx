import { Fragment, useRef, useState, type KeyboardEvent } from 'react';
import type { RecordId } from '../../shared/language.ts';
import { taskColumns, type Plan, type PlannedTask, type TaskColumn } from '../../shared/plan.ts';
import { textIn } from '../../shared/records.ts';
import { useMayWrite } from '../frame/rights.ts';
import { useText } from '../text.ts';
import { placeTask, swapTasks } from './plan-acts.ts';
import { TaskCard } from './TaskCard.tsx';

type Props = {
  readonly plan: Plan;
  readonly chosen: RecordId | null;
  readonly onChoose: (id: RecordId) => void;
};

/**
 * A column for each status, a lane for each phase. One card is in the tab order: arrows go from card to card, Shift with an arrow moves the
 * card (its status, or its place among those beside it), Enter opens it. A card is dragged to a column, or a lane, as well.
 */
export function TaskBoard({ plan, chosen, onChoose }: Props) {
  const t = useText();
  const mayWrite = useMayWrite();
  const grid = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<RecordId | null>(chosen);
  const [dragged, setDragged] = useState<PlannedTask | null>(null);
  const lanes: readonly (RecordId | null)[] = [
    ...plan.phases.map(({ id }) => id),
    ...(plan.phases.length === 0 || plan.tasks.some(({ phase }) => phase === null) ? [null] : []),
  ];
  const inCell = (column: TaskColumn, lane: RecordId | null) =>
    plan.tasks.filter(task => task.column === column && task.phase === lane);
  const cells = taskColumns.map(column => lanes.flatMap(lane => inCell(column, lane)));
  const first = active !== null && plan.tasks.some(({ record }) => record.id === active) ? active : cells.flat()[0]?.record.id;

  const onKeyDown = (event: KeyboardEvent) => {
    const at = plan.tasks.find(({ record }) => record.id === first);
    if (at === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const beside = besideIn(cells, at, event.key);
    if (beside === undefined) return;
    event.preventDefault();
    if (!event.shiftKey) return focusCard(grid.current, beside?.record.id);
    if (!mayWrite) return;
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const column = taskColumns[taskColumns.indexOf(at.column) + step];
    const near = inCell(at.column, at.phase);
    const other = near[near.indexOf(at) + (event.key === 'ArrowDown' ? 1 : -1)];
    if (step !== 0 && column !== undefined) void placeTask(t, at, { column }).then(() => focusCard(grid.current, at.record.id));
    if (step === 0 && other !== undefined) void swapTasks(t, at, other).then(() => focusCard(grid.current, at.record.id));
  };

  return (
    <>
      <div className="plan-board" ref={grid} role="group" aria-label={t('plan.tasks')} onKeyDown={onKeyDown}>
        {taskColumns.map((column, at) => (
          <header key={column} className="h-mini">
            {t(`plan.column.${column}`)} <span className="n">{cells[at]?.length ?? 0}</span>
          </header>
        ))}
        {lanes.map(lane => (
          <Fragment key={lane}>
            {plan.phases.length > 0 && <h4 className="plan-lane">{laneName(plan, lane) ?? t('plan.noPhase')}</h4>}
            {taskColumns.map(column => (
              <ul
                key={column}
                aria-label={[t(`plan.column.${column}`), laneName(plan, lane)].filter(Boolean).join(' · ')}
                onDragOver={event => dragged !== null && event.preventDefault()}
                onDrop={() => {
                  if (dragged !== null) void placeTask(t, dragged, { column, phase: lane });
                  setDragged(null);
                }}
              >
                {inCell(column, lane).map(task => (
                  <li
                    key={task.record.id}
                    data-task={task.record.id}
                    onFocus={() => setActive(task.record.id)}
                    draggable={mayWrite}
                    onDragStart={() => setDragged(task)}
                    onDragEnd={() => setDragged(null)}
                  >
                    <TaskCard task={task} isFocusable={task.record.id === first} onOpen={() => onChoose(task.record.id)} />
                  </li>
                ))}
              </ul>
            ))}
          </Fragment>
        ))}
      </div>
      <p className="small muted">{t('plan.keys')}</p>
    </>
  );
}

function laneName({ phases }: Plan, lane: RecordId | null): string | null {
  const phase = phases.find(({ id }) => id === lane);
  return phase === undefined ? null : textIn(phase.fields, 'name');
}

/** The card that an arrow goes to; null at the edge, undefined for any other key. */
function besideIn(cells: readonly (readonly PlannedTask[])[], at: PlannedTask, key: string): PlannedTask | null | undefined {
  const column = cells.findIndex(cards => cards.includes(at));
  const place = cells[column]?.indexOf(at) ?? 0;
  if (key === 'ArrowDown' || key === 'ArrowUp') return cells[column]?.[place + (key === 'ArrowDown' ? 1 : -1)] ?? null;
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined;
  const way = key === 'ArrowRight' ? 1 : -1;
  for (let next = column + way; next >= 0 && next < cells.length; next += way) {
    const cards = cells[next] ?? [];
    if (cards.length > 0) return cards[Math.min(place, cards.length - 1)] ?? null;
  }
  return null;
}

function focusCard(grid: HTMLElement | null, id: RecordId | undefined): void {
  if (id === undefined) return;
  requestAnimationFrame(() => grid?.querySelector<HTMLElement>(`[data-task="${id}"] .card`)?.focus());
}
