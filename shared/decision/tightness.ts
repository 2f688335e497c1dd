import type { FieldType } from '../catalogue-types.ts';
import { actions, type Action, type Decision } from './types.ts';

/** How much an action keeps back: 0 releases, 6 leaves no trace. */
export const tightness: Readonly<Record<Action, number>> = Object.fromEntries(
  actions.map((action, rank) => [action, rank]),
) as Record<Action, number>; // `actions` lists every Action

/** Whether `a` shows no more than `b` would. */
export function isAtLeastAsTight(a: Action, b: Action): boolean {
  return tightness[a] >= tightness[b];
}

/** Whether something readable leaves: the value, a coarser form, a mask, a pseudonym or the author's own text. */
export function isReadable(action: Action): boolean {
  return tightness[action] < tightness.WITHHOLD;
}

/** The tighter of two decisions; the first where they are equally tight. */
export function tighter(a: Decision, b: Decision): Decision {
  return isAtLeastAsTight(a.action, b.action) ? a : b;
}

/** Types that have a coarser form. A date becomes its year, a place its state, an amount a band. */
const generalised: ReadonlySet<FieldType> = new Set([
  'date',
  'instant',
  'place',
  'quantity',
  'money',
  'account',
  'integer',
  'decimal',
]);

/**
 * What an action comes to for a type of field: where it has no coarser form, or no person to name, it withholds. By type, never by
 * value; `null` is a record's existence, for which every action makes sense.
 */
export function fitted(action: Action, type: FieldType | null): Action {
  if (type === null) return action;
  if (action === 'GENERALISE') return generalised.has(type) ? action : 'WITHHOLD';
  if (action === 'PSEUDONYM') return type === 'name' ? action : 'WITHHOLD';
  return action;
}
