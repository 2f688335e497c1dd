import type { TextKey } from '../../shared/text/catalogue.ts';

/** A row of the quick log, its name, and the letter that reaches it with Alt. */
export type LogRow = { readonly id: string; readonly label: TextKey; readonly letter: string };

export const logRows = [
  { id: 'mode', label: 'quickLog.mode', letter: 'M' },
  { id: 'date', label: 'quickLog.date', letter: 'F' },
  { id: 'who', label: 'quickLog.who', letter: 'Q' },
  { id: 'case', label: 'quickLog.case', letter: 'C' },
  { id: 'summary', label: 'quickLog.summary', letter: 'R' },
  { id: 'items', label: 'quickLog.items', letter: 'D' },
  { id: 'promises', label: 'quickLog.promises', letter: 'A' },
  { id: 'value', label: 'quickLog.value', letter: 'V' },
] as const satisfies readonly LogRow[];

export type LogRowId = (typeof logRows)[number]['id'];

/** Put the focus on a row's first control: the chosen one of several, else the first. */
export function reachRow(id: LogRowId): void {
  const row = document.querySelector(`[data-log-row="${id}"]`);
  const control =
    row?.querySelector<HTMLElement>('[aria-checked="true"], [aria-pressed="true"]') ??
    row?.querySelector<HTMLElement>('input, textarea, button');
  control?.focus();
}
