import { isEnglish, OWN_LETTER } from '../shared/sort-key.ts';

/** A column of sort keys as a language orders it. Each way has its index, which stands over this very expression. */
export function keyOrder(column: string, language: string | undefined): string {
  return isEnglish(language) ? `replace(${column}, '${OWN_LETTER}', 'n')` : column;
}
