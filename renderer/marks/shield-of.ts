import type { Action } from '../../shared/decision/types.ts';
import type { MarkState } from './mark-state.ts';

const states: Readonly<Record<Action, MarkState>> = {
  RELEASE: 'release',
  GENERALISE: 'generalise',
  MASK: 'generalise',
  PSEUDONYM: 'pseudonym',
  SUMMARISE: 'generalise',
  WITHHOLD: 'withhold',
  OMIT_SILENT: 'hidden',
};

/** The shield that a decision is drawn as. */
export function shieldOf(action: Action): MarkState {
  return states[action];
}
