import { fieldAt } from '../../shared/catalogue.ts';
import type { LogRowId } from './letters.ts';

/** Which row is being corrected, if any. */
export type Opened = { readonly opened: LogRowId | null; readonly open: (row: LogRowId | null) => void };

/** So many of those that fit what is typed are offered at once. */
export const MOST_OFFERED = 20;

/** A row's share of what is open. */
export function openState(id: LogRowId, { opened, open }: Opened) {
  return { id, isOpen: opened === id, onOpen: (isOpen: boolean) => open(isOpen ? id : null) };
}

/** A field's level and category as the catalogue has them: what a new value of it begins with. */
export function markOf(path: string): readonly string[] {
  const field = fieldAt(path);
  return field === undefined ? [] : [field.level, field.category];
}
