import type { RecordId } from '../../shared/language.ts';

/** A value of the case on the screen, as its row names it. `*`: the record as a whole. */
export type ValuePlace = { readonly record: RecordId; readonly field: string };

/** The value whose row holds the focus. */
export function valueAtHand(): ValuePlace | null {
  const row = document.activeElement?.closest<HTMLElement>('[data-record]');
  return row ? placeOf(row) : null;
}

/** The values that a selection touches; without one, the value that holds the focus. */
export function valuesAtHand(): readonly ValuePlace[] {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed) return [valueAtHand()].filter(place => place !== null);
  return [...document.querySelectorAll<HTMLElement>('[data-record]')]
    .filter(row => selection.containsNode(row, true))
    .flatMap(row => placeOf(row) ?? []);
}

function placeOf({ dataset }: HTMLElement): ValuePlace | null {
  const { record, field } = dataset;
  return record === undefined || field === undefined ? null : { record: record as RecordId, field }; // rows write their record's id
}
