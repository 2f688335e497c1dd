import type { Bilingual } from '../../shared/language.ts';
import type { TextKey } from '../../shared/text/catalogue.ts';

/** A row of the quick log, its name, and the letter of the reader's language that reaches it with Alt. */
export type LogRow = { readonly id: string; readonly label: TextKey; readonly letters: Bilingual };

export const logRows = [
  { id: 'mode', label: 'quickLog.mode', letters: { en: 'M', es: 'M' } },
  { id: 'date', label: 'quickLog.date', letters: { en: 'D', es: 'F' } },
  { id: 'who', label: 'quickLog.who', letters: { en: 'W', es: 'Q' } },
  { id: 'case', label: 'quickLog.case', letters: { en: 'C', es: 'C' } },
  { id: 'summary', label: 'quickLog.summary', letters: { en: 'S', es: 'R' } },
  { id: 'items', label: 'quickLog.items', letters: { en: 'I', es: 'D' } },
  { id: 'promises', label: 'quickLog.promises', letters: { en: 'O', es: 'P' } },
  { id: 'value', label: 'quickLog.value', letters: { en: 'V', es: 'V' } },
] as const satisfies readonly LogRow[];

export type LogRowId = (typeof logRows)[number]['id'];
