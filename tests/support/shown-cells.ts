import { sideFigures } from '../../shared/review-figures.ts';
import type { ShownCount } from '../../shared/publish.ts';
import type { Review } from '../../shared/review.ts';

/** Every count that stands on a page, by a name of its own. */
export function shownCells({ figures, stages, funnel, sides }: Review): ReadonlyMap<string, ShownCount> {
  const cells = new Map<string, ShownCount>(Object.entries(figures));
  for (const { id, stays } of stages) cells.set(`stays ${id}`, stays);
  for (const [step, { reached, still, ended }] of funnel.entries())
    for (const [name, cell] of Object.entries({ reached, still, ended })) if (cell !== null) cells.set(`${name} ${step}`, cell);
  for (const { direction, groups, all } of sides)
    for (const line of [...groups, { ...all, group: 'all' }])
      for (const name of sideFigures) cells.set(`${direction} ${name} ${line.group}`, line[name]);
  return cells;
}
