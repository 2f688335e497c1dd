import type { KeyboardEvent } from 'react';
import { usePreferences } from '../preferences.ts';
import { isTyping } from './typing.ts';

export type RowKeys = {
  readonly count: number;
  readonly active: number;
  readonly pageRows: number;
  readonly moveTo: (index: number) => void;
  readonly onOpen?: (index: number) => void;
  readonly onToggle?: (index: number) => void;
  /** Select from the active row to another. */
  readonly onExtend?: (index: number) => void;
};

/** The keys of every list: arrows or J and K, Home, End, Page Up and Down, Enter opens, Space selects, Shift with a move selects the way. */
export function handleRowKey(event: KeyboardEvent, rows: RowKeys): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const target = destination(event.key, rows);
  const isOnRow = event.target instanceof HTMLElement && event.target.getAttribute('role') === 'row';
  if (target !== null) {
    const to = Math.max(0, Math.min(rows.count - 1, target));
    if (event.shiftKey) rows.onExtend?.(to);
    rows.moveTo(to);
  } else if (event.key === 'Enter' && rows.onOpen && isOnRow) rows.onOpen(rows.active);
  else if (event.key === ' ' && rows.onToggle && isOnRow) rows.onToggle(rows.active);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function destination(key: string, { active, count, pageRows }: RowKeys): number | null {
  const letters = usePreferences.getState().letterKeys;
  if (key === 'ArrowDown' || (letters && key === 'j')) return active + 1;
  if (key === 'ArrowUp' || (letters && key === 'k')) return active - 1;
  if (key === 'PageDown') return active + pageRows;
  if (key === 'PageUp') return active - pageRows;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return null;
}
