import type { DayFold, DayGroup, DayGroupId, DayRow } from '../../shared/day.ts';
import { foldId } from './today-store.ts';

/** A line of the day as it is moved through: a row, or rows that are alike under one head. */
export type DayLine =
  | { readonly kind: 'row'; readonly id: DayGroupId; readonly row: DayRow; readonly isOfFold: boolean }
  | { readonly kind: 'fold'; readonly id: DayGroupId; readonly fold: DayFold; readonly isOpen: boolean; readonly shown: number };

export type GroupLines = {
  readonly id: DayGroupId;
  readonly total: number;
  readonly lines: readonly DayLine[];
  readonly more: number;
};

/**
 * What is shown of each group: a short one row by row, a long one by its folds and the rows of those that are open. `more`: rows that a button
 * below asks for.
 */
export function linesOf(
  groups: readonly DayGroup[],
  unfolded: ReadonlyMap<string, readonly DayRow[]>,
  isWoken: boolean,
): readonly GroupLines[] {
  return groups
    .filter(({ total }) => total > 0)
    .map(({ id, total, rows, folds }) => {
      if (id === 'asleep' && !isWoken) return { id, total, lines: [], more: total };
      const row = (row: DayRow, isOfFold: boolean): DayLine => ({ kind: 'row', id, row, isOfFold });
      if (folds.length === 0) return { id, total, lines: rows.map(each => row(each, false)), more: total - rows.length };
      const lines = folds.flatMap(fold => {
        if (fold.total === 1) return [row(fold.first, false)];
        const open = unfolded.get(foldId(id, fold.key));
        const head: DayLine = { kind: 'fold', id, fold, isOpen: open !== undefined, shown: open?.length ?? 0 };
        return [head, ...(open ?? []).map(each => row(each, true))];
      });
      return { id, total, lines, more: 0 };
    });
}

/** By what a line is known while the day is read again. */
export function lineKey(line: DayLine): string {
  return line.kind === 'row' ? line.row.key : foldId(line.id, line.fold.key);
}
